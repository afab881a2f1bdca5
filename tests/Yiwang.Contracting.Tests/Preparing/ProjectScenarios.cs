using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Preparing;
using Yiwang.Kernel;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Tests.Preparing;

/// <summary>第十三条, 第十八条 to 第二十一条, 第二十五条.</summary>
public sealed class ProjectScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Clerk = ContractHouse.Clerk;
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly Negotiator Chief = new("测试甲", false, true), Lawyer = new("测试乙", true, false);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第十三条、第十九条：缺主体资格、资信证明不能送审；论证、调查缺哪几项只提醒；名称、种类没填的不能登记")]
    [Article(Law.LuohuContracts, 13), Article(Law.LuohuContracts, 18, 1), Article(Law.LuohuContracts, 19), Requirement("LH-HT-013b"), Requirement("LH-HT-013c"), Requirement("LH-HT-019")]
    public async Task What_is_missing_before_the_review_is_told_at_once()
    {
        house.It_is(Day);
        Assert.Equal(["project.kind", "project.name"], (await house.Codes(Clerk, new OpenProject(Guid.CreateVersion7(), Entry with { Name = " ", Kind = "x" }))).Order());
        var id = await Opened(Entry with { Parties = [] });
        Assert.Equal(["project.no-credit", "project.no-party", "project.no-qualification", "project.no-text", "project.others-unsaid"], await Blocking(id));
        Assert.Equal(["credit-code.check"], (await house.Codes(Clerk, new NameParties(id, [new(PartyKind.LegalPerson, "示例公司", "914415000000000000")]))).Select(c => c.Contains("check", StringComparison.Ordinal) ? "credit-code.check" : c));
        await house.Done(Clerk, new NameParties(id, [ContractHouse.Company]));
        await house.Done(Clerk, new AttachProjectFile(id, ProjectFileKind.Qualification, File('b')));
        Assert.Equal(["project.file-twice"], await house.Codes(Clerk, new AttachProjectFile(id, ProjectFileKind.Qualification, File('b'))));
        await house.Done(Clerk, new AttachProjectFile(id, ProjectFileKind.Credit, File('c')));
        await house.Done(Clerk, new StudyProject(id, new("已调研三家", "到期需要", "可行", "")));
        await house.Done(Clerk, new InquireParty(id, new("有资质", "", "没有失信", "履约过两年", "可以")));
        var said = await Review(id);
        Assert.Equal(["project.no-text", "project.others-unsaid"], said.Where(f => f.Severity is Severity.Blocks).Select(f => f.Code).Order());
        Assert.Equal(["对方当事人调查还缺：资产。", "论证还缺：合理性。"], said.Where(f => f.Severity is Severity.Warns).Select(f => f.Message).Order(StringComparer.Ordinal));
    }

    [Fact(DisplayName = "第二十条：谈判小组没有法律专业人员、没有权限范围不能申请；没有授权、超出授权、名单以外的人、授权以前谈的都不能登记；谈了没有备忘录不能送审")]
    [Article(Law.LuohuContracts, 20), Requirement("LH-HT-020a"), Requirement("LH-HT-020b")]
    public async Task Nobody_negotiates_beyond_the_authority()
    {
        house.It_is(Day);
        var (id, authority) = (await Opened(Entry), Guid.CreateVersion7());
        Assert.Equal(["negotiation.no-authority"], await house.Codes(Clerk, new RecordMemorandum(id, Guid.CreateVersion7(), Memo)));
        Assert.Equal(["negotiation.no-lawyer", "negotiation.scope"], (await house.Codes(Clerk, new AskAuthority(id, authority, true, [Chief], "", null))).Order());
        Assert.Equal(["negotiation.one"], await house.Codes(Clerk, new AskAuthority(id, authority, false, [Chief, Lawyer], "价格", null)));
        await house.Done(Clerk, new AskAuthority(id, authority, true, [Chief, Lawyer], "价格和服务期", 12_000_000));
        using (var head = await house.Visitor((await house.As("head-health")).Name))
            Assert.Contains("决定磋商授权", (await head.Opens("/staff/inbox")).Text, StringComparison.Ordinal);
        Assert.Equal(["negotiation.no-authority"], await house.Codes(Clerk, new RecordMemorandum(id, Guid.CreateVersion7(), Memo)));
        await house.Done("head-health", new DecideAuthority(id, authority, true, ""));
        Assert.Equal(["negotiation.decided"], await house.Codes("head-health", new DecideAuthority(id, authority, false, "改主意")));

        Assert.Contains("project.no-memorandum", await Blocking(id));
        Assert.Equal(["negotiation.beyond", "negotiation.beyond-amount"], (await house.Codes(Clerk, new RecordMemorandum(id, Guid.CreateVersion7(), Memo with { AmountInFen = 12_000_001, IsBeyond = true }))).Order());
        Assert.Equal(["negotiation.before-authority", "negotiation.not-authorised"],
            (await house.Codes(Clerk, new RecordMemorandum(id, Guid.CreateVersion7(), Memo with { HeldOn = Day.AddDays(-1), Members = ["测试丁"] }))).Order());
        await house.Done(Clerk, new RecordMemorandum(id, Guid.CreateVersion7(), Memo));
        Assert.Contains("project.no-memorandum", await Blocking(id));
        await house.Done(Clerk, new AttachProjectFile(id, ProjectFileKind.Memorandum, File('d')));
        Assert.DoesNotContain("project.no-memorandum", await Blocking(id));

        var wider = Guid.CreateVersion7();
        await house.Done(Clerk, new AskAuthority(id, wider, false, [Chief], "价格", 15_000_000));
        Assert.Equal(["negotiation.reason"], await house.Codes("head-health", new DecideAuthority(id, wider, false, "")));
        await house.Done("head-health", new DecideAuthority(id, wider, true, ""));
        await house.Done(Clerk, new RecordMemorandum(id, Guid.CreateVersion7(), Memo with { AmountInFen = 12_000_001 }));
        Assert.Equal([authority, wider], (await Stored(id)).Memoranda.Select(m => m.Authority));
    }

    [Fact(DisplayName = "第二十一条：涉及其他部门职能的，没有发出征求意见件不能送审；没有答复的不能送审，写了理由的提醒；被征求的部门只看得到征求的内容")]
    [Article(Law.LuohuContracts, 21), Requirement("LH-HT-021"), Requirement("LH-HT-012")]
    public async Task Others_are_asked_and_answer()
    {
        house.It_is(Day);
        var (id, opinion, second) = (await Opened(Entry), Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal(["opinion.not-concerned"], await house.Codes(Clerk, new AskOpinion(id, opinion, "441500-civil", "养老服务部分", Day.AddDays(7))));
        await house.Done(Clerk, new SayOthersConcerned(id, true));
        Assert.Contains("project.not-asked", await Blocking(id));
        Assert.Equal(["opinion.due", "opinion.institution", "opinion.question"], (await house.Codes(Clerk, new AskOpinion(id, opinion, "441500-health", "", Day.AddDays(-1)))).Order());
        await house.Done(Clerk, new AskOpinion(id, opinion, "441500-civil", "养老服务部分是否合适", Day.AddDays(7)));
        await house.Done(Clerk, new AskOpinion(id, second, "441500-civil", "收费标准是否合适", Day.AddDays(7)));
        Assert.Equal(["opinion.asked-already"], await house.Codes(Clerk, new SayOthersConcerned(id, false)));

        using (var civil = await house.Visitor((await house.As("contracts-civil")).Name))
            Assert.Contains("答复合同项目征求的意见", (await civil.Opens("/staff/inbox")).Text, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.NotFound, (await house.Runs(Clerk, new AnswerOpinion(opinion, "自问自答"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await house.Runs("contracts-civil", new SayOthersConcerned(id, false))).Kind);
        await house.Done("contracts-civil", new AnswerOpinion(opinion, "同意"));
        Assert.Equal(["opinion.answered"], await house.Codes("contracts-civil", new AnswerOpinion(opinion, "又不同意")));
        Assert.Contains("project.unanswered", await Blocking(id));
        await house.Done(Clerk, new GoOnWithoutAnswers(id, "已电话确认"));
        var said = await Review(id);
        Assert.Contains(said, f => f.Code == "project.unanswered" && f.Severity is Severity.Warns);
        await house.Done("contracts-civil", new AnswerOpinion(second, "没有意见"));
        Assert.DoesNotContain(await Review(id), f => f.Code == "project.unanswered");
    }

    [Fact(DisplayName = "第十二条、第十六条、第二十四条：别的部门看不到项目；同部门别的承办人不能改；管理员重新指定后由新承办人办；按两次只登记一次")]
    [Article(Law.LuohuContracts, 12), Article(Law.LuohuContracts, 16), Article(Law.LuohuContracts, 24, 1), Requirement("LH-HT-012"), Requirement("LH-HT-024a")]
    public async Task A_project_is_its_handlers()
    {
        house.It_is(Day);
        var id = await Opened(Entry);
        Assert.Equal(OutcomeKind.Conflict, (await house.Runs(Clerk, new OpenProject(id, Entry))).Kind);
        Assert.Equal(["project.not-handler"], await house.Codes("contracts-health-2", new StudyProject(id, ProjectStudy.None)));
        Assert.Equal(["project.not-handler"], await house.Codes("contracts-health-2", new WriteDraft(id, Guid.CreateVersion7(), "文本", null, "")));
        Assert.Equal(OutcomeKind.Forbidden, (await house.Runs("contracts-legal", new WriteDraft(id, Guid.CreateVersion7(), "文本", null, ""))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await house.Runs("contracts-civil", new DropProject(id, "不关我事"))).Kind);
        Assert.Null(await house.Asks(await house.As("contracts-civil"), (Projects p) => p.Find(id, Ct)));
        var seen = await house.Asks(await house.As("contracts-legal"), (Projects p) => p.Find(id, Ct));
        Assert.Equal(("示例保洁项目", "示例服务有限公司"), (seen?.Name, seen?.PartyNames));

        await house.Done("contracts-health-manager", new HandProjectTo(id, (await house.As("contracts-health-2")).AccountId));
        await house.Done("contracts-health-2", new StudyProject(id, new("一", "二", "三", "四")));
        await house.Done("contracts-health-2", new DropProject(id, "论证不通过"));
        Assert.Equal(["project.not-now"], await house.Codes("contracts-health-2", new StudyProject(id, ProjectStudy.None)));
    }

    [Fact(DisplayName = "第二十五条第二款：两个以上部门签订的，每个部门一行，缺本部门的不能存，没写权利义务的提醒")]
    [Article(Law.LuohuContracts, 25, 2), Requirement("LH-HT-025")]
    public async Task Each_department_knows_its_part()
    {
        house.It_is(Day);
        var id = await Opened(Entry);
        Assert.Equal(["project.shares"], await house.Codes(Clerk, new ShareProject(id, [new("441500-civil", "验收"), new("441500-construction", "监理")])));
        await house.Done(Clerk, new ShareProject(id, [new("441500-health", "付款"), new("441500-civil", " ")]));
        Assert.Contains(await Review(id), f => f.Code == "project.share" && f.Severity is Severity.Warns);
        await house.Done(Clerk, new ShareProject(id, [new("441500-health", "付款"), new("441500-civil", "验收")]));
        Assert.DoesNotContain(await Review(id), f => f.Code == "project.share");
    }

    internal static ProjectEntry Entry { get; } = new("示例保洁项目", "services", "现有合同到期。", 12_000_000, [ContractHouse.Company]);

    private static MemorandumEntry Memo { get; } = new(Day, ["测试甲"], "对方代表测试丙", "价格十二万元", 12_000_000, IsBeyond: false, IsSigned: true);

    internal static StoredFile File(char sign) => new(new string(sign, 64), "application/pdf", 1000, "材料.pdf");

    private async Task<Guid> Opened(ProjectEntry entry)
    {
        var id = Guid.CreateVersion7();
        await house.Done(Clerk, new OpenProject(id, entry));
        return id;
    }

    private async Task<IReadOnlyList<Finding>> Review(Guid id) => await house.Asks(await house.As(Clerk), (Projects p) => p.BeforeReview(id, Ct));

    private async Task<string[]> Blocking(Guid id) => [.. (await Review(id)).Where(f => f.Severity is Severity.Blocks).Select(f => f.Code).Order()];

    private Task<ContractProject> Stored(Guid id) => house.Look(db => db.Set<ContractProject>().AsNoTracking().SingleAsync(p => p.Id == id, Ct));
}
