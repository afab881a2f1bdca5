using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Amending.Contradictions;

/// <summary>Finds statements that can't both be followed. Pure: what is in force and what is in use is decided by whoever asks.</summary>
internal static class ContradictionRule
{
    /// <param name="inForce">Documents that apply today somewhere in their area.</param>
    /// <param name="applied">What the procedures count by.</param>
    public static IReadOnlyList<Contradiction> Periods(IReadOnlyList<Regulation> inForce, IReadOnlyList<AppliedPeriod> applied)
    {
        var stated = inForce.SelectMany(r => r.Articles.SelectMany(a => a.Periods), (r, p) => new Stated(p.Step, PlaceOf(r), p.Period, p.IsPromised, "")).ToArray();
        var counted = applied.Where(a => inForce.Any(r => r.Law == a.Period.Citation.Document)).Select(a => new Stated(a.Step, "", a.Period, false, a.Where)).ToArray();
        // Where the register says nothing of a step, the procedure's article is all that is known of the document.
        var lawful = stated.Where(s => !s.IsPromised).Concat(counted.Where(c => !stated.Any(s => s.Step == c.Step && s.Law == c.Law))).ToArray();
        return
        [
            .. from one in lawful.Index()
               from other in lawful.Skip(one.Index + 1)
               where one.Item.IsSameStep(other) && one.Item.Law != other.Law && !one.Item.Period.IsSameLength(other.Period)
               select Of(ContradictionKind.DifferentPeriods, one.Item, other),
            .. from promise in stated
               where promise.IsPromised
               from law in lawful
               where promise.IsSameStep(law) && PeriodLength.IsCertainlyLonger(promise.Period, law.Period)
               select Of(ContradictionKind.PromiseTooLong, law, promise),
            .. from count in counted
               from law in stated
               where !law.IsPromised && count.IsSameStep(law) && count.Law == law.Law && !count.Period.IsSameLength(law.Period)
               select Of(ContradictionKind.ProcedureDiffers, law, count),
        ];
    }

    public static IReadOnlyList<Contradiction> Materials(IReadOnlyList<AskedMaterial> asked, IReadOnlyList<SharedRegister> registers, DateOnly today) =>
    [
        .. from material in asked
           from register in registers
           where register.InUseFrom <= today
           // One alternative is enough: whoever is in the register need bring none of them.
           let held = material.AnyOf.FirstOrDefault(a => register.Holds.Contains(a.Id))
           where held.Id is { Length: > 0 }
           select new Contradiction(ContradictionKind.MaterialHeld, string.Join("或", material.AnyOf.Select(a => a.Name)),
               new(material.Citation, $"要提交{held.Name}", material.Where), new(register.Citation, $"{register.Name}里有{held.Name}", register.Where)),
    ];

    // Two places may well have different periods; those of one city, its counties and the nation apply to the same cases.
    private static string PlaceOf(Regulation regulation) => regulation.IsOfAnotherPlace ? regulation.Area : "";

    private static bool IsSameLength(this Period one, Period other) => (one.Amount, one.Unit) == (other.Amount, other.Unit);

    private static Contradiction Of(ContradictionKind kind, Stated first, Stated second) => new(kind, first.Step, first.Said, second.Said);

    private sealed record Stated(string Step, string Place, Period Period, bool IsPromised, string Where)
    {
        public string Law => Period.Citation.Document;

        public Statement Said => new(Period.Citation, (IsPromised ? "承诺" : "") + Period, Where);

        public bool IsSameStep(Stated other) => Step == other.Step && Place == other.Place;
    }
}
