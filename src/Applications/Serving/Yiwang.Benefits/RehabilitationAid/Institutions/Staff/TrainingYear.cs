using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Staff;

/// <summary>第二十五条: whether everybody on duty had at least one training in a year.</summary>
/// <param name="Day">The day on which it is counted: 31 December, or today in a year that isn't over.</param>
internal sealed record TrainingYear(int Year, DateOnly Day, IReadOnlyList<Professional> OnDuty, IReadOnlyList<Professional> Without)
{
    public int Met => OnDuty.Count - Without.Count;

    /// <summary>In tenths of a percent, rounded half up; null where nobody is on duty.</summary>
    public int? RatePerMille => OnDuty.Count == 0 ? null : (Met * 2000 + OnDuty.Count) / (2 * OnDuty.Count);

    public string Rate => RatePerMille is { } rate ? $"{rate / 10}.{rate % 10}%" : "—";

    public bool IsOver => Day == new DateOnly(Year, 12, 31);

    [Article(Law.ShanweiRehabilitationAid, 25), Requirement("SW-KF-025")]
    public static TrainingYear Of(IEnumerable<Professional> staff, int year, DateOnly today)
    {
        var last = new DateOnly(year, 12, 31);
        var day = today < last ? today : last;
        Professional[] onDuty = [.. staff.Where(p => p.IsOnDutyOn(day))];
        return new(year, day, onDuty, [.. onDuty.Where(p => !p.Trainings.Any(t => t.On.Year == year))]);
    }
}
