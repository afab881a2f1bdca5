using FsCheck;
using FsCheck.Fluent;
using static Yiwang.Kernel.Tests.Calendars;

namespace Yiwang.Kernel.Tests;

/// <summary>What must hold for any calendar arithmetic and any sequence of stops, resumptions and extensions.</summary>
public class ClockProperties
{
    private static readonly Citation Somewhere = Citation.Of(Law.ShanweiRehabilitationAid, 10);
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1000);

    private static readonly Gen<DateOnly> Day =
        Gen.Choose(D("2016-01-01").DayNumber, D("2024-12-31").DayNumber).Select(DateOnly.FromDayNumber);

    private static readonly Gen<ClockRecord> Record =
        from start in Day
        from amount in Gen.Choose(1, 60)
        from unit in Gen.Elements(PeriodUnit.WorkingDay, PeriodUnit.WorkingDay, PeriodUnit.WorkingDay, PeriodUnit.CalendarDay, PeriodUnit.Month)
        from stops in StopsAround(start)
        from extensions in ExtensionsAfter(start)
        select new ClockRecord(new(unit is PeriodUnit.Month ? amount % 6 + 1 : amount, unit, Somewhere), start, stops, extensions);

    private static readonly Gen<(ClockRecord Record, DateOnly Today)> Case =
        from record in Record
        from later in Gen.Choose(0, 150)
        select (record, record.StartedOn.AddDays(later));

    [Fact]
    public void Adding_then_adding_is_adding_the_sum() => Holds(
        from start in Day from n in Gen.Choose(1, 150) from m in Gen.Choose(1, 150) select (start, n, m),
        x => Official.AddWorkingDays(Official.AddWorkingDays(x.start, x.n).Known, x.m) == Official.AddWorkingDays(x.start, x.n + x.m));

    [Fact]
    public void Counting_is_the_inverse_of_adding() => Holds(
        from start in Day from n in Gen.Choose(0, 300) select (start, n),
        x => Official.WorkingDaysBetween(x.start, Official.AddWorkingDays(x.start, x.n).Known).Value == x.n);

    [Fact]
    public void Going_back_from_a_working_day_is_the_inverse_of_going_on() => Holds(
        from start in Day.Where(Official.IsWorkingDay) from n in Gen.Choose(1, 300) select (start, n),
        x => Official.AddWorkingDays(Official.AddWorkingDays(x.start, x.n).Known, -x.n).Known == x.start);

    [Fact]
    public void Adding_and_counting_equal_the_walk_day_by_day() => Holds(
        from start in Day from n in Gen.Choose(1, 300) from days in Gen.Choose(0, 600) select (start, n, end: start.AddDays(days)),
        x => Official.AddWorkingDays(x.start, x.n).Known == NaiveClock.AddWorkingDays(Official, x.start, x.n)
            && Official.WorkingDaysBetween(x.start, x.end).Known == NaiveClock.WorkingDaysBetween(Official, x.start, x.end));

    [Fact]
    public void The_due_day_equals_the_walk_day_by_day() => Holds(Case,
        x => x.Record.Read(Official, x.Today).DueOn == NaiveClock.Due(x.Record, Official, x.Today));

    [Fact]
    public void A_stop_never_brings_the_due_day_forward() => Holds(Case,
        x => x.Record.Read(Official, x.Today).DueOn >= (x.Record with { Stops = [] }).Read(Official, x.Today).DueOn);

    [Fact]
    public void An_extension_never_brings_the_due_day_forward() => Holds(Case,
        x => x.Record.Read(Official, x.Today).DueOn >= (x.Record with { Extensions = [] }).Read(Official, x.Today).DueOn);

    [Fact]
    public void The_order_of_stops_does_not_matter() => Holds(
        from x in Case from shuffled in Gen.Shuffle(x.Record.Stops.ToArray()) select (x.Record, x.Today, Shuffled: x.Record with { Stops = shuffled }),
        x =>
        {
            var (one, other) = (x.Record.Read(Official, x.Today), x.Shuffled.Read(Official, x.Today));
            return (one.DueOn, one.Remaining, one.Light) == (other.DueOn, other.Remaining, other.Light) && one.Days.SequenceEqual(other.Days);
        });

    [Fact]
    public void Overlapping_stops_are_their_union() => Holds(Case,
        x =>
        {
            var days = x.Record.Stops.SelectMany(s => NumbersOf(s, x.Today)).Distinct();
            var singles = days.Select(DateOnly.FromDayNumber).Select(d => new ClockStop(StopKind.Other, d, d)).ToList();
            return x.Record.Read(Official, x.Today).DueOn == (x.Record with { Stops = singles }).Read(Official, x.Today).DueOn;
        });

    [Fact]
    public void A_stop_wholly_on_days_off_changes_nothing() => Holds(
        from x in Case
        where x.Record.Period.Unit is PeriodUnit.WorkingDay && x.Record.Extensions.All(e => e.By.Unit is PeriodUnit.WorkingDay)
        from ahead in Gen.Choose(0, 100)
        select (x.Record, x.Today, Off: FirstDaysOff(x.Record.StartedOn.AddDays(ahead))),
        x => x.Record.Read(Official, x.Today).DueOn == (x.Record with { Stops = [.. x.Record.Stops, x.Off] }).Read(Official, x.Today).DueOn);

    [Fact]
    public void The_strip_counts_what_the_sum_says() => Holds(Case.Where(x => x.Record.Extensions.Count == 0 && x.Record.Period.Unit is PeriodUnit.WorkingDay),
        x =>
        {
            var reading = x.Record.Read(Official, x.Today);
            var due = reading.Days.Single(d => d.IsDue);
            var isLeft = reading.Days.Count(d => d.Counts && d.Date > x.Today);
            return due.CountedSoFar == x.Record.Period.Amount && due.Counts && reading.Total == x.Record.Period.Amount
                && (reading.IsOverdue ? reading.Remaining <= 0 : reading.Remaining == isLeft);
        });

    [Fact]
    public void Reading_twice_gives_the_same() => Holds(Case,
        x => x.Record.Read(Official, x.Today).Equals(x.Record.Read(Official, x.Today))
            && x.Record.Read(Official, x.Today).Arithmetic() == x.Record.Read(Official, x.Today).Arithmetic());

    private static Gen<List<ClockStop>> StopsAround(DateOnly start) =>
        from count in Gen.Choose(0, 5)
        from stops in Gen.ListOf(StopAround(start), count)
        select stops.ToList();

    private static Gen<ClockStop> StopAround(DateOnly start) =>
        from after in Gen.Choose(-5, 90)
        from length in Gen.Choose(-1, 20)
        from isOpen in Gen.Choose(0, 9)
        from kind in Gen.Elements(Enum.GetValues<StopKind>())
        select new ClockStop(kind, start.AddDays(after), isOpen == 0 ? null : start.AddDays(after + length));

    private static Gen<List<ClockExtension>> ExtensionsAfter(DateOnly start) =>
        from count in Gen.Choose(0, 2)
        from extensions in Gen.ListOf(
            from after in Gen.Choose(0, 60)
            from amount in Gen.Choose(1, 15)
            from unit in Gen.Elements(PeriodUnit.WorkingDay, PeriodUnit.WorkingDay, PeriodUnit.CalendarDay)
            select new ClockExtension(start.AddDays(after), new(amount, unit, Somewhere), Somewhere, "情况复杂"), count)
        select extensions.ToList();

    private static IEnumerable<int> NumbersOf(ClockStop stop, DateOnly today) =>
        stop.From is var from && (stop.Until ?? today) is var until && until >= from ? Enumerable.Range(from.DayNumber, until.DayNumber - from.DayNumber + 1) : [];

    private static ClockStop FirstDaysOff(DateOnly from)
    {
        while (Official.IsWorkingDay(from)) from = from.AddDays(1);
        var until = from;
        while (!Official.IsWorkingDay(until.AddDays(1))) until = until.AddDays(1);
        return new(StopKind.Other, from, until);
    }

    private static void Holds<T>(Gen<T> cases, Func<T, bool> property) => Check.One(Many, Prop.ForAll(cases.ToArbitrary(), property));
}
