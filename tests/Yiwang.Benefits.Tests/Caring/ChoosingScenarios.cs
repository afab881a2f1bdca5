using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;

namespace Yiwang.Benefits.Tests.Caring;

/// <summary>第十条（三）1: the guardian chooses, the institution registers, and elsewhere only with the agreement of that place.</summary>
[Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 1)]
public sealed class ChoosingScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Requirement("SW-KF-010n")]
    [Fact(DisplayName = "监护人看到全部服务该残疾类别的定点机构，自己选；机构确认注册即有康复档案号")]
    public async Task The_guardian_chooses_and_the_institution_opens_the_file()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var id = await hall.Approved(guardian);

        var offered = await Offered(id);
        hall.Done(await hall.Chooses(guardian, id, CareSteps.Centre));
        var chosen = await hall.CareOf(id);
        hall.Done(await hall.Runs(CareSteps.Registrar(CareSteps.Centre), new ConfirmRegistration(chosen.Id)));
        var care = await hall.CareOf(id);

        Assert.Contains(CareSteps.Centre, offered);
        Assert.Contains(CareSteps.Haifeng, offered);
        Assert.DoesNotContain("441502-rehab-2", offered); // never designated
        Assert.Equal(CareState.Registered, care.State);
        Assert.Equal($"{(await hall.CaseOf(id)).Number}-K1", care.FileNumber);
        Assert.Equal(RehabilitationState.InCare, (await hall.RecordOf(id)).State);
        Assert.Equal(Rows.FullTimePublic, care.Row); // granted for a private one; months stand under this one's kind
        Assert.Equal(["服务协议"], await hall.Waiting(care));
    }

    [Requirement("SW-KF-010n")]
    [Fact(DisplayName = "残联账户不能代选；有监护人签名的委托才能，并记下是受托选的")]
    public async Task The_federation_chooses_only_by_authority()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var id = await hall.Approved(guardian);

        Assert.Same(Outcome.Forbidden, await hall.Runs(CareSteps.County(), new ChooseInstitution(id, null, CareSteps.Centre, "")));
        (await hall.Runs(CareSteps.County(), new ChooseForGuardian(id, null, CareSteps.Centre, "", null))).Refused("care.choice.authority");
        Assert.Same(Outcome.NotFound, await hall.Runs(CareSteps.County(Wanted.Haifeng), new ChooseForGuardian(id, null, CareSteps.Centre, "", CareSteps.Paper)));
        Assert.Same(Outcome.NotFound, await hall.Chooses(Guardian(), id, CareSteps.Centre));
        hall.Done(await hall.Runs(CareSteps.County(), new ChooseForGuardian(id, null, CareSteps.Centre, "", CareSteps.Paper)));

        Assert.Equal(CareSteps.Paper.Hash, (await hall.CareOf(id)).Papers.ChosenBy?.Authorisation?.Hash);
        Assert.Contains("受监护人委托选定示例陆丰康复中心，待注册登记", await hall.Sentences(id));
    }

    [Requirement("SW-KF-010n")]
    [Fact(DisplayName = "没有通过的、选过的、名单外的，都不能选；机构不能接收的写明理由，回到选机构")]
    public async Task What_cannot_be_chosen()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var open = await hall.Applied(guardian);
        var id = await hall.Approved(guardian, new Wanted());

        (await hall.Chooses(guardian, open, CareSteps.Centre)).Refused("care.choice.none");
        (await hall.Chooses(guardian, id, "441502-rehab-2")).Refused("care.choice.institution");
        hall.Done(await hall.Chooses(guardian, id, CareSteps.Centre));
        (await hall.Chooses(guardian, id, CareSteps.Garden)).Refused("care.choice.none");
        var care = await hall.CareOf(id);
        Assert.Same(Outcome.NotFound, await hall.Runs(CareSteps.Registrar(CareSteps.Garden), new ConfirmRegistration(care.Id)));
        (await hall.Runs(CareSteps.Registrar(CareSteps.Centre), new DeclineRegistration(care.Id, ""))).Refused("care.decline.why");
        hall.Done(await hall.Runs(CareSteps.Registrar(CareSteps.Centre), new DeclineRegistration(care.Id, "名额已满。")));
        Assert.Equal(RehabilitationState.ChoosingInstitution, (await hall.RecordOf(id)).State);
        Assert.Empty(await hall.Waiting(care));
        hall.Done(await hall.Chooses(guardian, id, CareSteps.Garden));
        hall.Done(await hall.Runs(guardian, new WithdrawChoice((await hall.CareOf(id)).Id)));
    }

    [Requirement("SW-KF-010o")]
    [Fact(DisplayName = "选外地机构：写必要性，接收地同意、申请地办结并出转介单以后才能注册")]
    public async Task Elsewhere_only_by_transfer()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var id = await hall.Approved(guardian);

        (await hall.Chooses(guardian, id, CareSteps.Haifeng)).Refused("care.choice.necessity");
        hall.Done(await hall.Chooses(guardian, id, CareSteps.Haifeng, "本地没有能做这类训练的机构。"));
        var care = await hall.CareOf(id);
        (await hall.Runs(CareSteps.Registrar(CareSteps.Haifeng), new ConfirmRegistration(care.Id))).Refused("care.transfer.open");
        (await hall.Runs(CareSteps.County(), new CompleteTransfer(care.Id))).Refused("care.not-now");
        Assert.Same(Outcome.NotFound, await hall.Runs(CareSteps.County(), new AnswerTransfer(care.Id, true, "", "")));
        Assert.Equal(["转介审核"], await hall.Waiting(care));
        hall.Done(await hall.Runs(CareSteps.County(Wanted.Haifeng), new AnswerTransfer(care.Id, true, "", "")));
        (await hall.Runs(CareSteps.Registrar(CareSteps.Haifeng), new ConfirmRegistration(care.Id))).Refused("care.transfer.open");
        Assert.Equal(["转介办结"], await hall.Waiting(care));
        hall.Done(await hall.Runs(CareSteps.County(), new CompleteTransfer(care.Id)));
        hall.Done(await hall.Runs(CareSteps.Registrar(CareSteps.Haifeng), new ConfirmRegistration(care.Id)));

        var slip = await hall.Letter(id, NoticeKind.TransferSlip);
        Assert.Contains(slip.Facts, f => f.Contains("转介到海丰县的示例妇幼康复科", StringComparison.Ordinal));
        Assert.Contains(slip.Reasons, r => r.Text.StartsWith("海丰县残疾人联合会已于", StringComparison.Ordinal));
        Assert.Contains($"办结转介，开出转介单 {(await hall.CareOf(id)).Papers.Transfer!.Slip!.Number}", await hall.Sentences(id));
        Assert.Equal("441581", (await hall.CareOf(id)).Region); // agreement and settlement stay with the place of application
    }

    [Requirement("SW-KF-010o")]
    [Fact(DisplayName = "接收地不同意须写理由，案件回到选机构，监护人收到理由")]
    public async Task A_refused_transfer_goes_back_to_choosing()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var id = await hall.Approved(guardian);
        hall.Done(await hall.Chooses(guardian, id, CareSteps.Haifeng, "外公外婆在那里照看。"));
        var care = await hall.CareOf(id);

        (await hall.Runs(CareSteps.County(Wanted.Haifeng), new AnswerTransfer(care.Id, false, "", ""))).Refused("care.transfer.reason");
        hall.Done(await hall.Runs(CareSteps.County(Wanted.Haifeng), new AnswerTransfer(care.Id, false, "该机构今年名额已满。", "")));

        Assert.Equal(CareState.Dropped, (await hall.CareOf(id)).State);
        Assert.Equal(RehabilitationState.ChoosingInstitution, (await hall.RecordOf(id)).State);
        Assert.Contains("海丰县残疾人联合会没有同意转介，请重新选择机构", await hall.Sentences(id));
        hall.Done(await hall.Chooses(guardian, id, CareSteps.Garden));
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 1)]
    [Fact(DisplayName = "财政转移支付地区户籍的，不能用转介代替居住证去非转移支付地区")]
    public async Task A_transfer_does_not_replace_the_permit()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var id = await hall.Approved(guardian);

        (await hall.Chooses(guardian, id, CareSteps.Luohu, "父母在那里工作。")).Refused("aid.place.transfers");
    }

    private async Task<string[]> Offered(Guid id) => await hall.Asks<ChoiceRule, string[]>(Guardian(), async rule =>
    {
        var application = await hall.Look(db => Task.FromResult(db.Set<RehabilitationAid.AidApplication>().Single(a => a.Id == id)));
        return [.. (await rule.Offered(application, TestContext.Current.CancellationToken)).Select(i => i.Code)];
    });
}
