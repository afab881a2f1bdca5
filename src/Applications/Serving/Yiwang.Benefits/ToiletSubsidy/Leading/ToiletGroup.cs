using Yiwang.Benefits.Public;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Kernel;

namespace Yiwang.Benefits.ToiletSubsidy.Leading;

/// <param name="Leader">The post that heads it, never a person.</param>
/// <param name="ActionPlan">行动方案 by title; the city's own document is its plan.</param>
internal sealed record GroupEntry(string Leader, DateOnly FormedOn, string ActionPlan, DateOnly? PlanOn);

/// <summary>领导小组 and 行动方案 of the city, of a town or of a department.</summary>
internal sealed class ToiletGroup : Aggregate
{
    public const string City = "市";

    private ToiletGroup() { }

    /// <summary>市, or the name of the town or body.</summary>
    public string Body { get; private init; } = "";

    public int Revision { get; private set; }
    public string Leader { get; private set; } = "";
    public DateOnly FormedOn { get; private set; }
    public string ActionPlan { get; private set; } = "";
    public DateOnly? PlanOn { get; private set; }

    public static ToiletGroup Of(string body) => new() { Body = body };

    public void Take(GroupEntry entry)
    {
        (Leader, FormedOn, ActionPlan, PlanOn) = (entry.Leader, entry.FormedOn, entry.ActionPlan, entry.PlanOn);
        Revision++;
        Record(new ToiletGroupRegistered("toilet-groups", Body));
    }
}

/// <summary>A body that has not set up its group, or has no plan of action.</summary>
internal sealed record MissingGroup(string Body, bool Group, bool ActionPlan)
{
    [Article(Law.LuodingRuralToilets, "四（一）"), Requirement("LD-CS-007")]
    public static IReadOnlyList<MissingGroup> Of(ToiletBook book, IReadOnlyCollection<ToiletGroup> groups) =>
    [
        .. book.Towns.Select(t => t.Name).Concat(book.Bodies.Select(b => b.Name)).Prepend(ToiletGroup.City)
            .Select(name => (name, Group: groups.FirstOrDefault(g => g.Body == name)))
            .Select(x => new MissingGroup(x.name, x.Group is null, x.name != ToiletGroup.City && string.IsNullOrEmpty(x.Group?.ActionPlan)))
            .Where(m => m.Group || m.ActionPlan),
    ];
}
