using Yiwang.Benefits.Public;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Kernel;

namespace Yiwang.Benefits.ToiletSubsidy.Ledger;

internal enum VillageState { NotBegun, UnderWay, ClosedOut }

/// <summary>A villager who was trained to watch over quality. No name: the post in the village and the day are all that is kept.</summary>
internal sealed record Supervisor(string Post, DateOnly TrainedOn);

/// <param name="Planning">村庄规划 by name; empty where there is none yet.</param>
/// <param name="Sanitary">Households that had a sanitary toilet when the campaign began.</param>
internal sealed record VillageEntry(string Name, int Households, int Sanitary, int PublicPlan, int HouseholdPlan, string Planning);

/// <summary>An administrative village (行政村) in which the work is done as a whole, and which is closed out (销号) as a whole.</summary>
internal sealed class ToiletVillage : Aggregate
{
    private ToiletVillage() { }

    public Guid Id { get; private init; }
    public int Revision { get; private set; }
    public string Town { get; private init; } = "";
    public string Name { get; private set; } = "";
    public int Households { get; private set; }
    public int Sanitary { get; private set; }
    public int PublicPlan { get; private set; }
    public int HouseholdPlan { get; private set; }
    public string Planning { get; private set; } = "";
    public IReadOnlyList<Supervisor> Supervisors { get; private set; } = [];
    public bool HasBegun { get; private set; }
    public DateOnly? ClosedOutOn { get; private set; }

    public string Subject => $"toilet-village/{Id}";

    public string Href => $"/staff/rural-toilets/villages/{Id}";

    /// <summary>What the map is coloured by.</summary>
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-008")]
    public VillageState State => ClosedOutOn is not null ? VillageState.ClosedOut : HasBegun ? VillageState.UnderWay : VillageState.NotBegun;

    public static ToiletVillage Register(Guid id, string town, VillageEntry entry)
    {
        var village = new ToiletVillage { Id = id, Town = town };
        village.Take(entry);
        village.Record(new ToiletVillageRegistered(village.Subject, town, entry.Name));
        return village;
    }

    public void Correct(VillageEntry entry)
    {
        Take(entry);
        Record(new ToiletVillageCorrected(Subject, Town, Name));
    }

    public void Train(Supervisor supervisor)
    {
        Supervisors = [.. Supervisors, supervisor];
        Revision++;
        Record(new ToiletSupervisorTrained(Subject, Town, Name, supervisor.TrainedOn));
    }

    public void Begin()
    {
        if (HasBegun) return;
        HasBegun = true;
        Revision++;
    }

    /// <summary>Closed out only when everything in its plan, public toilets and households, was accepted.</summary>
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-008")]
    public IReadOnlyList<Finding> BeforeClosingOut(IReadOnlyCollection<Toilet> toilets)
    {
        var planned = toilets.Where(t => t.IsPlanned).ToArray();
        return
        [
            .. ClosedOutOn is { } on ? [Finding.Block("toilets.closed-out", $"{Name}在{on.ToChinese()}已经销号。", Places.Works, remedy: "不用再办。")] : Array.Empty<Finding>(),
            .. Missing(ToiletKind.Public, "公厕", "座", PublicPlan), .. Missing(ToiletKind.Household, "户厕", "户", HouseholdPlan),
        ];

        IEnumerable<Finding> Missing(ToiletKind kind, string name, string unit, int plan)
        {
            var (all, accepted) = (planned.Count(t => t.Kind == kind), planned.Count(t => t.Kind == kind && t.State is ToiletState.Accepted));
            var due = Math.Max(plan, all);
            if (accepted < due) yield return Finding.Block($"toilets.not-all-{(kind is ToiletKind.Public ? "public" : "household")}", $"计划{name} {due} {unit}，验收通过 {accepted} {unit}，还差 {due - accepted} {unit}，不能销号。",
                Places.Works, remedy: all < plan ? $"台帐里只登记了 {all} {unit}，请补登、完工并验收。" : "请完工并验收以后再销号。");
        }
    }

    public void CloseOut(DateOnly on)
    {
        ClosedOutOn = on;
        Revision++;
        Record(new ToiletVillageClosedOut(Subject, Town, Name));
    }

    private void Take(VillageEntry entry)
    {
        (Name, Households, Sanitary, PublicPlan, HouseholdPlan, Planning) = (entry.Name, entry.Households, entry.Sanitary, entry.PublicPlan, entry.HouseholdPlan, entry.Planning);
        Revision++;
    }
}
