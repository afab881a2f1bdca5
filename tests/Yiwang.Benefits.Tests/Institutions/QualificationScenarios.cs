using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>第二十二条: an institution that isn't 定点 has to meet the same.</summary>
public sealed class QualificationScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Requirement("SW-KF-022"), Article(Law.ShanweiRehabilitationAid, 22)]
    [Fact(DisplayName = "非定点机构走同一组核验：没有核验、查询过期、没有合格人员，费用都不能核准；齐了才能")]
    public async Task The_same_checks_for_whoever_is_not_designated()
    {
        hall.It_is(Monday);
        await using var platform = await StandInCreditPlatform.Start(hall);
        Assert.Empty(await Qualified("441581-rehab-1"));
        Assert.Equal(["institution.unproved"], Codes(await Qualified(InstitutionSteps.Undesignated)));
        Assert.Equal(["institution.unknown"], Codes(await Qualified("441581-medical-1")));

        var proof = await hall.Applies(null);
        Assert.Equal(["核验非定点机构"], await hall.Work($"designation/{proof}"));
        await hall.Looks_up(proof, "reviewer-chengqu");
        Assert.Equal(["institution.unproved"], Codes(await Qualified(InstitutionSteps.Undesignated)));
        hall.Done(await hall.Runs("reviewer-chengqu", new PassCheck(proof, false)));
        Assert.Equal(["institution.no-staff"], Codes(await Qualified(InstitutionSteps.Undesignated)));

        hall.Done(await hall.Runs(InstitutionSteps.Applicant, new EnterProfessional(new(Guid.CreateVersion7(), "示例治疗师", "康复治疗师", hall.Today) { Certificate = "示例", CertificateUntil = new(2028, 1, 1) })));
        Assert.Empty(await Qualified(InstitutionSteps.Undesignated));
        Assert.False((await hall.Entry(InstitutionSteps.Undesignated)).IsDesignatedOn(hall.Today));

        hall.It_is(Monday.AddDays(31));
        Assert.All(Codes(await Qualified(InstitutionSteps.Undesignated)), c => Assert.Equal("designation.asked-long-ago", c));
        await hall.Looks_up(proof, "reviewer-chengqu"); // asked again
        Assert.Empty(await Qualified(InstitutionSteps.Undesignated));
    }

    private Task<IReadOnlyList<Finding>> Qualified(string code) =>
        hall.Asks<Qualification, IReadOnlyList<Finding>>(Actor.Stranger(), q => q.Qualified(code, hall.Today, TestContext.Current.CancellationToken));

    private static string[] Codes(IReadOnlyList<Finding> findings) => [.. findings.Select(f => f.Code).Distinct()];
}
