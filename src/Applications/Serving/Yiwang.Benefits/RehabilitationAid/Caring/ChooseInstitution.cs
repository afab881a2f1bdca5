using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Settling.Outside;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Files;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>The guardian chooses; in another place the choice begins the transfer.</summary>
/// <param name="Id">Of the application.</param>
/// <param name="GrantId">What was granted; null for the first training that waits for an institution.</param>
/// <param name="Necessity">Why elsewhere; empty at home.</param>
[Requires(Permissions.ApplyForAid)]
internal sealed record ChooseInstitution(Guid Id, Guid? GrantId, string Institution, string Necessity) : ICommand;

/// <summary>The county chooses on the guardian's behalf, with the guardian's signed authority and not without it.</summary>
[Requires(Permissions.ArrangeCare)]
internal sealed record ChooseForGuardian(Guid Id, Guid? GrantId, string Institution, string Necessity, StoredFile? Authorisation) : ICommand;

internal sealed class ChooseInstitutionHandler(BenefitsDb db, CareBook book, ChoiceRule rule, CurrentUser user, TimeProvider clock) : IHandle<ChooseInstitution>, IHandle<ChooseForGuardian>
{
    public async Task<Outcome> Handle(ChooseInstitution command, CancellationToken ct) =>
        await db.Applications.ByKey(command.Id, ct) is { IsDraft: false } application && application.Applicant == user.AccountId
            ? await Choose(application, command, null, ct) : Outcome.NotFound;

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 1), Requirement("SW-KF-010n")]
    public async Task<Outcome> Handle(ChooseForGuardian command, CancellationToken ct)
    {
        if (await db.Applications.ByKey(command.Id, ct) is not { IsDraft: false } application) return Outcome.NotFound;
        if (application.Answers.Place!.Region != user.Region) return Outcome.NotFound;
        if (command.Authorisation is null)
        {
            return Outcome.Refused("care.choice.authority", "康复机构由监护人自主选择，没有监护人的书面委托不能代选。", CareArticles.Choice, "authorisation", "请监护人在网上选择；要代选的，上传监护人签名的委托书。");
        }

        return await Choose(application, new ChooseInstitution(command.Id, command.GrantId, command.Institution, command.Necessity), new ChoiceByOthers(user.PostName, command.Authorisation), ct);
    }

    private async Task<Outcome> Choose(AidApplication application, ChooseInstitution command, ChoiceByOthers? by, CancellationToken ct)
    {
        var (choice, findings) = await rule.Check(application, command, ct);
        var refusal = Outcome.From(findings);
        if (choice is null || !refusal.IsDone) return refusal;

        var care = Care.Choose(choice with { ChosenBy = by }, clock.Today());
        db.Cares.Add(care);
        await book.Keep(care, ct);
        book.Tell(care, "已选定康复机构", choice.Transfer is null ? $"{choice.InstitutionName}会为孩子办理注册登记。" : $"{choice.InstitutionName}在外地，须先由当地残联同意转介，同意前不能注册登记。");
        return refusal;
    }
}

/// <summary>What can be chosen, and what stands against a choice.</summary>
internal sealed class ChoiceRule(BenefitsDb db, InstitutionRegister register, OutsideServices outside, CareBook book, RulebookLibrary library, TimeProvider clock)
{
    private const int LongestNecessity = 500;

    /// <summary>The granted trainings that have no institution, or whose institution is designated no more.</summary>
    public async Task<IReadOnlyList<AidGrant>> Waiting(Guid id, CancellationToken ct)
    {
        var grants = await db.Grants.Where(g => g.CaseId == id).OrderBy(g => g.Id).ToListAsync(ct);
        var cares = await db.Cares.AsNoTracking().Where(c => c.RecordId == id).ToListAsync(ct);
        return [.. grants.Where(g => CareRows.IsTraining(g.Row) && !cares.Any(c => c.GrantId == g.Id && (c.IsOpen || c.State is CareState.Ended)))];
    }

    /// <summary>All institutions designated today, and not soon to lose it, that serve one of the child's disabilities, and those outside that were approved for it; the county's first.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 1), Requirement("SW-KF-010n")]
    public async Task<IReadOnlyList<RehabilitationInstitution>> Offered(AidApplication application, CancellationToken ct)
    {
        var kinds = application.Answers.Disability!.Kinds;
        var listed = await register.Listed(clock.Today(), null, ct);
        listed = [.. listed.Where(i => i.WithdrawnOn is null && i.StoppedOn is null)];
        var approved = await outside.ApprovedFor(application.Id, ct);
        if (approved.Count > 0) listed = [.. listed, .. (await register.All(ct)).Where(i => approved.Contains(i.Code) && !i.IsDesignatedOn(clock.Today()))];
        return [.. listed.Where(i => i.Serves.Any(kinds.Contains)).OrderByDescending(i => i.Region == application.Answers.Place!.Region)];
    }

    public async Task<(CareChoice? Choice, IReadOnlyList<Finding> Findings)> Check(AidApplication application, ChooseInstitution wanted, CancellationToken ct)
    {
        var waiting = await Waiting(application.Id, ct);
        if (waiting.FirstOrDefault(g => wanted.GrantId is null || g.Id == wanted.GrantId) is not { } grant)
        {
            return (null, [Finding.Block("care.choice.none", "现在没有要选机构的康复训练：申请还没有通过，或者已经选好了。", CareArticles.Choice, "institution", "已经选好的，要换先撤回原来的选择；已在训的，请看办件页。")]);
        }

        if ((await register.Of(wanted.Institution, ct))?.Stopped() is { } stopped) return (null, [stopped]);
        if ((await Offered(application, ct)).FirstOrDefault(i => i.Code == wanted.Institution) is not { } institution)
        {
            return (null, [Finding.Block("care.choice.institution", "请从名单里选一家服务孩子残疾类别的定点康复机构。", CareArticles.Choice, "institution", "已取消定点资格的、不服务该类别的机构不在名单里。")]);
        }

        var today = clock.Today();
        var settings = library.For(grant.Region).SettingsOn(today);
        var overAge = EndRule.OverAgeOn(application.Answers.Child!.BornOn, application.SubmittedOn!.Value, settings);
        var earlier = await db.Cares.AsNoTracking().Where(c => c.GrantId == grant.Id && c.ServedFrom != null).OrderBy(c => c.Id).FirstOrDefaultAsync(ct);
        var findings = Elsewhere(application, institution, grant, wanted.Necessity).ToList();
        if (overAge <= today) findings.Add(Finding.Block("care.choice.over-age", $"孩子从 {overAge.ToChinese()}起已超过救助年龄，不能再选机构。", Articles.Children, "institution", "请联系受理的县级残联。"));
        return (new CareChoice(application, grant, institution.Code, institution.Name, CareRows.At(grant.Row, institution), overAge)
        {
            ServedFrom = earlier?.ServedFrom,
            Transfer = institution.Region == grant.Region ? null : new Transfer(wanted.Necessity, book.ReceiverAt(institution.Region)?.Code ?? "", today),
        }, findings);
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 1), Requirement("SW-KF-010o")]
    private IEnumerable<Finding> Elsewhere(AidApplication application, RehabilitationInstitution institution, AidGrant grant, string necessity)
    {
        if (institution.Region == grant.Region) yield break;
        if (necessity.Length is 0 or > LongestNecessity)
            yield return Finding.Block("care.choice.necessity", $"{institution.Name}在{library.NameOf(institution.Region)}。原则上在本地康复，确需到外地的，请写明为什么（{LongestNecessity} 字以内）。", CareArticles.Choice, "necessity", "例如：本地没有能做这类训练的机构。");

        var child = new ChildFacts(application.Answers.Child!.BornOn, application.Answers.Place!.HouseholdRegion);
        var where = AidChecker.ApplicationOf(application.Answers) with { InstitutionRegion = institution.Region };
        if (PlaceOfApplication.Transfers(child, where, library) is { Severity: Severity.Blocks } transfers) yield return transfers with { Where = "institution" };
    }
}

/// <summary>The guardian takes the choice back before the institution has registered the child.</summary>
[Requires(Permissions.ApplyForAid)]
internal sealed record WithdrawChoice(Guid CareId) : ICommand;

/// <summary>The institution can't take the child.</summary>
[Requires(Permissions.ServeChildren)]
internal sealed record DeclineRegistration(Guid CareId, string Reason) : ICommand;

internal sealed class DropChoiceHandler(CareBook book) : IHandle<WithdrawChoice>, IHandle<DeclineRegistration>
{
    public Task<Outcome> Handle(WithdrawChoice command, CancellationToken ct) =>
        book.Act(command.CareId, CareRole.Guardian, async care => care.Drop("监护人撤回了选择", "", await book.NameOf(care.Institution, ct)), ct);

    public Task<Outcome> Handle(DeclineRegistration command, CancellationToken ct) => book.Act(command.CareId, CareRole.Institution, async care =>
    {
        if (command.Reason.Length is 0 or > 500) return Outcome.Refused("care.decline.why", "请写明为什么不能接收（500 字以内）。", CareArticles.Choice, "reason", "监护人据此重新选择。");
        var name = await book.NameOf(care.Institution, ct);
        var outcome = care.Drop("康复机构不能接收", command.Reason, name);
        if (outcome.IsDone) book.Tell(care, "请重新选择康复机构", $"{name}不能接收：{command.Reason}", "/institution");
        return outcome;
    }, ct);
}
