using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Packs;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Inspecting;

/// <summary>The four that every checklist has to look at (第二十一条（八）).</summary>
internal enum SafetyArea { Fire, Food, Utilities, Teaching }

/// <summary>One line of the checklist, from a day on.</summary>
/// <param name="Situation">Which of the ten of 第二十一条 it is when it fails.</param>
/// <param name="Safety">For the safety items; null for the others.</param>
internal sealed record InspectionItem(string Id, string Name, int Situation, SafetyArea? Safety, DateOnly From, DateOnly? Until)
{
    private const int Named = 9; // the tenth refers to other law, which a checklist can't name beforehand

    public bool IsInForceOn(DateOnly day) => From <= day && (Until is not { } until || day < until);

    [Article(Law.ShanweiRehabilitationAid, 26, Item = 1), Requirement("SW-KF-026c")]
    public static IReadOnlyList<InspectionItem> ReadAll(YamlMap root)
    {
        var rows = root.Maps("checklist");
        var read = rows.Select(Read).ToArray();
        foreach (var area in Enum.GetValues<SafetyArea>().Where(a => read.All(i => i.Safety != a)))
            root.Refuse("checklist", "institutions.checklist", $"检查表里没有安全项“{Words.Of(area)}”。", "消防（fire）、食品卫生（food）、水电煤气（utilities）、教学环境（teaching）都要有。");
        return read;
    }

    private static InspectionItem Read(YamlMap map)
    {
        map.Choice<Basis>("basis");
        var item = new InspectionItem(map.Text("id"), map.Text("name"), map.Number("situation"), map.Has("safety") ? map.Choice<SafetyArea>("safety") : null, map.Date("from"), map.OptionalDate("until"));
        if (item.Situation is < 1 or > Named) map.Refuse("situation", "institutions.checklist", $"不合格时属于第二十一条第几项，应为 1 至 {Named}。");
        return item;
    }
}

/// <summary>What was seen of one item; a failed one says what is wrong.</summary>
internal sealed record InspectionResult(string Item, bool Passes, string Note);

internal enum InspectionState { Due, Done, Dropped }

/// <summary>A look into an institution, whoever takes it: the federation by its plan or one of the seven departments by its own duty.</summary>
internal sealed class Inspection : Aggregate
{
    private Inspection() { }

    public Guid Id { get; private init; }
    public string Institution { get; private init; } = "";
    public string Region { get; private init; } = "";

    /// <summary>Code of the office that inspects.</summary>
    public string Office { get; private init; } = "";

    /// <summary>Null for a federation.</summary>
    public Duty? Duty { get; private init; }

    /// <summary>First day of the plan's stretch; null for an inspection outside of the plan.</summary>
    public DateOnly? PlannedFrom { get; private init; }

    /// <summary>Last day of the plan's stretch.</summary>
    public DateOnly? DueOn { get; private init; }
    public InspectionState State { get; private set; }
    public DateOnly? On { get; private set; }
    public string Conclusion { get; private set; } = "";
    public IReadOnlyList<InspectionResult> Results { get; private set; } = [];

    /// <summary>The rectification that its failed items opened.</summary>
    public Guid? RectificationId { get; private set; }
    public int Revision { get; private set; }

    public string Subject => $"inspection/{Id}";

    public bool HasFailed => Results.Any(r => !r.Passes);

    public static Inspection Plan(Guid id, RehabilitationInstitution institution, string federation, InspectionPeriod period)
    {
        var planned = new Inspection { Id = id, Institution = institution.Code, Region = institution.Region, Office = federation, PlannedFrom = period.From, DueOn = period.To };
        planned.Record(new InspectionPlanned(planned.Subject, id, planned.Institution, period.From, period.To));
        return planned;
    }

    /// <summary>Outside of the plan.</summary>
    public static Inspection Begin(Guid id, RehabilitationInstitution institution, string office, Duty? duty) =>
        new() { Id = id, Institution = institution.Code, Region = institution.Region, Office = office, Duty = duty };

    public Outcome Take(DateOnly on, string conclusion, IReadOnlyList<InspectionResult> results)
    {
        if (State is not InspectionState.Due) return Outcome.Refused("inspection.state", "这次检查已经登记过，或者已经不用做。", Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1), remedy: "请刷新页面；再查一次的，另登记一次检查。");
        (On, Conclusion, Results, State) = (on, conclusion, results, InspectionState.Done);
        Revision++;
        Record(new InspectionTaken(Subject, Id, Institution, Duty?.ToString() ?? "", results.Count(r => r.Passes), results.Count(r => !r.Passes)));
        return Outcome.Done;
    }

    public void LeadTo(Guid rectification) => RectificationId = rectification;

    /// <summary>Nobody is to be inspected any more: the institution is designated no longer.</summary>
    public void Drop()
    {
        State = InspectionState.Dropped;
        Revision++;
    }
}

/// <summary>A stretch of the plan, counted from January in steps of so many months; none reaches over New Year.</summary>
internal readonly record struct InspectionPeriod(DateOnly From, DateOnly To)
{
    public static InspectionPeriod Of(DateOnly day, int months)
    {
        var (from, over) = (new DateOnly(day.Year, 1, 1), new DateOnly(day.Year + 1, 1, 1));
        while (from.AddMonths(months) <= day) from = from.AddMonths(months);
        var next = from.AddMonths(months);
        return new(from, (next < over ? next : over).AddDays(-1));
    }

    public InspectionPeriod Next(int months) => Of(To.AddDays(1), months);
}
