using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Boards;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Modelling;
using Yiwang.Contracting.Preparing;
using Yiwang.Contracting.Reviewing;
using Yiwang.Contracting.Rules;
using Yiwang.Contracting.Texts;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Contracting.Tests.Reviewing;

/// <summary>第四十条 to 第四十七条.</summary>
public sealed class ReviewScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Clerk = ContractHouse.Clerk, Inside = "contracts-health-reviewer", Office = "contracts-legal";

    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact(DisplayName = "第二十二条、第四十三条：没有文本、缺材料的一次说全，每项带条款和补救；背景不能说没有；没有的材料要写原因")]
    [Article(Law.LuohuContracts, 43), Article(Law.LuohuContracts, 22), Requirement("LH-HT-043"), Requirement("LH-HT-022")]
    public async Task What_is_missing_is_said_at_once()
    {
        house.It_is(Day);
        var request = await house.Request(ContractHouse.DraftText("缺材料的合同"));
        var outcome = await house.Runs(Clerk, new RequestReview(Guid.CreateVersion7(), request with { Draft = null, Materials = [new(4, null, "", IsNone: true)] }));
        Assert.Equal(["review.no-text", "review.material", "review.material", "review.material", "review.material"], outcome.Findings.Select(f => f.Code));
        Assert.Equal(["第四十三条第（一）项", "第四十三条第（二）项", "第四十三条第（三）项", "第四十三条第（四）项", "第四十三条第（五）项"], outcome.Findings.Select(f => f.Citation!.Place.Replace("第一款", "", StringComparison.Ordinal)));
        Assert.All(outcome.Findings, f => Assert.NotEmpty(f.Remedy));
        Assert.Equal(["review.background"], await house.Codes(Clerk, new RequestReview(Guid.CreateVersion7(), request with { Materials = [.. request.Materials.Skip(1), new(2, null, "没有", true)] })));
        var picture = request with { Draft = ContractHouse.Scan with { Hash = (await house.Kept("<html>")).Hash } };
        Assert.Single(await house.Codes(Clerk, new RequestReview(Guid.CreateVersion7(), picture)));
    }

    [Fact(DisplayName = "第四十三条第六项：审查人可以要补充材料，补交以前不出意见，补交以后接着审")]
    [Article(Law.LuohuContracts, 43, 1, Item = 6), Requirement("LH-HT-043")]
    public async Task More_is_asked_for()
    {
        var id = await Requested("补充材料的合同");
        await house.Done(Inside, new AskForMaterial(id, "对方的授权委托书"));
        Assert.Equal(["review.not-now"], await house.Codes(Inside, new GiveOpinion(id, ContractHouse.Agreeing)));
        Assert.Contains("补充合法性审查材料", await Inbox(Clerk, id));
        Assert.Equal(["review.supply"], await house.Codes(Clerk, new SupplyMaterial(id, null, "")));
        await house.Done(Clerk, new SupplyMaterial(id, ContractHouse.Scan, ""));
        await house.Done(Inside, new GiveOpinion(id, ContractHouse.Agreeing));
        Assert.Equal(ReviewState.Agreed, (await house.StoredReview(id)).State);
    }

    [Fact(DisplayName = "第十五条：设了法制科室的只能选法制科室；没有的选有法律背景的人员或者律师事务所；都没有的不能提交；律师事务所要附书面意见")]
    [Article(Law.LuohuContracts, 15), Requirement("LH-HT-015a"), Requirement("LH-HT-015b")]
    public async Task Who_reviews_inside()
    {
        Assert.Equal(["review.wrong-reviewer"], ReviewRequestRules.Reviewer(ReviewerKind.LawFirm, new Signer("a", SignerClass.Department, true, null)).Select(f => f.Code));
        Assert.Equal(["review.no-reviewer"], ReviewRequestRules.Reviewer(ReviewerKind.LegalPerson, new Signer("a", SignerClass.Department, false, null)).Select(f => f.Code));
        Assert.Empty(ReviewRequestRules.Reviewer(ReviewerKind.LegalPerson, new Signer("a", SignerClass.Department, false, null) { HasLegalPerson = true }));

        house.It_is(Day);
        var id = Guid.CreateVersion7();
        var request = await house.Request(ContractHouse.DraftText("律所审查的合同"), "contracts-civil");
        Assert.Equal(["review.wrong-reviewer"], await house.Codes("contracts-civil", new RequestReview(id, request with { By = ReviewerKind.LegalSection })));
        await house.Done("contracts-civil", new RequestReview(id, request with { By = ReviewerKind.LawFirm }));
        Assert.Equal(["review.firm"], await house.Codes("contracts-civil-reviewer", new GiveOpinion(id, ContractHouse.Agreeing)));
        await house.Done("contracts-civil-reviewer", new GiveOpinion(id, ContractHouse.Agreeing with { Firm = "示例律师事务所", Files = [ContractHouse.Scan] }));
    }

    [Fact(DisplayName = "第四十一条：送审的人不能审查自己送的，换了岗位也不行；别的单位看不到；同一张单按两次只出一份意见")]
    [Article(Law.LuohuContracts, 41), Article(Law.LuohuContracts, 15), Requirement("LH-HT-041"), Requirement("LH-HT-012")]
    public async Task Nobody_reviews_his_own()
    {
        var id = await Requested("自己送审的合同");
        var (clerk, reviewer) = (await house.As(Clerk), await house.As(Inside));
        var own = reviewer with { AccountId = clerk.AccountId };
        Assert.Equal(["review.own"], (await house.Runs(own, new GiveOpinion(id, ContractHouse.Agreeing))).Findings.Select(f => f.Code));
        Assert.Equal(OutcomeKind.NotFound, (await house.Runs("contracts-civil-reviewer", new GiveOpinion(id, ContractHouse.Agreeing))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await house.Runs(Office, new GiveOpinion(id, ContractHouse.Agreeing))).Kind); // not before the department's own
        Assert.Equal(OutcomeKind.Forbidden, (await house.Runs(Clerk, new GiveOpinion(id, ContractHouse.Agreeing))).Kind);
        // Nor in one post that may do both.
        var (both, second) = (reviewer with { Permissions = [.. reviewer.Permissions, Permissions.RequestReviews] }, Guid.CreateVersion7());
        Assert.True((await house.Runs(both, new RequestReview(second, await house.Request(ContractHouse.DraftText("一人两职的合同"))))).IsDone);
        Assert.Equal(["review.own"], (await house.Runs(both, new GiveOpinion(second, ContractHouse.Agreeing))).Findings.Select(f => f.Code));
        using (var page = await house.Visitor(reviewer.Name))
        {
            var told = await page.Opens($"/staff/contracts/reviews/{second}/opine");
            Assert.Contains("要由另一名审查人员审查", told.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("十项审查", told.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(id, await Seen("contracts-civil"));
        Assert.Contains(id, await Seen(Clerk));

        var key = Guid.CreateVersion7();
        Assert.True((await house.Runs(Inside, new GiveOpinion(id, ContractHouse.Agreeing), key)).IsDone);
        Assert.True((await house.Runs(Inside, new GiveOpinion(id, ContractHouse.Agreeing), key)).IsDone);
        Assert.Single((await house.StoredReview(id)).Opinions);
        Assert.Equal(["ReviewRequested", "OpinionGiven"], (await house.LedgerOf($"contract-review/{id}")).Select(a => a.FactName));
    }

    [Fact(DisplayName = "第四十二条、第十条第三款：800 万元只内部审查；1200 万元内部以后自动到法制机构，只到那里；以政府名义的 20 万元也到；没到法制机构的重点合同不能登记")]
    [Article(Law.LuohuContracts, 42), Article(Law.LuohuContracts, 10, 3), Requirement("LH-HT-042"), Requirement("LH-HT-010c"), Requirement("LH-HT-041")]
    public async Task The_legal_office_comes_second()
    {
        var small = await Requested("八百万的合同", r => r with { AmountInFen = 800_000_000 });
        await house.Done(Inside, new GiveOpinion(small, ContractHouse.Agreeing));
        Assert.Equal(ReviewState.Agreed, (await house.StoredReview(small)).State);
        Assert.DoesNotContain(small, await Seen(Office));

        foreach (var change in new Func<ReviewRequest, ReviewRequest>[] { r => r with { AmountInFen = 1_200_000_000 }, r => r with { AmountInFen = 20_000_000, Backing = Backing.InGovernmentsName } })
        {
            var id = await Requested("要送法制机构的合同", change);
            Assert.Empty(await Inbox(Office, id));
            await house.Done(Inside, new GiveOpinion(id, ContractHouse.Agreeing));
            Assert.Equal(["审查合同合法性"], await Inbox(Office, id));
            Assert.Empty(await Inbox(Inside, id));
            Assert.Contains(id, await Seen(Office));
            Assert.DoesNotContain(id, await Seen("contracts-lufeng-legal"));
            await house.Done(Office, new GiveOpinion(id, ContractHouse.Agreeing));
            Assert.Equal(ReviewState.Agreed, (await house.StoredReview(id)).State);
        }

        // Reviewed as a small one, signed as a large one.
        var entry = await house.Entry(Day) with { AmountInFen = 1_200_000_000 };
        Assert.Equal(["contract.no-legal-office"], await house.Codes(Clerk, new EnterContract(Guid.CreateVersion7(), entry)));
        var sent = await Requested("审查人员要求送的合同");
        await house.Done(Inside, new GiveOpinion(sent, ContractHouse.Agreeing with { SendsOn = true }));
        Assert.Equal(ReviewState.LegalOffice, (await house.StoredReview(sent)).State);
    }

    [Fact(DisplayName = "第四十条第二款、第四十二条：1200 万元用没有改动的示范文本，不送法制机构，可以简化审查，仍有书面意见；改动了的照样送")]
    [Article(Law.LuohuContracts, 42), Article(Law.LuohuContracts, 40, 2), Requirement("LH-HT-042")]
    public void Model_texts_are_exempt()
    {
        var unchanged = Large(new("d1", IsModelText: true, 0));
        Assert.False(unchanged.NeedsOffice);
        var simplified = ContractHouse.Agreeing with { IsSimplified = true, Answers = [new(1, ReviewVerdict.Fits, ""), new(2, ReviewVerdict.Fits, "")], Result = ReviewResult.Agree };
        Assert.Equal(["review.unanswered"], Opine(unchanged, simplified with { Answers = [simplified.Answers[0]] }));
        Assert.Empty(Opine(unchanged, simplified));
        Assert.Equal(ReviewState.Agreed, unchanged.State);
        Assert.Equal(10, unchanged.Opinions[0].Said.Answers.Count);

        var changed = Large(new("d2", IsModelText: false, 0));
        Assert.True(changed.NeedsOffice);
        Assert.Contains("review.not-model", Opine(changed, simplified));
        Assert.Empty(Opine(changed, ContractHouse.Agreeing));
        Assert.Equal(ReviewState.LegalOffice, changed.State);
    }

    [Fact(DisplayName = "第四十四条、第四十五条：十项缺一不能出意见；不符合要写意见；明显不合理要选情形、提意见；无偿之类的疑问要写明意见，不由系统判断")]
    [Article(Law.LuohuContracts, 44), Article(Law.LuohuContracts, 45), Requirement("LH-HT-044"), Requirement("LH-HT-045a"), Requirement("LH-HT-045b")]
    public async Task Ten_questions()
    {
        var id = await Requested("十项审查的合同");
        var good = ContractHouse.Agreeing;
        Assert.Equal(["review.unanswered"], await Refused(id, good with { Answers = [.. good.Answers.SkipLast(1)] }));
        Assert.Equal(["review.alone"], await Refused(id, good with { MayEndAlone = true }));
        Assert.Equal(["review.no-opinion", "review.agree-despite"], await Refused(id, good with { Answers = Answer(6, "") }));
        Assert.Equal(["review.which", "review.agree-despite"], await Refused(id, good with { Answers = Answer(3, "价款偏低") }));
        Assert.Equal(["review.no-opinion", "review.unreasonable-opinion", "review.no-text-opinion"], await Refused(id, good with { Answers = Answer(3, ""), Unreasonable = [1], Text = "", Result = ReviewResult.Disagree }));
        Assert.Equal(["review.fits-unreasonable"], await Refused(id, good with { IsUnfair = true }));
        Assert.Equal(["review.result"], await Refused(id, good with { Result = null }));
        await house.Done(Inside, new GiveOpinion(id, good with { Answers = Answer(3, "租金为零"), Unreasonable = [1], Text = "请重新谈价", Result = ReviewResult.Disagree }));
        Assert.Equal(ReviewState.Refused, (await house.StoredReview(id)).State);

        var free = Guid.CreateVersion7();
        var text = "房屋使用协议\n甲方：示例市卫生健康部门\n乙方：示例服务有限公司\n一、甲方将办公楼一层无偿提供给乙方使用。\n";
        await house.Done(Clerk, new RequestReview(free, await house.Request(text)));
        Assert.Equal(["review.question-open"], await Refused(free, good));
        await house.Done(Inside, new GiveOpinion(free, good with { Answers = [.. good.Answers.Where(a => a.Question != 3), new(3, ReviewVerdict.Fits, "经批准用于公益，合理")] }));
    }

    [Fact(DisplayName = "第四十条、第四十一条、第四十六条：修改后同意的退回，交新稿再审，以前的意见都留着；改了的文本、早于意见的签订日期、没有说明文本的都不能登记")]
    [Article(Law.LuohuContracts, 40, 1), Article(Law.LuohuContracts, 41), Article(Law.LuohuContracts, 46), Requirement("LH-HT-040a"), Requirement("LH-HT-041"), Requirement("LH-HT-046b"), Requirement("LH-HT-013d")]
    public async Task Returned_changed_and_reviewed_again()
    {
        var (id, title) = (await Requested("退回修改的合同"), "退回修改的合同");
        await house.Done(Inside, new GiveOpinion(id, ContractHouse.Agreeing with { Result = ReviewResult.AgreeAfterChanges, Text = "补争议条款", Files = [ContractHouse.Scan] }));
        Assert.Equal(["按审查意见修改合同"], await Inbox(Clerk, id));
        var number = (await house.StoredReview(id)).Number;
        var entry = await house.Entry(Day.AddDays(1));
        ContractEntry With(string text, DateOnly? signed = null) => entry with { SignedOn = signed ?? entry.SignedOn, Signing = entry.Signing with { Legality = number, TextDigest = text.Length == 0 ? "" : WordingDigest.Of(ContractText.Typed(text)), DecidedOn = Day } };
        var (first, second) = (ContractHouse.DraftText(title), ContractHouse.DraftText(title) + "三、争议由示例市人民法院管辖。\n");

        house.It_is(Day.AddDays(1));
        Assert.Equal(["contract.legality-open", "contract.text-changed"], await Enters(With(second)));
        Assert.Equal(["review.changes", "review.same-text"], await house.Codes(Clerk, new HandInDraft(id, await house.Kept(first + " \n"), "")));
        await house.Done(Clerk, new HandInDraft(id, await house.Kept(second), "补了争议条款"));
        await house.Done(Inside, new GiveOpinion(id, ContractHouse.Agreeing));
        var stored = await house.StoredReview(id);
        Assert.Equal([(1, ReviewResult.AgreeAfterChanges, 1), (2, ReviewResult.Agree, 0)], stored.Opinions.Select(o => (o.Version, o.Result, o.Files.Count)));

        Assert.Equal(["contract.text-changed"], await Enters(With(first)));
        Assert.Equal(["contract.text-unknown"], await Enters(With("")));
        Assert.Equal(["contract.signed-before-opinion"], await Enters(With(second, Day)));
        Assert.Empty(await Enters(With(second.Replace("\n", "\r\n\r\n", StringComparison.Ordinal))));
        Assert.Equal(["contract.legality-used"], await Enters(With(second)));
        Assert.Equal(["review.not-now"], await house.Codes(Clerk, new HandInDraft(id, await house.Kept(first), "又改")));
    }

    [Fact(DisplayName = "第四十条第一款、第四十九条第一款：2026 年以前签的填纸质意见的编号；以后签的没有审查不能登记；已经签了的写明原因，登记备案，列入监督检查")]
    [Article(Law.LuohuContracts, 40, 1), Article(Law.LuohuContracts, 46, 1), Requirement("LH-HT-040a"), Requirement("LH-HT-013d")]
    public async Task Paper_and_what_was_never_reviewed()
    {
        house.It_is(Day);
        var paper = await house.Entry(new(2025, 12, 31));
        Assert.Empty(await Enters(paper));
        Assert.Equal(["contract.no-legality"], await Enters(paper with { Signing = paper.Signing with { Legality = "" } }));
        Assert.Equal(["contract.no-legality"], await Enters(paper with { SignedOn = new(2026, 1, 1), StartsOn = new(2026, 1, 1) }));
        var id = Guid.CreateVersion7();
        var late = await house.Runs(Clerk, new EnterContract(id, paper with { SignedOn = Day, Signing = paper.Signing with { Legality = "", Unreviewed = "抢险先签" } }));
        Assert.True(late.IsDone);
        Assert.Equal(["contract.unreviewed"], late.Findings.Select(f => f.Code));
        Assert.True((await house.Stored(id)).IsUnreviewed);
        var list = await house.Asks(await house.As("contracts-leading"), (ContractList l) => l.Page(ContractFilter.Unreviewed, null, TestContext.Current.CancellationToken));
        Assert.Contains(list.Lines, l => l.Id == id);
    }

    [Fact(DisplayName = "第四十七条：需要评估、审批的，没有结果文件或者签订以后才有的，不能登记")]
    [Article(Law.LuohuContracts, 47), Requirement("LH-HT-047")]
    public async Task Assessments_and_approvals_come_first()
    {
        var id = await Requested("要评估的合同", r => r with { Procedures = [new(ProcedureKind.Assessment, "资产评估", "", null)] });
        await house.Done(Inside, new GiveOpinion(id, ContractHouse.Agreeing));
        var review = await house.StoredReview(id);
        var entry = await house.Entry(Day) is var e ? e with { Signing = e.Signing with { Legality = review.Number, TextDigest = review.Draft.File.Hash } } : throw new InvalidOperationException();
        Assert.Equal(["contract.procedure"], await Enters(entry));
        Assert.Equal(["review.document"], await house.Codes(Clerk, new HoldProcedure(id, 0, "", null)));
        await house.Done(Clerk, new HoldProcedure(id, 0, "示评〔2026〕1号", Day));
        Assert.Empty(await Enters(entry));
    }

    [Fact(DisplayName = "第四十二条：1200 万元，选用已编号的示范文本只填空，内部审查以后就可以签订；改了条款的提示，送法制机构")]
    [Article(Law.LuohuContracts, 42), Requirement("LH-HT-042")]
    public async Task A_numbered_model_text_in_use()
    {
        const string Model = "物业服务合同\n第一条 甲方委托乙方提供物业服务，服务地点：______。\n第二条 服务费总额为人民币____元，按季考核合格后支付。\n第三条 争议由甲方所在地人民法院管辖。\n甲方（盖章）：______ 乙方（盖章）：______\n";
        var filled = Model.Replace("服务地点：______", "服务地点：示例路 1 号", StringComparison.Ordinal).Replace("人民币____元", "人民币12000000元", StringComparison.Ordinal);
        house.It_is(Day);
        var model = Guid.CreateVersion7();
        await house.Done(Clerk, new SubmitModel(model, "property-services", "物业服务合同（示范文本）", Model));
        await house.Done(Office, new ConfirmModel(model, "同意"));
        var number = (await house.Look(db => db.Set<ModelText>().AsNoTracking().SingleAsync(m => m.Id == model, TestContext.Current.CancellationToken))).Number!;
        var (unchanged, changed) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var request = await house.Request(filled) with { AmountInFen = 1_200_000_000, ModelText = number };
        Assert.Empty(await house.Codes(Clerk, new RequestReview(unchanged, request)));
        await house.Done(Inside, new GiveOpinion(unchanged, ContractHouse.Agreeing));
        var review = await house.StoredReview(unchanged);
        Assert.Equal(ReviewState.Agreed, review.State);
        var entry = await house.Entry(Day);
        Assert.Empty(await Enters(entry with { AmountInFen = 1_200_000_000, Signing = entry.Signing with { Legality = review.Number, TextDigest = review.Draft.Digest } }));

        var told = await house.Runs(Clerk, new RequestReview(changed, request with { Draft = await house.Kept(filled.Replace("按季考核合格后支付", "一次付清", StringComparison.Ordinal)) }));
        Assert.True(told.IsDone);
        Assert.Equal(["review.model-changed"], told.Findings.Select(f => f.Code));
        await house.Done(Inside, new GiveOpinion(changed, ContractHouse.Agreeing));
        Assert.Equal(ReviewState.LegalOffice, (await house.StoredReview(changed)).State);
    }

    [Fact(DisplayName = "第十三条第二款：从合同项目送审的，准备没有做完的一次说全；别单位的项目不行")]
    [Article(Law.LuohuContracts, 13, 2), Requirement("LH-HT-013d")]
    public async Task A_project_is_prepared_first()
    {
        house.It_is(Day);
        var (project, request) = (Guid.CreateVersion7(), await house.Request(ContractHouse.DraftText("项目里的合同")));
        await house.Done(Clerk, new OpenProject(project, Preparing.ProjectScenarios.Entry));
        var codes = await house.Codes(Clerk, new RequestReview(Guid.CreateVersion7(), request with { Project = project }));
        Assert.Contains("project.no-text", codes);
        Assert.Contains("project.no-credit", codes);
        Assert.Contains("review.project", await house.Codes("contracts-civil", new RequestReview(Guid.CreateVersion7(), request with { Project = project, By = ReviewerKind.LegalPerson })));
    }

    private static IReadOnlyList<ReviewAnswer> Answer(int question, string opinion) => [.. ContractHouse.Agreeing.Answers.Where(a => a.Question != question), new(question, ReviewVerdict.DoesNotFit, opinion)];

    private static LegalityReview Large(DraftRead draft) => LegalityReview.Request(
        new(Guid.CreateVersion7(), "SC-1", new Signer("441500-health", SignerClass.Department, true, null), "441500", Guid.CreateVersion7(), Day, null, [KeySupervision.Amount], draft),
        new() { Title = "大合同", Counterparty = "示例公司", AmountInFen = 1_200_000_000, Types = [4], ModelText = "SF-1", Draft = ContractHouse.Scan, Materials = [.. Enumerable.Range(2, 4).Select(i => new MaterialDraft(i, null, "有"))] }).Review!;

    private static string[] Opine(LegalityReview review, OpinionDraft said) => [.. review.Opine(new(Guid.CreateVersion7(), "审查岗", "441500-health", ReviewLevel.Internal), said, Day, null).Findings.Select(f => f.Code)];

    private async Task<Guid> Requested(string title, Func<ReviewRequest, ReviewRequest>? change = null)
    {
        house.It_is(Day);
        var (id, request) = (Guid.CreateVersion7(), await house.Request(ContractHouse.DraftText(title)) with { Title = title });
        await house.Done(Clerk, new RequestReview(id, change?.Invoke(request) ?? request));
        return id;
    }

    private Task<string[]> Refused(Guid id, OpinionDraft said) => house.Codes(Inside, new GiveOpinion(id, said));

    private Task<string[]> Enters(ContractEntry entry) => house.Codes(Clerk, new EnterContract(Guid.CreateVersion7(), entry));

    private async Task<Guid[]> Seen(string who) => await house.Asks(await house.As(who), (Reviews r) => r.Visible.Select(x => x.Id).ToArrayAsync(TestContext.Current.CancellationToken));

    /// <summary>What is open about the review for that person.</summary>
    private async Task<string[]> Inbox(string who, Guid id)
    {
        using var visitor = await house.Visitor((await house.As(who)).Name);
        var page = await visitor.Opens("/staff/inbox");
        return [.. page.Document.QuerySelectorAll("table.data-table tbody tr").Where(r => r.QuerySelector("a[href]")?.GetAttribute("href") == $"/staff/contracts/reviews/{id}").Select(r => r.QuerySelector("td[data-label=要办什么]")!.TextContent.Trim())];
    }
}
