using Yiwang.Kernel;
using Yiwang.Regulations.Drafting;
using Yiwang.Regulations.Drafting.Approving;
using Yiwang.Regulations.Drafting.Drafts;
using Yiwang.Regulations.Drafting.Publishing;
using Yiwang.Regulations.Drafting.Reviewing;
using Yiwang.Regulations.Drafting.Supervising;
using Yiwang.Regulations.Drafting.Writing;
using Yiwang.Regulations.Public;
using Yiwang.Testing;

namespace Yiwang.Regulations.Tests.Drafting;

/// <summary>A normative document on its way from a department's desk into the gazette (罗府〔2019〕19号 第十、十九、二十一条).</summary>
public sealed class DraftingTests(TownHall hall) : IClassFixture<TownHall>
{
    private const string Drafter = "drafter-health", Reviewer = "legality-reviewer", Documents = "documents-1", Editor = "gazette-editor";

    private static readonly DraftOutline Plain = new()
    {
        Title = "示例医疗机构服务告知办法", Kind = DraftKind.Department, Issuer = DraftIssuer.Department, Basis = "《示例条例》第三条", Duty = "health-1",
        Text = "第一条 医疗机构公开服务时间。\n第二条 本办法自发布之日起施行。",
    };

    private static ReviewForm Clean => new([.. LegalityReview.Subjects.Select(s => new ReviewLine(s.Code, ReviewAnswer.None))], true, true);

    [Fact(DisplayName = "起草到发布：送审、审查通过、公报编号发布，公众查得到，全程记入台账")]
    [Article(Law.LuodingWorkRules, 21, 4), Requirement("LD-GZ-021c")]
    public async Task A_document_is_published_after_its_review()
    {
        var id = await HandedIn(Plain);
        Done(await hall.Runs(Reviewer, new ConcludeReview(id, Clean, true, "")));
        Done(await hall.Runs(Editor, new PublishDraft(id, "汕尾", "示卫规〔2026〕1号", "示例市人民政府公报2026年第3期")));

        var draft = await Find(id);
        Assert.Equal((DraftState.Published, "示卫规〔2026〕1号"), (draft.State, draft.Publication!.Number));
        var life = await Life("汕尾/示卫规〔2026〕1号");
        Assert.Equal(("示例市卫生健康部门", hall.Today), (life.IssuedBy, life.InForceFrom!.Value));
        Assert.True(life.On(null, hall.Today).Applies);
        Assert.Equal(["DraftBegun", "DraftHandedIn", "DraftReviewed", "DraftPublished"], (await hall.LedgerOf(draft.Subject)).Select(e => e.FactName));
    }

    [Fact(DisplayName = "没有审查通过的记录，公报不能发布；审查不通过的也不能")]
    [Article(Law.LuodingWorkRules, 21, 4), Requirement("LD-GZ-021c")]
    public async Task Without_a_review_that_passed_the_gazette_refuses()
    {
        var id = await HandedIn(Plain);
        var early = await hall.Runs(Editor, Publication(id, 2));
        var form = Clean with { WithinPowers = false };
        Done(await hall.Runs(Reviewer, new ConcludeReview(id, form, false, "第二条超出职权。")));
        var failed = await hall.Runs(Editor, Publication(id, 2));

        Assert.Contains(early.Findings, f => f.Code == "draft.no-review" && f.Citation!.Place == "第二十一条第四款");
        Assert.Contains(failed.Findings, f => f.Code == "draft.no-review");
        Assert.Equal(DraftState.Writing, (await Find(id)).State);
    }

    [Fact(DisplayName = "职能条目属于别的部门，或者没有制定依据，不能送审；一次说全")]
    [Article(Law.LuodingWorkRules, 10), Requirement("LD-GZ-010")]
    public async Task A_department_writes_within_its_own_powers()
    {
        var id = await Written(Plain with { Duty = "civil-1", Basis = "" });
        var refused = await hall.Runs(Drafter, new HandInDraft(id));

        Assert.Equal(["draft.basis", "draft.foreign-duty"], refused.Findings.Select(f => f.Code).Order());
        Assert.All(refused.Findings, f => Assert.Equal(10, f.Citation!.Article));
    }

    [Theory(DisplayName = "涉及几个部门的：不能单独制定，联合的要列全，要有意见；涉及公众权益的要有批准的请示")]
    [InlineData("Department", "", "意见已采纳", false, "", "draft.one-department")]
    [InlineData("Joint", "", "意见已采纳", false, "", "draft.joint")]
    [InlineData("Joint", "441500-civil", "", false, "", "draft.opinions")]
    [InlineData("Joint", "441500-civil", "意见已采纳", true, "", "draft.request")]
    [InlineData("Joint", "441500-civil", "意见已采纳", true, "示府办函〔2026〕3号", "")]
    [Article(Law.LuodingWorkRules, 21, 2), Requirement("LD-GZ-021a")]
    public async Task What_touches_several_departments_is_theirs_together(string issuer, string with, string opinions, bool touches, string request, string code)
    {
        var id = await Written(Plain with
        {
            Issuer = Enum.Parse<DraftIssuer>(issuer), OtherDepartments = ["441500-civil"], IssuedWith = with.Length > 0 ? [with] : [], Opinions = opinions, TouchesThePublic = touches, ApprovedRequest = request,
        });
        var outcome = await hall.Runs(Drafter, new HandInDraft(id));

        if (code.Length == 0) Assert.True(outcome.IsDone);
        else Assert.Equal([code], outcome.Findings.Select(f => f.Code));
    }

    [Fact(DisplayName = "几个部门联合制定的重要文件，没有市政府批准不能发布，有了可以")]
    [Article(Law.LuodingWorkRules, 21, 2), Requirement("LD-GZ-021a")]
    public async Task An_important_joint_document_needs_the_governments_approval()
    {
        var id = await Reviewed(Plain with { Issuer = DraftIssuer.Joint, OtherDepartments = ["441500-civil"], IssuedWith = ["441500-civil"], Opinions = "无不同意见", IsImportant = true });
        var early = await hall.Runs(Editor, Publication(id, 3));
        Done(await hall.Runs(Documents, new ApproveDraft(id, "示府办函〔2026〕5号", hall.Today)));
        var then = await hall.Runs(Editor, Publication(id, 3));

        Assert.Contains(early.Findings, f => f.Code == "draft.no-approval" && f.Citation!.Place == "第二十一条第二款");
        Assert.True(then.IsDone);
    }

    [Theory(DisplayName = "九项任一项有而没有依据，或者两问答否，结论只能是不通过")]
    [InlineData("licence", "Groundless", true, true, false)]
    [InlineData("own-duty", "Groundless", true, true, false)]
    [InlineData("charge", "Grounded", true, true, true)]
    [InlineData("charge", "None", false, true, false)]
    [InlineData("charge", "None", true, false, false)]
    [Article(Law.LuodingWorkRules, 21, 1), Article(Law.LuodingWorkRules, 21, 3), Requirement("LD-GZ-021b")]
    public async Task The_conclusion_follows_from_the_answers(string subject, string answer, bool higher, bool powers, bool mayPass)
    {
        var id = await HandedIn(Plain);
        var form = new ReviewForm([.. LegalityReview.Subjects.Select(s => s.Code == subject ? new ReviewLine(s.Code, Enum.Parse<ReviewAnswer>(answer), "《示例法》第一条") : new ReviewLine(s.Code, ReviewAnswer.None))], higher, powers);
        var outcome = await hall.Runs(Reviewer, new ConcludeReview(id, form, true, ""));

        Assert.Equal(mayPass, outcome.IsDone);
        if (!mayPass) Assert.Equal(["draft.review.cannot-pass"], outcome.Findings.Select(f => f.Code));
    }

    [Fact(DisplayName = "审查表固定九项和两问，漏一项都不能作结论，缺几项说几项")]
    [Article(Law.LuodingWorkRules, 21, 3), Requirement("LD-GZ-021b")]
    public async Task An_incomplete_form_is_refused_with_all_that_is_missing()
    {
        var id = await HandedIn(Plain);
        var outcome = await hall.Runs(Reviewer, new ConcludeReview(id, new([new("licence", ReviewAnswer.Grounded)], null, null), true, ""));

        Assert.Equal(9, LegalityReview.Subjects.Count);
        Assert.Equal(8, outcome.Findings.Count(f => f.Code == "draft.review.open"));
        Assert.Contains(outcome.Findings, f => f.Where == "licence-ground");
        Assert.Contains(outcome.Findings, f => f.Where == "higher-law");
        Assert.Contains(outcome.Findings, f => f.Where == "powers");
    }

    [Fact(DisplayName = "市政府文件草案没有合法性审查意见不能列入会议议题；审查、列入、审议、发布，缺一不可")]
    [Article(Law.LuodingWorkRules, 19, 2), Requirement("LD-GZ-019")]
    public async Task A_government_document_goes_before_the_meeting_after_its_review()
    {
        var id = await HandedIn(Plain with { Kind = DraftKind.Government, Issuer = DraftIssuer.Government });
        var early = await hall.Runs(Documents, new PutOnAgenda(id, "第12次常务会议"));
        Done(await hall.Runs(Reviewer, new ConcludeReview(id, Clean, true, "")));
        var unheard = await hall.Runs(Documents, new ApproveDraft(id, "会议纪要〔2026〕12号", hall.Today));
        Done(await hall.Runs(Documents, new PutOnAgenda(id, "第12次常务会议")));
        var unapproved = await hall.Runs(Editor, Publication(id, 4));
        Done(await hall.Runs(Documents, new ApproveDraft(id, "会议纪要〔2026〕12号", hall.Today)));

        Assert.Contains(early.Findings, f => f.Code == "draft.no-review" && f.Citation!.Place == "第十九条第二款");
        Assert.Contains(unheard.Findings, f => f.Code == "draft.not-on-agenda");
        Assert.Contains(unapproved.Findings, f => f.Code == "draft.no-approval");
        Assert.True((await hall.Runs(Editor, Publication(id, 4) with { Number = "汕府〔2026〕4号" })).IsDone);
    }

    [Fact(DisplayName = "解释稿：起草部门承办、司法行政部门审查、市政府批准、公布，缺批准不能公布")]
    [Article(Law.LuodingWorkRules, 19, 2), Requirement("LD-GZ-019")]
    public async Task An_explanation_needs_review_and_approval()
    {
        var id = await Reviewed(Plain with { Kind = DraftKind.Interpretation, Title = "示例办法第二条的解释" });
        var early = await hall.Runs(Editor, Publication(id, 5));
        Done(await hall.Runs(Documents, new ApproveDraft(id, "示府办函〔2026〕6号", hall.Today)));

        Assert.Contains(early.Findings, f => f.Code == "draft.no-approval");
        Assert.True((await hall.Runs(Editor, Publication(id, 5))).IsDone);
    }

    [Fact(DisplayName = "责令纠正：写明文号、问题、期限，制定部门回复；撤销后公众看到已撤销和文号，前一天仍有效")]
    [Article(Law.LuodingWorkRules, 21, 4), Requirement("LD-GZ-021d")]
    public async Task A_published_document_is_corrected_or_revoked()
    {
        var id = await Reviewed(Plain);
        var early = await hall.Runs(Reviewer, new OrderCorrection(id, "示司函〔2026〕1号", "第二条超出职权", hall.Today.AddDays(10)));
        Done(await hall.Runs(Editor, Publication(id, 6)));
        var empty = await hall.Runs(Reviewer, new OrderCorrection(id, "", "", hall.Today));
        Done(await hall.Runs(Reviewer, new OrderCorrection(id, "示司函〔2026〕1号", "第二条超出职权", hall.Today.AddDays(10))));
        var foreign = await hall.Runs("drafter-civil", new AnswerCorrection(id, "不是我们的"));
        Done(await hall.Runs(Drafter, new AnswerCorrection(id, "已停止执行第二条，修订稿已送审。")));
        Done(await hall.Runs(Documents, new RevokeDocument(id, "汕府〔2026〕9号", "第二条违反上位法", hall.Today)));

        Assert.Contains(early.Findings, f => f.Code == "draft.not-published");
        Assert.Equal(["number", "problem", "until"], empty.Findings.Select(f => f.Where).Order());
        Assert.Equal(OutcomeKind.NotFound, foreign.Kind);
        var life = await Life("汕尾/示卫规〔2026〕6号");
        var validity = life.On(null, hall.Today);
        Assert.Equal((ValidityState.Revoked, "汕府〔2026〕9号"), (validity.State, validity.By!.Number));
        Assert.Contains("撤销", validity.Words, StringComparison.Ordinal);
        var again = await hall.Runs(Documents, new RevokeDocument(id, "汕府〔2026〕10号", "再撤一次", hall.Today));
        Assert.Contains(again.Findings, f => f.Code == "draft.not-published");
    }

    [Fact(DisplayName = "两个人同时给一份草案作审查结论，只有一个成立；同一个文号不能给两份文件")]
    public async Task Of_two_who_act_at_once_one_is_told()
    {
        var id = await HandedIn(Plain);
        var both = await Task.WhenAll(hall.Runs(Reviewer, new ConcludeReview(id, Clean, true, "")), hall.Runs(Reviewer, new ConcludeReview(id, Clean, true, "")));
        Assert.Single(both, o => o.IsDone);
        Assert.Single((await Find(id)).Reviews);

        Done(await hall.Runs(Editor, Publication(id, 7)));
        var other = await Reviewed(Plain with { Title = "另一份示例办法" });
        var twice = await hall.Runs(Editor, Publication(other, 7));
        Assert.Contains(twice.Findings, f => f.Code == "normative.number-twice");
    }

    [Fact(DisplayName = "送审后不能改；别人先保存的，后保存的被告知；别的部门看不到")]
    public async Task A_draft_is_its_departments()
    {
        var id = await Written(Plain);
        Done(await hall.Runs(Drafter, new WriteDraft(id, 1, Plain with { Title = "改过的名称" })));
        var stale = await hall.Runs(Drafter, new WriteDraft(id, 1, Plain));
        var foreign = await hall.Runs("drafter-civil", new HandInDraft(id));
        Done(await hall.Runs(Drafter, new HandInDraft(id)));
        var late = await hall.Runs(Drafter, new WriteDraft(id, 3, Plain));
        var forbidden = await hall.Runs(Drafter, new ConcludeReview(id, Clean, true, ""));

        Assert.Equal((OutcomeKind.Conflict, OutcomeKind.NotFound, OutcomeKind.Forbidden), (stale.Kind, foreign.Kind, forbidden.Kind));
        Assert.Contains(late.Findings, f => f.Code == "draft.not-writing");
        Assert.Equal("改过的名称", (await Find(id)).Title);
    }

    [Fact(DisplayName = "提示去看的词句：第几行、前后文，只提示不判断")]
    public void Words_that_make_one_look_are_shown_with_their_line()
    {
        var places = PlacesToLookAt.Of("第一条 目的。\n第二条 违反的，处二百元罚款。", "penalty");

        Assert.Equal(("罚款", 2), (places[0].Word, places[0].Line));
        Assert.Empty(PlacesToLookAt.Of("第一条 目的。", "penalty"));
    }

    private static PublishDraft Publication(Guid id, int serial) => new(id, "汕尾", $"示卫规〔2026〕{serial}号", "示例市人民政府公报2026年第3期");

    private async Task<Guid> Written(DraftOutline outline)
    {
        var id = Guid.CreateVersion7();
        Done(await hall.Runs(Drafter, new WriteDraft(id, 0, outline)));
        return id;
    }

    private async Task<Guid> HandedIn(DraftOutline outline)
    {
        var id = await Written(outline);
        Done(await hall.Runs(Drafter, new HandInDraft(id)));
        return id;
    }

    private async Task<Guid> Reviewed(DraftOutline outline)
    {
        var id = await HandedIn(outline);
        Done(await hall.Runs(Reviewer, new ConcludeReview(id, Clean, true, "")));
        return id;
    }

    private async Task<Draft> Find(Guid id) => (await hall.Asks<DraftsDb, Draft?>(await hall.As(Reviewer), db => db.Find(id, TestContext.Current.CancellationToken)))!;

    private async Task<DocumentLife> Life(string law) => (await hall.Asks<Standings, DocumentLife?>(await hall.As(Reviewer), s => s.Find(law, TestContext.Current.CancellationToken)))!;

    private static void Done(Outcome outcome) => Assert.True(outcome.IsDone, string.Join("; ", outcome.Findings.Select(f => $"{f.Code} {f.Message}")));
}
