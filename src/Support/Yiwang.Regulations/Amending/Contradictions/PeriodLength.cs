using Yiwang.Kernel;

namespace Yiwang.Regulations.Amending.Contradictions;

/// <summary>Compares periods of different units, and only says what is so on every day of every year: a false alarm would cost more trust than a missed one.</summary>
internal static class PeriodLength
{
    private const int WorkingDaysOfWeek = 5, DaysOff = 2;

    /// <summary>The longest run of days off that a holiday has made so far; two holidays don't lie within one short period.</summary>
    private const int LongestHoliday = 9;

    public static bool IsCertainlyLonger(Period one, Period other)
    {
        if (one.Unit == other.Unit) return one.Amount > other.Amount;
        return RangeOf(one) is { } a && RangeOf(other) is { } b && a.Shortest > b.Longest;
    }

    /// <summary>In calendar days; null for hours, which are not days of any number.</summary>
    private static (int Shortest, int Longest)? RangeOf(Period period) => period.Unit switch
    {
        PeriodUnit.WorkingDay => (
            period.Amount + DaysOff * ((period.Amount - 1) / WorkingDaysOfWeek),
            period.Amount + DaysOff * ((period.Amount + WorkingDaysOfWeek - 1) / WorkingDaysOfWeek) + LongestHoliday * (1 + period.Amount / 60)),
        // What ends on a day off ends after it.
        PeriodUnit.CalendarDay => (period.Amount, period.Amount + LongestHoliday),
        PeriodUnit.Month => (28 * period.Amount, 31 * period.Amount + LongestHoliday),
        PeriodUnit.Year => (365 * period.Amount, 366 * period.Amount + LongestHoliday),
        _ => null,
    };
}
