using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Designating;

/// <summary>An institution applies to be 定点; without a round it proves as 非定点 that it meets the same requirements (第二十二条).</summary>
[Requires(Permissions.RunInstitution)]
internal sealed record SubmitDesignation(Guid Id, Guid? RoundId, DesignationForm Form) : ICommand;

internal sealed class SubmitDesignationHandler(InstitutionsDb db, Offices offices, DesignationInbox inbox, CityDirectory city, CurrentUser user, TimeProvider clock) : IHandle<SubmitDesignation>
{
    public async Task<Outcome> Handle(SubmitDesignation command, CancellationToken ct)
    {
        if (city.FindInstitution(user.Institution) is not { Kind: InstitutionKinds.Rehabilitation } known) return Outcome.Forbidden;
        var round = command.RoundId is { } id ? await db.Rounds.ByKey(id, ct) : null;
        if (command.RoundId is not null && round is null) return Outcome.NotFound;

        var entry = await db.Register.ByKey(known.Code, ct);
        var refused = Outcome.From([.. FormRule.Check(command.Form, round?.Level), .. await MayApply(round, entry, ct)]);
        if (!refused.IsDone) return refused;

        var credit = CreditCode.Parse(command.Form.CreditCode).Value;
        if (entry is null) db.Register.Add(RehabilitationInstitution.Enter(known, credit, command.Form.Kind!.Value, command.Form.Serves, null));
        else entry.Describe(command.Form.Kind!.Value, credit, command.Form.Serves);

        var federation = round is { } r ? (r.Federation, r.Region) : (offices.FederationOf(known.RegionCode), known.RegionCode);
        var application = DesignationApplication.Submit(command.Id, known.Code, round, federation, command.Form with { CreditCode = credit }, clock.Today());
        db.Applications.Add(application);
        await inbox.Keep(application, ct);
        return Outcome.Done;
    }

    private async Task<IReadOnlyList<Finding>> MayApply(DesignationRound? round, RehabilitationInstitution? entry, CancellationToken ct)
    {
        var (findings, place, today) = (new List<Finding>(), Citation.Of(Law.ShanweiRehabilitationAid, 15), clock.Today());
        if (round is { IsOpen: false } || round?.ApplyUntil < today) findings.Add(Finding.Block("designation.closed", $"申请期到 {round.ApplyUntil.ToChinese()}，已经结束。", place, remedy: "请等下一次公告。"));
        if (round is not null && entry?.IsDesignatedOn(today) == true) findings.Add(Finding.Block("designation.already", "您的机构已经是定点康复机构。", place, remedy: "不用再申请。"));
        if (round is { Level: FederationLevel.County } && offices.RegionOf(user.Institution) != round.Region) findings.Add(Finding.Block("designation.other-county", "这是别的县（市、区）的公告。", place, remedy: "请向机构所在地或者市残联的公告申请。"));
        var open = await db.Applications.AsNoTracking().Where(a => a.Institution == user.Institution && a.RoundId == (round == null ? null : round.Id)).ToListAsync(ct);
        if (open.Exists(a => a.IsOpen)) findings.Add(Finding.Block("designation.twice", "已经有一件申请在办。", place, remedy: "请等它办结。"));
        return findings;
    }
}
