using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.ToiletSubsidy.Leading;

/// <summary>A town or a department enters its own leading group and plan of action; the lead bureau enters the city's.</summary>
[Requires(Permissions.ReportToilets)]
internal sealed record RegisterGroup(GroupEntry Entry) : ICommand;

[Requires(Permissions.LeadToilets)]
internal sealed record RegisterCityGroup(GroupEntry Entry) : ICommand;

internal sealed class RegisterGroupHandler(ToiletsDb db, ToiletBook book, CurrentUser user, TimeProvider clock) : IHandle<RegisterGroup>, IHandle<RegisterCityGroup>
{
    public async Task<Outcome> Handle(RegisterGroup command, CancellationToken ct) =>
        book.NameOf(user.Institution) is { } body ? await Take(body, command.Entry, Check(command.Entry, clock.Today(), needsPlan: true), ct) : Outcome.NotFound;

    public Task<Outcome> Handle(RegisterCityGroup command, CancellationToken ct) =>
        Take(ToiletGroup.City, command.Entry, [.. Check(command.Entry, clock.Today(), needsPlan: false), .. CityLeader(command.Entry, book)], ct);

    private async Task<Outcome> Take(string body, GroupEntry entry, IEnumerable<Finding> findings, CancellationToken ct)
    {
        var outcome = Outcome.From(findings);
        if (!outcome.IsDone) return outcome;
        var group = await db.Groups.ByKey(body, ct);
        if (group is null) db.Groups.Add(group = ToiletGroup.Of(body));
        group.Take(entry with { Leader = entry.Leader.Trim(), ActionPlan = entry.ActionPlan.Trim() });
        return outcome;
    }

    /// <summary>The city's group is headed by the post that the document names.</summary>
    [Article(Law.LuodingRuralToilets, "四（一）"), Requirement("LD-CS-007")]
    private static IEnumerable<Finding> CityLeader(GroupEntry entry, ToiletBook book)
    {
        if (entry.Leader.Trim() != book.Leader)
            yield return Finding.Block("toilets.city-leader", $"市级领导小组的组长岗位是{book.Leader}，副组长是{book.Deputies}。", Places.Groups, "leader", $"请填写“{book.Leader}”，不写姓名。");
    }

    private static IEnumerable<Finding> Check(GroupEntry entry, DateOnly today, bool needsPlan)
    {
        if (entry.Leader.Trim().Length is 0 or > 100) yield return Finding.Block("toilets.leader", "请填写组长的岗位，不超过 100 字。", Places.Groups, "leader", "写岗位，不写姓名。");
        if (entry.FormedOn == default || entry.FormedOn > today) yield return Finding.Block("toilets.formed-on", "请填写成立日期，不晚于今天。", Places.Groups, "formedOn", "照成立的文件填写。");
        if (entry.ActionPlan.Trim().Length > 200) yield return Finding.Block("toilets.action-plan", "行动方案的名称不超过 200 字。", Places.Groups, "actionPlan", "只写名称和文号。");
        else if (needsPlan && entry.ActionPlan.Trim().Length == 0) yield return Finding.Warn("toilets.no-action-plan", "还没有行动方案，会继续列在清单里。", Places.Groups, "actionPlan", "制定以后再来登记。");
    }
}
