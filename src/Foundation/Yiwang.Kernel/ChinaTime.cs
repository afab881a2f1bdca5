namespace Yiwang.Kernel;

/// <summary>Legal dates are days in Asia/Shanghai; instants are stored in UTC.</summary>
public static class ChinaTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static DateOnly Today(this TimeProvider clock) => clock.GetUtcNow().ToChinaDate();

    public static DateOnly ToChinaDate(this DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).Date);

    public static DateTimeOffset ToChinaTime(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The instant at which the day begins.</summary>
    public static DateTimeOffset Begin(this DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new(midnight, Zone.GetUtcOffset(midnight));
    }

    /// <summary>3月19日（周四）, as every page writes a date; with the year where it is not this year's.</summary>
    public static string ToChinese(this DateOnly date, DateOnly? today = null)
    {
        var weekday = "日一二三四五六"[(int)date.DayOfWeek];
        var year = today is { } t && t.Year == date.Year ? "" : $"{date.Year}年";
        return $"{year}{date.Month}月{date.Day}日（周{weekday}）";
    }
}
