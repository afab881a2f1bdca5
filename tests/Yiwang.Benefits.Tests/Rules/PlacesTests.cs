using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using static Yiwang.Benefits.Tests.Rules.Pack;

namespace Yiwang.Benefits.Tests.Rules;

public sealed class PlacesTests
{
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 1)]
    [Requirement("SW-KF-010a")]
    [Fact(DisplayName = "第十条（一）1：向所选救助申请地的县级残联申请；代办须有委托；不能同时在两地申请")]
    public void The_application_goes_to_the_place_chosen()
    {
        var institution = AtHome with { Place = Place.Institution, Region = Haifeng, InstitutionRegion = Haifeng };
        NothingBlocks(Check(Child, institution, "2026-03-02"));
        Blocks(Check(Child, institution with { Region = Lufeng }, "2026-03-02"), "aid.place.mismatch");
        Blocks(Check(Child, institution with { InstitutionRegion = null }, "2026-03-02"), "aid.place.institution-unknown");

        var byAgent = AtHome with { Applicant = ApplicantKind.Agent };
        Blocks(Check(Child, byAgent, "2026-03-02"), "aid.applicant.no-authority");
        NothingBlocks(Check(Child, byAgent with { HasAuthority = true }, "2026-03-02"));

        var open = Check(Child, AtHome with { OpenElsewhere = Haifeng }, "2026-03-02");
        Blocks(open, "aid.place.open-elsewhere");
        Assert.Contains("海丰县", open.Single(f => f.Code == "aid.place.open-elsewhere").Message);
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 1)]
    [Requirement("SW-KF-010b")]
    [Theory(DisplayName = "第十条（一）1：转移支付地区到非转移支付地区训练，只能凭机构所在地居住证申请")]
    [InlineData(Haifeng, Place.Household, null, "aid.place.transfers-ok")]
    [InlineData(Haifeng, Place.Institution, null, "aid.place.transfers-ok")]
    [InlineData(Luohu, Place.Household, null, "aid.place.transfers")]
    [InlineData(Luohu, Place.Institution, null, "aid.place.transfers")]
    [InlineData(Luohu, Place.ResidencePermit, Haifeng, "aid.place.transfers")]
    [InlineData(Luohu, Place.ResidencePermit, Luohu, "aid.place.transfers-permit")]
    [InlineData("999999", Place.Household, null, "aid.place.transfers-unknown")]
    internal void From_a_region_with_transfers_the_permit_is_the_only_way(string institution, Place place, string? permit, string code)
    {
        var application = new ApplicationFacts(place, Lufeng) { InstitutionRegion = institution, Permit = permit is null ? null : new(permit, Day("2030-01-01")) };

        Assert.Equal(code, PlaceOfApplication.Transfers(Child, application, Library)!.Code);
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 2)]
    [Requirement("SW-KF-010e"), Requirement("SW-KF-010f")]
    [Theory(DisplayName = "第十条（一）2：材料清单随救助申请地而变，恰好这些")]
    [InlineData(Place.Household, ApplicantKind.Guardian, "application-form,identity,disability")]
    [InlineData(Place.Institution, ApplicantKind.Guardian, "application-form,identity,disability")]
    [InlineData(Place.ResidencePermit, ApplicantKind.Guardian, "application-form,identity,residence-permit,disability")]
    [InlineData(Place.Household, ApplicantKind.Agent, "application-form,identity,disability,authorisation")]
    [InlineData(Place.Household, ApplicantKind.WelfareInstitution, "application-form,identity,disability,custody")]
    internal void The_list_follows_the_place_of_application(Place place, ApplicantKind applicant, string ids) =>
        Assert.Equal(ids.Split(','), Materials.RequiredFor(place, applicant, Library.City).Select(m => m.Id));

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 2)]
    [Requirement("SW-KF-010e"), Requirement("SW-KF-010f")]
    [Fact(DisplayName = "第十条（一）2：缺件一次告知；二选一；居住证须是儿童本人的且未过期；须核对原件")]
    public void Everything_missing_is_told_at_once()
    {
        var required = Materials.RequiredFor(Place.ResidencePermit, ApplicantKind.Guardian, Library.City);
        IReadOnlyList<string> Codes(params ProvidedMaterial[] provided) => [.. Materials.Missing(required, provided, Day("2026-03-02")).Select(f => $"{f.Where}:{f.Code[13..]}")];
        ProvidedMaterial form = new("application-form"), register = new("household-register"), permit = new("residence-permit") { ValidUntil = Day("2026-03-02") }, diagnosis = new("diagnosis");

        Assert.Equal(["application-form:missing", "identity:missing", "residence-permit:missing", "disability:missing"], Codes());
        Assert.Empty(Codes(form, register, permit, diagnosis));
        Assert.Equal(["residence-permit:expired"], Codes(form, register, permit with { ValidUntil = Day("2026-03-01") }, diagnosis));
        Assert.Equal(["residence-permit:not-the-childs"], Codes(form, register, permit with { BelongsToChild = false }, diagnosis));

        Assert.Equal(["identity", "residence-permit"], Materials.OriginalsUnseen(required,
            [form, register, permit, diagnosis with { OriginalSeen = true }]).Select(f => f.Where));
        Assert.Empty(Materials.OriginalsUnseen(required, [form, register with { IsElectronicCertificate = true }]));
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 2)]
    [Theory(DisplayName = "第十条（四）2：异地康复按两地标准的较小者补助，高出部分家庭承担")]
    [InlineData(2000, 1800, 1800, 0)]
    [InlineData(1200, 2000, 1200, 800)]
    [InlineData(2000, 2000, 2000, 0)]
    public void Away_from_home_the_lower_standard_is_paid(int homeYuan, int thereYuan, int paidYuan, int familyYuan)
    {
        var library = WithOwnStandards((Huilai, homeYuan), ("441322", thereYuan));
        var context = Case with
        {
            Library = library, Child = Child with { HouseholdRegion = Huilai },
            Application = new ApplicationFacts(Place.ResidencePermit, Lufeng) { Permit = new(Lufeng, Day("2030-01-01")) },
        };
        var assessed = Assess(context, new MonthlyTrainingClaim(TrainingMode.FullTime, PrivateIn("441322"), Months(2026, 3, 1)));

        Assert.Equal((paidYuan * 100L, familyYuan * 100L), (assessed.AmountInFen, assessed.FamilyShareInFen));
        // Compared with whose standard, when not applying at home, the text leaves open.
        Assert.Contains(assessed.Findings, f => f is { Code: "aid.away.which-standard", Severity: Severity.Warns });
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 2)]
    [Fact(DisplayName = "第十条（四）2：陆丰儿童到海丰训练，2026年海丰2200元，按陆丰2000元补，家庭承担200元；标准未登记的不能测算")]
    public void Two_counties_of_the_city_are_compared_by_their_own_tables()
    {
        var months = Months(2026, 3, 2);
        var away = Assess(Case, new MonthlyTrainingClaim(TrainingMode.FullTime, PrivateIn(Haifeng), months));
        Assert.Equal((4000_00, 400_00), (away.AmountInFen, away.FamilyShareInFen));

        Blocks(Assess(Case, new MonthlyTrainingClaim(TrainingMode.FullTime, PrivateIn(Huilai), months)).Findings, "aid.away.standard-unknown");
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 2)]
    [Requirement("SW-KF-010x")]
    [Fact(DisplayName = "第十条（四）2：非财政转移支付地区户籍，用当地自定标准；未制定不能测算")]
    public void A_region_without_transfers_sets_its_own_standard()
    {
        var permit = new ApplicationFacts(Place.ResidencePermit, Lufeng) { Permit = new(Lufeng, Day("2030-01-01")) };
        var claim = new MonthlyTrainingClaim(TrainingMode.FullTime, PrivateIn(Haifeng), Months(2026, 3, 1));
        var context = Case with { Child = Child with { HouseholdRegion = Luohu }, Application = permit };

        Assert.Contains("当地标准未制定", Assess(context, claim).Findings.Single(f => f.Code == "aid.away.no-own-standard").Message);
        Assert.Equal(2600_00, Assess(context with { Library = WithOwnStandards((Luohu, 2600)) }, claim).AmountInFen);
    }

    private static RulebookLibrary WithOwnStandards(params (string Region, int Yuan)[] regions)
    {
        var entries = regions.Select(r => $"  - {{ region: {r.Region}, document: 示例文号, amount-yuan: {{ full-time-private: {r.Yuan} }} }}");
        return Load(Text().Replace("own-standards: []", $"own-standards:\n{string.Join('\n', entries)}"),
            Text("rehabilitation-aid.441581.yaml"), Text("rehabilitation-aid.441521.yaml")).Library!;
    }
}
