using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using static Yiwang.Benefits.Tests.Rules.Pack;

namespace Yiwang.Benefits.Tests.Rules;

public sealed class TrainingTests
{
    private static readonly AidContext LowVision = Case with { Child = Child with { Disabilities = [Disability.Vision], Degree = Degree.LowVision } };
    private static readonly AidContext Blind = Case with { Child = Child with { Disabilities = [Disability.Vision], Degree = Degree.Blind } };

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 1)]
    [Requirement("SW-KF-008g")]
    [Theory(DisplayName = "第八条（三）1（1）：满1个月且满72小时，补1500元")]
    [InlineData("2020-03-31", 72, 1500, null)]
    [InlineData("2020-03-31", 71, 0, "aid.training.too-few-hours")]
    [InlineData("2020-03-29", 72, 0, "aid.training.too-short")]
    [InlineData("2020-03-30", 72, 0, "aid.training.too-short")]
    public void Low_vision_training_must_be_long_enough(string endedOn, int hours, int paidYuan, string? blocked)
    {
        var assessed = Assess(LowVision, new SightTrainingClaim(ForBlind: false, Day("2020-03-01"), Day(endedOn), hours));

        Assert.Equal(paidYuan * 100L, assessed.AmountInFen);
        if (blocked is null) NothingBlocks(assessed.Findings); else Blocks(assessed.Findings, blocked);
        if (hours == 71) Assert.Contains("还缺 1 小时", assessed.Findings.Single(f => f.Code == blocked).Message);
    }

    [Requirement("SW-KF-008g")]
    [Theory(DisplayName = "第八条（三）1（1）：3年1次，差一天也不行")]
    [InlineData("2021-05-09", true)]
    [InlineData("2021-05-10", false)]
    public void Three_years_minus_a_day_is_too_soon(string appliedOn, bool refused)
    {
        var before = new PriorAid(Haifeng, Rows.LowVisionBasic, Day("2018-05-10"));
        var assessed = Assess(LowVision with { AppliedOn = Day(appliedOn), Prior = [before] },
            new SightTrainingClaim(ForBlind: false, Day("2021-03-01"), Day("2021-03-31"), 80));

        Assert.Equal(refused, assessed.Findings.Any(f => f.Code == "aid.training.too-soon"));
        Assert.Equal(refused ? 0 : 1500_00, assessed.AmountInFen);
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 1)]
    [Requirement("SW-KF-008i")]
    [Fact(DisplayName = "第八条（三）1（3）：全盲满2个月且满120小时，补3000元，5年1次")]
    public void Orientation_for_the_blind_is_paid_every_five_years()
    {
        var claim = new SightTrainingClaim(ForBlind: true, Day("2026-01-05"), Day("2026-03-04"), 120);
        Assert.Equal(3000_00, Assess(Blind, claim).AmountInFen);
        Blocks(Assess(Blind, claim with { Hours = 119 }).Findings, "aid.training.too-few-hours");
        Blocks(Assess(Blind, claim with { EndedOn = Day("2026-03-03") }).Findings, "aid.training.too-short");
        Blocks(Assess(LowVision, claim).Findings, "aid.service.category");

        var before = new PriorAid(Lufeng, Rows.BlindOrientation, Day("2021-03-03"));
        Blocks(Assess(Blind with { Prior = [before] }, claim).Findings, "aid.training.too-soon");
        NothingBlocks(Assess(Blind with { Prior = [before with { GrantedOn = Day("2021-03-02") }] }, claim).Findings);
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 1)]
    [Requirement("SW-KF-008h")]
    [Theory(DisplayName = "第八条（三）1（2）：每月2000元，每年10个月为限，第11个月起为0")]
    [InlineData(10, 20000, false)]
    [InlineData(11, 20000, false)]
    [InlineData(12, 20000, false)]
    [InlineData(9, 18000, true)]
    public void Low_vision_is_paid_for_ten_months_at_most(int months, int paidYuan, bool shortYear)
    {
        var assessed = Assess(LowVision, new MonthlyTrainingClaim(TrainingMode.LowVision, PrivateIn(Lufeng), Months(2026, 1, months)));

        Assert.Equal(paidYuan * 100L, assessed.AmountInFen);
        Assert.Equal(Math.Min(months, 10), assessed.PaidMonths.Count);
        Assert.Equal(shortYear, assessed.Findings.Any(f => f is { Code: "aid.training.short-year", Severity: Severity.Warns }));
        Assert.Equal(Math.Max(months - 10, 0), assessed.Findings.Count(f => f.Code == "aid.month.beyond-limit"));
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    [Requirement("SW-KF-008m")]
    [Theory(DisplayName = "第八条（三）2：全日制、非全日制，公办、非公办的月标准与年封顶")]
    [InlineData(TrainingMode.FullTime, true, 3, 3600)]
    [InlineData(TrainingMode.FullTime, true, 12, 12000)]
    [InlineData(TrainingMode.FullTime, false, 10, 20000)]
    [InlineData(TrainingMode.PartTime, true, 10, 6000)]
    [InlineData(TrainingMode.PartTime, false, 10, 10000)]
    [InlineData(TrainingMode.PartTime, false, 12, 10000)]
    internal void A_month_of_training_is_paid_by_mode_and_institution(TrainingMode mode, bool isPublic, int months, int paidYuan)
    {
        var context = Case with { Child = Child with { Schooling = Schooling.OrdinaryKindergarten } };
        var assessed = Assess(context, new MonthlyTrainingClaim(mode, isPublic ? PublicIn(Lufeng) : PrivateIn(Lufeng), Months(2026, 1, months)));

        Assert.Equal(paidYuan * 100L, assessed.AmountInFen);
        Assert.Equal(mode is TrainingMode.PartTime ? Funding.SameLevel : Funding.Shared, assessed.Funding);
    }

    [Requirement("SW-KF-008m"), Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2), Requirement("SW-KF-008j")]
    [Fact(DisplayName = "第八条（三）2：年中换机构、换方式，合计月数不超过10；同一月份只算一次")]
    public void Months_are_counted_together_across_institutions_and_modes()
    {
        var context = Case with { Child = Child with { Schooling = Schooling.OrdinaryKindergarten } };
        long Total(params ServiceClaim[] claims) => Amounts.Assess(claims, context).Sum(s => s.AmountInFen);
        MonthlyTrainingClaim Of(TrainingMode mode, Institution at, int first, int count) => new(mode, at, Months(2026, first, count));

        Assert.Equal(16800_00, Total(Of(TrainingMode.FullTime, PublicIn(Lufeng), 1, 4), Of(TrainingMode.FullTime, PrivateIn(Lufeng), 5, 6)));
        Assert.Equal(15000_00, Total(Of(TrainingMode.FullTime, PrivateIn(Lufeng), 1, 5), Of(TrainingMode.PartTime, PrivateIn(Lufeng), 6, 5)));
        Assert.Equal(15000_00, Total(Of(TrainingMode.FullTime, PrivateIn(Lufeng), 1, 5), Of(TrainingMode.PartTime, PrivateIn(Lufeng), 6, 7)));

        var twice = Amounts.Assess([Of(TrainingMode.FullTime, PrivateIn(Lufeng), 1, 5), Of(TrainingMode.PartTime, PrivateIn(Lufeng), 5, 5)], context);
        Blocks(twice[1].Findings, "aid.month.twice");
        Assert.Equal(10000_00, twice.Sum(s => s.AmountInFen));

        var ten = Amounts.Assess([Of(TrainingMode.FullTime, PublicIn(Lufeng), 1, 5), Of(TrainingMode.PartTime, PublicIn(Lufeng), 6, 5)], context);
        Assert.DoesNotContain(ten.SelectMany(s => s.Findings), f => f.Code == "aid.training.short-year");
    }

    [Requirement("SW-KF-008j")]
    [Fact(DisplayName = "第八条（三）2：同一案件已结算的月份计入每年10个月；限五类残疾")]
    public void Months_settled_before_in_the_same_case_count()
    {
        var settled = new PriorAid(Lufeng, Rows.FullTimePrivate, Day("2026-09-01")) { CaseNumber = "示例-1", Months = [.. Months(2026, 1, 8).Select(m => m.FirstDay)] };
        var context = Case with { CaseNumber = "示例-1", Prior = [settled] };

        Assert.Equal(4000_00, Assess(context, new MonthlyTrainingClaim(TrainingMode.FullTime, PrivateIn(Lufeng), Months(2026, 9, 4))).AmountInFen);
        Blocks(Assess(LowVision, new MonthlyTrainingClaim(TrainingMode.FullTime, PrivateIn(Lufeng), Months(2026, 1, 10))).Findings, "aid.service.category");
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    [Requirement("SW-KF-008n")]
    [Theory(DisplayName = "第八条（三）2（2）：3周岁及以下，或就读普通幼儿园、小学，才可选非全日制")]
    [InlineData("2022-03-03", Schooling.None, false)]
    [InlineData("2022-03-02", Schooling.None, true)]
    [InlineData("2022-03-02", Schooling.SpecialSchool, true)]
    [InlineData("2022-03-02", Schooling.OrdinaryKindergarten, false)]
    [InlineData("2020-03-02", Schooling.OrdinaryPrimarySchool, false)]
    internal void Part_time_is_for_the_youngest_and_for_pupils(string bornOn, Schooling schooling, bool refused)
    {
        var context = Case with { Child = Child with { BornOn = Day(bornOn), Schooling = schooling } };
        var assessed = Assess(context, new MonthlyTrainingClaim(TrainingMode.PartTime, PrivateIn(Lufeng), Months(2026, 3, 10)));

        Assert.Equal(refused, assessed.Findings.Any(f => f.Code == "aid.training.part-time"));
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    [Requirement("SW-KF-008q")]
    [Theory(DisplayName = "第八条（三）2：公益一类才按公办；残联举办的公益二类按非公办，2000元")]
    [InlineData(Organiser.DisabledFederation, 1, 1200)]
    [InlineData(Organiser.Health, 1, 1200)]
    [InlineData(Organiser.DisabledFederation, 2, 2000)]
    [InlineData(Organiser.Education, 3, 2000)]
    [InlineData(Organiser.Private, 0, 2000)]
    internal void Only_the_first_welfare_class_counts_as_public(Organiser organiser, int welfareClass, int monthlyYuan)
    {
        var claim = new MonthlyTrainingClaim(TrainingMode.FullTime, new(Lufeng, organiser, welfareClass), Months(2026, 3, 1));

        Assert.Equal(monthlyYuan * 100L, Assess(Case, claim).AmountInFen);
    }

    [Requirement("SW-KF-007a"), Requirement("SW-KF-007b")]
    [Fact(DisplayName = "第七条：海丰2026年起2200元，合格3个月6600元；此前月份按旧标准")]
    public void Each_month_is_paid_by_the_table_of_its_day()
    {
        var haifeng = Case with { Child = Child with { HouseholdRegion = Haifeng }, Application = AtHome with { Region = Haifeng } };

        Assert.Equal(6600_00, Assess(haifeng, new MonthlyTrainingClaim(TrainingMode.FullTime, PrivateIn(Haifeng), Months(2026, 1, 3))).AmountInFen);
        var across = Assess(haifeng, new MonthlyTrainingClaim(TrainingMode.FullTime, PrivateIn(Haifeng), Months(2025, 12, 2)));
        Assert.Equal(4200_00, across.AmountInFen);
        Assert.Equal("2,000 元 × 1 个月 + 2,200 元 × 1 个月 = 4,200 元。", across.Arithmetic);
    }
}
