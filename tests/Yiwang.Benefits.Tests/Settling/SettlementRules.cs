using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Settling;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Benefits.Tests.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Packs;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Settling;

/// <summary>第十条（四） without a database: ways, chains, amounts, shares.</summary>
public sealed class SettlementRules(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Day = new(2026, 4, 8);

    private SettlementPack Ways => hall.Services.GetRequiredService<SettlementPack>();

    private CityDirectory City => hall.Services.GetRequiredService<CityDirectory>();

    [Requirement("SW-KF-010t"), Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1)]
    [Fact(DisplayName = "结算方式按县启用：陆丰三种都开，海丰只开②③；没有启用的被拒绝并说明启用了哪些")]
    public void A_county_opens_ways_and_the_others_are_refused()
    {
        foreach (var way in new[] { SettlementWay.FinancePays, SettlementWay.FederationPays, SettlementWay.GuardianClaims }) Assert.Empty(WayChoice.Check(way, In(Pack.Lufeng), null, Ways));

        Pack.Blocks(WayChoice.Check(SettlementWay.FinancePays, In(Pack.Haifeng), null, Ways), "settlement.way.closed");
        Assert.Empty(WayChoice.Check(SettlementWay.FederationPays, In(Pack.Haifeng), null, Ways));
        Assert.Empty(WayChoice.Check(SettlementWay.GuardianClaims, In(Pack.Haifeng), null, Ways));
        Assert.Equal((1, 6, 3), (Pack.Library.For(Pack.Lufeng).SettingsOn(Day).SettlementMonths, Pack.Library.For(Pack.Haifeng).SettingsOn(Day).SettlementMonths, Pack.Library.For(Pack.Urban).SettingsOn(Day).SettlementMonths));
    }

    [Requirement("SW-KF-010t"), Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1)]
    [Theory(DisplayName = "①残联、财政都核准后财政付；②财政审批后残联付；③残联核准后残联付监护人")]
    [InlineData("FinancePays", "1 441581-dpf, 1 441581-fi, 2 pays 441581-fi", "Institution")]
    [InlineData("FederationPays", "1 441581-fi, 2 pays 441581-dpf", "Institution")]
    [InlineData("GuardianClaims", "1 441581-dpf, 2 pays 441581-dpf", "Guardian")]
    public void Each_way_has_its_chain(string way, string chain, string payee)
    {
        var row = Ways.Of(Enum.Parse<SettlementWay>(way));

        Assert.Equal(chain, Said(WayChoice.Chain(row, PayingLevel.County, Pack.Lufeng, null, Ways, City)));
        Assert.Equal(payee, row.Payee.ToString());
    }

    [Requirement("SW-KF-010v"), Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1)]
    [Theory(DisplayName = "省、市残联所属机构：本级残联在前、同级财政在后，不走县级")]
    [InlineData("City", "1 441500-dpf, 2 441500-fi, 3 pays 441500-fi")]
    [InlineData("Province", "1 440000-dpf, 2 440000-fi, 3 pays 440000-fi")]
    public void An_institution_of_a_higher_federation_is_settled_there_in_order(string level, string chain)
    {
        var at = Enum.Parse<PayingLevel>(level);

        Assert.Equal(chain, Said(WayChoice.Chain(Ways.Of(SettlementWay.OwnLevel), at, Pack.Lufeng, null, Ways, City)));
        Assert.Empty(WayChoice.Check(SettlementWay.OwnLevel, In(Pack.Lufeng) with { Level = at }, null, Ways));
        Pack.Blocks(WayChoice.Check(SettlementWay.FinancePays, In(Pack.Lufeng) with { Level = at }, null, Ways), "settlement.way.own-level");
        Pack.Blocks(WayChoice.Check(SettlementWay.OwnLevel, In(Pack.Lufeng), null, Ways), "settlement.way.not-own-level");
    }

    [Requirement("SW-KF-010u"), Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1)]
    [Fact(DisplayName = "非定点机构：须选已登记的办法；付款方和收款方按办法")]
    public void An_institution_outside_needs_a_registered_method()
    {
        var outside = In(Pack.Lufeng) with { IsDesignated = false };
        var terms = new AgreedTerms("示例办法", Body.Federation, PayeeKind.Guardian);

        Pack.Blocks(WayChoice.Check(SettlementWay.FinancePays, outside, terms, Ways), "settlement.way.not-designated");
        Pack.Blocks(WayChoice.Check(SettlementWay.Agreed, outside, null, Ways), "settlement.method-missing");
        Assert.Empty(WayChoice.Check(SettlementWay.Agreed, outside, terms, Ways));
        Pack.Blocks(WayChoice.Check(SettlementWay.Agreed, In(Pack.Lufeng), terms, Ways), "settlement.way.designated");
        Assert.Equal("1 441581-dpf, 1 441581-fi, 2 pays 441581-dpf", Said(WayChoice.Chain(Ways.Of(SettlementWay.Agreed), PayingLevel.County, Pack.Lufeng, terms, Ways, City)));
    }

    [Requirement("SW-KF-010w"), Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 2)]
    [Theory(DisplayName = "异地：补助取户籍地、机构地标准中低的；户籍地低的，家庭承担差额，每月列出")]
    [InlineData(2000, 1800, 1800, 0)]
    [InlineData(1200, 2000, 1200, 800)]
    [InlineData(2000, 2000, 2000, 0)]
    public void Away_the_lower_standard_is_paid_and_the_family_bears_the_rest(int home, int there, int paid, int family)
    {
        var context = Pack.Case with { Library = Between(Pack.Lufeng, home, Pack.Haifeng, there) };

        var reckoned = SettlementReckoning.Reckon([new ChildToSettle("x", context, [Month(Rows.FullTimePrivate, 3, Pack.Haifeng), Month(Rows.FullTimePrivate, 4, Pack.Haifeng)])]);

        Assert.Equal([(paid * 100L, family * 100L), (paid * 100L, family * 100L)], reckoned.Lines.Select(l => (l.AmountInFen, l.FamilyShareInFen)));
        Assert.All(reckoned.Lines, l => Assert.Contains("家庭承担", l.Note, StringComparison.Ordinal));
    }

    [Requirement("SW-KF-010t"), Requirement("SW-KF-008p")]
    [Fact(DisplayName = "同一服务月不结两次；全日制五个月、非全日制五个月共 15000 元，第十一个月起不再补助")]
    public void A_month_is_settled_once_and_no_more_than_ten_in_a_year()
    {
        MonthToSettle[] months = [.. Enumerable.Range(1, 5).Select(m => Month(Rows.FullTimePrivate, m)), .. Enumerable.Range(6, 7).Select(m => Month(Rows.PartTimePrivate, m))];

        var reckoned = SettlementReckoning.Reckon([new ChildToSettle("x", Pack.Case, months)]);
        var again = SettlementReckoning.Reckon([new ChildToSettle("x", Pack.Case with { Prior = [new PriorAid(Pack.Lufeng, Rows.FullTimePrivate, Day) { Months = [new(2026, 1, 1)] }] }, [Month(Rows.PartTimePrivate, 1, Pack.Haifeng)])]);

        Assert.Equal((15000_00L, 10), (reckoned.AmountInFen, reckoned.Lines.Count));
        Assert.Equal([Funding.Shared, Funding.SameLevel], reckoned.Lines.Select(l => l.Funding).Distinct());
        Assert.All(reckoned.LeftOut, l => Assert.Equal("aid.month.beyond-limit", Assert.Single(l.Reasons).Code));
        Assert.Equal("aid.month.twice", Assert.Single(Assert.Single(again.LeftOut).Reasons).Code);
    }

    [Requirement("SW-KF-008t"), Requirement("SW-KF-008p"), Article(Law.ShanweiRehabilitationAid, 8)]
    [Fact(DisplayName = "资金来源：补助 2000 元，中央、省级合计 1200 元，县级 800 元；非全日制只能同级财政")]
    public void What_central_and_provincial_money_leaves_falls_to_the_county()
    {
        Assert.Equal([("中央", 700_00L), ("省级", 500_00L), ("县级", 800_00L)], FundingShares.Of(2000_00, 0, 700_00, 500_00, PayingLevel.County).Sources.Select(s => (s.Name, s.AmountInFen)));
        Assert.Equal(1000_00 + 2000_00, FundingShares.Of(2000_00, 1000_00, 0, 0, PayingLevel.County).Sources[2].AmountInFen);
        Pack.Blocks(FundingShares.Of(0, 1000_00, 1, 0, PayingLevel.County).Findings, "aid.funding.same-level");
        Pack.Blocks(FundingShares.Of(2000_00, 1000_00, 2000_00, 1, PayingLevel.County).Findings, "aid.funding.too-much");
        Pack.Blocks(FundingShares.Of(2000_00, 0, -1, 0, PayingLevel.County).Findings, "aid.funding.negative");
    }

    [Requirement("SW-KF-008t"), Requirement("SW-KF-008p")]
    [Fact]
    public void However_money_is_allotted_the_lines_make_the_sums_to_the_fen()
    {
        var amounts = Gen.Choose(1, 250_000).SelectMany(a => Gen.Choose(0, 3).Select(k => ((long)a, k == 0 ? Funding.SameLevel : Funding.Shared))).ListOf();
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(amounts), Arb.From(Gen.Choose(0, 1000)), Arb.From(Gen.Choose(0, 1000)), (list, a, b) =>
        {
            (long AmountInFen, Funding Funding)[] lines = [.. list];
            var shared = lines.Where(l => l.Funding is Funding.Shared).Sum(l => l.AmountInFen);
            var (central, provincial) = (shared * a / 2000, shared * b / 2000);
            var splits = FundingShares.Allot(lines, central, provincial);
            return splits.Sum(s => s.CentralInFen) == central && splits.Sum(s => s.ProvincialInFen) == provincial
                && lines.Zip(splits).All(p => p.Second.CentralInFen >= 0 && p.Second.ProvincialInFen >= 0 && p.Second.CountyInFen >= 0
                    && p.Second.CentralInFen + p.Second.ProvincialInFen + p.Second.CountyInFen == p.First.AmountInFen
                    && (p.First.Funding is Funding.Shared || p.Second.CountyInFen == p.First.AmountInFen));
        }));
    }

    [Fact]
    public void Only_a_whole_finished_period_is_settled()
    {
        var quarters = Pack.Library.For(Pack.Urban).SettingsOn(Day);

        Assert.Empty(SettlementPeriod.Check(new(2026, 1, 1), quarters, Day));
        Pack.Blocks(SettlementPeriod.Check(new(2026, 2, 1), quarters, Day), "settlement.period");
        Pack.Blocks(SettlementPeriod.Check(new(2026, 4, 1), quarters, Day), "settlement.period-open");
        Assert.Equal(["2026年1月至3月", "2025年10月至12月"], SettlementPeriod.Finished(Day, 3, 2).Select(p => p.Name));
    }

    [Fact]
    public void The_table_of_ways_is_the_catalogues_row_by_row()
    {
        Assert.Equal(["A", "B", "C", "D", "E", "F", "G", "H"], Ways.Ways.Select(w => w.Row).Concat(Ways.Away.Select(a => a.Row)));
        Assert.All(Ways.Ways, w => Assert.Equal(Articles.Settlement, w.Citation));
    }

    private static WayFacts In(string region) => new(region, true, PayingLevel.County, Pack.Library.For(region).SettingsOn(Day));

    private static string Said((IReadOnlyList<PaymentStep> Steps, IReadOnlyList<Finding> Missing) chain)
    {
        Assert.Empty(chain.Missing);
        Assert.Single(chain.Steps, s => s.StatesSources);
        var ranks = chain.Steps.Select(s => s.Rank).Distinct().Order().ToList();
        return string.Join(", ", chain.Steps.Select(s => $"{ranks.IndexOf(s.Rank) + 1} {(s.Pays ? "pays " : "")}{s.Institution}"));
    }

    private static MonthToSettle Month(string row, int month, string region = Pack.Lufeng) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), "LF-1", new DateOnly(2026, month, 1), row, region, 2000_00, []);

    /// <summary>The pack with two counties' own amounts; a test of the comparison, so the provincial floor is left aside.</summary>
    private static RulebookLibrary Between(string home, int homeYuan, string there, int thereYuan)
    {
        LocalDecision Of(string number, int yuan) => new(number, new(2025, 1, 1), new(2025, 1, 1), null)
        {
            Standards = Pack.Library.City.Standards.ToDictionary(s => s.Key, s => s.Key == Rows.FullTimePrivate ? s.Value with { AmountInFen = yuan * 100L } : s.Value),
        };
        return new RulebookLibrary(Pack.Library.City, new Dictionary<string, IReadOnlyList<LocalDecision>> { [home] = [Of("甲", homeYuan)], [there] = [Of("乙", thereYuan)] });
    }
}
