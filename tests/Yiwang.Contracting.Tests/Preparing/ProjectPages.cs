using System.Net;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Preparing;
using Yiwang.Contracting.Reviewing;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Preparing;

/// <summary>By pages, from the need to the review. In a house of its own, because model texts of a kind change what a draft needs.</summary>
public sealed class ProjectPages(ContractHouse house) : IClassFixture<ContractHouse>
{
    private static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"u8.ToArray();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "从登记项目到可以送审：页面一步接一步；别的部门打不开；没有准备好的不能提交审查")]
    [Article(Law.LuohuContracts, 13, 2, Item = 4), Article(Law.LuohuContracts, 12), Requirement("LH-HT-013c"), Requirement("LH-HT-022")]
    public async Task The_pages_lead_from_the_need_to_the_review()
    {
        house.It_is(new(2026, 3, 2));
        using var clerk = await house.Visitor((await house.As(ContractHouse.Clerk)).Name);
        var list = await (await clerk.Opens("/staff/contracts")).Follows("合同项目");
        var refused = await (await list.Follows("登记合同项目")).Form("open").Submit();
        Assert.Contains("请填项目名称", refused.Text, StringComparison.Ordinal);
        var project = await refused.Form("open").Fill("name", "设备维护项目").Fill("kind", "services").Fill("need", "设备到期").Fill("amount", "80000").Submit();
        Assert.Contains("XM-441500-2026-", project.Text, StringComparison.Ordinal);
        Assert.Contains("缺对方当事人的主体资格材料", project.Text, StringComparison.Ordinal);

        await (await project.Follows("论证")).Form("study").Fill("research", "一").Fill("necessity", "二").Fill("feasibility", "三").Fill("reasonableness", "四").Submit();
        var party = await project.Follows("对方当事人和调查");
        await party.Form("party").Fill("party-kind-0", "LegalPerson").Fill("party-name-0", "示例服务有限公司").Fill("party-code-0", ContractHouse.Company.Code).Submit();
        await party.Form("inquiry").Fill("qualification", "有").Fill("assets", "有").Fill("credit", "好").Fill("ability", "有").Submit();
        Assert.Contains("不涉及其他部门职能", (await (await project.Follows("征求意见")).Form("concerns").Submit("不涉及")).Text, StringComparison.Ordinal);
        var id = Guid.Parse(project.Address.Split('/')[^1]);
        var request = await house.Request(ContractHouse.DraftText("设备维护合同"));
        Assert.Contains("project.no-qualification", await house.Codes(ContractHouse.Clerk, new RequestReview(Guid.CreateVersion7(), request with { Project = id })));
        var files = await project.Follows("材料");
        await files.Form("attach").Fill("kind", "Qualification").Attach("file", "执照.pdf", Pdf).Submit();
        var kept = await files.Form("attach").Fill("kind", "Credit").Attach("file", "资信.pdf", Pdf).Submit();
        Assert.Contains("资信.pdf", kept.Text, StringComparison.Ordinal);
        var text = await (await project.Follows("合同文本")).Form("draft").Fill("text", "设备维护合同\n第一条 维护一年。").Submit();
        Assert.Contains("第 1 稿", text.Text, StringComparison.Ordinal);
        Assert.Contains("维护一年", await clerk.Http.GetStringAsync(new Uri($"{project.Address}/drafts/1", UriKind.Relative), Ct), StringComparison.Ordinal);

        var ready = await clerk.Opens(project.Address);
        Assert.Contains("可以送合法性审查", ready.Text, StringComparison.Ordinal);
        Assert.Equal("设备维护项目", (await ready.Follows("送合法性审查")).Document.QuerySelector("input[name=title]")?.GetAttribute("value"));
        Assert.Contains("review.other-draft", await house.Codes(ContractHouse.Clerk, new RequestReview(Guid.CreateVersion7(), request with { Project = id })));
        await house.Done(ContractHouse.Clerk, new RequestReview(Guid.CreateVersion7(), request with { Project = id, Draft = await house.Kept("设备维护合同\n第一条 维护一年。") }));

        using var stranger = await house.Visitor((await house.As("contracts-civil")).Name);
        foreach (var page in new[] { "", "/study", "/party", "/negotiation", "/opinions", "/departments", "/text", "/files", "/drafts/1" }) Assert.Equal(HttpStatusCode.NotFound, (await stranger.Opens(project.Address + page)).Status);
        Assert.Contains("还没有合同项目", (await stranger.Opens("/staff/contracts/projects")).Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "第二十条、第二十一条、第二十三条：授权、谈判、答复、示范文本各有页面，在待办里打开")]
    [Article(Law.LuohuContracts, 20), Article(Law.LuohuContracts, 21), Article(Law.LuohuContracts, 23), Requirement("LH-HT-020a"), Requirement("LH-HT-021"), Requirement("LH-HT-023")]
    public async Task Others_act_on_their_pages()
    {
        house.It_is(new(2026, 3, 2));
        var id = Guid.CreateVersion7();
        await house.Done(ContractHouse.Clerk, new OpenProject(id, ProjectScenarios.Entry with { Kind = "lease" }));
        using var clerk = await house.Visitor((await house.As(ContractHouse.Clerk)).Name);
        var asked = await (await clerk.Opens($"/staff/contracts/projects/{id}/negotiation")).Form("ask").Fill("form", "one").Fill("member-0", "测试甲").Fill("scope", "租金").Fill("maxAmount", "120000").Submit();
        Assert.Contains("等单位负责人决定", asked.Text, StringComparison.Ordinal);
        using var head = await house.Visitor((await house.As("head-health")).Name);
        Assert.Contains("已决定", (await (await head.Opens(asked.Address)).Form("decide").Submit("授权")).Text, StringComparison.Ordinal);
        var beyond = await (await clerk.Opens(asked.Address)).Form("memorandum").Fill("heldOn", "2026-03-02").Tick("members", "测试甲").Fill("counterpart", "测试丙").Fill("agreed", "月租一万").Fill("amount", "130000").Submit();
        Assert.Contains("超出授权的上限", beyond.Text, StringComparison.Ordinal);
        Assert.Contains("月租一万", (await beyond.Form("memorandum").Fill("amount", "110000").Submit()).Text, StringComparison.Ordinal);

        var opinions = await (await (await clerk.Opens($"/staff/contracts/projects/{id}/opinions")).Form("concerns").Submit("涉及")).Form("ask").Fill("institution", "441500-civil").Fill("question", "是否影响养老设施").Fill("due", "2026-03-09").Submit();
        Assert.Contains("还没有答复", opinions.Text, StringComparison.Ordinal);
        using var civil = await house.Visitor((await house.As("contracts-civil")).Name);
        var answered = await (await (await civil.Opens("/staff/contracts/opinions")).Follows("示例保洁项目")).Form("answer").Fill("answer", "没有意见").Submit();
        Assert.Contains("已答复", answered.Text, StringComparison.Ordinal);
        Assert.Contains("没有意见", (await clerk.Opens(opinions.Address)).Text, StringComparison.Ordinal);

        var model = await (await clerk.Opens("/staff/contracts/models/new")).Form("submit").Fill("kind", "lease").Fill("title", "物业租赁合同").Fill("text", $"物业租赁合同\n第一条 租赁物：____。\n{new string('租', 50)}。").Submit();
        Assert.Contains("等法制机构审查", model.Text, StringComparison.Ordinal);
        using var legal = await house.Visitor((await house.As("contracts-legal")).Name);
        Assert.Contains("SF-441500-2026-", (await (await legal.Opens(model.Address)).Form("review").Fill("opinion", "同意").Submit("审查确认")).Text, StringComparison.Ordinal);
        Assert.Contains("租赁物：____", (await civil.Opens(model.Address)).Text, StringComparison.Ordinal);
        Assert.Contains("租赁物", await civil.Http.GetStringAsync(new Uri($"{model.Address}/text", UriKind.Relative), Ct), StringComparison.Ordinal);
        var draft = await clerk.Opens($"/staff/contracts/projects/{id}/text");
        var changed = await draft.Form("draft").Fill("text", $"物业租赁合同\n第一条 租赁物：示例楼一层。\n补充约定：不得转租。\n{new string('租', 50)}。").Submit();
        Assert.Contains("另行补充", changed.Text, StringComparison.Ordinal);
        Assert.Contains("已登记理由", (await changed.Form("explain").Fill("why-1", "防止转租").Submit()).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await house.Look(db => db.Set<ContractDraft>().AsNoTracking().SingleAsync(d => d.ProjectId == id, Ct))).ModelVersion + 1);
    }
}
