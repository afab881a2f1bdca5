using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Benefits.RehabilitationAid.Verifying;

/// <summary>The police's interface, outside this house. It is told number, kind and region; it says the same or not, and until when.</summary>
internal sealed class PopulationRegister(IConfiguration configuration, HttpClient http, ILogger<PopulationRegister> log)
{
    private const int LongestAnswer = 4 * 1024;

    /// <summary>Where it is; without it every check goes to a person.</summary>
    public const string Setting = "PopulationRegister";

    public async Task<(RegisterAnswer Answer, DateOnly? ValidUntil)> Ask(RegisterKind kind, string citizenNumber, string region, CancellationToken ct)
    {
        if (OutsideService.AddressOf(configuration, Setting) is not { } address) return (RegisterAnswer.NoAnswer, null);
        try
        {
            using var answer = await http.PostAsJsonAsync(new Uri(address, "verify"), new { kind = kind is RegisterKind.Household ? "household" : "residence-permit", citizenNumber, region }, ct);
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentLength > LongestAnswer) return (RegisterAnswer.NoAnswer, null);
            // Whatever else comes with it is not read.
            var body = await answer.Content.ReadFromJsonAsync<Body>(ct);
            return (body?.Result switch { "same" => RegisterAnswer.Same, "different" => RegisterAnswer.Different, "not-found" => RegisterAnswer.NotFound, _ => RegisterAnswer.NoAnswer }, body?.ValidUntil);
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or NotSupportedException || fault is OperationCanceledException && !ct.IsCancellationRequested)
        {
            log.LogWarning("The population register gave no answer: {Fault}.", fault.GetType().Name); // its message may hold what was asked
            return (RegisterAnswer.NoAnswer, null);
        }
    }

    private sealed record Body(string? Result, DateOnly? ValidUntil);
}

/// <summary>Asks, and notes the answer. The asking is outside the transaction: nobody waits for another house with the tables held.</summary>
internal sealed class RegisterEnquiry(ReviewFile files, PopulationRegister register, CommandRunner commands)
{
    public async Task<Outcome> Ask(Guid id, RegisterKind kind, Guid? key, CancellationToken ct)
    {
        if (await files.Open(id, ct) is not var (application, _)) return Outcome.NotFound;
        var place = application.Answers.Place!;
        if (kind is RegisterKind.ResidencePermit && place.Place is not Place.ResidencePermit)
            return Outcome.Refused("register.no-permit", "这件不是凭居住证申请的，不用核实居住证。", Articles.Registers, "kind", "请核实户籍。");

        var region = kind is RegisterKind.Household ? place.HouseholdRegion : place.PermitRegion ?? "";
        var (answer, until) = await register.Ask(kind, application.Answers.Child!.CitizenNumber, region, ct);
        return await commands.Run(new NoteRegisterAnswer(id, kind, answer, until), key, ct);
    }
}
