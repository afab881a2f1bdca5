using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Appealing;

/// <summary>The guardian objects to a refusal, to the federation above. The regulation sets no time limit for it.</summary>
[Requires(Permissions.ApplyForAid)]
internal sealed record LodgeAppeal(Guid Id, string Reason) : ICommand;

internal sealed class LodgeAppealHandler(ICases cases) : IHandle<LodgeAppeal>
{
    private const int LongestReason = 2000;

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1), Requirement("SW-KF-010j")]
    public async Task<Outcome> Handle(LodgeAppeal command, CancellationToken ct)
    {
        if (await cases.Find(command.Id, ct) is not { } found) return Outcome.NotFound;
        if (command.Reason.Length > LongestReason) return Outcome.Refused("aid.appeal.long", $"请在 {LongestReason} 字以内。", where: "reason", remedy: "更多的说明可以在答复前联系市残联补充。");
        return await cases.Keep(found, found.Request(cases.CourseOf(found), AidProcedure.Appeal, command.Reason), ct);
    }
}
