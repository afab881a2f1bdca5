using Yiwang.Benefits.Public;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Reporting.Publishing;

/// <summary>A count as the public sees it; null where it is too small to be told.</summary>
internal sealed record PublishedCount(string Label, int? Value);

/// <summary>A sum of money by where it came from or what it went into.</summary>
internal sealed record PublishedSum(string Label, long AmountInFen);

/// <summary>What is told of one region. Sums and counts only; nothing of any child.</summary>
/// <param name="Children">All children helped; null where that alone is too few.</param>
/// <param name="Smallest">Counts below it are not told.</param>
internal sealed record PublishedFigures(int? Children, int Smallest, IReadOnlyList<PublishedCount> ByDisability, IReadOnlyList<PublishedCount> ByCounty)
{
    public IReadOnlyList<PublishedSum> Raised { get; init; } = [];
    public IReadOnlyList<PublishedSum> Used { get; init; } = [];
}

/// <summary>第十二条: what was done and what money was raised and used, told to the public for one period.</summary>
internal sealed class Publication : Aggregate
{
    private Publication() { }

    public Guid Id { get; private init; }

    /// <summary>A county, or the city, which tells it by county.</summary>
    public string Region { get; private init; } = "";

    public DateOnly From { get; private init; }
    public DateOnly To { get; private init; }
    public PublishedFigures Figures { get; private init; } = null!;
    public DateOnly PublishedOn { get; private init; }

    public string Subject => SubjectOf(Region, From);

    public static string SubjectOf(string region, DateOnly from) => $"publication/{region}/{from:yyyy-MM-dd}";

    public static Publication Of(string region, PublicationPeriod period, PublishedFigures figures, DateOnly today)
    {
        var publication = new Publication { Id = Guid.CreateVersion7(), Region = region, From = period.From, To = period.To, Figures = figures, PublishedOn = today };
        publication.Record(new FiguresPublished(publication.Subject, region, period.From, period.To));
        return publication;
    }
}

/// <summary>A span of whole months, first and last day included.</summary>
internal sealed record PublicationPeriod(DateOnly From, DateOnly To)
{
    /// <summary>The last span that is over, counted from January in steps of so many months.</summary>
    public static PublicationPeriod LastBefore(DateOnly today, int months)
    {
        var start = new DateOnly(today.Year, 1, 1);
        while (start.AddMonths(months) <= today) start = start.AddMonths(months);
        var from = start.Year == today.Year && start.Month > 1 ? start.AddMonths(-months) : LastOfYear(today.Year - 1, months);
        return new(from, (from.AddMonths(months) is var end && end.Year > from.Year ? new DateOnly(from.Year + 1, 1, 1) : end).AddDays(-1));
    }

    // Where the months don't go into the year, the last span of a year is shorter: no span reaches over New Year.
    private static DateOnly LastOfYear(int year, int months)
    {
        var from = new DateOnly(year, 1, 1);
        while (from.AddMonths(months).Year == year) from = from.AddMonths(months);
        return from;
    }
}

/// <summary>Numbers of people that are too small to be told: from few children in a small county one could guess who they are.</summary>
internal static class SmallCounts
{
    /// <summary>
    /// Hides counts from 1 up to the threshold. Where only one of a row is hidden, the next smallest is hidden as well: the total would give
    /// the first away.
    /// </summary>
    [Article(Law.ShanweiRehabilitationAid, 12), Requirement("SW-KF-012a")]
    public static IReadOnlyList<int?> Hide(IReadOnlyList<int> counts, int smallest, bool totalIsTold)
    {
        var hidden = counts.Select(c => c > 0 && c < smallest).ToArray();
        if (totalIsTold && hidden.Count(h => h) == 1)
        {
            var next = Enumerable.Range(0, counts.Count).Where(i => !hidden[i] && counts[i] > 0).OrderBy(i => counts[i]).Cast<int?>().FirstOrDefault();
            if (next is { } also) hidden[also] = true;
        }

        return [.. counts.Select((c, i) => hidden[i] ? (int?)null : c)];
    }
}
