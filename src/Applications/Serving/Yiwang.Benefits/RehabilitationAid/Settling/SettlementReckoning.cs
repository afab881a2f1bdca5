using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Settling;

/// <summary>One month of one child, with all that its amount depends on.</summary>
/// <param name="Row">The row of article 8 it stands under.</param>
/// <param name="InstitutionRegion">Where it was trained.</param>
/// <param name="Against">What keeps it from being settled, found before: no agreement, short hours, after the end.</param>
internal sealed record MonthToSettle(Guid MonthId, Guid CareId, string FileNumber, DateOnly Month, string Row, string InstitutionRegion, long ChargedInFen, IReadOnlyList<Finding> Against);

/// <summary>A child with its months of one settlement, and those that were settled before it, wherever.</summary>
internal sealed record ChildToSettle(string ChildIndex, AidContext Context, IReadOnlyList<MonthToSettle> Months);

/// <summary>A month that is settled: its amount, and what the family bears.</summary>
internal sealed record ReckonedMonth(string ChildIndex, MonthToSettle Month, string Key, long AmountInFen, long FamilyShareInFen, Funding Funding, string Note);

/// <summary>A month that is not, with every reason.</summary>
internal sealed record LeftOutMonth(string FileNumber, DateOnly Month, IReadOnlyList<Finding> Reasons);

/// <summary>What a settlement comes to.</summary>
internal sealed record Reckoning(IReadOnlyList<ReckonedMonth> Lines, IReadOnlyList<LeftOutMonth> LeftOut)
{
    public long AmountInFen => Lines.Sum(l => l.AmountInFen);

    public long FamilyShareInFen => Lines.Sum(l => l.FamilyShareInFen);
}

/// <summary>Reckons months into lines: the standard of the month, the lower of two when away, and no more months in a year than are paid.</summary>
internal static class SettlementReckoning
{
    public static Reckoning Reckon(IEnumerable<ChildToSettle> children)
    {
        List<ReckonedMonth> lines = [];
        List<LeftOutMonth> leftOut = [];
        foreach (var child in children)
        {
            var ledger = new MonthLedger(child.Context);
            foreach (var month in child.Months.OrderBy(m => m.Month).ThenBy(m => m.MonthId))
            {
                var (line, against) = Reckon(child, month, ledger);
                if (line is not null) lines.Add(line);
                else leftOut.Add(new LeftOutMonth(month.FileNumber, month.Month, against));
            }
        }

        return new Reckoning(lines, leftOut);
    }

    /// <summary>Listed on the settlement even where the family bears nothing.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 2), Requirement("SW-KF-010w")]
    private static (ReckonedMonth? Line, IReadOnlyList<Finding> Against) Reckon(ChildToSettle child, MonthToSettle month, MonthLedger ledger)
    {
        var rate = Rate.For(month.Row, month.InstitutionRegion, month.Month, child.Context, "");
        List<Finding> against = [.. month.Against, .. rate.Findings.Where(f => f.Severity is Severity.Blocks)];
        // A month that doesn't count takes no place among the year's.
        if (against.Count == 0) against.AddRange(ledger.Take(rate.Row, new TrainingMonth(month.Month), ""));
        if (against.Count > 0) return (null, against);

        var funding = child.Context.Settings.PartTimeFundingSameLevelOnly ? rate.Row.Funding : Funding.Shared;
        var note = string.Join(" ", rate.Findings.Select(f => f.Message));
        return (new ReckonedMonth(child.ChildIndex, month, KeyOf(rate.Row.Kind, month.Month), rate.AmountInFen, rate.FamilyShareInFen, funding, note), []);
    }

    /// <summary>
    /// What a child is paid for once: a month of training, whatever the mode, the institution, the county or the way of settling. The table of lines
    /// has it as a unique key beside the child.
    /// </summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1), Requirement("SW-KF-010t")]
    public static string KeyOf(string kind, DateOnly month) => $"{kind}/{month:yyyy-MM}";
}
