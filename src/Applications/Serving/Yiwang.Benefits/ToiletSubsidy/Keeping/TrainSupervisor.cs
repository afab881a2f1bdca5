using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.ToiletSubsidy.Keeping;

/// <summary>One more villager was trained as a supervisor; asked for is the post in the village, never a name.</summary>
[Requires(Permissions.KeepToilets)]
internal sealed record TrainSupervisor(Guid VillageId, string Post, DateOnly? TrainedOn) : ICommand;

internal sealed class TrainSupervisorHandler(ToiletsDb db, TimeProvider clock) : IHandle<TrainSupervisor>
{
    public async Task<Outcome> Handle(TrainSupervisor command, CancellationToken ct)
    {
        if (await db.Village(command.VillageId, ct) is not { } village) return Outcome.NotFound;
        var outcome = Outcome.From(Check(command, clock.Today()));
        if (outcome.IsDone) village.Train(new(command.Post.Trim(), command.TrainedOn!.Value));
        return outcome;
    }

    private static IEnumerable<Finding> Check(TrainSupervisor command, DateOnly today)
    {
        if (command.Post.Trim().Length is 0 or > 60) yield return Finding.Block("toilets.supervisor-post", "请填写监督员的岗位，不超过 60 字。", Places.Upkeep, "post", "写岗位，不写姓名，例如：村民代表监督员。");
        if (command.TrainedOn is null || command.TrainedOn > today) yield return Finding.Block("toilets.trained-on", "请填写培训日期，不晚于今天。", Places.Upkeep, "trainedOn", "例如今天。");
    }
}

internal static class SupervisorRule
{
    public const int AtLeast = 1;

    /// <summary>Villages with fewer trained supervisors than one.</summary>
    [Article(Law.LuodingRuralToilets, "四（四）"), Requirement("LD-CS-014")]
    public static IReadOnlyList<ToiletVillage> Without(IEnumerable<ToiletVillage> villages) => [.. villages.Where(v => v.Supervisors.Count < AtLeast)];
}
