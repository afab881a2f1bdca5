using Microsoft.AspNetCore.Http;
using Yiwang.Contracting.Boards;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Drafting;
using Yiwang.Contracting.Reviewing;
using Yiwang.Contracting.Rules;
using Yiwang.Contracting.Texts;
using Yiwang.Design;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;

namespace Yiwang.Contracting.Entering;

/// <summary>What the entry's page asks of others: what is known beforehand, what a text says, and whether a page may be turned.</summary>
internal sealed class EntryDesk(GroundsOfEntry known, EntryCheck check, Reviews reviews, TextRulebook rulebook, CurrentUser user)
{
    private static readonly string[] Amounts = ["amount", "pays"], Days = ["startsOn", "endsOn", "decidedOn", "signedOn"];

    public Task<EntryGrounds> Grounds(Guid? parent, string? reviewNumber, CancellationToken ct) => known.Of(parent, reviewNumber, ct);

    /// <summary>
    /// The page that is shown next, and what is to be mended on it. Going on asks the page that is left; going back asks nothing. What the last
    /// page itself asks is told only when it is sent.
    /// </summary>
    public async Task<(EntrySheet Sheet, IReadOnlyList<Finding> Findings)> Turn(IFormCollection form, EntryStep at, EntryStep to, EntryGrounds grounds, CancellationToken ct)
    {
        var all = Told(form, (await check.Of(EntryIntake.Of(form, grounds.Parent?.Id), ct)).Outcome.Findings);
        var stays = EntrySheet.Index(to) > EntrySheet.Index(at) && all.Any(f => f.Severity is Severity.Blocks && EntrySheet.Of(f) == at);
        var sheet = new EntrySheet(form, stays ? at : to);
        IReadOnlyList<Finding> shown = sheet.Shown == EntrySheet.Check ? [.. all.Where(f => EntrySheet.Of(f) != EntrySheet.Check)]
            : stays || sheet.HasSeen(sheet.Shown) ? [.. all.Where(f => EntrySheet.Of(f) == sheet.Shown)] : [];
        return (sheet, shown);
    }

    /// <summary>The entry with the digest of what was signed; with problems where something could not be read.</summary>
    public async Task<(ContractEntry Entry, IReadOnlyList<Finding> Problems)> Entry(IFormCollection form, EntryGrounds grounds, CancellationToken ct)
    {
        var entry = EntryIntake.Of(form, grounds.Parent?.Id);
        var (digest, problem) = await SignedText(form, ct);
        var unread = Unreadable(form).ToArray();
        if (unread.Length > 0 || problem is not null) return (entry, [.. Told(form, (await check.Of(entry, ct)).Outcome.Findings).Where(f => EntrySheet.Of(f) != EntrySheet.Check), .. problem is null ? Array.Empty<Finding>() : [problem]]);
        return (entry with { Signing = entry.Signing with { TextDigest = digest } }, []);
    }

    [Article(Law.LuohuContracts, 50), Requirement("LH-SZ-115")]
    public async Task<(TextProposal? Proposal, Finding? Problem)> Read(IFormFile? file, CancellationToken ct)
    {
        if (file is not { Length: > 0 }) return (null, Finding.Block("contract-text.none", "没有选文件。", where: TextStep.Field, remedy: "请选签订的合同文本；没有的，点“不用文本，直接填写”。"));
        if (file.Length > TextExtraction.MostBytes) return (null, TextProblems.TooLarge(file.Length) with { Where = TextStep.Field });
        using var kept = new MemoryStream();
        await file.CopyToAsync(kept, ct);
        return TextExtraction.TryRead(kept.ToArray(), ct, out var text, out var problem) ? (TextProposal.Of(new ContractReading(text, rulebook), user.InstitutionName), null) : (null, problem with { Where = TextStep.Field });
    }

    private async Task<(string Digest, Finding? Problem)> SignedText(IFormCollection form, CancellationToken ct)
    {
        if (form.Files.GetFile("signed-text") is { Length: > 0 } sent) return await ReviewIntake.DigestOf(sent, ct);
        return (form["same-text"].Contains("yes") && await reviews.ByNumber(user.Institution, form["legality"].ToString().Trim(), ct) is { } review ? review.Draft.Digest : "", null);
    }

    // What could not be read isn't also missing.
    private static List<Finding> Told(IFormCollection form, IReadOnlyList<Finding> findings)
    {
        var unread = Unreadable(form).ToList();
        return [.. unread, .. findings.Where(f => unread.TrueForAll(u => u.Where != f.Where))];
    }

    /// <summary>What was typed where an amount or a day belongs and is none: it would otherwise count as not said.</summary>
    private static IEnumerable<Finding> Unreadable(IFormCollection form)
    {
        var nodes = Enumerable.Range(0, NodesStep.MostAtEntry);
        foreach (var name in Amounts.Concat(nodes.Select(n => $"node-pays-{n}")))
        {
            if (!string.IsNullOrWhiteSpace(form[name]) && Yuan.Find(form[name].ToString()) is null) yield return Finding.Block("contract.no-amount-typed", "这里要填金额，单位是元。", Citation.Of(Law.LuohuContracts, 50, 1, 1), name, "例如 1200000.00，最多两位小数。");
        }

        foreach (var name in Days.Concat(nodes.Select(n => $"node-on-{n}")))
        {
            if (!string.IsNullOrWhiteSpace(form[name]) && DateText.Find(form[name].ToString()) is null) yield return Finding.Block("contract.no-day-typed", "这里要填日期。", Citation.Of(Law.LuohuContracts, 50), name, "例如 2026-06-30。");
        }
    }
}

/// <summary>What is known before an entry begins.</summary>
internal sealed class GroundsOfEntry(ContractList contracts, Handlers handlers, Reviews reviews, ContractBook book, CurrentUser user, TimeProvider clock)
{
    private const int LongestNumber = 60;

    public async Task<EntryGrounds> Of(Guid? parentId, string? reviewNumber, CancellationToken ct)
    {
        var review = reviewNumber is { Length: > 0 and <= LongestNumber } number ? await reviews.ByNumber(user.Institution, number, ct) : null;
        var people = (await handlers.Of(user.Institution, ct)).Select(p => new Choice(p.Key.ToString(), p.Value));
        var parent = parentId is { } id ? await contracts.Find(id, ct) : null;
        // Asked of agreements about contracts that were centrally procured.
        var procurement = parent is { Found: WayOfFinding.Central } ? book.On(user.Region, clock.Today())?.Adoption.Procurement : null;
        return new(parent, review, [.. people], procurement, user.AccountId);
    }
}
