using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Yiwang.Kernel;

namespace Yiwang.Identity.RealName;

internal enum RealNameAnswer { Matches, Differs, Silent, NotConnected }

/// <summary>The provincial service for real names, another house: whether a name and a number belong together. Neither stands in an address or a log.</summary>
internal sealed class RealNameService(RealNameAddress house, HttpClient http, ILogger<RealNameService> log)
{
    private const int LongestAnswer = 4 * 1024, Attempts = 2;

    public Task<RealNameResult> AskPerson(string name, CitizenNumber number, CancellationToken ct) =>
        Ask("persons", new { name, number = number.Reveal() }, ct);

    /// <summary>Whether the register of legal persons has that name under that code, with that representative.</summary>
    public Task<RealNameResult> AskLegalPerson(string name, CreditCode code, string representative, CitizenNumber number, CancellationToken ct) =>
        Ask("legal-persons", new { name, creditCode = code.Value, representative, representativeNumber = number.Reveal() }, ct);

    private async Task<RealNameResult> Ask<T>(string what, T body, CancellationToken ct)
    {
        if (house.Find() is not { } address) return new(RealNameAnswer.NotConnected, "");
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await Once(new Uri(address, what), body, ct) is { } answer) return new(answer.Matches!.Value ? RealNameAnswer.Matches : RealNameAnswer.Differs, answer.Source!);
        }

        return new(RealNameAnswer.Silent, "");
    }

    /// <returns>Null where it gave no answer that can be understood.</returns>
    private async Task<Body?> Once<T>(Uri address, T body, CancellationToken ct)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync(address, body, ct);
            if (answer.IsSuccessStatusCode && answer.Content.Headers.ContentLength is null or <= LongestAnswer
                && await answer.Content.ReadFromJsonAsync<Body>(ct) is { Matches: not null, Source: { Length: > 0 and <= 40 } } read) return read;
            log.LogWarning("The service for real names answered {Status}, which can't be used.", (int)answer.StatusCode);
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or NotSupportedException || fault is OperationCanceledException && !ct.IsCancellationRequested)
        {
            log.LogWarning("The service for real names gave no answer: {Kind}.", fault.GetType().Name);
        }

        return null;
    }

    private sealed record Body(bool? Matches, string? Source);
}

/// <param name="Source">Which register said so, as the service names it.</param>
internal sealed record RealNameResult(RealNameAnswer Kind, string Source)
{
    public Finding ToFinding(string where, string differs) => Kind switch
    {
        RealNameAnswer.Differs => Finding.Block("real-name.differs", differs, where: where, remedy: "请核对后重新填写；登记有误的，到登记机关更正。"),
        RealNameAnswer.NotConnected => Finding.Block("real-name.not-connected", "还没有接入省实名核验服务。", where: where, remedy: "请持证件到办事窗口办理。"),
        _ => Finding.Block("real-name.silent", "省实名核验服务暂时没有答复，什么都没有改变。", where: where, remedy: "请过几分钟再试，或持证件到办事窗口办理。"),
    };
}
