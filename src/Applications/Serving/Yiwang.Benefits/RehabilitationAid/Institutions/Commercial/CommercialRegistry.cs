using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Jobs;
using Yiwang.Platform.Web;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Commercial;

/// <summary>The interface of 国家企业信用信息公示系统, outside this house: asked by credit code at the address of the configuration.</summary>
internal sealed class CommercialRegistry(IConfiguration configuration, HttpClient http, ILogger<CommercialRegistry> log)
{
    private const int LongestAnswer = 64 * 1024;

    /// <summary>Where it is; nobody is asked while it isn't configured.</summary>
    public const string Setting = "EnterprisePublicity";

    public bool IsConnected => OutsideService.AddressOf(configuration, Setting) is not null;

    /// <summary>The state, or null: no connection, no answer in time, a word that isn't understood, an answer about somebody else.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 10), Requirement("SW-KF-026m")]
    public async Task<CommercialState?> Ask(string creditCode, CancellationToken ct)
    {
        if (OutsideService.AddressOf(configuration, Setting) is not { } address) return null;
        try
        {
            using var answer = await http.GetAsync(new Uri(address, $"registrations?creditCode={Uri.EscapeDataString(creditCode)}"), ct);
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentLength > LongestAnswer)
            {
                log.LogWarning("The enterprise publicity system answered {Status}.", (int)answer.StatusCode);
                return null;
            }

            return await answer.Content.ReadFromJsonAsync<Body>(ct) is { State: { } state } body && body.CreditCode == creditCode ? Platform.Packs.Words.Find<CommercialState>(state) : null;
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or NotSupportedException || fault is OperationCanceledException && !ct.IsCancellationRequested)
        {
            log.LogWarning(fault, "The enterprise publicity system gave no answer.");
            return null;
        }
    }

    private sealed record Body(string? CreditCode, string? State);
}

/// <summary>Asks, and notes the answer. The asking is outside the transaction: nobody waits for another house with the tables held.</summary>
internal sealed class CommercialEnquiry(InstitutionsDb db, CommercialRegistry registry, CommandRunner commands, TimeProvider clock)
{
    private static readonly Citation Place = Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 10);

    /// <summary>On demand. That no answer came is told as such.</summary>
    public async Task<Outcome> Ask(string code, Guid? key, CancellationToken ct)
    {
        if (await db.Register.AsNoTracking().FirstOrDefaultAsync(i => i.Code == code, ct) is not { } entry) return Outcome.NotFound;
        if (!entry.IsCommercial) return Outcome.Refused("commercial.none", $"{entry.Name}不是商事主体，登记状态不在国家企业信用信息公示系统。", Place, remedy: "登记管理机关见统一社会信用代码的第一位。");
        if (!registry.IsConnected) return Outcome.Refused("commercial.not-connected", "还没有接入国家企业信用信息公示系统。", Place, remedy: "请联系运行维护单位。");

        var state = await registry.Ask(entry.CreditCode, ct);
        var outcome = await commands.Run(new NoteCommercialState(code, state), key, ct);
        return !outcome.IsDone || state is not null ? outcome
            : Outcome.Refused("commercial.silent", "国家企业信用信息公示系统没有答复，登记状态不变。", Place, remedy: "请稍后再查；系统每天会再查一次。");
    }

    /// <summary>Every commercial institution that hasn't got today's answer.</summary>
    public async Task AskAll(CancellationToken ct)
    {
        if (!registry.IsConnected) return;
        var today = clock.Today();
        var entries = await db.Register.AsNoTracking().Where(i => i.StateKnownOn == null || i.StateKnownOn != today).OrderBy(i => i.Code).ToListAsync(ct);
        foreach (var entry in entries.Where(e => e.IsCommercial)) _ = await commands.Run(new NoteCommercialState(entry.Code, await registry.Ask(entry.CreditCode, ct)), ct: ct);
    }
}

/// <summary>Looks once a day; more often only after whom it has no answer yet.</summary>
internal sealed class CommercialWatch(CommercialEnquiry enquiry, CurrentUser user) : IJob
{
    public static TimeSpan Pause => TimeSpan.FromMinutes(30);

    public Task Run(CancellationToken ct)
    {
        user.BecomeSystem("commercial-watch", Permissions.SuperviseInstitutions);
        return enquiry.AskAll(ct);
    }
}
