using System.Net;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Archiving;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Disputing;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Inspecting;
using Yiwang.Contracting.Paying;
using Yiwang.Contracting.Performing;
using Yiwang.Contracting.Preparing;
using Yiwang.Contracting.Reviewing;
using Yiwang.Contracting.Rules;
using Yiwang.Contracting.Tests.Preparing;
using Yiwang.Contracting.Texts;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Contracting.Tests.Contracts;

/// <summary>第二条, 第十条, 第五十一条: a contract over its whole life, and who has which part in it.</summary>
public sealed class LifeScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Clerk = ContractHouse.Clerk;
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第二条：磋商、订立、履行、争议解决、资料保管、监督管理六类活动，登记以后都在这份合同的时间线上按时间可见；看不到争议的岗位不显示争议")]
    [Article(Law.LuohuContracts, 2), Requirement("LH-HT-002")]
    public async Task Six_kinds_of_activity_on_one_line()
    {
        house.It_is(Day);
        var (project, review, draft) = (Guid.CreateVersion7(), Guid.CreateVersion7(), ContractHouse.DraftText("一生的合同"));
        await house.Done(Clerk, new OpenProject(project, ProjectScenarios.Entry with { Kind = "other" }));
        await house.Done(Clerk, new SayOthersConcerned(project, false));
        await house.Done(Clerk, new WriteDraft(project, Guid.CreateVersion7(), draft, null, ""));
        await house.Done(Clerk, new RequestReview(review, await house.Request(draft) with { Title = "一生的合同" }));
        await house.Done("contracts-health-reviewer", new GiveOpinion(review, ContractHouse.Agreeing));
        var entry = await house.Entry(Day) with { Title = "一生的合同" };
        var id = Guid.CreateVersion7();
        await house.Done(Clerk, new EnterContract(id, entry with { Signing = entry.Signing with { Legality = (await house.StoredReview(review)).Number, TextDigest = WordingDigest.Of(ContractText.Typed(draft)) } }));
        await Tied(project, id);
        await house.Done(Clerk, new PlanNode(id, "年度考核", entry.EndsOn, entry.PaysInFen, NeedsAcceptance: true));
        await house.Done(Clerk, new AttachFile(id, Contract.ScanCategory, ContractHouse.Scan));
        await house.Done(Clerk, new FileContract(id));
        await house.Done("contracts-filing", new CheckFiling(id));
        await house.Done(Clerk, new ReportNode(id, 1, Day, "完成"));
        await house.Done(Clerk, new OpenDispute(Guid.CreateVersion7(), id, "质量争议", "法制科", DisputeWay.Talks));
        await house.Done(Clerk, new EndContract(id, "协议解除"));
        await house.Done("contracts-health-manager", new ArchiveContract(id, "办公室档案岗", [.. Enumerable.Range(1, 9).Select(n => new AbsentCategory(n, "没有发生"))]));

        var contract = await house.Stored(id);
        var life = await house.Asks(await house.As(Clerk), (ContractLife l) => l.Of(contract, Ct));
        Assert.Equal(Enum.GetValues<Activity>(), life.Select(l => l.Activity).Distinct().Order());
        Assert.Equal(life.Select(l => l.Act.At).Order(), life.Select(l => l.Act.At));
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        var page = await clerk.Opens($"/staff/contracts/{id}/record");
        foreach (var (_, name) in ContractLife.Names) Assert.Contains(page.Document.QuerySelectorAll(".timeline li"), li => li.TextContent.Contains($"{name}：", StringComparison.Ordinal));
        var bureau = await house.Asks(await house.As("contracts-filing"), (ContractLife l) => l.Of(contract, Ct));
        Assert.DoesNotContain(bureau, l => l.Activity is Activity.Disputing);
    }

    [Fact(DisplayName = "第十条第一款、第五十二条：领导小组办公室是财政部门的一个岗位；付款前查出逾期没有备案，自动进入它的待办，备案以后消失")]
    [Article(Law.LuohuContracts, 10, 1), Article(Law.LuohuContracts, 52), Requirement("LH-HT-010a")]
    public async Task Unfiled_contracts_come_before_the_leading_group()
    {
        house.It_is(Day);
        var (bodies, city) = ((ContractBodies)house.Services.GetService(typeof(ContractBodies))!, (CityDirectory)house.Services.GetService(typeof(CityDirectory))!);
        var office = bodies.Find(ContractDuty.LeadingGroup, "441500")!;
        Assert.Equal("合同监管领导小组办公室", city.FindPost(office.Post)!.Name);
        Assert.Equal(bodies.Find(ContractDuty.Filing, "441500")!.Institution, office.Institution);

        var id = await house.Ready(await house.Entry(Day));
        house.It_is(new(2026, 3, 17));
        Assert.Empty(await house.Dues("contracts-leading", id));
        await house.Done("contracts-treasury", new AskClearance(Guid.CreateVersion7(), (await house.Stored(id)).Registration, new()));
        Assert.Equal("逾期没有备案，已暂停付款", Assert.Single(await house.Dues("contracts-leading", id)).Kind);
        await house.Done(Clerk, new FileContract(id));
        Assert.Empty(await house.Dues("contracts-leading", id));
    }

    [Fact(DisplayName = "第五十一条、第五十六条：变更要先审查再备案；备案以后逐项列出变更前、变更后，没有变的不列")]
    [Article(Law.LuohuContracts, 51), Article(Law.LuohuContracts, 56, 1), Requirement("LH-SZ-117"), Requirement("LH-HT-051")]
    public async Task What_an_agreement_changed_field_by_field()
    {
        house.It_is(Day);
        var id = await house.Filed(await house.Entry(Day));
        var (before, changed) = (await house.Stored(id), await house.Entry(Day) with { Title = "增加范围的补充协议", Parent = id, Derivation = Derivation.Supplement, ChangeReason = "增加一层办公楼", ChangedFields = ["标的"], AmountInFen = 15_000_000, PaysInFen = 15_000_000 });
        Assert.Contains("contract.no-legality", await house.Codes(Clerk, new EnterContract(Guid.CreateVersion7(), changed with { Signing = changed.Signing with { Legality = "" } })));
        var agreement = await house.Ready(changed);
        Assert.Empty((await house.Stored(id)).Changes);
        await house.Done(Clerk, new FileContract(agreement));
        var change = Assert.Single((await house.Stored(id)).Changes);
        Assert.Equal((await house.Stored(agreement)).Number, change.By);
        Assert.Equal(new Public.DataChange("标的", Yuan.Text(12_000_000), Yuan.Text(15_000_000)), change.Compared[0]);
        Assert.DoesNotContain(change.Compared, c => c.Name == "期限届满" || c.Before == c.After);
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        var page = await clerk.Opens($"/staff/contracts/{id}/changes");
        foreach (var said in new[] { "变更前后对照", change.By, "增加一层办公楼", Yuan.Text(before.AmountInFen!.Value), Yuan.Text(15_000_000) }) Assert.Contains(said, page.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "三（七）1：财政局、数字政府建设局、采购中心、国库支付中心、法制机构各有岗位和入口，各办各的，互不越权；采购中心关联采购结果")]
    [Article(Law.LuohuContracts, 10, 5), Requirement("LH-SZ-119"), Requirement("LH-HT-010e")]
    public async Task Five_bodies_each_with_its_part()
    {
        house.It_is(Day);
        var id = await house.Entered(await house.Entry(Day));
        await house.Done("contracts-procurement", new LinkProcurement(id, "演示采购-8001", "中标通知书〔2026〕演示3号，示例服务有限公司"));
        Assert.Equal(["contract.procurement-number", "contract.procurement-result"], (await house.Codes("contracts-procurement", new LinkProcurement(id, "", " "))).Order());
        var lease = await house.Entered(await house.Entry(Day) with { IsProcurement = false, Found = WayOfFinding.NotProcured });
        Assert.Equal(["contract.not-procured"], await house.Codes("contracts-procurement", new LinkProcurement(lease, "演示采购-8001", "结果")));
        Assert.Equal(("演示采购-8001", true), ((await house.Stored(id)).ProcurementNumber, (await house.Stored(id)).ProcurementResult.Length > 0));

        (string Who, string Own, string Page)[] parts =
        [
            ("contracts-filing", Permissions.CheckFiling, "/staff/contracts?show=tocheck"), ("contracts-procurement", Permissions.LinkProcurement, "/staff/contracts"),
            ("contracts-treasury", Permissions.Clear, "/staff/contracts/clearance"), ("contracts-legal", Permissions.Review, "/staff/contracts/reviews"),
        ];
        foreach (var (who, own, page) in parts)
        {
            var actor = await house.As(who);
            Assert.Contains(own, actor.Permissions);
            foreach (var other in parts.Where(p => p.Own != own)) Assert.DoesNotContain(other.Own, actor.Permissions);
            using var visitor = await house.Visitor(actor.Name);
            Assert.Equal(HttpStatusCode.OK, (await visitor.Opens(page)).Status);
        }

        var city = (CityDirectory)house.Services.GetService(typeof(CityDirectory))!;
        var keepers = city.Posts.Where(p => p.Permissions.Contains("platform.operations.see")).ToArray();
        Assert.NotEmpty(keepers);
        Assert.All(keepers, k => Assert.Empty(parts.Select(p => p.Own).Intersect(k.Permissions)));
        Assert.Equal(OutcomeKind.Forbidden, (await house.Runs("contracts-procurement", new CheckFiling(id))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await house.Runs("contracts-filing", new LinkProcurement(id, "x", "y"))).Kind);
    }

    [Fact(DisplayName = "第七十六条第二款第（五）项：申请放弃权益没有得到批准，争议却达成协议的，自动生成待核线索；批准了的不生成")]
    [Article(Law.LuohuContracts, 76, 2), Requirement("LH-HT-076b")]
    public async Task An_agreement_without_leave_is_looked_at()
    {
        house.It_is(Day);
        var (refused, agreed) = (await Settled(leave: false), await Settled(leave: true));
        await house.Done("contracts-filing", new FindLeads());
        await house.Done("contracts-filing", new FindLeads());
        var found = await house.Look(db => db.Set<ContractLead>().AsNoTracking().Where(l => l.ContractId == refused || l.ContractId == agreed).ToListAsync(Ct));
        Assert.Equal((refused, 5, true), (Assert.Single(found).ContractId!.Value, found[0].Act, found[0].IsBySystem));
    }

    [Fact(DisplayName = "第二十四条、第四十一条：送审的文本和合同项目最新一稿一字不差才受理，改过的先存成新的一稿")]
    [Article(Law.LuohuContracts, 24, 1), Article(Law.LuohuContracts, 41)]
    public async Task What_is_reviewed_is_the_projects_newest_draft()
    {
        house.It_is(Day);
        var project = Guid.CreateVersion7();
        await house.Done(Clerk, new OpenProject(project, ProjectScenarios.Entry with { Kind = "other" }));
        await house.Done(Clerk, new WriteDraft(project, Guid.CreateVersion7(), ContractHouse.DraftText("项目的文本"), null, ""));
        async Task<string[]> Sent(string text) => await house.Codes(Clerk, new RequestReview(Guid.CreateVersion7(), await house.Request(text) with { Project = project }));
        Assert.Contains("review.other-draft", await Sent(ContractHouse.DraftText("另一份文本")));
        Assert.DoesNotContain("review.other-draft", await Sent("  " + ContractHouse.DraftText("项目的文本").Replace("\n", "\r\n", StringComparison.Ordinal)));
        await house.Done(Clerk, new WriteDraft(project, Guid.CreateVersion7(), ContractHouse.DraftText("另一份文本"), null, ""));
        Assert.DoesNotContain("review.other-draft", await Sent(ContractHouse.DraftText("另一份文本")));
    }

    private async Task<Guid> Settled(bool leave)
    {
        var (contract, id) = (await house.Filed(await house.Entry(Day)), Guid.CreateVersion7());
        await house.Done(Clerk, new OpenDispute(id, contract, "违约金争议", "法制科", DisputeWay.Talks));
        await house.Done(Clerk, new AssessDispute(id, new("起因", "履行", "违约", "损害", "因果", "免责", "后果", "方案")));
        await house.Done(Clerk, new AdviseDispute(id, "法制科参与"));
        await house.Done(Clerk, new AskWaiver(id, "放弃违约金两千元"));
        await house.Done("head-health", new ConsentToWaiver(id, leave, "书面意见〔2026〕1号"));
        await house.Done(Clerk, new CloseDispute(id, new(Agreed: true, "和解协议1号", GivesUp: leave, Threatens: false, "达成和解")));
        return contract;
    }

    // The signing of a review without a project ties none: done here as the review's own path does it.
    private Task Tied(Guid project, Guid contract) => house.Look(async db =>
    {
        var prepared = await db.Set<ContractProject>().SingleAsync(p => p.Id == project, Ct);
        return prepared.ContractId == contract || await db.Database.ExecuteSqlAsync($"""UPDATE contracting_projects SET "ContractId" = {contract} WHERE "Id" = {project}""", Ct) == 1;
    });
}
