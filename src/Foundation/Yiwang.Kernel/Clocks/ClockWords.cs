namespace Yiwang.Kernel;

/// <summary>How the arithmetic of a clock speaks to whoever reads it.</summary>
/// <param name="Received">What happened on the first day: 收到.</param>
/// <param name="Answer">What is due: 答复您.</param>
/// <param name="Answered">What was done: 已答复您.</param>
/// <param name="Stopped">What happens during a stop: 等您补材料.</param>
public sealed record ClockWords(string Received, string Answer, string Answered, Func<StopKind, string> Stopped)
{
    /// <summary>To the applicant: 等您补材料, 答复您.</summary>
    public static readonly ClockWords ToApplicant = new("收到", "答复您", "已答复您", kind => kind switch
    {
        StopKind.Supplement => "等您补材料",
        StopKind.PublicNotice => "公示",
        StopKind.Hearing => "听证",
        StopKind.ExpertReview => "请专家评审",
        StopKind.Inspection => "检验检测",
        StopKind.Tender => "招标",
        StopKind.FurtherAssessment => "进一步诊断评估",
        _ => "暂停办理",
    });

    /// <summary>To officers: the terms of art.</summary>
    public static readonly ClockWords ToOfficer = new("收到", "办结", "已办结", kind => kind is StopKind.Other ? "暂停" : kind.InChinese());
}

/// <summary>Writes the sum of a reading as one or two sentences.</summary>
internal static class ClockArithmetic
{
    /// <summary>Beyond two months a list of every holiday would hide what matters; the strip still shows them.</summary>
    private const int MostDaysWithHolidays = 62;

    public static string Of(ClockReading reading, ClockWords words)
    {
        var record = reading.Record;
        var year = reading.Today.Year;
        List<string> parts = [$"{Day(record.StartedOn, year)}{words.Received}，次日起算"];
        parts.AddRange(Interruptions(reading, words).OrderBy(i => i.On).Select(i => i.Words));
        parts.AddRange(record.Extensions.OrderBy(e => e.On).Select(e => $"{Day(e.On, year)}决定延长{e.By}（{e.Reason}）"));
        parts.Add(Due(reading, words));
        return string.Join('；', parts) + "。" + Standing(reading, words);
    }

    /// <summary>3月9日至11日; the month and the year are said once if they are the same.</summary>
    internal static string Days(DateOnly from, DateOnly until, int year) =>
        from == until ? Day(from, year)
        : from.Year != until.Year ? $"{Day(from, year)}至{until.Year}年{until.Month}月{until.Day}日"
        : from.Month != until.Month ? $"{Day(from, year)}至{until.Month}月{until.Day}日"
        : $"{Day(from, year)}至{until.Day}日";

    private static string Day(DateOnly date, int year) => $"{(date.Year == year ? "" : $"{date.Year}年")}{date.Month}月{date.Day}日";

    private static string Due(ClockReading reading, ClockWords words) =>
        reading.DueOn is not { } due ? reading.Finding?.Where is { Length: > 0 } missing
            ? $"{missing}年的放假安排公布后才能算出最晚哪天{words.Answer}"
            : $"现在还算不出最晚哪天{words.Answer}"
        : reading.IsStopped ? $"如果今天恢复计算，最晚 {Day(due, reading.Today.Year)}{words.Answer}"
        : $"最晚 {Day(due, reading.Today.Year)}{words.Answer}";

    private static string Standing(ClockReading reading, ClockWords words) =>
        reading.Record.EndedOn is { } ended
            ? $"{Day(ended, reading.Today.Year)}{words.Answered}{(reading.IsOverdue ? $"，超过期限{Late(reading)}" : reading.DueOn is null ? "" : "，在期限内")}。"
            : reading.IsOverdue ? $"已超过期限{Late(reading)}。" : "";

    // On the days off right after the due day it is late, but by no working day yet.
    private static string Late(ClockReading reading) => reading.Remaining < 0 ? $"{-reading.Remaining}个工作日" : "";

    private static IEnumerable<(DateOnly On, string Words)> Interruptions(ClockReading reading, ClockWords words)
    {
        var (record, today) = (reading.Record, reading.Today);
        var due = reading.DueOn ?? today;
        foreach (var stop in record.Stops.Where(s => s.From <= due && (s.Until ?? s.From) >= s.From).OrderBy(s => s.From).ThenBy(s => s.Kind))
            yield return stop.Until is { } until
                ? (stop.From, $"{Days(stop.From, until, today.Year)}{words.Stopped(stop.Kind)}，不计")
                : (stop.From, $"{Day(stop.From, today.Year)}起{words.Stopped(stop.Kind)}，暂停计算");

        if (record.Period.Unit is not PeriodUnit.WorkingDay || due.DayNumber - record.StartedOn.DayNumber > MostDaysWithHolidays) yield break;

        var days = reading.Days.Where(d => !d.IsStart && d.Date <= due && d.Stop is null).ToList();
        foreach (var (from, until, name) in Runs(days.Where(d => d.Kind is DayKind.Holiday)))
            yield return (from, $"{Days(from, until, today.Year)}{name}放假，不计");
        foreach (var day in days.Where(d => d.Kind is DayKind.MakeUpDay))
            yield return (day.Date, $"{Day(day.Date, today.Year)}调休上班，计入");
    }

    private static IEnumerable<(DateOnly From, DateOnly Until, string Name)> Runs(IEnumerable<ClockDay> holidays)
    {
        (DateOnly From, DateOnly Until, string Name)? run = null;
        foreach (var day in holidays)
        {
            if (run is { } open && open.Until.AddDays(1) == day.Date && open.Name == day.HolidayName) run = open with { Until = day.Date };
            else
            {
                if (run is { } done) yield return done;
                run = (day.Date, day.Date, day.HolidayName ?? "");
            }
        }

        if (run is { } last) yield return last;
    }
}
