using System.Globalization;
using Yiwang.Benefits.Public;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Kernel;

namespace Yiwang.Benefits.ToiletSubsidy.Reporting;

/// <summary>What a town or a department reported for one period; the numbers are those of the ledger on that day.</summary>
internal sealed class ToiletReport : Aggregate
{
    private ToiletReport() { }

    public Guid Id { get; private init; }

    /// <summary>Name of the town or body.</summary>
    public string Body { get; private init; } = "";

    public DateOnly From { get; private init; }
    public DateTimeOffset ReportedAt { get; private init; }
    public int PublicDone { get; private init; }
    public int HouseholdDone { get; private init; }
    public string Note { get; private init; } = "";

    public static ToiletReport Of(string body, ReportPeriod period, (int Public, int Household) done, string note, DateTimeOffset now)
    {
        var report = new ToiletReport { Id = Guid.CreateVersion7(), Body = body, From = period.From, ReportedAt = now, PublicDone = done.Public, HouseholdDone = done.Household, Note = note };
        report.Record(new ToiletProgressReported("toilet-reports", body, period.Name));
        return report;
    }
}

/// <summary>A period that is reported about once it is over.</summary>
internal sealed record ReportPeriod(DateOnly From, DateOnly Until, DateOnly DueOn, string Name)
{
    /// <summary>The last one that is over; how long one is, is a local setting.</summary>
    [Article(Law.LuodingRuralToilets, "四（五）"), Requirement("LD-CS-016")]
    public static ReportPeriod LastBefore(DateOnly today, ToiletSettings settings)
    {
        var (from, until) = settings.Every switch
        {
            ReportRhythm.Week => Week(today),
            ReportRhythm.Quarter => (FirstOfQuarter(today).AddMonths(-3), FirstOfQuarter(today).AddDays(-1)),
            _ => (new DateOnly(today.Year, today.Month, 1).AddMonths(-1), new DateOnly(today.Year, today.Month, 1).AddDays(-1)),
        };
        var name = settings.Every switch
        {
            ReportRhythm.Week => string.Create(CultureInfo.InvariantCulture, $"{from:yyyy年M月d日}至{until:M月d日}"),
            ReportRhythm.Quarter => $"{from.Year}年第{(from.Month + 2) / 3}季度",
            _ => $"{from.Year}年{from.Month}月",
        };
        return new(from, until, until.AddDays(settings.DaysAfter), name);
    }

    /// <summary>Who has not reported although the day has passed; nobody before it.</summary>
    [Article(Law.LuodingRuralToilets, "四（五）"), Requirement("LD-CS-016")]
    public IReadOnlyList<string> LateOn(DateOnly today, ToiletBook book, IReadOnlyCollection<ToiletReport> reports) => today <= DueOn ? []
        : [.. Reporters(book).Where(b => !reports.Any(r => r.Body == b && r.From == From))];

    /// <summary>Every town and every department, without the one that gathers the reports.</summary>
    public static IEnumerable<string> Reporters(ToiletBook book) => book.Towns.Select(t => t.Name).Concat(book.Bodies.Where(b => !b.Leads).Select(b => b.Name));

    private static (DateOnly, DateOnly) Week(DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return (monday.AddDays(-7), monday.AddDays(-1));
    }

    private static DateOnly FirstOfQuarter(DateOnly day) => new(day.Year, (day.Month - 1) / 3 * 3 + 1, 1);
}

/// <summary>One line of the summary: what was planned and done in one town, over both years.</summary>
internal sealed record SummaryLine(string Town, int PublicPlan, int PublicDone, int HouseholdPlan, int HouseholdDone);

/// <summary>That the summary went to one destination on one day, with what it said.</summary>
internal sealed class ToiletSummary : Aggregate
{
    private ToiletSummary() { }

    public Guid Id { get; private init; }
    public string Destination { get; private init; } = "";
    public DateTimeOffset SentAt { get; private init; }
    public IReadOnlyList<SummaryLine> Lines { get; private init; } = [];

    public static ToiletSummary Send(Destination to, IReadOnlyList<SummaryLine> lines, DateTimeOffset now)
    {
        var sent = new ToiletSummary { Id = Guid.CreateVersion7(), Destination = to.Code, SentAt = now, Lines = lines };
        sent.Record(new ToiletSummarySent($"toilet-summary/{sent.Id}", to.Name));
        return sent;
    }
}
