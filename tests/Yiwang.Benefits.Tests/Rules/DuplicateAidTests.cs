using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using static Yiwang.Benefits.Tests.Rules.Pack;

namespace Yiwang.Benefits.Tests.Rules;

public sealed class DuplicateAidTests
{
    private static readonly MonthlyTrainingClaim Claim = new(TrainingMode.FullTime, PrivateIn(Lufeng), Months(2026, 3, 4));
    private static readonly PriorAid InHaifeng = new(Haifeng, Rows.PartTimePrivate, Day("2026-02-10")) { CaseNumber = "示例-9", Months = [Day("2026-01-01")] };

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 3)]
    [Requirement("SW-KF-008r")]
    [Fact(DisplayName = "第八条（三）3：跨县查重，同一救助年度同类项目阻断并显示哪个县")]
    public void A_second_aid_of_the_same_kind_is_stopped_whichever_county_gave_the_first()
    {
        var assessed = Assess(Case with { CaseNumber = "示例-1", Prior = [InHaifeng] }, Claim);

        Blocks(assessed.Findings, "aid.duplicate");
        Assert.Contains("海丰县", assessed.Findings.Single(f => f.Code == "aid.duplicate").Message);
        Assert.Equal(0, assessed.AmountInFen);
    }

    [Requirement("SW-KF-008r")]
    [Fact(DisplayName = "第八条（三）3：不同类、不同年度、同一案件转机构不算重复")]
    public void Another_kind_another_year_or_the_same_case_is_no_duplicate()
    {
        NothingBlocks(Assess(Case with { Prior = [InHaifeng with { Row = Rows.AssistiveDevice, Months = [] }] }, Claim).Findings);
        NothingBlocks(Assess(Case with { Prior = [InHaifeng with { Months = [Day("2025-12-01")] }] }, Claim).Findings);
        NothingBlocks(Assess(Case with { CaseNumber = "示例-9", Prior = [InHaifeng] }, Claim).Findings);
        Blocks(Assess(Case with { CaseNumber = "示例-9", Prior = [InHaifeng with { Months = [Day("2026-03-01")] }] }, Claim).Findings, "aid.month.twice");
    }

    [Requirement("SW-KF-008r")]
    [Fact(DisplayName = "第八条（三）3：“原则上”的例外须有理由并经县级残联负责人批准")]
    public void An_exception_needs_a_reason_and_the_head()
    {
        var twice = Case with { Prior = [InHaifeng] };

        Blocks(Assess(twice with { Exception = new("示例理由", ApprovedByHead: false) }, Claim).Findings, "aid.duplicate.open");
        Blocks(Assess(twice with { Exception = new("", ApprovedByHead: true) }, Claim).Findings, "aid.duplicate");
        var excepted = Assess(twice with { Exception = new("示例理由", ApprovedByHead: true) }, Claim);
        Assert.Equal(8000_00, excepted.AmountInFen);
        Assert.Contains(excepted.Findings, f => f is { Code: "aid.duplicate.exception", Severity: Severity.Notes });
    }

    [Requirement("SW-KF-008r")]
    [Fact(DisplayName = "救助年度的起止是本地设定")]
    public void The_aid_year_is_a_setting()
    {
        var september = Load(Text().Replace("aid-year: { value: calendar-year", "aid-year: { value: september-year"), Text("rehabilitation-aid.441581.yaml")).Library!;
        var inAutumn = InHaifeng with { Months = [Day("2025-10-01")] };

        NothingBlocks(Assess(Case with { Prior = [inAutumn] }, Claim).Findings);
        Blocks(Assess(Case with { Library = september, Prior = [inAutumn] }, Claim).Findings, "aid.duplicate");
    }

    [Article(Law.ShanweiRehabilitationAid, 8)]
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    [Fact(DisplayName = "第八条末段：县级兜底，三级之和等于补助额；非全日制只能同级财政")]
    public void The_county_pays_what_the_others_leave()
    {
        Assert.Equal(new FundingSplit(700_00, 500_00, 800_00), FundingSplit.Of(2000_00, 700_00, 500_00, Funding.Shared).Split);
        Assert.Equal(new FundingSplit(0, 0, 1000_00), FundingSplit.Of(1000_00, 0, 0, Funding.SameLevel).Split);
        Blocks(FundingSplit.Of(1000_00, 0, 1, Funding.SameLevel).Findings, "aid.funding.same-level");
        Blocks(FundingSplit.Of(1000_00, 600_00, 500_00, Funding.Shared).Findings, "aid.funding.too-much");
        Blocks(FundingSplit.Of(1000_00, -1, 0, Funding.Shared).Findings, "aid.funding.negative");
    }
}
