using System.Net.Http.Json;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>The regulation is repealed by another document: the act asks what is recorded, not only what the packs say.</summary>
public sealed class EndedRegulationScenarios(TownHall hall) : IClassFixture<TownHall>
{
    [Fact(DisplayName = "办法被废止：当天起不能据此申请，写明依据和代替的文件；以前的申请照办")]
    [Article(Law.ShanweiRehabilitationAid, 28, 2)]
    [Article(Law.LuohuDocumentReview, "一"), Requirement("LH-QL-006")]
    public async Task A_repealed_regulation_takes_no_new_application_and_leaves_the_old_ones_alone()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        var guardian = await hall.As("guardian-1");
        var earlier = await hall.Applied(guardian, new Wanted());
        var (sameDay, draft) = (await hall.Drafts(guardian, new Wanted()), await hall.Drafts(guardian, new Wanted()));
        await Is_repealed(on: new(2026, 3, 3));

        hall.Done(await hall.Runs(guardian, new SubmitApplication(sameDay)));
        hall.It_is(new DateOnly(2026, 3, 3));
        var refused = await hall.Runs(guardian, new SubmitApplication(draft));
        await hall.Looked(Reviewer(), earlier);
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(earlier)));

        var why = Assert.Single(refused.Findings, f => f.Code == "aid.document.ended");
        Assert.Contains("自2026年3月3日起废止，依据汕府办〔2026〕960号，现由汕府办〔2026〕960号代替", why.Message, StringComparison.Ordinal);
        Assert.Equal("汕府办〔2026〕960号", why.Citation!.Number);
    }

    private async Task Is_repealed(DateOnly on)
    {
        using var office = await hall.Visitor("documents-1");
        var ct = TestContext.Current.CancellationToken;
        (await office.Http.PostAsJsonAsync("/api/normative", new { area = "汕尾", number = "汕府办〔2026〕960号", title = "示例新办法", issuedOn = "2026-03-02" }, ct)).EnsureSuccessStatusCode();
        (await office.Http.PostAsJsonAsync("/api/normative/汕尾/汕府办〔2019〕21号/changes",
            new { kind = "repealed", from = on.ToString("O"), by = "汕府办〔2026〕960号", replacedBy = "汕府办〔2026〕960号" }, ct)).EnsureSuccessStatusCode();
    }
}
