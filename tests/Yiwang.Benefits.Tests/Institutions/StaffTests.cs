using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Kernel;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>第二十三条、第二十五条: who may train, and who was trained.</summary>
public sealed class StaffTests
{
    private static readonly DateOnly Begun = new(2026, 3, 2);

    [Requirement("SW-KF-023"), Article(Law.ShanweiRehabilitationAid, 23)]
    [Theory(DisplayName = "持证上岗，或者上岗前培训并通过测评；二者都没有的，不能承担训练；证书到期后的训练不合格")]
    [InlineData("2028-12-31", null, null, "2026-03-02", "")]
    [InlineData("2026-03-31", null, null, "2026-03-31", "")]
    [InlineData("2026-03-31", null, null, "2026-04-01", "staff.certificate-over")]
    [InlineData(null, "2026-02-20", "2026-03-02", "2026-12-31", "")]
    [InlineData(null, "2026-02-20", "2026-03-03", "2026-12-31", "staff.unqualified")]
    [InlineData(null, "2026-02-20", null, "2026-12-31", "staff.unqualified")]
    [InlineData(null, null, null, "2026-12-31", "staff.unqualified")]
    [InlineData("2028-12-31", null, null, "2026-03-01", "staff.not-on-duty")]
    public void A_certificate_or_a_test_before_the_first_day(string? until, string? trained, string? tested, string day, string code)
    {
        var person = Professional.Enter("441581-rehab-1", new NewProfessional(Guid.CreateVersion7(), "示例治疗师", "康复治疗师", Begun)
        {
            Certificate = until is null ? "" : "示例", CertificateUntil = Day(until), TrainedOn = Day(trained), TestedOn = Day(tested),
        });

        Assert.Equal(code, string.Join(',', person.MayTrainOn(Day(day)!.Value).Select(f => f.Code)));
    }

    [Requirement("SW-KF-023")]
    [Fact(DisplayName = "上岗日之前证书和测评都没有的，登记不了")]
    public void Nobody_comes_on_duty_without_either()
    {
        var nobody = new NewProfessional(Guid.CreateVersion7(), "示例治疗师", "康复治疗师", Begun);

        Assert.Contains(nobody.Check(), f => f.Code == "staff.unqualified" && f.Citation == Citation.Of(Law.ShanweiRehabilitationAid, 23));
        Assert.Contains((nobody with { TrainedOn = Begun, TestedOn = Begun.AddDays(1) }).Check(), f => f.Code == "staff.unqualified");
        Assert.Empty((nobody with { TrainedOn = Begun.AddDays(-10), TestedOn = Begun }).Check());
        Assert.Empty((nobody with { Certificate = "示例", CertificateUntil = Begun }).Check());
    }

    [Requirement("SW-KF-025"), Article(Law.ShanweiRehabilitationAid, 25)]
    [Fact(DisplayName = "20 人中 19 人有培训：达标率 95.0%，未达标 1 人；离岗的、别的年度的不算")]
    public void Nineteen_of_twenty_is_ninety_five_percent()
    {
        var (year, staff) = (2026, Enumerable.Range(0, 22).Select(_ => Person()).ToArray());
        foreach (var one in staff[..19]) one.Train(new(new DateOnly(year, 6, 1), "示例"));
        staff[19].Train(new(new DateOnly(year - 1, 12, 31), "示例"));
        staff[20].Leave(new DateOnly(year, 12, 31));
        staff[21].Leave(new DateOnly(year, 7, 1));

        var counted = TrainingYear.Of(staff, year, new DateOnly(year + 1, 1, 15));

        Assert.Equal((20, 19, "95.0%", true), (counted.OnDuty.Count, counted.Met, counted.Rate, counted.IsOver));
        Assert.Equal([staff[19]], counted.Without);
        Assert.Equal("—", TrainingYear.Of([], year, new DateOnly(year, 12, 31)).Rate);
        Assert.Equal("66.7%", TrainingYear.Of(staff[17..20], year, new DateOnly(year, 12, 31)).Rate);
        Assert.False(TrainingYear.Of(staff, year, new DateOnly(year, 12, 30)).IsOver);
    }

    private static Professional Person() => Professional.Enter("441581-rehab-1", new NewProfessional(Guid.CreateVersion7(), "示例治疗师", "康复治疗师", new DateOnly(2020, 1, 1)));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
