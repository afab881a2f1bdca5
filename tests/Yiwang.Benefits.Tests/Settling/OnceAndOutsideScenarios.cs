using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Settling.Claiming;
using Yiwang.Benefits.RehabilitationAid.Settling.HandingIn;
using Yiwang.Benefits.RehabilitationAid.Settling.Outside;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Benefits.Tests.Caring;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Benefits.Tests.Institutions;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Settling.SettleSteps;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Settling;

/// <summary>What is paid once in a life, and what is paid to institutions that aren't designated.</summary>
public sealed class OnceAndOutsideScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Studio = "441502-rehab-2", Urban = "441502";
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Requirement("SW-KF-008c"), Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 1)]
    [Fact(DisplayName = "国家人工耳蜗项目：补助 15000 元一次，不因票据少而减；第二次申请、改走医保路径都被拒绝")]
    public async Task The_national_implant_is_paid_once_and_by_one_way()
    {
        hall.It_is(Monday);
        var (guardian, number) = (AidSteps.Guardian(), Numbers.Next(new DateOnly(2022, 3, 1)));
        var (id, grant) = await Implant_granted(guardian, number, ServiceWishes.NationalImplant, 0);
        Task<Outcome> Claims(Guid settlement, long yuan) => hall.Runs(guardian, new ClaimByVoucher(settlement, id, [], grant.Id, hall.Voucher($"YY-{settlement:N}"[..20], yuan)));
        var claim = Guid.CreateVersion7();

        Assert.Equal(Rows.NationalCochlearImplant, grant.Row);
        hall.Done(await Claims(claim, 0));
        (await Claims(Guid.CreateVersion7(), 20000)).Refused("settlement.service.twice");
        var settlement = await hall.SettlementOf(claim);
        hall.Done(await hall.Approves(Reviewer, settlement));
        hall.Done(await hall.Pays(Head, settlement));

        Assert.Equal(15000_00L, settlement.AmountInFen);
        (await Implant_applied(guardian, number, ServiceWishes.Implant, 9000_00)).Outcome.Refused("aid.implant.again");
    }

    [Requirement("SW-KF-008b"), Requirement("SW-KF-008c")]
    [Theory(DisplayName = "医保路径：凭票据按 15000 元和自付中低的补助；与国家项目只能选一条")]
    [InlineData(20000, 15000)]
    [InlineData(9000, 9000)]
    public async Task After_insurance_the_voucher_decides(int ownYuan, int paidYuan)
    {
        hall.It_is(Monday);
        var (guardian, number) = (AidSteps.Guardian(), Numbers.Next(new DateOnly(2022, 3, 1)));
        var (id, grant) = await Implant_granted(guardian, number, ServiceWishes.Implant, 20000_00);
        var claim = Guid.CreateVersion7();

        (await hall.Runs(guardian, new ClaimByVoucher(Guid.CreateVersion7(), id, [], grant.Id, null))).Refused("settlement.voucher-missing");
        hall.Done(await hall.Runs(guardian, new ClaimByVoucher(claim, id, [], grant.Id, hall.Voucher($"YB-{ownYuan}", ownYuan))));

        Assert.Equal(paidYuan * 100L, (await hall.SettlementOf(claim)).AmountInFen);
        (await Implant_applied(guardian, number, ServiceWishes.NationalImplant, 0)).Outcome.Refused("aid.implant.again");
    }

    [Requirement("SW-KF-010u"), Requirement("SW-KF-022"), Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1)]
    [Fact(DisplayName = "非定点机构：没有同样的核验不能提出；一方不同意就不能选；双方核准、选了已登记的办法，才能进入结算，按办法付款")]
    public async Task Outside_both_approve_and_a_registered_method_is_chosen()
    {
        hall.It_is(Monday);
        await using var platform = await StandInCreditPlatform.Start(hall);
        var guardian = AidSteps.Guardian();
        var reviewer = CareSteps.County(Urban) with { Permissions = Urbans };
        var id = await CareSteps.Approved(hall, guardian, new Wanted { Household = Urban, Institution = "441502-rehab-1" });
        (await Asks(reviewer, id, "441502-rehab-1")).Outcome.Refused("settlement.outside.designated");
        (await Asks(reviewer, id)).Outcome.Refused("institution.unproved");
        await Proves();

        await Declined(guardian, reviewer, id);
        var (asked, outcome) = await Asks(reviewer, id);
        hall.Done(outcome);
        hall.Done(await hall.Runs(reviewer, new AnswerOutside(asked, true, "")));
        await May_not_choose(guardian, id);
        Assert.Equal(["核准非定点服务"], await hall.Items($"outside-service/{asked}"));
        hall.Done(await hall.Runs(Finances(Urban), new AnswerOutside(asked, true, "")));
        hall.Done(await hall.Chooses(guardian, id, Studio));

        await Trains_until_the_quarter_is_over(await hall.CareOf(id));
        await Settles(reviewer);
    }

    private async Task Settles(Actor reviewer)
    {
        var studio = CareSteps.Registrar(Studio) with { Permissions = [Permissions.HandInSettlements] };
        Task<Outcome> HandsIn(SettlementWay way, Guid settlement, Guid? method) => hall.Runs(studio, new HandInSettlement(settlement, Urban, new(2026, 1, 1), way, method));
        var settlement = Guid.CreateVersion7();
        (await HandsIn(SettlementWay.FinancePays, settlement, null)).Refused("settlement.way.not-designated");
        (await HandsIn(SettlementWay.Agreed, settlement, null)).Refused("settlement.method-missing");
        (await hall.Runs(reviewer, new RegisterMethod("", "", null, Body.Agreed, PayeeKind.Agreed))).Refused("settlement.method.name", "settlement.method.document", "settlement.method.on", "settlement.method.pays", "settlement.method.payee");
        hall.Done(await hall.Runs(reviewer, new RegisterMethod("示例办法", "汕城残联〔2026〕演示1号", Monday, Body.Federation, PayeeKind.Institution)));
        var method = await hall.Look(db => db.Set<AgreedMethod>().Where(m => m.Region == Urban).Select(m => m.Id).SingleAsync(Ct));
        hall.Done(await HandsIn(SettlementWay.Agreed, settlement, method));

        var handedIn = await hall.SettlementOf(settlement);
        Assert.Equal(["441502-dpf", "441502-fi", "441502-dpf pays"], (await hall.OrderOf(handedIn)).Steps.OrderBy(s => s.Rank).Select(s => $"{s.Institution}{(s.Pays ? " pays" : "")}"));
        Assert.Equal(2000_00L, handedIn.AmountInFen);
    }

    private async Task Declined(Actor guardian, Actor reviewer, Guid id)
    {
        var (asked, outcome) = await Asks(reviewer, id);
        hall.Done(outcome);
        (await hall.Runs(Finances(Urban), new AnswerOutside(asked, false, " "))).Refused("settlement.outside.reason");
        hall.Done(await hall.Runs(Finances(Urban), new AnswerOutside(asked, false, "本地定点机构可以提供。")));
        (await hall.Runs(reviewer, new AnswerOutside(asked, true, ""))).Refused("settlement.outside.done");
        await May_not_choose(guardian, id);
    }

    private async Task May_not_choose(Actor guardian, Guid id) => Assert.Contains("care.choice.institution", (await hall.Chooses(guardian, id, Studio)).Findings.Select(f => f.Code));

    private async Task<(Guid Id, Outcome Outcome)> Asks(Actor reviewer, Guid record, string institution = Studio)
    {
        var asked = Guid.CreateVersion7();
        return (asked, await hall.Runs(reviewer, new AskOutside(asked, record, institution, "本地定点机构没有这类服务。")));
    }

    /// <summary>第二十二条: the same check as a designated one, and somebody who may train.</summary>
    private async Task Proves()
    {
        var proof = await hall.Applies(null);
        await hall.Looks_up(proof, "reviewer-chengqu");
        hall.Done(await hall.Runs("reviewer-chengqu", new PassCheck(proof, false)));
        hall.Done(await hall.Runs(InstitutionSteps.Applicant, new EnterProfessional(new(Guid.CreateVersion7(), "示例治疗师癸", "康复治疗师", hall.Today) { Certificate = "示例证书CQ-09", CertificateUntil = new(2030, 12, 31) })));
    }

    private static string[] Urbans => [Permissions.ReviewAid, Permissions.JudgeAid, Permissions.SeeAid, Permissions.SeeCare, Permissions.ArrangeCare, Permissions.ApproveOutside];

    private static Actor Finances(string region) => new("示例财政", "county-finance.joint", "财政共同核准岗", Permissions.ApproveOutside, Permissions.ApprovePayments, Permissions.Pay)
    {
        Institution = $"{region}-fi", InstitutionName = "示例财政", Region = region,
    };

    private async Task Trains_until_the_quarter_is_over(Care care)
    {
        hall.Done(await hall.Runs(CareSteps.Registrar(Studio), new ConfirmRegistration(care.Id)));
        await hall.Agrees(care);
        hall.It_is(new DateOnly(2026, 4, 1));
        hall.Done(await hall.Trains(care, CareSteps.Full(Monday)));
    }

    private async Task<(Guid Id, AidGrant Grant)> Implant_granted(Actor guardian, string number, string service, long ownInFen)
    {
        var (id, outcome) = await Implant_applied(guardian, number, service, ownInFen);
        hall.Done(outcome);
        await hall.Looked(AidSteps.Reviewer(), id);
        if (service == ServiceWishes.Implant) hall.Done(await hall.Runs(AidSteps.Reviewer(), new JudgeFinding(id, "aid.implant.declared", "已核对原件。")));
        hall.Done(await hall.Runs(AidSteps.Reviewer(), new ApproveAid(id)));
        return (id, await hall.Look(db => db.Set<AidGrant>().AsNoTracking().SingleAsync(g => g.CaseId == id, Ct)));
    }

    private async Task<(Guid Id, Outcome Outcome)> Implant_applied(Actor guardian, string number, string service, long ownInFen)
    {
        var id = await hall.Drafts(guardian, new Wanted { Number = number });
        hall.Done(await hall.Runs(guardian, new AnswerQuestions(id, new AidAnswers
        {
            Disability = new DisabilityAnswers([Disability.Hearing], Degree.Severe, true, ""),
            Services = new ServiceAnswers([new ServiceWish(service, "", Monday, 1, ownInFen, "") { Declared = service == ServiceWishes.Implant ? [Declarations.Evaluated, Declarations.Insured, Declarations.Receipt] : [] }]),
        })));
        return (id, await hall.Runs(guardian, new SubmitApplication(id)));
    }
}
