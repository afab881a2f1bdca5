using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using static Yiwang.Benefits.Tests.Rules.Pack;

namespace Yiwang.Benefits.Tests.Rules;

public sealed class EligibilityTests
{
    [Article(Law.ShanweiRehabilitationAid, 5)]
    [Requirement("SW-KF-005a")]
    [Theory(DisplayName = "第五条：截至申请当年8月31日不满7周岁，生日当天计满周岁")]
    [InlineData("2013-09-01", "2020-03-02", null)]
    [InlineData("2013-08-31", "2020-03-02", "aid.age.too-old")]
    [InlineData("2013-08-30", "2020-03-02", "aid.age.too-old")]
    [InlineData("2013-09-01", "2021-03-02", "aid.age.too-old")]
    [InlineData("2013-09-01", "2020-12-01", null)]
    [InlineData("2013-08-31", "2020-12-01", "aid.age.too-old")]
    [InlineData("2020-11-30", "2020-12-01", null)]
    [InlineData("2020-12-02", "2020-12-01", "aid.age.not-born")]
    public void Age_is_measured_on_the_last_day_of_August(string bornOn, string appliedOn, string? blocked)
    {
        var finding = Age.Check(Day(bornOn), Library.For(Lufeng), Day(appliedOn));

        Assert.Equal(blocked ?? "aid.age.ok", finding.Code);
        Assert.Equal(blocked is not null, finding.Severity is Severity.Blocks);
    }

    [Requirement("SW-KF-005a")]
    [Fact(DisplayName = "第五条：生日当天是否计满周岁是本地设定")]
    public void Whether_a_birthday_completes_the_year_is_a_setting()
    {
        var nextDay = Load(Text().Replace("birthday-completes-year: { value: true", "birthday-completes-year: { value: false")).Library!;

        Assert.Equal("aid.age.ok", Age.Check(Day("2013-08-31"), nextDay.For(Lufeng), Day("2020-03-02")).Code);
        Assert.True(nextDay.For(Lufeng).SettingsOn(Day("2020-03-02"))["birthday-completes-year"].IsLocal);
    }

    [Requirement("SW-KF-005b"), Article(Law.ShanweiRehabilitationAid, 27)]
    [Fact(DisplayName = "第五条、第二十七条：一县扩大年龄范围，不影响他县；不得缩小")]
    public void A_county_may_widen_the_age_for_itself_alone()
    {
        var library = Load(Text(), Decision(Haifeng, "settings: { age-limit-years: 10 }")).Library!;
        Finding Of(string region) => Age.Check(Day("2010-10-01"), library.For(region), Day("2020-03-02"));

        Assert.Equal(("aid.age.ok", "aid.age.too-old"), (Of(Haifeng).Code, Of(Lufeng).Code));
        Assert.Equal("示例〔2020〕1号", library.For(Haifeng).SettingsOn(Day("2020-03-02"))["age-limit-years"].DecidedBy);
        Assert.Equal("aid.rulebook.setting", Assert.Single(Load(Text(), Decision(Haifeng, "settings: { age-limit-years: 6 }")).Findings).Code);
    }

    [Article(Law.ShanweiRehabilitationAid, 5)]
    [Requirement("SW-KF-005c")]
    [Fact(DisplayName = "第五条：汕尾户籍自动通过；“其他”类别人工复核；非本市户籍转入居住证路径")]
    public void Household_and_category_decide_or_go_to_a_person()
    {
        var local = Check(Child, AtHome, "2026-03-02");
        NothingBlocks(local);
        Assert.Contains(local, f => f.Code == "aid.household.local");

        var other = Check(Child with { Disabilities = [Disability.Other] }, AtHome, "2026-03-02");
        Assert.Equal(Severity.Warns, other.Single(f => f.Code == "aid.category.other").Severity);

        Blocks(Check(Child with { Disabilities = [] }, AtHome, "2026-03-02"), "aid.category.missing");
        Blocks(Check(Child with { HouseholdRegion = Huilai }, AtHome with { Place = Place.Institution, InstitutionRegion = Lufeng }, "2026-03-02"), "aid.household.elsewhere");
    }

    [Article(Law.ShanweiRehabilitationAid, 5, Item = 1)]
    [Requirement("SW-KF-005d")]
    [Theory(DisplayName = "第五条：残疾人证或诊断证明书有其一；机构不在名录的人工复核")]
    [InlineData(true, null, null, "aid.certificate.ok", Severity.Notes)]
    [InlineData(false, "示例市人民医院", true, "aid.certificate.diagnosis", Severity.Notes)]
    [InlineData(false, "示例门诊部", false, "aid.certificate.unlisted", Severity.Warns)]
    [InlineData(false, "示例门诊部", null, "aid.certificate.unlisted", Severity.Warns)]
    [InlineData(false, "", true, "aid.certificate.no-institution", Severity.Blocks)]
    [InlineData(false, null, null, "aid.certificate.missing", Severity.Blocks)]
    public void One_of_two_papers_suffices(bool certificate, string? institution, bool? qualified, string code, Severity severity)
    {
        var child = Child with { HasDisabilityCertificate = certificate, Diagnosis = institution is null ? null : new(institution, qualified) };

        Assert.Equal(severity, Check(child, AtHome, "2026-03-02").Single(f => f.Code == code).Severity);
    }

    [Article(Law.ShanweiRehabilitationAid, 5, Item = 2)]
    [Requirement("SW-KF-005e")]
    [Fact(DisplayName = "第五条：适应指征由审核人认定，未选不能通过，“不具有”不通过")]
    public void The_indication_is_open_until_a_person_judges()
    {
        Assert.Equal(Severity.Warns, Check(Child, AtHome with { Indication = null }, "2026-03-02").Single(f => f.Code == "aid.indication.open").Severity);
        Blocks(Check(Child, AtHome with { Indication = new(false, "示例评估机构", Day("2026-02-20")) }, "2026-03-02"), "aid.indication.none");
    }

    [Article(Law.ShanweiRehabilitationAid, 6)]
    [Requirement("SW-KF-006")]
    [Fact(DisplayName = "第六条：非本市户籍凭有效居住证申请；县可以关闭，并给出户籍地途径")]
    public void A_residence_permit_opens_the_way_where_the_county_accepts_it()
    {
        var child = Child with { HouseholdRegion = Huilai };
        var valid = new ApplicationFacts(Place.ResidencePermit, Haifeng) { Permit = new(Haifeng, Day("2026-12-31")), Indication = AtHome.Indication };
        NothingBlocks(Check(child, valid, "2026-03-02"));
        Blocks(Check(child, valid with { Permit = new(Haifeng, Day("2026-03-01")) }, "2026-03-02"), "aid.permit.expired");
        Blocks(Check(child, valid with { Permit = null }, "2026-03-02"), "aid.permit.missing");
        Blocks(Check(child, valid with { Permit = valid.Permit! with { BelongsToChild = false } }, "2026-03-02"), "aid.permit.not-the-childs");

        var closed = Load(Text(), Decision(Haifeng, "settings: { accepts-residence-permit: false }")).Library!;
        var refused = Eligibility.Check(child with { BornOn = Day("2016-03-05") }, valid with { Permit = new(Haifeng, Day("2021-01-01")) }, closed, Day("2020-03-02"));
        Blocks(refused, "aid.permit.not-accepted");
        Assert.Contains("户籍所在地", refused.Single(f => f.Code == "aid.permit.not-accepted").Remedy);
        Assert.Equal((0, 1), closed.ResidencePermitCoverage(Day("2020-03-02")));
        Assert.Equal((4, 4), Library.ResidencePermitCoverage(Day("2020-03-02")));
    }

    [Article(Law.ShanweiRehabilitationAid, 28, 2)]
    [Theory(DisplayName = "第二十八条：有效期五年；过期后凭当地继续施行的决定受理，没有决定的不受理")]
    [InlineData(Luhe, "2019-12-16", "aid.document.not-yet")]
    [InlineData(Luhe, "2019-12-17", "aid.document.in-force")]
    [InlineData(Luhe, "2024-12-17", "aid.document.in-force")]
    [InlineData(Luhe, "2024-12-18", "aid.document.expired")]
    [InlineData(Haifeng, "2024-12-18", "aid.document.continued")]
    [InlineData(Lufeng, "2029-12-17", "aid.document.continued")]
    [InlineData(Lufeng, "2029-12-18", "aid.document.expired")]
    public void After_its_validity_only_a_local_decision_carries_the_document(string region, string on, string code)
    {
        var finding = Validity.Check(Library.For(region), Day(on));

        Assert.Equal(code, finding.Code);
        if (code == "aid.document.continued") Assert.Contains("演示", finding.Message);
        if (code == "aid.document.expired") Assert.Contains("文号", finding.Remedy);
    }

    [Article(Law.ShanweiRehabilitationAid, 28, 2)]
    [Fact(DisplayName = "第二十八条：失效前提醒，天数可设")]
    public void The_end_is_told_in_time()
    {
        Assert.Null(Validity.Reminder(Library.For(Luhe), Day("2024-06-19")));
        Assert.Contains("180 天", Validity.Reminder(Library.For(Luhe), Day("2024-06-20"))!.Message);
        Assert.Null(Validity.Reminder(Library.For(Haifeng), Day("2024-12-01")));
        Assert.NotNull(Validity.Reminder(Library.For(Haifeng), Day("2029-12-01")));
        Assert.Null(Validity.Reminder(Library.For(Luhe), Day("2026-03-02")));
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 2)]
    [Requirement("SW-KF-010l"), Requirement("SW-KF-010m")]
    [Fact(DisplayName = "第十条：优先须四方都同意；儿童福利机构可以申请")]
    public void Priority_needs_all_four_bodies_and_a_welfare_institution_may_apply()
    {
        var poor = AtHome with { PriorityGroups = ["minimum-living"] };
        Assert.Contains(Check(Child, poor, "2026-03-02"), f => f.Code == "aid.priority.joint");
        Assert.True(Eligibility.HasPriority(poor, ["残联", "民政", "扶贫", "财政"], Library.City.Priority));
        Assert.False(Eligibility.HasPriority(poor, ["残联", "民政", "扶贫"], Library.City.Priority));
        Assert.False(Eligibility.HasPriority(AtHome, ["残联", "民政", "扶贫", "财政"], Library.City.Priority));

        var welfare = AtHome with { Applicant = ApplicantKind.WelfareInstitution, HasAuthority = true, ServesByNorms = true };
        NothingBlocks(Check(Child, welfare, "2026-03-02"));
        Blocks(Check(Child, welfare with { HasAuthority = false }, "2026-03-02"), "aid.applicant.no-custody");
        Blocks(Check(Child with { BornOn = Day("2015-01-01") }, welfare, "2026-03-02"), "aid.age.too-old");
    }

    [Fact]
    public void Every_condition_is_told_even_when_several_fail()
    {
        var findings = Check(new ChildFacts(Day("2010-01-01"), Luhe), new ApplicationFacts(Place.Household, Luhe) { Applicant = ApplicantKind.Agent }, "2026-03-02");

        Assert.Superset(
            new HashSet<string> { "aid.document.expired", "aid.age.too-old", "aid.category.missing", "aid.certificate.missing", "aid.applicant.no-authority", "aid.indication.open", "aid.household.local" },
            findings.Select(f => f.Code).ToHashSet());
        Assert.All(findings, f => Assert.NotNull(f.Citation));
        Assert.All(findings.Where(f => f.Severity is not Severity.Notes), f => Assert.NotEmpty(f.Remedy));
    }

    private static string Decision(string region, string content) => $"""
        region: {region}
        decisions:
        - number: 示例〔2020〕1号
          issued: 2020-01-01
          from: 2020-01-01
          {content}
        """;
}
