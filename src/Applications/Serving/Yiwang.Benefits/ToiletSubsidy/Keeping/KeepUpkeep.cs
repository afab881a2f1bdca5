using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.ToiletSubsidy.Keeping;

/// <summary>Whether rules, money and a person for the upkeep of a public toilet are there.</summary>
[Requires(Permissions.KeepToilets)]
internal sealed record RecordUpkeep(Guid Id, bool Rules, bool Funds, bool Person) : ICommand;

/// <summary>A round of inspection; an empty problem says that all was well.</summary>
[Requires(Permissions.KeepToilets)]
internal sealed record InspectToilet(Guid Id, DateOnly? On, string Problem) : ICommand;

[Requires(Permissions.KeepToilets)]
internal sealed record MendProblem(Guid Id, int Index, string What) : ICommand;

internal sealed class UpkeepHandler(ToiletActs acts, TimeProvider clock) : IHandle<RecordUpkeep>, IHandle<InspectToilet>, IHandle<MendProblem>
{
    private const int Longest = 500;

    public Task<Outcome> Handle(RecordUpkeep command, CancellationToken ct) => acts.On(command.Id, (t, _) => OnlyPublic(t), (t, _) => t.KeepUp(command.Rules, command.Funds, command.Person), ct);

    public Task<Outcome> Handle(InspectToilet command, CancellationToken ct) => acts.On(command.Id, (t, _) =>
    [
        .. OnlyPublic(t),
        .. command.On is null || command.On > clock.Today() ? [Finding.Block("toilets.inspected-on", "请填写巡查日期，不晚于今天。", Places.Upkeep, "on", "例如今天。")] : Array.Empty<Finding>(),
        .. command.Problem.Trim().Length > Longest ? [Finding.Block("toilets.problem", $"问题不超过 {Longest} 字。", Places.Upkeep, "problem", "写要点。")] : Array.Empty<Finding>(),
    ], (t, _) => t.Inspect(new(command.On!.Value, command.Problem.Trim())), ct);

    public Task<Outcome> Handle(MendProblem command, CancellationToken ct) => acts.On(command.Id, (t, _) =>
    [
        .. t.Inspections.ElementAtOrDefault(command.Index) is not { IsOpen: true } ? [Finding.Block("toilets.no-problem", "没有等待整改的这个问题。", Places.Upkeep, remedy: "请刷新页面。")] : Array.Empty<Finding>(),
        .. command.What.Trim().Length is 0 or > Longest ? [Finding.Block("toilets.mended", $"请写明怎样整改的，不超过 {Longest} 字。", Places.Upkeep, "what", "写做了什么。")] : Array.Empty<Finding>(),
    ], (t, _) => t.Mend(command.Index, command.What.Trim(), clock.Today()), ct);

    private static IEnumerable<Finding> OnlyPublic(Toilet toilet)
    {
        if (!toilet.IsPublic) yield return Finding.Block("toilets.upkeep-household", "户厕由农户自己管护，不登记这一项。", Places.Upkeep, remedy: "不用再办。");
    }
}
