using System.Globalization;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;
using Yiwang.Testing;
using Actor = Yiwang.Procedures.Public.Actor;

namespace Yiwang.Procedures.Tests.Cases;

/// <summary>A procedure for tests: two posts at two institutions look in parallel; either may veto.</summary>
internal static class TestCourse
{
    public static readonly Citation Under = Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 2, subItem: 1);

    public static readonly Actor Fire = new(Guid.CreateVersion7(), "fire", "fire-office"), Health = new(Guid.CreateVersion7(), "health", "health-office");

    private static readonly Lazy<WorkCalendar> Holidays = new(() =>
    {
        using var text = File.OpenText(Repository.PathOf("packs", "china", "holidays.csv"));
        return WorkCalendar.FromCsv(text).Calendar!;
    });

    public static WorkCalendar Calendar => Holidays.Value;

    public static Procedure Procedure { get; } = new("test", "测试事项", Law.ShanweiRehabilitationAid, "CS", "/my/{id}", "/staff/{id}",
    [
        new StageDefinition("look", "现场核查", Under, new Period(10, PeriodUnit.WorkingDay, Under), StageHolder.Receiving, [], [Step("fire"), Step("health")]),
        new StageDefinition("sign", "签发", Under, null, StageHolder.Receiving, [],
            [new StepDefinition("sign", "签发", "fire", Under, [new StepOutcome("signed", "签发", Under, false, CaseResults.Approved, null, false)])]),
    ]);

    public static Course On(string day) => new(Procedure, Calendar, Day(day), (step, _) => $"{step.Post}-office");

    public static Case Received(string day) => Case.Receive(
        new Reception(Guid.CreateVersion7(), "CS-1", "1", "441581", "441581-dpf", "441500-dpf", Guid.CreateVersion7(), new DateTimeOffset(Day(day), new TimeOnly(9, 0), TimeSpan.FromHours(8))), On(day));

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static StepDefinition Step(string post) => new(post, $"{post}核查", post, Under,
    [
        new StepOutcome("fine", "合格", Under, false, null, "sign", false),
        new StepOutcome("veto", "不合格", Under, true, CaseResults.Refused, null, Prevails: true),
    ]);
}
