using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Yiwang.Design;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Ledger;

namespace Yiwang.Workspace.Evidence;

/// <summary>What an auditor typed; empty asks for nothing.</summary>
/// <param name="Staff">An officer's staff number.</param>
internal sealed record EvidenceWords(string? Subject, string? Under, string? Post, string? Staff, string? From, string? To)
{
    public string Address(string page, long? before)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("subject", Subject), ("under", Under), ("post", Post), ("staff", Staff), ("from", From), ("to", To), ("before", before?.ToString(CultureInfo.InvariantCulture)) })
        {
            if (!string.IsNullOrWhiteSpace(value)) query.Add(name, value.Trim());
        }

        return page + query;
    }
}

/// <summary>What was found, or everything that can't be looked for as it was typed.</summary>
internal sealed record EvidenceResult(LedgerPage Page, IReadOnlyList<Finding> Findings)
{
    public static EvidenceResult Nothing { get; } = new(new([], null), []);
}

/// <summary>Finds records by subject, article, post, person and time, for the page, the file and the API.</summary>
internal sealed class EvidenceSearch(LedgerSearch ledger, CityDirectory city, IKnowAccounts accounts)
{
    public const int MostExported = 10_000;
    private const int OnePage = 50;

    public async Task<EvidenceResult> Find(EvidenceWords words, long? before, CancellationToken ct)
    {
        var (question, findings) = await Read(words, ct);
        return findings.Count > 0 ? EvidenceResult.Nothing with { Findings = findings } : new(await ledger.Find(question with { Before = before }, OnePage, ct), []);
    }

    /// <summary>Everything that fits, newest first, up to <see cref="MostExported"/>.</summary>
    public async Task<(IReadOnlyList<FoundAct> Acts, IReadOnlyList<Finding> Findings)> All(EvidenceWords words, CancellationToken ct)
    {
        var (question, findings) = await Read(words, ct);
        var acts = new List<FoundAct>();
        if (findings.Count > 0) return (acts, findings);
        for (LedgerPage page; acts.Count < MostExported; question = question with { Before = page.Next })
        {
            page = await ledger.Find(question, LedgerSearch.MostOnPage, ct);
            acts.AddRange(page.Acts);
            if (page.Next is null) break;
        }

        return ([.. acts.Take(MostExported)], findings);
    }

    private async Task<(LedgerQuestion Question, IReadOnlyList<Finding> Findings)> Read(EvidenceWords words, CancellationToken ct)
    {
        var findings = new List<Finding>();
        Citation? under = null;
        if (Typed(words.Under) is { } cited && !Citation.TryParse(cited, out under))
            findings.Add(Finding.Block("evidence.under", "看不出依据写的是哪份文件的哪一条。", where: "under", remedy: "请写文号和条款，例如 汕府办〔2019〕21号第十条。"));
        if (Typed(words.Post) is { } post && city.FindPost(post) is null)
            findings.Add(Finding.Block("evidence.post", "没有这个岗位。", where: "post", remedy: "请从列表中选择。"));
        var account = Typed(words.Staff) is { } staff ? await accounts.FindOfficer(staff, ct) : null;
        if (Typed(words.Staff) is not null && account is null)
            findings.Add(Finding.Block("evidence.staff", "没有这个工号的账号。", where: "staff", remedy: "请核对工号。"));
        var (from, to) = (Day(words.From, "from", findings), Day(words.To, "to", findings));
        if (from > to) findings.Add(Finding.Block("evidence.days", "开始日期晚于结束日期。", where: "from", remedy: "请对调，或改正其中一个。"));
        return (new(Typed(words.Subject), Typed(words.Post), account, under is { Document.Length: > 0 } ? under : null, from, to), findings);
    }

    private static DateOnly? Day(string? typed, string field, List<Finding> findings)
    {
        if (Typed(typed) is null) return null;
        if (DateText.Find(typed) is { } day) return day;
        findings.Add(Finding.Block("evidence.day", "填的不是日期。", where: field, remedy: "例如 2026-03-19。"));
        return null;
    }

    private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
