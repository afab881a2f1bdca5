using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Screening;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Outbox;
using Yiwang.Registers.Public;

namespace Yiwang.Benefits.RehabilitationAid.OnRecord;

/// <summary>A child of a registered poor household that was found in need and has not applied.</summary>
/// <param name="ReferralId">Where the family is being contacted already; null while nobody has begun.</param>
internal sealed record ChildToReach(Guid FileId, string ChildMasked, Disability? Suspected, int Age, Guid? ReferralId);

/// <summary>主动联系清单 of the own county: the poverty office's list against the base numbers of screening. Nobody else's list is looked at.</summary>
internal sealed class OutreachList(IRegisters registers, ScreeningDb db, CityDirectory city, CurrentUser user, TimeProvider clock)
{
    private const int MostShown = 200;

    public async Task<IReadOnlyList<ChildToReach>> Open(CancellationToken ct)
    {
        var files = await Matched(city.FindInstitution(user.Institution)?.RegionCode ?? "", ct);
        var ids = files.Select(f => f.Id).ToArray();
        var referrals = (await db.Referrals.AsNoTracking().Where(r => ids.Contains(r.FileId) && r.ClosedOn == null).Select(r => new { r.FileId, r.Id }).ToArrayAsync(ct)).ToDictionary(r => r.FileId, r => r.Id);
        return [.. files.Select(f => new ChildToReach(f.Id, MaskedName.Of(f.Child.Name), f.Entries[^1].Suspected, Age.InYears(f.Child.BornOn, clock.Today(), birthdayCompletesYear: true), referrals.TryGetValue(f.Id, out var id) ? id : null))];
    }

    /// <summary>Hit and not applied: in need by the last screening, on the list today, and no application handed in.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 9), Requirement("SW-KF-026l")]
    public async Task<IReadOnlyList<ScreeningFile>> Matched(string region, CancellationToken ct)
    {
        var found = new List<ScreeningFile>();
        for (var after = Guid.Empty; ;)
        {
            var page = await db.Files.AsNoTracking().Where(f => f.Region == region && f.HasNeed && f.Id > after).OrderBy(f => f.Id).Take(MostShown).ToArrayAsync(ct);
            string[] children = [.. page.Select(f => f.ChildIndex)];
            // The list may be long; who is asked about are the county's children in need.
            var listed = (await registers.OfPeople(RegisterCodes.PoorHouseholds, clock.Today(), children, ct)).Where(e => e.Region == region).Select(e => e.Person).ToHashSet();
            var applied = await db.Applications.Where(a => a.SubmittedOn != null && children.Contains(a.ChildIndex)).Select(a => a.ChildIndex).Distinct().ToArrayAsync(ct);
            found.AddRange(page.Where(f => listed.Contains(f.ChildIndex) && !applied.Contains(f.ChildIndex)));
            if (page.Length < MostShown || found.Count >= MostShown) return [.. found.Take(MostShown)];
            after = page[^1].Id;
        }
    }
}

/// <summary>The county federation begins to contact a family on the list; from there it is a referral like the others.</summary>
[Requires(Permissions.ContactReferrals)]
internal sealed record StartContact(Guid FileId) : ICommand;

internal sealed class StartContactHandler(OutreachList list, OutreachInbox inbox, ScreeningDb db, CityDirectory city, CurrentUser user, TimeProvider clock) : IHandle<StartContact>
{
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 9), Requirement("SW-KF-026l")]
    public async Task<Outcome> Handle(StartContact command, CancellationToken ct)
    {
        var region = city.FindInstitution(user.Institution)?.RegionCode ?? "";
        if ((await list.Matched(region, ct)).All(f => f.Id != command.FileId) || await db.Files.ByKey(command.FileId, ct) is not { } file) return Outcome.NotFound;
        if (!await db.Referrals.AnyAsync(r => r.FileId == file.Id && r.ClosedOn == null, ct)) db.Referrals.Add(Referral.Of(file, user.Institution, clock.Today()));
        await inbox.Keep(region, file.Id, ct);
        return Outcome.Done;
    }
}

/// <summary>The federation's work item stands while somebody is on the list whom nobody contacts.</summary>
internal sealed class OutreachInbox(OutreachList list, ScreeningDb db, IInbox inbox, CityDirectory city)
{
    /// <param name="region">The county.</param>
    /// <param name="begun">A file whose contact begins in this very command; null otherwise.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task Keep(string region, Guid? begun, CancellationToken ct)
    {
        var files = (await list.Matched(region, ct)).Select(f => f.Id).Where(id => id != begun).ToArray();
        var contacted = await db.Referrals.Where(r => files.Contains(r.FileId) && r.ClosedOn == null).Select(r => r.FileId).Distinct().CountAsync(ct);
        var federation = city.FindResponsible(InstitutionKinds.CountyFederation, region);
        var post = city.Posts.FirstOrDefault(p => p.Permissions.Contains(Permissions.ContactReferrals) && p.InstitutionKind == federation?.Kind);
        await inbox.Keep($"outreach/{region}", files.Length == contacted || federation is null || post is null ? []
            : [new WorkItemDraft(Guid.CreateVersion7(), "主动联系", $"建档立卡家庭儿童 {files.Length - contacted} 名", "/staff/rehabilitation-aid/outreach", post.Code, federation.Code, region, null, Articles.PoorHouseholds)], ct);
    }
}

/// <summary>Hears that the poverty office's list has changed.</summary>
internal sealed class HouseholdHearer(OutreachInbox inbox) : IHear<EntriesImported>, IHear<EntryRecorded>
{
    public Task Hear(EntriesImported fact, CancellationToken ct) => Keep(fact.Register, fact.Region, ct);

    public Task Hear(EntryRecorded fact, CancellationToken ct) => Keep(fact.Register, fact.Region, ct);

    private Task Keep(string register, string region, CancellationToken ct) =>
        register == RegisterCodes.PoorHouseholds ? inbox.Keep(region, null, ct) : Task.CompletedTask;
}
