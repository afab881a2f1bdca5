using System.IO.Compression;
using System.Text;
using Yiwang.Contracting.Reviewing;
using Yiwang.Contracting.Tests.Entering;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Contracting.Tests.Reviewing;

/// <summary>The review by pages.</summary>
public sealed class ReviewPages(ContractHouse house) : IClassFixture<ContractHouse>
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第四十三条、第四十四条、第四十六条：从送审、逐项审查到意见表，补充资料一并下载；同意以后从这里登记合同")]
    [Article(Law.LuohuContracts, 43), Article(Law.LuohuContracts, 46), Requirement("LH-HT-046b"), Requirement("LH-HT-022")]
    public async Task The_pages_lead_from_the_draft_to_the_opinion()
    {
        house.It_is(Day);
        using var clerk = await house.Visitor((await house.As(ContractHouse.Clerk)).Name);
        var list = await clerk.Opens("/staff/contracts/reviews");
        var refused = await (await list.Follows("提交审查")).Form("request").Submit();
        Assert.Contains("还没有交拟签订的合同文本", refused.Text, StringComparison.Ordinal);
        Assert.Contains("缺第5项材料", refused.Text, StringComparison.Ordinal);
        var sent = await refused.Form("request").Fill("title", "门诊楼保洁合同").Fill("counterparty", "示例服务有限公司").Fill("amount", "120000").Tick("types", "4").Attach("draft", "合同.txt", Encoding.UTF8.GetBytes(ContractHouse.DraftText("门诊楼保洁合同")))
            .Fill("material-2", "门诊楼需要保洁").Fill("material-3", "信用报告已查").Fill("material-4", "采购确定，没有谈判").Tick("none-4", "yes").Fill("material-5", "采购计划〔2026〕1号").Fill("procedure-Assessment", "资产评估").Submit();
        Assert.Contains("等法制科室内部审查", sent.Text, StringComparison.Ordinal);
        Assert.Contains("没有：采购确定，没有谈判", sent.Text, StringComparison.Ordinal);

        using var reviewer = await house.Visitor((await house.As("contracts-health-reviewer")).Name);
        var open = await (await reviewer.Opens(sent.Address)).Follows("出具审查意见");
        var lacking = await open.Form("opine").Submit();
        Assert.Contains("第10项还没有审查", lacking.Text, StringComparison.Ordinal);
        var doubtful = await (await reviewer.Opens($"{sent.Address}/opine")).Form("opine").Fill("verdict-3", "Fits").Tick("unfair", "yes").Submit(); // seen, so that it can be taken back
        Assert.Contains("第三项应为“不符合”", doubtful.Text, StringComparison.Ordinal);
        Assert.True(doubtful.Document.QuerySelector("input[name=unfair]")!.Closest("details")!.HasAttribute("open"));
        var form = lacking.Form("opine").Fill("result", "Agree").Fill("text", "同意签订").Attach("files", "补充意见.pdf", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"u8.ToArray());
        foreach (var question in Enumerable.Range(1, 10)) form = form.Fill($"verdict-{question}", question == 5 ? "NotApplicable" : "Fits");
        foreach (var item in new[] { 1, 2, 7 }) form = form.Fill($"prohibited-{item}", "no").Fill($"prohibited-basis-{item}", "选“没有”以前写的");
        var agreed = await form.Submit();
        var twice = await form.Submit();
        Assert.Equal(System.Net.HttpStatusCode.Conflict, twice.Status);
        Assert.Contains("没有再办一次", twice.Text, StringComparison.Ordinal);
        Assert.Contains("审查同意", (await twice.Follows("看现在的情况")).Text, StringComparison.Ordinal);
        Assert.Contains("审查同意", agreed.Text, StringComparison.Ordinal);
        Assert.All((await house.StoredReview(Guid.Parse(sent.Address.Split('/')[^1]))).Opinions[0].Said.Prohibited, p => Assert.Equal("", p.Basis));

        Assert.DoesNotContain("十项审查", agreed.Text, StringComparison.Ordinal); // it is done; nobody is asked again
        var sheet = await (await agreed.Follows("回到这次审查")).Follows("内部审查意见表");
        Assert.Contains("合法性审查意见表", sheet.Text, StringComparison.Ordinal);
        Assert.Contains("补充意见.pdf", sheet.Text, StringComparison.Ordinal);
        using var archive = new ZipArchive(new MemoryStream(await reviewer.Http.GetByteArrayAsync(new Uri($"{new Uri(sheet.Address, UriKind.RelativeOrAbsolute)}/with-files", UriKind.RelativeOrAbsolute), Ct)));
        Assert.Equal(["合法性审查意见表.txt", "补充资料1-补充意见.pdf"], archive.Entries.Select(e => e.FullName));

        var back = await clerk.Opens(sent.Address);
        var held = await back.Form("procedure-0").Fill("document-0", "示评〔2026〕2号").Fill("held-0", "2026-03-02").Submit();
        Assert.Contains("示评〔2026〕2号", held.Text, StringComparison.Ordinal);
        var entering = await held.Follows("签订以后，登记合同");
        Assert.Contains("review=SC-441500-2026-", entering.Address, StringComparison.Ordinal);
        var first = await entering.Form("enter").Submit("contract");
        Assert.Equal("门诊楼保洁合同", first.Carries("title")); // what the review said needn't be typed again
        Assert.Contains("review=SC-441500-2026-", first.Address, StringComparison.Ordinal);
        Assert.Contains("门诊楼保洁合同", (await clerk.Opens("/staff/contracts/reviews?show=finished")).Text, StringComparison.Ordinal);
        using var stranger = await house.Visitor((await house.As("contracts-civil")).Name);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.Opens(sent.Address)).Status);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await clerk.Opens($"{sent.Address}/opine")).Status);
        Assert.DoesNotContain("出具审查意见", (await clerk.Opens(sent.Address)).Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "第四十一条：修改后同意的，承办人在页面上交新稿、补材料，再审")]
    [Article(Law.LuohuContracts, 41), Requirement("LH-HT-041")]
    public async Task The_pages_lead_through_a_return()
    {
        house.It_is(Day);
        var id = Guid.CreateVersion7();
        await house.Done(ContractHouse.Clerk, new RequestReview(id, await house.Request(ContractHouse.DraftText("要修改的合同"))));
        using var reviewer = await house.Visitor((await house.As("contracts-health-reviewer")).Name);
        Assert.Contains("已通知承办人补充材料", (await (await reviewer.Opens($"/staff/contracts/reviews/{id}")).Form("ask").Fill("asked", "授权书").Submit()).Text, StringComparison.Ordinal);
        var waiting = await reviewer.Opens($"/staff/contracts/reviews/{id}/opine");
        Assert.Contains("审查人员要补充材料：授权书", waiting.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("十项审查", waiting.Text, StringComparison.Ordinal);
        using var clerk = await house.Visitor((await house.As(ContractHouse.Clerk)).Name);
        Assert.Contains("已补交", (await (await clerk.Opens($"/staff/contracts/reviews/{id}")).Form("supply").Fill("supply", "授权书见原件").Submit()).Text, StringComparison.Ordinal);
        await house.Done("contracts-health-reviewer", new GiveOpinion(id, ContractHouse.Agreeing with { Result = ReviewResult.AgreeAfterChanges, Text = "补争议条款" }));
        var returned = await clerk.Opens($"/staff/contracts/reviews/{id}");
        var again = await returned.Form("hand-in").Fill("changes", "补了争议条款").Attach("draft", "合同.txt", Encoding.UTF8.GetBytes(ContractHouse.DraftText("要修改的合同") + "三、争议协商解决。")).Submit();
        Assert.Contains("已重新送审", again.Text, StringComparison.Ordinal);
        Assert.Contains("第 2 稿", again.Text, StringComparison.Ordinal);
    }
}
