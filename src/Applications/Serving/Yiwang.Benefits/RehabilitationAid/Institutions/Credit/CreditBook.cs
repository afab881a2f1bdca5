using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Public;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Credit;

/// <summary>Everything that is kept about one subject.</summary>
internal sealed record CreditFile(CreditSubject About, string Ref, string Object, IReadOnlyList<CreditRecord> Records, IReadOnlyList<Blacklisting> Blacklistings);

/// <summary>One feedback with the record that it carries.</summary>
internal sealed record SentFeedback(CreditFeedback Feedback, CreditRecord Record);

/// <summary>The credit files of institutions, professionals and families.</summary>
internal sealed class CreditBook(InstitutionsDb db, BenefitsDb aid, Offices offices, AccountDirectory accounts)
{
    private const int MostShown = 200;

    public async Task<bool> IsBlacklisted(CreditSubject about, string subject, DateOnly on, CancellationToken ct) =>
        (await db.Blacklistings.AsNoTracking().Where(b => b.About == about && b.Ref == subject).ToListAsync(ct)).Exists(b => b.IsListedOn(on));

    /// <summary>Who the subject is, and the region whose business it is; null where it isn't the officer's.</summary>
    public async Task<(string Who, string Region)?> Find(CreditSubject about, string subject, CancellationToken ct)
    {
        var found = about switch
        {
            CreditSubject.Institution => await db.Register.ByKey(subject, ct) is { } i ? (i.Name, i.Region) : ((string, string)?)null,
            CreditSubject.Professional => Guid.TryParse(subject, out var id) && await db.Staff.ByKey(id, ct) is { } p ? ($"{p.Name}（{offices.NameOf(p.Institution)}，{p.Job}）", offices.RegionOf(p.Institution)) : null,
            _ => Guid.TryParse(subject, out var id) && await aid.Records.ByKey(id, ct) is { } record ? (await Family(id, ct), record.Region) : null,
        };
        return found is { } one && offices.Sees(one.Item2) ? one : null;
    }

    public async Task<CreditFile?> Open(CreditSubject about, string subject, CancellationToken ct) => await Find(about, subject, ct) is not { } found ? null : new(about, subject, found.Who,
        await db.CreditRecords.AsNoTracking().Where(r => r.About == about && r.Ref == subject).OrderByDescending(r => r.Id).ToListAsync(ct),
        await db.Blacklistings.AsNoTracking().Where(b => b.About == about && b.Ref == subject).OrderByDescending(b => b.Id).ToListAsync(ct));

    /// <summary>What was sent about the federation's own region and not signed for, the oldest first.</summary>
    public async Task<IReadOnlyList<SentFeedback>> Unreceipted(CancellationToken ct) =>
        [.. (await Join(db.Feedbacks.AsNoTracking().Where(f => f.ReceiptedOn == null).OrderBy(f => f.SentOn), ct)).Where(s => offices.Sees(s.Record.Region))];

    public async Task<IReadOnlyList<SentFeedback>> SentTo(string institution, CancellationToken ct) => await Join(db.Feedbacks.AsNoTracking().Where(f => f.Institution == institution).OrderByDescending(f => f.Id), ct);

    public async Task<Guid?> ApplicantOf(string caseId, CancellationToken ct) => Guid.TryParse(caseId, out var id) && await aid.Applications.ByKey(id, ct) is { } application ? application.Applicant : null;

    private async Task<IReadOnlyList<SentFeedback>> Join(IQueryable<CreditFeedback> feedbacks, CancellationToken ct)
    {
        var sent = await feedbacks.Take(MostShown).ToListAsync(ct);
        var ids = sent.Select(f => f.RecordId).Distinct().ToArray();
        var records = await db.CreditRecords.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        return [.. sent.Select(f => new SentFeedback(f, records[f.RecordId]))];
    }

    private async Task<string> Family(Guid caseId, CancellationToken ct) =>
        await ApplicantOf(caseId.ToString(), ct) is { } account && await accounts.Find(account, ct) is { } person ? $"{person.MaskedName}（{Case.SubjectOf(caseId)}）" : Case.SubjectOf(caseId);
}
