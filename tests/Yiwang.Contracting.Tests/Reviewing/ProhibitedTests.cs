using Yiwang.Contracting.Reviewing;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Reviewing;

/// <summary>第三十九条第（一）（二）（七）项: no text can be searched for them, so a person answers, in each contract.</summary>
public sealed class ProhibitedTests(ContractHouse house) : IClassFixture<ContractHouse>
{
    [Fact(DisplayName = "第三十九条第（一）（二）（七）项：逐项判断有没有，没有判断不能出意见；判“有”的写明依据，不能同意，合同不能签订")]
    [Article(Law.LuohuContracts, 39, 0, Item = 1), Article(Law.LuohuContracts, 39, 0, Item = 2), Article(Law.LuohuContracts, 39, 0, Item = 7), Requirement("LH-HT-039a"), Requirement("LH-HT-039b"), Requirement("LH-HT-039g")]
    public async Task A_reviewer_judges_what_no_text_can_be_searched_for()
    {
        house.It_is(new(2026, 3, 2));
        var id = Guid.CreateVersion7();
        await house.Done(ContractHouse.Clerk, new RequestReview(id, await house.Request("示例服务合同。")));
        Assert.Equal(["review.prohibited-open", "review.prohibited-open", "review.prohibited-open"], await house.Codes("contracts-health-reviewer", new GiveOpinion(id, ContractHouse.Agreeing with { Prohibited = [] })));
        foreach (var item in new[] { 1, 2, 7 })
        {
            var found = ContractHouse.Agreeing.Prohibited.Select(p => p.Item == item ? p with { IsFound = true } : p).ToArray();
            Assert.Equal(["review.prohibited", "review.prohibited-basis"], (await house.Codes("contracts-health-reviewer", new GiveOpinion(id, ContractHouse.Agreeing with { Prohibited = found }))).Order());
        }

        await house.Done("contracts-health-reviewer", new GiveOpinion(id, ContractHouse.Agreeing with { Prohibited = [new(1, true, "第五条约定返点"), new(2, false, ""), new(7, false, "")], Result = ReviewResult.Disagree, Text = "删去返点" }));
        Assert.Equal(ReviewState.Refused, (await house.StoredReview(id)).State);
    }
}
