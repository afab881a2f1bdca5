using Yiwang.Kernel;
using Yiwang.Inbox.Public;
using Yiwang.Messages.Public;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Credit;

/// <summary>Tells somebody that the blacklist is considered, why, and until when and how to object.</summary>
[Requires(Permissions.SuperviseInstitutions)]
internal sealed record ProposeBlacklisting(Guid Id, CreditSubject About, string Ref, string Facts, string Basis, string Notice) : ICommand;

/// <summary>The institution objects, also for its professional.</summary>
[Requires(Permissions.RunInstitution)]
internal sealed record ObjectForInstitution(Guid Id, string Objection) : ICommand;

/// <summary>The family objects.</summary>
[Requires(Permissions.ApplyForAid)]
internal sealed record ObjectForFamily(Guid Id, string Objection) : ICommand;

[Requires(Permissions.DecideBlacklist)]
internal sealed record DecideBlacklisting(Guid Id, bool List, string Answer) : ICommand;

[Requires(Permissions.DecideBlacklist)]
internal sealed record LiftBlacklisting(Guid Id, string Reason) : ICommand;

internal sealed class ProposeBlacklistingHandler(InstitutionsDb db, CreditBook book, BlacklistParties parties, InstitutionPack pack, CurrentUser user, TimeProvider clock)
    : IHandle<ProposeBlacklisting>, IHandle<ObjectForInstitution>, IHandle<ObjectForFamily>, IHandle<DecideBlacklisting>, IHandle<LiftBlacklisting>
{
    public async Task<Outcome> Handle(ProposeBlacklisting command, CancellationToken ct)
    {
        if (await book.Find(command.About, command.Ref, ct) is not { } found) return Outcome.NotFound;
        var refused = Outcome.From(Check(command));
        if (!refused.IsDone) return refused;
        var proposed = Blacklisting.Propose(command, found.Who, found.Region, clock.Today(), pack.Number("objection-days"));
        db.Blacklistings.Add(proposed);
        await parties.Tell(proposed, ct);
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(ObjectForInstitution command, CancellationToken ct) =>
        await db.Blacklistings.ByKey(command.Id, ct) is { } one && await parties.InstitutionOf(one, ct) == user.Institution ? await Settle(one, one.LodgeObjection(command.Objection, clock.Today()), ct) : Outcome.NotFound;

    public async Task<Outcome> Handle(ObjectForFamily command, CancellationToken ct) =>
        await db.Blacklistings.ByKey(command.Id, ct) is { About: CreditSubject.Family } one && await book.ApplicantOf(one.Ref, ct) == user.AccountId ? await Settle(one, one.LodgeObjection(command.Objection, clock.Today()), ct) : Outcome.NotFound;

    public async Task<Outcome> Handle(DecideBlacklisting command, CancellationToken ct) =>
        await db.Blacklistings.ByKey(command.Id, ct) is { } one ? await Settle(one, one.Decide(command.List, command.Answer, clock.Today()), ct) : Outcome.NotFound;

    public async Task<Outcome> Handle(LiftBlacklisting command, CancellationToken ct) =>
        await db.Blacklistings.ByKey(command.Id, ct) is { } one ? one.Lift(command.Reason, clock.Today()) : Outcome.NotFound;

    private async Task<Outcome> Settle(Blacklisting one, Outcome outcome, CancellationToken ct)
    {
        if (outcome.IsDone) await parties.Tell(one, ct);
        return outcome;
    }

    [Article(Law.ShanweiRehabilitationAid, 26, Item = 8), Requirement("SW-KF-026j")]
    private static IEnumerable<Finding> Check(ProposeBlacklisting command)
    {
        var place = Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 8);
        if (command.Facts.Length is 0 or > 2000) yield return Finding.Block("credit.facts", "列入黑名单须写明事实（2,000 字以内）。", place, "facts", "写时间、地点、行为和后果。");
        if (command.Basis.Length is 0 or > 500) yield return Finding.Block("credit.basis", "列入黑名单须写明依据（500 字以内）。", place, "basis", "写所依据的法规条文和文书。");
        if (command.Notice.Length is 0 or > 500) yield return Finding.Block("credit.notice", "请写明怎样告知对方（500 字以内）。", place, "notice", "例如：告知书文号，送达方式。");
    }
}

/// <summary>Who is told of a blacklisting, and who has to act on it.</summary>
internal sealed class BlacklistParties(InstitutionsDb db, CreditBook book, Offices offices, CityDirectory city, IMessages messages)
{
    private static readonly Citation Place = Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 8);

    public async Task<string?> InstitutionOf(Blacklisting one, CancellationToken ct) => one.About switch
    {
        CreditSubject.Institution => one.Ref,
        CreditSubject.Professional => (await db.Staff.ByKey(Guid.Parse(one.Ref), ct))?.Institution,
        _ => null,
    };

    public async Task Tell(Blacklisting one, CancellationToken ct)
    {
        var decider = offices.Find(city.RegionCode, Duty.DevelopmentReform)!;
        var open = new List<WorkItemDraft>();
        if (one.State is BlacklistState.Noticed) open.AddRange(offices.For(decider.Institution, Permissions.DecideBlacklist, one.Id, ("决定黑名单", one.ObjectedOn is null ? "等异议期满" : "对方已提出异议", $"/staff/blacklist/{one.Id}"), one.ObjectUntil.AddDays(1), Place));
        if (one is { State: BlacklistState.Noticed, ObjectedOn: null } && await InstitutionOf(one, ct) is { } institution)
            open.AddRange(offices.For(institution, Permissions.RunInstitution, Offices.ItemOf($"{one.Subject}/objection"), ("拟列入黑名单，可提异议", $"异议期到 {one.ObjectUntil.ToChinese()}", "/staff/institution"), one.ObjectUntil, Place));
        await offices.Keep(one.Subject, open, ct);

        if (one.About is CreditSubject.Family && await book.ApplicantOf(one.Ref, ct) is { } account) messages.Send(new(account, TitleOf(one), TextOf(one), $"/my/credit/{one.Id}", one.Subject));
    }

    private static string TitleOf(Blacklisting one) => one.State switch
    {
        BlacklistState.Noticed when one.ObjectedOn is not null => "已收到您的异议",
        BlacklistState.Noticed => "拟将您的家庭列入失信黑名单的告知",
        BlacklistState.Listed => "您的家庭已列入失信黑名单",
        _ => "您的家庭没有列入失信黑名单",
    };

    private static string TextOf(Blacklisting one) => (one.State is BlacklistState.Noticed && one.ObjectedOn is null ? $"事实、依据和异议途径见页面，异议期到 {one.ObjectUntil.ToChinese()}。" : "处理情况见页面。") + "这不影响孩子已经批准的康复救助。";
}
