using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Screening;

/// <summary>A referral on the county's list; the name is masked.</summary>
internal sealed record ReferralLine(Referral Referral, string ChildMasked, int DaysWaiting, bool HasApplied);

/// <summary>底数 of one county: children in need, of them those with an application, and how they spread.</summary>
internal sealed record BaseNumbers(int InNeed, int Applied, IReadOnlyDictionary<Disability, int> ByDisability, IReadOnlyDictionary<int, int> ByAge)
{
    public int NotApplied => InNeed - Applied;
}

internal sealed class ScreeningReader(ScreeningDb db, CityDirectory city, CurrentUser user, TimeProvider clock)
{
    private const int MostShown = 200, PageSize = 500;

    private string OwnRegion => city.FindInstitution(user.Institution)?.RegionCode ?? "";

    /// <summary>The county's open referrals, those that waited longest first.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 7), Requirement("SW-KF-026i")]
    public async Task<IReadOnlyList<ReferralLine>> Open(CancellationToken ct)
    {
        var region = OwnRegion;
        var open = await db.Referrals.AsNoTracking().Where(r => r.Region == region && r.ClosedOn == null).OrderBy(r => r.OpenedOn).ThenBy(r => r.Id).Take(MostShown).ToArrayAsync(ct);
        var files = await FilesOf([.. open.Select(r => r.FileId)], ct);
        var applied = await AppliedAmong([.. files.Values.Select(f => f.ChildIndex)], ct);
        return [.. open.OrderBy(r => r.IsContacted).Select(r => new ReferralLine(r, MaskedName.Of(files[r.FileId].Child.Name), r.DaysWaiting(clock.Today()), applied.Contains(files[r.FileId].ChildIndex)))];
    }

    public async Task<(Referral Referral, ScreeningFile File)?> Find(Guid id, CancellationToken ct) =>
        await db.Referrals.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct) is { } referral && referral.Region == OwnRegion
        && await db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Id == referral.FileId, ct) is { } file ? (referral, file) : null;

    /// <summary>第九条: how many children the county has, and who has been found but has not applied.</summary>
    [Article(Law.ShanweiRehabilitationAid, 9), Requirement("SW-KF-009")]
    public async Task<BaseNumbers> Base(CancellationToken ct)
    {
        var (region, today) = (OwnRegion, clock.Today());
        var (inNeed, applied, kinds, ages) = (0, 0, new SortedDictionary<Disability, int>(), new SortedDictionary<int, int>());
        for (var after = Guid.Empty; ;)
        {
            var page = await db.Files.AsNoTracking().Where(f => f.Region == region && f.HasNeed && f.Id > after).OrderBy(f => f.Id).Take(PageSize).ToArrayAsync(ct);
            applied += (await AppliedAmong([.. page.Select(f => f.ChildIndex)], ct)).Count;
            foreach (var file in page)
            {
                inNeed++;
                if (file.Entries[^1].Suspected is { } kind) kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                var age = Age.InYears(file.Child.BornOn, today, birthdayCompletesYear: true);
                ages[age] = ages.GetValueOrDefault(age) + 1;
            }

            if (page.Length < PageSize) return new(inNeed, applied, kinds, ages);
            after = page[^1].Id;
        }
    }

    private Task<Dictionary<Guid, ScreeningFile>> FilesOf(Guid[] ids, CancellationToken ct) =>
        db.Files.AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, ct);

    private async Task<HashSet<string>> AppliedAmong(string[] children, CancellationToken ct) =>
        [.. await db.Applications.Where(a => a.SubmittedOn != null && children.Contains(a.ChildIndex)).Select(a => a.ChildIndex).Distinct().ToArrayAsync(ct)];
}
