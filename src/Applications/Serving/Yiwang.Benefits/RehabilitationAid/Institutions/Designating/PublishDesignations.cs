using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Designating;

/// <summary>结果公布: those with a place are 定点 from today.</summary>
[Requires(Permissions.DecideDesignation)]
internal sealed record PublishDesignations(Guid RoundId) : ICommand;

internal sealed class PublishDesignationsHandler(InstitutionsDb db, Offices offices, DesignationInbox inbox, Qualification qualification, TimeProvider clock) : IHandle<PublishDesignations>
{
    public async Task<Outcome> Handle(PublishDesignations command, CancellationToken ct)
    {
        if (await db.Rounds.ByKey(command.RoundId, ct) is not { } round || round.Federation != offices.Mine?.Code) return Outcome.NotFound;
        var (today, applications) = (clock.Today(), await db.Applications.Where(a => a.RoundId == round.Id).ToListAsync(ct));
        var findings = PublishRule.Check(round, applications, offices.NameOf, today).ToList();
        foreach (var one in applications.Where(a => a.State is DesignationState.Countersigning)) // what was clean when it was checked may not be any more
            findings.AddRange((await qualification.Check(one, ct)).Select(f => f with { Message = $"{offices.NameOf(one.Institution)}：{f.Message}" }));
        var refused = Outcome.From(findings);
        if (!refused.IsDone) return refused;

        var result = PublishRule.Result(round, applications);
        foreach (var placed in result)
        {
            var one = placed.Application;
            one.Decide(placed.IsDesignated ? DesignationState.Designated : DesignationState.NotChosen, placed.Reason, today);
            if (placed.IsDesignated && await db.Register.ByKey(one.Institution, ct) is { } entry && !entry.IsDesignatedOn(today)) entry.Designate(today, round.Level, GroundOf(one));
            await inbox.Keep(one, ct);
        }

        round.Publish(today, result.Count(p => p.IsDesignated), result.Count(p => !p.IsDesignated));
        return Outcome.Done;
    }

    private static string GroundOf(DesignationApplication one) =>
        one.IsDirect ? $"直接认定：{InstitutionWords.Of(one.Form.Direct!.Ground)}，{one.Form.Direct.Document}" : $"专家评审 {one.Score:0.##} 分，五部门会签";
}
