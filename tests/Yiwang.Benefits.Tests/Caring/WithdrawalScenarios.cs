using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;
using static Yiwang.Benefits.Tests.Caring.CareSteps;

namespace Yiwang.Benefits.Tests.Caring;

/// <summary>第二十一条: an institution loses its designation with children in its care.</summary>
[Article(Law.ShanweiRehabilitationAid, 21)]
public sealed class WithdrawalScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2), Gone = new(2026, 4, 16);

    [Requirement("SW-KF-021d")]
    [Fact(DisplayName = "取消定点资格：在训儿童全部待转并通知监护人，待注册的回到选机构，生效日后不结算、不能注册，没有一个孩子没有下一步")]
    public async Task Nobody_is_orphaned()
    {
        hall.It_is(Monday);
        var guardians = Enumerable.Range(0, 3).Select(_ => Guardian()).ToArray();
        var trained = await hall.Registered(guardians[0]);
        var registered = await hall.Registered(guardians[1]);
        var chosen = await hall.Approved(guardians[2]);
        hall.Done(await hall.Chooses(guardians[2], chosen, Garden));
        await hall.Agrees(trained);
        hall.It_is(Gone);
        hall.Done(await hall.Trains(trained, Full(Monday)));
        hall.Done(await hall.Trains(trained, new TrainingRecord(new(2026, 4, 1), [.. Full(new(2026, 4, 1)).Days.Where(d => d.On <= Gone)]) { Singles = [.. Full(new(2026, 4, 1)).Singles.Where(d => d.On <= Gone)] }));

        await hall.Loses_its_designation(Garden, Gone, "lufeng-1");

        foreach (var care in new[] { trained, registered })
        {
            var now = await hall.CareOf(care.RecordId);
            Assert.Equal((CareState.ToMove, Gone), (now.State, now.WithdrawnFrom!.Value));
            Assert.Contains("待转机构", await hall.Waiting(care));
            Assert.Equal(RehabilitationState.ChoosingInstitution, (await hall.RecordOf(care.RecordId)).State);
            Assert.Equal(1, await Told(care.Guardian));
        }

        Assert.Equal(CareState.Dropped, (await hall.CareOf(chosen)).State);
        Assert.Equal(1, await Told((await hall.CareOf(chosen)).Guardian));
        (await hall.Chooses(guardians[2], chosen, Garden)).Refused("care.choice.institution"); // not offered any more
        Assert.All(await hall.Ready(trained, new(2026, 3, 1), new(2026, 4, 30)), m => Assert.True(m.Record.Days.All(d => d.On < Gone)));
        Assert.Equal([3, 4], (await hall.Ready(trained, new(2026, 3, 1), new(2026, 4, 30))).Select(m => m.Month.Month.Month));
        Assert.False(Cares.Settles(await hall.CareOf(trained.RecordId), new(2026, 5, 1)));

        hall.Done(await hall.Chooses(guardians[0], trained.RecordId, Centre));
        Assert.Contains("待转机构", await hall.Waiting(trained)); // on the list until somebody has taken the child
        hall.Done(await hall.Runs(Registrar(Centre), new ConfirmRegistration((await hall.CareOf(trained.RecordId)).Id)));

        var next = await hall.CareOf(trained.RecordId);
        Assert.EndsWith("-K2", next.FileNumber, StringComparison.Ordinal);
        Assert.Equal(Monday, next.ServedFrom); // the year of service goes on
        Assert.DoesNotContain("待转机构", await hall.Waiting(trained));
        Assert.Equal(RehabilitationState.InCare, (await hall.RecordOf(trained.RecordId)).State);
    }

    [Requirement("SW-KF-008c")]
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 1)]
    [Fact(DisplayName = "国家人工耳蜗项目：登记发放产品1套，第二套拒绝；不在项目内的不发")]
    public async Task One_set_for_a_child()
    {
        hall.It_is(Monday);
        var id = await hall.Approved(Guardian());
        (await hall.Runs(County(), new IssueImplantSet(id, "示例0001"))).Refused("aid.set.not-national");

        var number = Numbers.Next(new DateOnly(2023, 5, 10));
        var national = await National(number);
        (await hall.Runs(County(), new IssueImplantSet(national, ""))).Refused("aid.set.serial");
        hall.Done(await hall.Runs(County(), new IssueImplantSet(national, "示例0001")));
        (await hall.Runs(County(), new IssueImplantSet(national, "示例0002"))).Refused("aid.set.second");
        (await hall.Runs(County(), new IssueImplantSet(await National(Numbers.Next(new DateOnly(2023, 6, 10))), "示例0001"))).Refused("aid.set.serial-used");
        Assert.Contains("登记发放国家项目人工耳蜗产品 1 套", await hall.Sentences(national));
    }

    private async Task<Guid> National(string number)
    {
        var guardian = Guardian();
        var id = await hall.Drafts(guardian, new Wanted { Number = number });
        hall.Done(await hall.Runs(guardian, new RehabilitationAid.Applying.AnswerQuestions(id, new RehabilitationAid.AidAnswers
        {
            Disability = new RehabilitationAid.DisabilityAnswers([Disability.Hearing], Degree.Severe, true, ""),
            Services = new RehabilitationAid.ServiceAnswers([new RehabilitationAid.ServiceWish(RehabilitationAid.ServiceWishes.NationalImplant, "", new DateOnly(2026, 4, 1), 0, 0, "")]),
        })));
        hall.Done(await hall.Runs(guardian, new RehabilitationAid.Applying.SubmitApplication(id)));
        await hall.Looked(Reviewer(), id);
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(id)));
        return id;
    }

    private Task<int> Told(Guid guardian) => hall.Look(db => db.Database.SqlQuery<int>(
        $"SELECT COUNT(*) AS \"Value\" FROM messages_messages WHERE \"Account\" = {guardian} AND \"Title\" = {"请重新选择康复机构"}").SingleAsync(TestContext.Current.CancellationToken));
}
