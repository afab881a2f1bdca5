namespace Yiwang.Kernel;

/// <summary>
/// Working days of the years whose official arrangement is known (weekends off, holidays off, make-up days worked). Immutable.
/// The day one counts from is not counted (民法典第二百零一条). Counting is two look-ups in tables made once, however long the period.
/// A make-up day late in December can be announced with the next year's calendar: recompute when a calendar is added.
/// </summary>
public sealed class WorkCalendar
{
    private readonly int firstYear;             // of the covered ones; after lastYear if there are none
    private readonly int lastYear;
    private readonly int first;                 // day number of 1 January of the first covered year
    private readonly DayKind[] kinds;           // by day since first
    private readonly int[] upTo;                // working days from first up to and including the day
    private readonly int[] workingDays;         // day numbers, ascending
    private readonly int[] nextMissingYear;     // by year since the first: that year or a later one without calendar
    private readonly SortedSet<int> years;
    private readonly Dictionary<int, string> names;

    /// <param name="days">Holidays and make-up days; each must lie in a covered year.</param>
    /// <param name="years">Years whose arrangement is complete.</param>
    public WorkCalendar(IEnumerable<OfficialDay> days, IEnumerable<int> years)
    {
        this.years = [.. years];
        (firstYear, lastYear) = this.years.Count == 0 ? (1, 0) : (this.years.Min, this.years.Max);
        var (from, to) = (firstYear, lastYear);
        first = from <= to ? new DateOnly(from, 1, 1).DayNumber : 0;
        kinds = new DayKind[from <= to ? new DateOnly(to, 12, 31).DayNumber - first + 1 : 0];
        names = [];
        MarkWeeks();
        MarkOfficial(days);

        upTo = new int[kinds.Length];
        workingDays = [.. Enumerable.Range(0, kinds.Length).Where(i => IsWorked(kinds[i])).Select(i => first + i)];
        for (int i = 0, count = 0; i < kinds.Length; i++) upTo[i] = count += IsWorked(kinds[i]) ? 1 : 0;

        nextMissingYear = new int[to - from + 1];
        for (int year = to, missing = to + 1; year >= from; year--)
            nextMissingYear[year - from] = missing = this.years.Contains(year) ? missing : year;
    }

    /// <summary>Years that can be counted in, ascending.</summary>
    public IReadOnlyCollection<int> Years => years;

    /// <summary>Reads lines 日期,节日,休或班; no calendar if a line is wrong, each finding naming its line.</summary>
    public static CalendarFile FromCsv(TextReader text) => CalendarReader.Read(text);

    /// <summary><see cref="DayKind.Unknown"/> outside the covered years; never throws.</summary>
    public DayKind KindOf(DateOnly date) => date.DayNumber - first is var i && (uint)i < (uint)kinds.Length ? kinds[i] : DayKind.Unknown;

    /// <summary>Name of the holiday, also on the make-up day worked for it; null on ordinary days.</summary>
    public string? HolidayName(DateOnly date) => names.GetValueOrDefault(date.DayNumber);

    /// <summary>Throws for a year without calendar; use <see cref="KindOf"/> where that can happen.</summary>
    public bool IsWorkingDay(DateOnly date) => KindOf(date) is var kind && kind is not DayKind.Unknown
        ? IsWorked(kind)
        : throw new ArgumentOutOfRangeException(nameof(date), $"There is no official calendar for {date.Year}.");

    /// <summary>
    /// The <paramref name="count"/>th working day after the start; before it if negative; the start itself, worked or not, if zero.
    /// </summary>
    public CalendarAnswer<DateOnly> AddWorkingDays(DateOnly start, int count)
    {
        if (MissingBetween(start, start) is { } missing) return missing;
        if (count == 0) return start;

        var i = start.DayNumber - first;
        var target = count > 0 ? upTo[i] + (long)count - 1 : upTo[i] - (IsWorked(kinds[i]) ? 1 : 0) + (long)count;
        if (target < 0) return YearMissing(LastMissingUpTo(start.Year));
        if (target >= workingDays.Length) return YearMissing(nextMissingYear[start.Year - firstYear]);

        var end = DateOnly.FromDayNumber(workingDays[target]);
        return MissingBetween(start, end) is { } gap ? gap : end;
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when <paramref name="to"/> is earlier.</summary>
    public CalendarAnswer<int> WorkingDaysBetween(DateOnly from, DateOnly to) =>
        MissingBetween(from, to) is { } missing ? missing : upTo[to.DayNumber - first] - upTo[from.DayNumber - first];

    /// <summary>The day itself if it is worked, otherwise the next that is (民法典第二百零三条: a period doesn't end on a day off).</summary>
    public CalendarAnswer<DateOnly> OnOrAfter(DateOnly date) =>
        MissingBetween(date, date) is { } missing ? missing : IsWorked(kinds[date.DayNumber - first]) ? date : AddWorkingDays(date, 1);

    /// <summary>The end of the period that starts on the day given. See <see cref="Period.EndAfter"/>.</summary>
    public CalendarAnswer<DateOnly> Add(DateOnly start, Period period) => period.EndAfter(start, this);

    /// <summary>Hours of office time after the moment. See <see cref="OfficeHours.Add"/>.</summary>
    public CalendarAnswer<DateTime> AddWorkingHours(DateTime local, decimal hours, OfficeHours office) => office.Add(this, local, hours);

    internal static bool IsWorked(DayKind kind) => kind is DayKind.WorkingDay or DayKind.MakeUpDay;

    private void MarkWeeks()
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            var date = DateOnly.FromDayNumber(first + i);
            kinds[i] = !years.Contains(date.Year) ? DayKind.Unknown
                : date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.Weekend
                : DayKind.WorkingDay;
        }
    }

    private void MarkOfficial(IEnumerable<OfficialDay> days)
    {
        foreach (var day in days)
        {
            if (KindOf(day.Date) is DayKind.Unknown) throw new ArgumentException($"{day.Date:O} lies in no covered year.", nameof(days));
            if (day.IsWorkday && KindOf(day.Date) is DayKind.WorkingDay) continue;
            kinds[day.Date.DayNumber - first] = day.IsWorkday ? DayKind.MakeUpDay : DayKind.Holiday;
            names[day.Date.DayNumber] = day.Name;
        }
    }

    private Finding? MissingBetween(DateOnly a, DateOnly b)
    {
        var (from, to) = a <= b ? (a.Year, b.Year) : (b.Year, a.Year);
        if (from < firstYear || from > lastYear) return YearMissing(from);

        var missing = nextMissingYear[from - firstYear];
        return missing <= to ? YearMissing(missing) : null;
    }

    private int LastMissingUpTo(int year)
    {
        while (years.Contains(year)) year--;
        return year;
    }

    private static Finding YearMissing(int year) => Finding.Block(
        "calendar.year-missing", $"{year}年的放假和调休安排还没有录入日历，涉及该年的日期现在算不出来。", where: $"{year}",
        remedy: $"请在国务院办公厅公布{year}年节假日安排后，由日历管理员导入；导入后自动重新计算。");
}
