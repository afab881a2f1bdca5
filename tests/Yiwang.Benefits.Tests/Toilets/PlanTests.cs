using Yiwang.Benefits.Tests.Cases;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Leading;
using Yiwang.Benefits.ToiletSubsidy.Reporting;
using Yiwang.Benefits.ToiletSubsidy.Showing;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Benefits.ToiletSubsidy.Subsidising;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Toilets;

/// <summary>The numbers of 罗府办函〔2019〕108号: the plan, its years, the amounts.</summary>
public sealed class PlanTests
{
    private static readonly ToiletBook Book = ToiletBookReader.Load(Repository.PathOf("packs"), "shanwei");

    private static PlanSheet Sheet => PlanSheet.Read(Book.PlanCsv, out _)!;

    private static PlanRow Total => ToiletPlan.SumOf(Sheet.Towns);

    [Fact(DisplayName = "导入计划表：20 个镇（街道）合计就是汇总行，普及率 98.3%")]
    [Article(Law.LuodingRuralToilets, "二"), Requirement("LD-CS-001")]
    public void The_towns_add_up_to_the_summary_line()
    {
        var findings = Sheet.Check(Book);

        Assert.Equal((1067, 259348, 263867, 350, 4478), (Total.PublicBase, Total.Sanitary, Total.Households, Total.PublicPlan, Total.HouseholdPlan));
        Assert.Equal((98.3m, 306, 3748), (Total.Rate, Total.Villages, Total.NaturalVillages));
        Assert.DoesNotContain(findings, f => f.Severity is Severity.Blocks);
        Assert.Equal(3, findings.Count(f => f.Code == "toilets.plan-printed-rate")); // 附城, 泗纶 and 生江 are printed otherwise than they compute
    }

    [Theory(DisplayName = "汇总行或者两年的数对不上，导入报错，说明是哪一行差多少")]
    [InlineData("350,222,128", "351,222,128", "toilets.plan-sum", "toilets.plan-years")]
    [InlineData(",98.3,", ",98.4,", "toilets.plan-rate")]
    [InlineData("20960,98.6,286,83,203", "20960,98.6,286,83,204", "toilets.plan-sum", "toilets.plan-years")]
    [InlineData("3,太平,", "3,太平太平,", "toilets.plan-missing", "toilets.plan-town")]
    [InlineData("3,太平,16,", "3,太平,许多,", "toilets.plan-number")]
    [Article(Law.LuodingRuralToilets, "二"), Requirement("LD-CS-001")]
    public void A_table_that_does_not_add_up_is_refused(string from, string to, params string[] codes)
    {
        var index = Book.PlanCsv.IndexOf(from, StringComparison.Ordinal);
        var csv = Book.PlanCsv.Remove(index, from.Length).Insert(index, to);

        var sheet = PlanSheet.Read(csv, out var findings);

        Outcome.From(sheet?.Check(Book) ?? findings).Refused(codes);
    }

    [Fact(DisplayName = "2019年看板：222 座、2339 户；全部完成普及率 99.2%；两年合计等于总任务")]
    [Article(Law.LuodingRuralToilets, "二（一）"), Requirement("LD-CS-002"), Article(Law.LuodingRuralToilets, "二（二）"), Requirement("LD-CS-004")]
    public void The_boards_of_the_two_years()
    {
        var all = YearBoard.Of(Book, Total, new Dictionary<int, DoneCount> { [2019] = new(222, 2339), [2020] = new(128, 2139) });
        var less = YearBoard.Of(Book, Total, new Dictionary<int, DoneCount> { [2019] = new(222, 2000) })[0];

        Assert.Equal((222, 2339, 100m, 63.4m, 99.2m, true), (all[0].PublicTarget, all[0].HouseholdTarget, all[0].PublicRate, all[0].ShareOfPublicTotal, all[0].Coverage, all[0].IsMet));
        Assert.Equal((128, 2139, 100m, true), (all[1].PublicTarget, all[1].HouseholdTarget, all[1].HouseholdRate, all[1].IsMet));
        Assert.Equal((350, 4478), (all.Sum(y => y.PublicTarget), all.Sum(y => y.HouseholdTarget)));
        Assert.False(less.IsMet);
        Assert.True(less.Coverage < Book.FirstYearRate);
    }

    [Fact(DisplayName = "四类 59 个村镇逐一计算，没有到 100% 的列出")]
    [Article(Law.LuodingRuralToilets, "二（一）"), Requirement("LD-CS-003")]
    public void Listed_villages_below_a_hundred_percent_are_listed()
    {
        var plan = ToiletPlan.Import(Sheet, DateTimeOffset.UnixEpoch);
        var villages = Book.Listed.Where(l => !l.IsWholeTown).Select(l => new VillageLine(Guid.Empty, l.Town, l.Name, VillageState.UnderWay, 1000, 998, new(0, 2), new(0, 2), new(0, 2), 1)).ToArray();
        var town = new Dictionary<string, int> { ["苹塘镇"] = 161 };
        villages[3] = villages[3] with { Done = new(0, 1) }; // 99.9 %

        var rates = ListedRate.Of(Book, plan, villages, town);

        Assert.Equal([1, 22, 3, 33], rates.GroupBy(r => r.Village.Class).OrderBy(g => g.Key).Select(g => g.Count()));
        Assert.Equal([(villages[3].Name, 99.9m)], rates.Where(r => !r.IsMet).Select(r => (r.Village.Name, r.Rate!.Value)));
        Assert.All(ListedRate.Of(Book, plan, [], new Dictionary<string, int>()), r => Assert.False(r.IsMet));
        villages[3] = villages[3] with { Done = new(0, 2) };
        Assert.All(ListedRate.Of(Book, plan, villages, town), r => Assert.True(r.IsMet));
    }

    [Fact(DisplayName = "五保2户、低保3户、贫困5户、普通20户：5.50 万元；兼有几类身份只按 0.25 万元一次")]
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-010")]
    public void Households_are_paid_by_kind_and_once()
    {
        var kinds = Enumerable.Repeat(HouseholdKind.FiveGuarantee, 2).Concat(Enumerable.Repeat(HouseholdKind.MinimumLiving, 3)).Concat(Enumerable.Repeat(HouseholdKind.Poor, 5)).Concat(Enumerable.Repeat(HouseholdKind.Ordinary, 20));

        Assert.Equal(5_500_000, kinds.Sum(k => SubsidyRules.OfHousehold([k], Book)));
        Assert.Equal(250_000, SubsidyRules.OfHousehold([HouseholdKind.MinimumLiving, HouseholdKind.Poor, HouseholdKind.Ordinary], Book));
    }

    [Theory(DisplayName = "先用上级专项资金，不足的由本级补")]
    [InlineData(100_000_000, 80_000_000, 80_000_000, 20_000_000)]
    [InlineData(50_000_000, 80_000_000, 50_000_000, 0)]
    [InlineData(50_000_000, 0, 0, 50_000_000)]
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-011")]
    public void The_higher_level_pays_first(long due, long balance, long upper, long local)
    {
        Assert.Equal((upper, local), (SourceSplit.Of(due, balance).UpperInFen, SourceSplit.Of(due, balance).LocalInFen));
        Assert.Equal(balance > 0, SourceSplit.Refused(fromLocalOnly: true, balance) is { Code: "toilets.upper-first" });
    }

    [Fact(DisplayName = "任务按类别派给牵头单位：娱乐场所厕所派给市文化广电旅游体育局")]
    [Article(Law.LuodingRuralToilets, "三"), Requirement("LD-CS-006")]
    public void A_category_has_its_leading_body()
    {
        Assert.Equal("市文化广电旅游体育局", Book.LeadOf("entertainment")!.Name);
        Assert.All(Book.Categories, c => Assert.NotNull(Book.LeadOf(c.Code)));
        Assert.Equal("市农业农村局（市委农办）", Book.Lead.Name);
    }

    [Fact]
    public void A_pack_whose_offices_the_city_has_not_is_told()
    {
        Assert.Empty(Book.Check(_ => true));
        Assert.Equal(27, Book.Check(_ => false).Count(f => f.Code == "toilets.office"));
    }

    [Fact(DisplayName = "考核：12 座核实 10 座得 83.3%，83 户核实 83 户得 100%；权重可配置")]
    [Article(Law.LuodingRuralToilets, "四（五）"), Requirement("LD-CS-017")]
    public void Rates_and_weights_of_an_assessment()
    {
        var assessment = ToiletAssessment.Of(2019, "罗镜镇", (12, 83));
        assessment.Verify(10, 83, []);

        Assert.Equal((83.3m, 100m), (assessment.PublicRate, assessment.HouseholdRate));
        Assert.Equal(91.7m, assessment.Score(Book.Settings));
        Assert.Equal(88.3m, assessment.Score(Book.Settings with { PublicWeight = 70, HouseholdWeight = 30 }));
    }

    [Fact(DisplayName = "报送周期可配置；到期没报的列出，没到期的不列")]
    [Article(Law.LuodingRuralToilets, "四（五）"), Requirement("LD-CS-016")]
    public void The_period_is_a_setting_and_the_late_are_listed()
    {
        var day = new DateOnly(2026, 3, 4);
        var month = ReportPeriod.LastBefore(day, Book.Settings);
        var week = ReportPeriod.LastBefore(day, Book.Settings with { Every = ReportRhythm.Week });
        var quarter = ReportPeriod.LastBefore(day, Book.Settings with { Every = ReportRhythm.Quarter });
        var reported = ToiletReport.Of("罗镜镇", month, (1, 2), "", DateTimeOffset.UnixEpoch);

        Assert.Equal((new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 5)), (month.From, month.Until, month.DueOn));
        Assert.Equal((new DateOnly(2026, 2, 23), new DateOnly(2026, 3, 1)), (week.From, week.Until));
        Assert.Equal("2025年第4季度", quarter.Name);
        Assert.Empty(month.LateOn(month.DueOn, Book, [reported]));
        Assert.Equal(25, month.LateOn(month.DueOn.AddDays(1), Book, [reported]).Count); // 19 towns and 6 departments
        Assert.DoesNotContain("罗镜镇", month.LateOn(month.DueOn.AddDays(1), Book, [reported]));
    }
}
