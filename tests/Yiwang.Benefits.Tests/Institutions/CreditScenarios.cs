using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Institutions.Credit;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.RehabilitationAid.Institutions.Progress;
using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>第二十六条（一）（八）: credit files, feedback to two departments, the blacklist.</summary>
public sealed class CreditScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Requirement("SW-KF-026b"), Article(Law.ShanweiRehabilitationAid, 26, Item = 1)]
    [Fact(DisplayName = "新增信用记录，自动给发展改革、市场监管两部门反馈件；有回执；未回执的到期重发并列清单")]
    public async Task Two_departments_get_every_record_and_sign_for_it()
    {
        hall.It_is(Monday);
        var id = await Recorded(CreditSubject.Institution, "441581-rehab-1");
        var sent = await FeedbacksOf(id);
        Assert.Equal(["441500-market", "441500-reform"], sent.Select(f => f.Institution).Order());
        Assert.All(sent, f => Assert.Equal((1, null), (f.Times, f.ReceiptedOn)));
        var seen = (await hall.Asks<CreditBook, IReadOnlyList<SentFeedback>>(await hall.As("credit-reform"), b => b.SentTo("441500-reform", Ct))).Single(s => s.Record.Id == id);
        Assert.Equal(("示例陆丰康复中心", "示例失信行为", "示例检查记录", Monday), (seen.Record.Object, seen.Record.Conduct, seen.Record.Basis, seen.Record.On));

        var (reform, market) = (sent.Single(f => f.Institution == "441500-reform"), sent.Single(f => f.Institution == "441500-market"));
        (await hall.Runs("credit-reform", new ReceiveFeedback(market.Id, "收1"))).Refused("not-found");
        (await hall.Runs("credit-reform", new ReceiveFeedback(reform.Id, ""))).Refused("credit.receipt");
        hall.Done(await hall.Runs("credit-reform", new ReceiveFeedback(reform.Id, "示例收〔2026〕1号")));
        (await hall.Runs("credit-reform", new ReceiveFeedback(reform.Id, "又一次"))).Refused("credit.receipted");

        hall.It_is(Monday.AddDays(6));
        await hall.Reminders_are_kept();
        var after = await FeedbacksOf(id);
        Assert.Equal(1, after.Single(f => f.Id == reform.Id).Times);
        Assert.Equal((2, hall.Today), (after.Single(f => f.Id == market.Id).Times, after.Single(f => f.Id == market.Id).LastSentOn));
        Assert.Equal(["签收信用反馈"], await hall.Work($"credit-feedback/{market.Id}"));
        var open = await hall.Asks<CreditBook, IReadOnlyList<SentFeedback>>(await hall.As("reviewer-lufeng-1"), b => b.Unreceipted(Ct));
        Assert.Contains(open, s => s.Feedback.Id == market.Id);
        Assert.Empty(await hall.Asks<CreditBook, IReadOnlyList<SentFeedback>>(await hall.As("reviewer-haifeng"), b => b.Unreceipted(Ct)));
        Assert.DoesNotContain(open, s => s.Feedback.Id == reform.Id);
    }

    [Requirement("SW-KF-026b"), Requirement("SW-KF-026j")]
    [Fact(DisplayName = "机构、从业人员、家庭各有信用档案；事实和依据缺一不可")]
    public async Task Each_of_the_three_has_a_file()
    {
        hall.It_is(Monday);
        var family = await hall.Approved();
        var person = await hall.Look(db => db.Set<Professional>().AsNoTracking().FirstAsync(p => p.Institution == "441581-rehab-1", Ct));
        foreach (var (about, subject) in new[] { (CreditSubject.Institution, "441581-rehab-2"), (CreditSubject.Professional, $"{person.Id}"), (CreditSubject.Family, $"{family}") })
        {
            await Recorded(about, subject);
            var file = await hall.Asks<CreditBook, CreditFile?>(await hall.As("reviewer-lufeng-1"), b => b.Open(about, subject, Ct));
            Assert.Single(file!.Records);
            Assert.Null(await hall.Asks<CreditBook, CreditFile?>(await hall.As("reviewer-haifeng"), b => b.Open(about, subject, Ct)));
        }

        (await hall.Runs("reviewer-lufeng-1", new RecordCredit(Guid.CreateVersion7(), CreditSubject.Institution, "441581-rehab-2", null, "", "", Monday.AddDays(1)))).Refused("credit.basis", "credit.conduct", "credit.kind", "credit.on");
        (await hall.Runs("reviewer-lufeng-1", new ProposeBlacklisting(Guid.CreateVersion7(), CreditSubject.Institution, "441581-rehab-2", "", "", ""))).Refused("credit.basis", "credit.facts", "credit.notice");
    }

    [Requirement("SW-KF-026j"), Article(Law.ShanweiRehabilitationAid, 26, Item = 8)]
    [Fact(DisplayName = "列入黑名单须告知并留异议期，有异议的须答复；黑名单机构申请定点不通过")]
    public async Task A_blacklisted_institution_is_not_designated()
    {
        hall.It_is(Monday);
        await using var platform = await StandInCreditPlatform.Start(hall);
        var application = await hall.Applies(null);
        await hall.Looks_up(application, "reviewer-chengqu");
        var id = await Proposed(CreditSubject.Institution, InstitutionSteps.Undesignated, "reviewer-chengqu");
        Assert.Equal(["决定黑名单", "拟列入黑名单，可提异议"], await hall.Work($"blacklisting/{id}"));

        (await hall.Runs("credit-reform", new DecideBlacklisting(id, true, ""))).Refused("credit.objection-open");
        (await hall.Runs("registrar-lufeng-1", new ObjectForInstitution(id, "不是我们"))).Refused("not-found");
        hall.Done(await hall.Runs(InstitutionSteps.Applicant, new ObjectForInstitution(id, "与事实不符。")));
        (await hall.Runs("credit-reform", new DecideBlacklisting(id, true, ""))).Refused("credit.answer");
        hall.Done(await hall.Runs("credit-reform", new DecideBlacklisting(id, true, "异议不成立，证据见附件。")));

        (await Check()).Refused("designation.blacklisted");
        hall.Done(await hall.Runs("credit-reform", new LiftBlacklisting(id, "已完成信用修复。")));
        hall.Done(await Check());

        async Task<Outcome> Check() => await hall.Runs("reviewer-chengqu", new PassCheck(application, false));
    }

    [Requirement("SW-KF-026j")]
    [Fact(DisplayName = "家庭列入黑名单，不自动影响孩子的救助；家长收到告知，能提异议")]
    public async Task A_family_on_the_list_loses_nothing_by_itself()
    {
        hall.It_is(Monday);
        var guardian = await hall.As("guardian-1");
        var family = await hall.Approved(guardian);
        var id = await Proposed(CreditSubject.Family, $"{family}", "reviewer-lufeng-1");
        Assert.Equal(1, await hall.Look(db => db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM messages_messages WHERE \"Subject\" = {$"blacklisting/{id}"}").SingleAsync(Ct)));
        (await hall.Runs("guardian-2", new ObjectForFamily(id, "我们不同意"))).Refused("not-found");
        hall.It_is(Monday.AddDays(16));
        hall.Done(await hall.Runs("credit-reform", new DecideBlacklisting(id, true, "")));
        Assert.True(await hall.Asks<CreditBook, bool>(Actor.Stranger(), b => b.IsBlacklisted(CreditSubject.Family, $"{family}", hall.Today, Ct)));

        Assert.Equal("approved", (await hall.CaseOf(family)).Result);
        var next = await hall.Drafts(guardian, new Wanted());
        hall.Done(await hall.Runs(guardian, new SubmitApplication(next)));
        await hall.Looked(AidSteps.Reviewer(), next);
        hall.Done(await hall.Runs(AidSteps.Reviewer(), new ApproveAid(next))); // whatever shall follow, a person decides
    }

    private async Task<Guid> Recorded(CreditSubject about, string subject)
    {
        var id = Guid.CreateVersion7();
        hall.Done(await hall.Runs("reviewer-lufeng-1", new RecordCredit(id, about, subject, CreditKind.Dishonesty, "示例失信行为", "示例检查记录", Monday)));
        return id;
    }

    private async Task<Guid> Proposed(CreditSubject about, string subject, string by)
    {
        var id = Guid.CreateVersion7();
        hall.Done(await hall.Runs(by, new ProposeBlacklisting(id, about, subject, "示例事实", "示例条例第三条", "示例告知书，直接送达")));
        return id;
    }

    private Task<CreditFeedback[]> FeedbacksOf(Guid record) => hall.Look(db => db.Set<CreditFeedback>().AsNoTracking().Where(f => f.RecordId == record).ToArrayAsync(Ct));
}
