using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Ledger;

/// <summary>What an auditor looks for; everything that is named must hold. Days are those of China.</summary>
/// <param name="Under">An article finds what was done under its paragraphs and items too; a document without place, all of it.</param>
/// <param name="Before">Row from which to go on into the past; null begins at the newest.</param>
public sealed record LedgerQuestion(
    string? Subject = null, string? Post = null, Guid? Account = null, Citation? Under = null, DateOnly? From = null, DateOnly? To = null, long? Before = null);

/// <summary>A row that was found.</summary>
/// <param name="Account">Who did it; null for the platform itself.</param>
public sealed record FoundAct(long Row, RecordedAct Act, Guid? Account);

/// <param name="Next">Row to go on from; null where nothing follows.</param>
public sealed record LedgerPage(IReadOnlyList<FoundAct> Acts, long? Next);

/// <summary>
/// Finds rows of the whole ledger, newest first, at a cost that doesn't grow with it: by the marks that were written with the anchors, and
/// by looking at the few rows that are younger.
/// </summary>
public sealed class LedgerSearch(YiwangDb db)
{
    public const int MostOnPage = 1000;

    /// <param name="question">What is looked for.</param>
    /// <param name="size">Rows of a page, 1 to <see cref="MostOnPage"/>.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<LedgerPage> Find(LedgerQuestion question, int size, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MostOnPage);
        var anchored = await db.Set<LedgerAnchor>().MaxAsync(a => (long?)a.LastRow, ct) ?? 0;
        var before = question.Before ?? long.MaxValue;
        var wanted = size + 1;

        var found = await Fits(question, db.Set<LedgerEntry>().Where(e => e.Id > anchored && e.Id < before)).OrderByDescending(e => e.Id).Take(wanted).ToListAsync(ct);
        if (found.Count < wanted) found.AddRange(await Older(question, Math.Min(before, anchored + 1), wanted - found.Count, ct));
        return new([.. found.Take(size).Select(ToAct)], found.Count > size ? found[size - 1].Id : null);
    }

    private async Task<IReadOnlyList<LedgerEntry>> Older(LedgerQuestion question, long before, int count, CancellationToken ct)
    {
        var (from, to) = Instants(question);
        var first = await db.Set<LedgerAnchor>().Where(a => a.Latest >= from).MinAsync(a => (long?)a.FirstRow, ct);
        var last = await db.Set<LedgerAnchor>().Where(a => a.Earliest < to).MaxAsync(a => (long?)a.LastRow, ct);
        if (first is null || last is null) return [];

        var entries = db.Set<LedgerEntry>().Where(e => e.Id < before && e.Id >= first && e.Id <= last);
        if (question.Subject is null && MarkOf(question) is { } mark)
            entries = entries.Join(db.Set<LedgerMark>().Where(m => m.Mark == mark && m.Row < before && m.Row >= first && m.Row <= last), e => e.Id, m => m.Row, (e, _) => e);
        return await Fits(question, entries).OrderByDescending(e => e.Id).Take(count).ToListAsync(ct);
    }

    // The rarest first: a person does less than a post, and under one article less is done than by most posts.
    private static string? MarkOf(LedgerQuestion question) =>
        question.Account is { } account ? LedgerMark.OfAccount(account)
        : question.Under is { } under ? LedgerMark.Under(KeyOf(under))
        : question.Post is { } post ? LedgerMark.OfPost(post)
        : null;

    private static IQueryable<LedgerEntry> Fits(LedgerQuestion question, IQueryable<LedgerEntry> entries)
    {
        var (from, to) = Instants(question);
        if (question.Subject is { } subject) entries = entries.Where(e => e.Subject == subject);
        if (question.Post is { } post) entries = entries.Where(e => e.ByPost == post);
        if (question.Account is { } account) entries = entries.Where(e => e.ByAccount == account);
        if (question.Under is { } under)
        {
            var (key, below) = (KeyOf(under), KeyOf(under) + (under.Levels.Count == 0 ? "#" : "."));
            entries = entries.Where(e => e.Under == key || e.Under!.StartsWith(below));
        }

        return entries.AsNoTracking().Where(e => e.At >= from && e.At < to);
    }

    private static (DateTimeOffset From, DateTimeOffset To) Instants(LedgerQuestion question) =>
        (question.From?.Begin() ?? DateTimeOffset.MinValue, question.To?.AddDays(1).Begin() ?? DateTimeOffset.MaxValue);

    private static string KeyOf(Citation under) => under.Levels.Count == 0 ? under.Document : under.Key;

    private static FoundAct ToAct(LedgerEntry e) => new(e.Id,
        new(e.Subject, e.Sequence, e.FactName, e.Sentence, e.Under is { } key ? Citation.FromKey(key) : null, e.At, e.ByPostName, Convert.ToHexStringLower(e.Hash)), e.ByAccount);
}
