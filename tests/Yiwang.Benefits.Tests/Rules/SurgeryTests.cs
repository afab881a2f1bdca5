using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using static Yiwang.Benefits.Tests.Rules.Pack;

namespace Yiwang.Benefits.Tests.Rules;

public sealed class SurgeryTests
{
    private static readonly CochlearImplantClaim Implant = new(Day("2026-03-20"))
    {
        EvaluatedSuitable = true, MeetsInsuranceRules = true, HasValidReceipt = true, OwnPaymentInFen = 20000_00,
    };

    private static readonly AidContext LimbCase = Case with { Child = Child with { Disabilities = [Disability.Limb], Degree = Degree.Unknown } };

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 1)]
    [Requirement("SW-KF-008b")]
    [Theory(DisplayName = "第八条（一）1：补助额取标准与医保后个人支付中的较小者")]
    [InlineData(20000, 15000)]
    [InlineData(15000, 15000)]
    [InlineData(9000, 9000)]
    [InlineData(0, 0)]
    public void An_implant_is_paid_up_to_the_standard(int ownYuan, int paidYuan)
    {
        var assessed = Assess(Case, Implant with { OwnPaymentInFen = ownYuan * 100L });

        Assert.Equal(paidYuan * 100L, assessed.AmountInFen);
        NothingBlocks(assessed.Findings);
        Assert.Contains(Yuan.Text(paidYuan * 100L), assessed.Arithmetic);
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 1)]
    [Requirement("SW-KF-008a")]
    [Theory(DisplayName = "第八条（一）1：1至6周岁")]
    [InlineData("2025-03-03", true)]
    [InlineData("2025-03-02", false)]
    [InlineData("2019-03-03", false)]
    [InlineData("2019-03-02", true)]
    public void An_implant_is_for_children_of_one_to_six(string bornOn, bool refused)
    {
        var findings = Assess(Case with { Child = Child with { BornOn = Day(bornOn) } }, Implant).Findings;

        Assert.Equal(refused, findings.Any(f => f.Code == "aid.implant.age"));
    }

    [Requirement("SW-KF-008a")]
    [Fact(DisplayName = "第八条（一）1：任一条件不符都写明是哪一项，补助为0")]
    public void Each_condition_that_fails_is_named()
    {
        Refused(Case with { Child = Child with { Disabilities = [Disability.Speech] } }, Implant, "aid.service.category");
        Refused(Case with { Child = Child with { Degree = Degree.Moderate } }, Implant, "aid.implant.degree");
        Refused(Case, Implant with { EvaluatedSuitable = false }, "aid.implant.evaluation");
        Refused(Case, Implant with { MeetsInsuranceRules = false }, "aid.implant.insurance");
        Refused(Case, Implant with { HasValidReceipt = false }, "aid.implant.receipt");
        Assert.Equal(3, Assess(Case, new CochlearImplantClaim(Day("2026-03-20"))).Findings.Count(f => f.Severity is Severity.Blocks));
    }

    [Requirement("SW-KF-008a")]
    [Fact(DisplayName = "第八条（一）1：年龄判定日是本地设定")]
    public void The_day_of_the_implant_age_is_a_setting()
    {
        var library = Load(Text().Replace("implant-age-on: { value: application-day", "implant-age-on: { value: service-day"),
            Text("rehabilitation-aid.441581.yaml")).Library!;
        var turnsOneBeforeSurgery = Case with { Child = Child with { BornOn = Day("2025-03-10") } };

        Refused(turnsOneBeforeSurgery, Implant, "aid.implant.age");
        NothingBlocks(Assess(turnsOneBeforeSurgery with { Library = library }, Implant).Findings);
    }

    [Requirement("SW-KF-008b"), Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 1)]
    [Fact(DisplayName = "第八条（一）1：每人一次；国家项目固定15000元；两条路径互斥")]
    public void One_child_gets_one_implant_by_one_way()
    {
        var national = Implant with { NationalProgramme = true, OwnPaymentInFen = 0 };
        Assert.Equal(15000_00, Assess(Case, national).AmountInFen);

        var before = new PriorAid(Haifeng, Rows.NationalCochlearImplant, Day("2023-05-10"));
        Refused(Case with { Prior = [before] }, national, "aid.implant.again");
        Refused(Case with { Prior = [before with { Row = Rows.CochlearImplant }] }, Implant, "aid.implant.again");

        var both = Amounts.Assess([Implant, national], Case);
        Assert.Equal([15000_00, 0], both.Select(s => s.AmountInFen));
        Blocks(both[1].Findings, "aid.implant.two-ways");
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 2)]
    [Requirement("SW-KF-008e")]
    [Theory(DisplayName = "第八条（一）2：手术部分封顶，辅具和训练6000元不动")]
    [InlineData(12000, 16000)]
    [InlineData(10000, 16000)]
    [InlineData(4000, 10000)]
    [InlineData(0, 6000)]
    public void A_correction_is_the_lesser_plus_six_thousand(int ownYuan, int paidYuan)
    {
        var assessed = Assess(LimbCase, new CorrectiveSurgeryClaim(Day("2026-03-20"), "clubfoot", ownYuan * 100L));

        Assert.Equal(paidYuan * 100L, assessed.AmountInFen);
        Assert.Equal([Rows.CorrectiveSurgery, Rows.CorrectiveDevices], assessed.Rows);
    }

    [Requirement("SW-KF-008e"), Requirement("SW-KF-007a")]
    [Fact(DisplayName = "第八条（一）2：县级标准更高时用县级数")]
    public void A_countys_higher_standard_replaces_the_provincial_one()
    {
        var haifeng = Text("rehabilitation-aid.441521.yaml").Replace("id: corrective-surgery, amount-yuan: 10000", "id: corrective-surgery, amount-yuan: 12000");
        var context = LimbCase with { Library = Load(Text(), haifeng).Library!, Application = AtHome with { Region = Haifeng } };

        Assert.Equal(17500_00, Assess(context, new CorrectiveSurgeryClaim(Day("2026-03-20"), "polio", 11500_00)).AmountInFen);
        Assert.Equal(16000_00, Assess(context, new CorrectiveSurgeryClaim(Day("2025-12-31"), "polio", 11500_00)).AmountInFen);
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 2)]
    [Requirement("SW-KF-008d"), Requirement("SW-KF-008e")]
    [Fact(DisplayName = "第八条（一）2：六类病种，“其他”人工复核，未选不能提交；同一手术不补第二次")]
    public void The_condition_decides_and_the_same_operation_is_paid_once()
    {
        var surgery = new CorrectiveSurgeryClaim(Day("2026-03-20"), "spasticity", 12000_00);
        Assert.Equal(6, Library.City.Conditions.Count(c => !c.ForReview));
        Refused(LimbCase, surgery with { Condition = "" }, "aid.surgery.condition-missing");
        Assert.Equal(Severity.Warns, Assess(LimbCase, surgery with { Condition = "other" }).Findings.Single(f => f.Code == "aid.surgery.condition-other").Severity);

        var before = new PriorAid(Haifeng, Rows.CorrectiveSurgery, Day("2023-05-10")) { Condition = "spasticity" };
        Refused(LimbCase with { Prior = [before] }, surgery, "aid.surgery.again");
        Assert.Contains(Assess(LimbCase with { Prior = [before with { Condition = "joint" }] }, surgery).Findings, f => f.Code == "aid.surgery.another");
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 2)]
    [Fact(DisplayName = "第八条（二）：辅具标准未导入时不能测算，不预置金额")]
    public void A_device_has_no_sum_until_its_own_rules_are_imported()
    {
        var assessed = Assess(Case, new AssistiveDeviceClaim("助听器"));

        Assert.Equal(0, assessed.AmountInFen);
        Assert.Contains("粤残联〔2018〕6号", Assert.Single(assessed.Findings).Message);
    }

    private static void Refused(AidContext context, ServiceClaim claim, string code)
    {
        var assessed = Assess(context, claim);
        Blocks(assessed.Findings, code);
        Assert.Equal(0, assessed.AmountInFen);
    }
}
