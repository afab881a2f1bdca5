using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Yiwang.Kernel;

namespace Yiwang.Bench;

/// <summary>Working days added to days of the years 2016 to 2026, against npm chinese-days; both must find the same day.</summary>
internal sealed class DueDates(Workplace place, Sizes sizes, Report report)
{
    private const double Target = 100;
    private const int Seed = 20191217;
    private static readonly DateOnly First = new(2016, 1, 4), Last = new(2026, 9, 30);

    private sealed record Answer(string[] Results, double[] Seconds);

    public async Task Measure()
    {
        using var text = File.OpenText(Path.Combine(place.Root, "packs", "china", "holidays.csv"));
        var calendar = WorkCalendar.FromCsv(text).Calendar ?? throw new InvalidOperationException("The calendar can't be read.");
        var chance = new Random(Seed);
        await Measure("10 working days from a day of 2016 to 2026", sizes.Dates, calendar, () => (DayBefore(chance, Last), 10));
        await Measure("1 to 60 working days from a day of 2016 to 2026", sizes.Dates, calendar, () => (DayBefore(chance, Last), chance.Next(1, 61)));
        await Measure("2,450 working days, from 2016 into 2026", Math.Max(10, sizes.Dates / 20), calendar, () => (First.AddDays(chance.Next(0, 100)), 2450));
    }

    private async Task Measure(string what, int number, WorkCalendar calendar, Func<(DateOnly From, int Count)> draw)
    {
        var questions = Enumerable.Range(0, number).Select(_ => draw()).ToArray();
        var theirs = await Ask(questions);
        var ours = questions.Select(q => calendar.AddWorkingDays(q.From, q.Count).Known).ToArray();
        var unequal = ours.Zip(theirs.Results).Count(p => Text(p.First) != p.Second);
        if (unequal > 0) report.Fact($"{unequal} of {number} due dates differ from chinese-days ({what})");

        var ratios = new List<double>();
        var speeds = new List<double>();
        foreach (var seconds in theirs.Seconds)
        {
            speeds.Add(Speed(calendar, questions));
            ratios.Add(speeds[^1] / (number / seconds));
        }

        report.Add("Due date", $"{what}; {(unequal == 0 ? $"all {number:N0} results equal" : $"{unequal} differ")}; floor: chinese-days",
            speeds.Median(), theirs.Seconds.Select(s => number / s).Median(), ratios.Median(), Target);
    }

    private static double Speed(WorkCalendar calendar, (DateOnly From, int Count)[] questions)
    {
        var (asked, sum) = (0L, 0L);
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started).TotalMilliseconds < 200)
        {
            foreach (var (from, count) in questions) sum += calendar.AddWorkingDays(from, count).Known.DayNumber;
            asked += questions.Length;
        }

        if (sum == 0) throw new InvalidOperationException("Nothing was computed.");
        return asked / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private async Task<Answer> Ask((DateOnly From, int Count)[] questions)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(place.Root, "bench", "chinese-days.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new { dates = questions.Select(q => Text(q.From)), counts = questions.Select(q => q.Count), rounds = sizes.Rounds }));
        node.StandardInput.Close();
        var answer = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return JsonSerializer.Deserialize<Answer>(answer, JsonSerializerOptions.Web) ?? throw new InvalidOperationException("chinese-days did not answer.");
    }

    private static DateOnly DayBefore(Random chance, DateOnly last) => First.AddDays(chance.Next(0, last.AddDays(-150).DayNumber - First.DayNumber));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
