using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>第二十六条: at most one way to the office for one application, and none where certificates are at hand.</summary>
[Article(Law.ShanweiRehabilitationAid, 26)]
public sealed class OneVisitScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Requirement("SW-KF-026a")]
    [Fact(DisplayName = "材料网上交、证照核验的，从提交到通过一次也不用到现场")]
    public async Task Nobody_needs_to_come()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(await hall.As("guardian-1"));
        hall.Done(await hall.Runs(Reviewer(), new SeeOriginals(id, ["household-register", "disability-certificate"], AtWindow: false)));
        hall.Done(await hall.Runs(Reviewer(), new JudgeIndication(id, true, "示例市人民医院", hall.Today)));
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(id)));
        Assert.Contains("请您到过现场 0 次", await Page(id), StringComparison.Ordinal);
    }

    [Requirement("SW-KF-026a")]
    [Fact(DisplayName = "到过窗口一次，第二次请来的被拒绝；同一天补核对不算第二次；改用电子证照可以")]
    public async Task A_family_comes_once()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(await hall.As("guardian-1"));
        hall.Done(await hall.Runs(Reviewer(), new SeeOriginals(id, ["household-register"])));
        hall.Done(await hall.Runs(Reviewer(), new SeeOriginals(id, ["household-register"])));
        hall.It_is(Monday.AddDays(1));
        hall.Done(await hall.Runs(Reviewer(), new SeeOriginals(id, ["household-register"]))); // seen yesterday: nobody came
        (await hall.Runs(Reviewer(), new SeeOriginals(id, ["disability-certificate"]))).Refused("aid.second-visit");
        hall.Done(await hall.Runs(Reviewer(), new SeeOriginals(id, ["disability-certificate"], AtWindow: false)));
        Assert.Contains("请您到过现场 1 次，最多 1 次", await Page(id), StringComparison.Ordinal);
    }

    private async Task<string> Page(Guid id)
    {
        using var visitor = await hall.Visitor("guardian-1");
        return (await visitor.Opens($"/my/rehabilitation-aid/{id}")).Text;
    }
}
