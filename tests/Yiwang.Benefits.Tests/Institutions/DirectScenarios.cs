using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>第十七条: without experts, where a document allows it.</summary>
public sealed class DirectScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Requirement("SW-KF-017"), Article(Law.ShanweiRehabilitationAid, 17)]
    [Fact(DisplayName = "有国家认定文件的可跳过专家评审，也可仍走评审；没有依据的不能跳过")]
    public async Task Direct_recognition_needs_a_document_and_stays_a_choice()
    {
        hall.It_is(Monday);
        await using var platform = await StandInCreditPlatform.Start(hall);
        var round = await hall.Announced();
        var plain = await hall.Applies(round);
        await hall.Looks_up(plain);
        (await hall.Runs(InstitutionSteps.City, new PassCheck(plain, Direct: true))).Refused("designation.no-claim");
        hall.Done(await hall.Runs(InstitutionSteps.City, new PassCheck(plain, Direct: false)));

        var second = await hall.Announced();
        var claimed = await hall.Applies(second, InstitutionSteps.Form with { Direct = new(DirectGround.NationalHearing, "示例认定〔2025〕1号", "") });
        await hall.Looks_up(claimed);
        hall.Done(await hall.Runs(InstitutionSteps.City, new PassCheck(claimed, Direct: true)));
        await hall.Signs(claimed, InstitutionSteps.Departments);
        hall.It_is(Monday.AddDays(11));
        hall.Done(await hall.Runs(InstitutionSteps.City, new PublishDesignations(second)));

        Assert.Equal("直接认定：国家认定的听力残疾儿童定点康复机构，示例认定〔2025〕1号", (await hall.Entry(InstitutionSteps.Undesignated)).Terms[^1].Ground);
    }
}
