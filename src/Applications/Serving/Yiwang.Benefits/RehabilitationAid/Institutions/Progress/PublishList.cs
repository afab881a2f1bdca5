using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Outbox;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Progress;

/// <summary>The federation publishes the list as it stands today; it stays readable when the list has changed.</summary>
[Requires(Permissions.SuperviseInstitutions)]
internal sealed record PublishList : ICommand;

internal sealed class PublishListHandler(InstitutionsDb db, InstitutionList list, Offices offices, LooseFacts facts, TimeProvider clock) : IHandle<PublishList>
{
    [Article(Law.ShanweiRehabilitationAid, 15), Requirement("SW-KF-015b")]
    public async Task<Outcome> Handle(PublishList command, CancellationToken ct)
    {
        if (offices.Mine is not { } federation) return Outcome.Forbidden;
        var published = new PublishedList { Id = Guid.CreateVersion7(), Region = federation.Region, On = clock.Today(), Lines = await list.Draft(federation.Region, ct) };
        db.Lists.Add(published);
        facts.Record(new InstitutionListPublished($"institution-list/{federation.Code}", federation.Region, published.Lines.Count));
        await offices.Keep(ReminderSubject.List(federation.Code), [], ct);
        return Outcome.Done;
    }
}

/// <summary>公布稿: what is on the register now.</summary>
internal sealed class InstitutionList(InstitutionRegister register, Offices offices, TimeProvider clock)
{
    [Article(Law.ShanweiRehabilitationAid, 15), Requirement("SW-KF-015b")]
    public async Task<IReadOnlyList<ListedInstitution>> Draft(string region, CancellationToken ct) =>
        [.. (await register.Listed(clock.Today(), null, ct)).Where(i => i.Region == region || offices.IsOfCity(i.Region) && region.EndsWith("00", StringComparison.Ordinal)).Select(LineOf)];

    public static ListedInstitution LineOf(RehabilitationInstitution one) =>
        new(one.Code, one.Name, one.Address, one.Phone, InstitutionWords.Of(one.Kind), string.Join("、", one.Serves.Select(s => s.Name())), one.DesignatedOn!.Value);
}
