using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Yiwang.Kernel;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Designating;

/// <summary>What 全国信用信息共享平台 has on an institution; <see cref="RecordAnswer.NotAsked"/> where no answer could be had.</summary>
internal sealed record PlatformAnswer(RecordAnswer Answer, IReadOnlyList<string> Entries);

/// <summary>The interface of 全国信用信息共享平台, outside this house: asked by credit code at the address of the configuration.</summary>
internal sealed class CreditPlatform(IConfiguration configuration, HttpClient http, ILogger<CreditPlatform> log)
{
    private const int LongestAnswer = 64 * 1024;

    /// <summary>Where it is; nobody is asked while it isn't configured.</summary>
    public const string Setting = "CreditPlatform";

    /// <summary>No connection, no answer in time, an answer that isn't understood: none of these is a clean record.</summary>
    [Article(Law.ShanweiRehabilitationAid, 16, Item = 3), Requirement("SW-KF-026n")]
    public async Task<PlatformAnswer> Ask(string creditCode, CancellationToken ct)
    {
        if (OutsideService.AddressOf(configuration, Setting) is not { } address) return new(RecordAnswer.NotAsked, []);
        try
        {
            using var answer = await http.GetAsync(new Uri(address, $"records?creditCode={Uri.EscapeDataString(creditCode)}"), ct);
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentLength > LongestAnswer) return new(RecordAnswer.NotAsked, []);
            var body = await answer.Content.ReadFromJsonAsync<Body>(ct);
            return body switch
            {
                { CreditCode: var asked } when asked != creditCode => new(RecordAnswer.NotAsked, []), // an answer about somebody else
                { Result: "none" } => new(RecordAnswer.None, []),
                { Result: "found", Entries: { Length: > 0 } entries } => new(RecordAnswer.Found, [.. entries.Take(20).Select(e => e.Length > 200 ? e[..200] : e)]),
                _ => new(RecordAnswer.NotAsked, []),
            };
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or NotSupportedException || fault is OperationCanceledException && !ct.IsCancellationRequested)
        {
            log.LogWarning(fault, "The credit platform gave no answer.");
            return new(RecordAnswer.NotAsked, []);
        }
    }

    private sealed record Body(string CreditCode, string Result, string[]? Entries);
}

/// <summary>Asks, and notes the answer. The asking is outside the transaction: nobody waits for another house with the tables held.</summary>
internal sealed class CreditEnquiry(InstitutionsDb db, InstitutionPack pack, CreditPlatform platform, CommandRunner commands)
{
    public async Task<(Outcome Outcome, RecordAnswer Answer)> Ask(Guid id, Guid? key, CancellationToken ct)
    {
        if (await db.Applications.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) is not { } application) return (Outcome.NotFound, RecordAnswer.NotAsked);
        var source = pack.Sources.First(s => s.ByInterface).Id;
        var answer = await platform.Ask(application.Form.CreditCode, ct);
        return (await commands.Run(new NotePlatformAnswer(id, source, answer.Answer, answer.Entries), key, ct), answer.Answer);
    }
}
