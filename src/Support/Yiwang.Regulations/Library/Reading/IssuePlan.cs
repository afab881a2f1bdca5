using Yiwang.Kernel;
using Yiwang.Regulations.Library.Issues;

namespace Yiwang.Regulations.Library.Reading;

/// <summary>How one planned issue of a year stands.</summary>
internal enum PlannedState { Published, NotYet, Late }

/// <summary>One issue that the gazette's rhythm plans.</summary>
/// <param name="Until">The last day of the months that it is for.</param>
/// <param name="Issue">Null where none is registered.</param>
internal sealed record PlannedIssue(int Number, DateOnly Until, Issue? Issue, PlannedState State);

/// <summary>A year of one gazette as its rhythm plans it. No day is fixed; an issue is late when its months are over and it isn't registered.</summary>
internal sealed record IssuePlan(string Name, string Rhythm, int Year, IReadOnlyList<PlannedIssue> Issues)
{
    public IEnumerable<PlannedIssue> Late => Issues.Where(i => i.State is PlannedState.Late);

    /// <summary>The plans of every gazette whose rhythm is known, for one year; a gazette that had not begun has none.</summary>
    [Requirement("LD-GB-002")]
    public static IReadOnlyList<IssuePlan> Of(IEnumerable<Issue> issues, int year, DateOnly today) =>
    [
        .. issues.Where(i => i.IsGazette && i.Year > 0).GroupBy(i => i.Name).Where(g => g.Min(i => i.Year) <= year).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Rhythm: g.OrderByDescending(i => (i.Year, i.Number)).Select(i => i.Rhythm).FirstOrDefault(r => PerYear(r) > 0) ?? "", Own: g.Where(i => i.Year == year)))
            .Where(g => g.Rhythm.Length > 0).Select(g => new IssuePlan(g.Key, g.Rhythm, year, Plan(g.Rhythm, year, [.. g.Own], today))),
    ];

    private static PlannedIssue[] Plan(string rhythm, int year, Issue[] own, DateOnly today) =>
    [
        .. Enumerable.Range(1, PerYear(rhythm)).Select(number =>
        {
            var until = EndOf(year, number, PerYear(rhythm));
            var issue = own.FirstOrDefault(i => i.Number == number);
            return new PlannedIssue(number, until, issue, issue is not null ? PlannedState.Published : today > until ? PlannedState.Late : PlannedState.NotYet);
        }),
    ];

    private static DateOnly EndOf(int year, int number, int perYear)
    {
        // Of two in a month the first is for its first half.
        var month = new DateOnly(year, (number * 12 + perYear - 1) / perYear, 1);
        return perYear > 12 && number % 2 == 1 ? month.AddDays(14) : month.AddMonths(1).AddDays(-1);
    }

    private static int PerYear(string rhythm) => rhythm switch { "半月刊" => 24, "月刊" => 12, "双月刊" => 6, "季刊" => 4, "半年刊" => 2, _ => 0 };
}
