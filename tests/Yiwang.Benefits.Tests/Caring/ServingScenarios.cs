using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;
using static Yiwang.Benefits.Tests.Caring.CareSteps;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Caring;

/// <summary>Agreement and months of training.</summary>
public sealed class ServingScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2), June = new(2026, 6, 1);

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 2), Requirement("SW-KF-010p")]
    [Fact(DisplayName = "协议备案前训练可录不可结算；备案留时间和备案人，之后可以结算")]
    public async Task Months_wait_for_the_filed_agreement()
    {
        hall.It_is(Monday);
        var care = await hall.Registered(Guardian());
        hall.It_is(June);
        foreach (var month in new[] { 3, 4, 5 }) hall.Done(await hall.Trains(care, Full(month == 3 ? Monday : new DateOnly(2026, month, 1))));

        Assert.Empty(await hall.Ready(care, new(2026, 3, 1), new(2026, 5, 31)));
        await hall.Agrees(care);
        var ready = await hall.Ready(care, new(2026, 3, 1), new(2026, 5, 31));

        Assert.Equal([3, 4, 5], ready.Select(m => m.Month.Month.Month));
        Assert.All(ready, m => Assert.Empty(m.Gaps));
        var filed = await hall.CareOf(care.RecordId);
        Assert.Equal((June, "示例残联441581 县级残联审核岗"), (filed.AgreementFiledOn!.Value, filed.Papers.Agreement!.FiledBy));
        Assert.Contains("服务协议在示例残联441581备案", await hall.Sentences(care.RecordId));
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 2), Requirement("SW-KF-010p")]
    [Fact(DisplayName = "异地机构的协议备案到救助申请地，不备案到机构所在地；退回须写理由")]
    public async Task The_agreement_goes_to_the_place_of_application()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var id = await hall.Approved(guardian);
        hall.Done(await hall.Chooses(guardian, id, Haifeng, "本地没有这类训练。"));
        var care = await hall.CareOf(id);
        hall.Done(await hall.Runs(County(Wanted.Haifeng), new AnswerTransfer(care.Id, true, "", "")));
        hall.Done(await hall.Runs(County(), new CompleteTransfer(care.Id)));
        hall.Done(await hall.Runs(Registrar(Haifeng), new ConfirmRegistration(care.Id)));
        hall.Done(await hall.Runs(Registrar(Haifeng), new HandInAgreement(care.Id, Agreed(Monday), Paper)));

        Assert.Same(Outcome.NotFound, await hall.Runs(County(Wanted.Haifeng), new FileAgreement(care.Id)));
        (await hall.Runs(County(), new ReturnAgreement(care.Id, ""))).Refused("care.agreement.why");
        hall.Done(await hall.Runs(County(), new ReturnAgreement(care.Id, "第4项没有写支付方式。")));
        Assert.Equal(["服务协议"], await hall.Waiting(care));
        (await hall.Runs(County(), new FileAgreement(care.Id))).Refused("care.not-now");
        hall.Done(await hall.Runs(Registrar(Haifeng), new HandInAgreement(care.Id, Agreed(Monday), Paper)));
        hall.Done(await hall.Runs(County(), new FileAgreement(care.Id)));
        Assert.Empty(await hall.Waiting(care));
    }

    public static TheoryData<int, string> Items => new()
    {
        { 1, "principal" }, { 2, "guardianIdentity" }, { 3, "services" }, { 4, "fees" }, { 5, "place" }, { 6, "duties" }, { 7, "changes" }, { 8, "liability" }, { 9, "disputes" },
    };

    [Theory(DisplayName = "前九项任一为空，不能备案并指出第几项")]
    [Article(Law.ShanweiRehabilitationAid, 18), Requirement("SW-KF-018a"), MemberData(nameof(Items))]
    public void Each_of_the_first_nine_items_must_be_there(int number, string where)
    {
        var empty = Agreed(Monday) with
        {
            Principal = number == 1 ? " " : "示例园长", GuardianIdentity = number == 2 ? "" : "身份证", Services = number == 3 ? "" : "训练", Fees = number == 4 ? "" : "2,000 元",
            Place = number == 5 ? "" : "示例路12号", Duties = number == 6 ? "" : "照计划", Changes = number == 7 ? "" : "协商", Liability = number == 8 ? "" : "承担", Disputes = number == 9 ? "" : "起诉",
        };

        var finding = Assert.Single(AgreementCheck.WhyNot(empty));
        Assert.StartsWith($"第{number}项", finding.Message, StringComparison.Ordinal);
        Assert.Equal(where, finding.Where);
    }

    [Fact(DisplayName = "第十项可空；服务期限须完整、止不早于起；服务地点与登记地址不一致只提示")]
    [Article(Law.ShanweiRehabilitationAid, 18), Requirement("SW-KF-018a")]
    public async Task The_tenth_may_be_empty_and_the_period_must_be_whole()
    {
        var text = Agreed(Monday);
        Assert.Empty(AgreementCheck.WhyNot(text));
        Assert.Empty(AgreementCheck.WhyNot(text with { Until = text.From }));
        Assert.Equal("care.agreement.order", Assert.Single(AgreementCheck.WhyNot(text with { Until = text.From!.Value.AddDays(-1) })).Code);
        Assert.Equal("care.agreement.period", Assert.Single(AgreementCheck.WhyNot(text with { Until = null })).Code);
        Assert.Equal("care.agreement.period", Assert.Single(AgreementCheck.WhyNot(text with { From = null, Until = null })).Code);

        hall.It_is(Monday);
        var care = await hall.Registered(Guardian());
        (await hall.Runs(Registrar(care.Institution), new HandInAgreement(care.Id, text with { Disputes = "" }, null))).Refused("care.agreement.item", "care.agreement.copy");
        var outcome = await hall.Runs(Registrar(care.Institution), new HandInAgreement(care.Id, text with { Place = "陆丰市别处" }, Paper));
        Assert.True(outcome.IsDone);
        Assert.Equal("care.agreement.place", Assert.Single(outcome.Findings).Code);
    }

    [Fact(DisplayName = "有训练没有备案协议的儿童，自动列为机构疑点，依据第二十一条第（一）项；备案后移出")]
    [Article(Law.ShanweiRehabilitationAid, 21, Item = 1), Requirement("SW-KF-018b")]
    public async Task Training_without_an_agreement_is_a_suspicion()
    {
        hall.It_is(Monday);
        var care = await hall.Registered(Guardian());
        Assert.DoesNotContain(await Suspicions(care), s => s.CareId == care.Id);

        hall.It_is(Monday.AddDays(5));
        hall.Done(await hall.Trains(care, new TrainingRecord(new(2026, 3, 1), [new Session(Monday, 300)])));
        var suspicion = Assert.Single(await Suspicions(care), s => s.CareId == care.Id);
        await hall.Agrees(care);

        Assert.Equal("第二十一条第（一）项", UnagreedService.Under.Place);
        Assert.Equal((Monday, 5), (suspicion.ServedFrom, suspicion.DaysOn(hall.Today)));
        Assert.DoesNotContain(await Suspicions(care), s => s.CareId == care.Id);
    }

    [Fact(DisplayName = "无协议训练持续超过设定天数：县残联待办，立案整改；外地机构由当地残联办")]
    [Article(Law.ShanweiRehabilitationAid, 21, Item = 1), Requirement("SW-KF-018b")]
    public async Task A_lasting_suspicion_becomes_a_rectification()
    {
        hall.It_is(Monday);
        var care = await hall.Registered(Guardian());
        hall.It_is(Monday.AddDays(29));
        hall.Done(await hall.Trains(care, new TrainingRecord(new(2026, 3, 1), [new Session(Monday, 300)])));
        await Watch_looks();
        Assert.DoesNotContain("没有协议的训练", await hall.Waiting(care));
        (await hall.Runs("reviewer-lufeng-1", new SuspectInstitution(care.Id))).Refused("care.suspicion.none");

        hall.It_is(Monday.AddDays(30));
        await Watch_looks();
        Assert.Contains("没有协议的训练", await hall.Waiting(care));
        hall.Done(await hall.Runs("reviewer-lufeng-1", new SuspectInstitution(care.Id)));

        var opened = (await hall.CareOf(care.RecordId)).Papers.Rectification!.Value;
        Assert.Equal([1], await hall.Look(db => Task.FromResult(db.Set<RehabilitationAid.Institutions.Rectifying.Rectification>().Single(r => r.Id == opened).Situations)));
        Assert.DoesNotContain("没有协议的训练", await hall.Waiting(care));
        (await hall.Runs("reviewer-lufeng-1", new SuspectInstitution(care.Id))).Refused("care.suspicion.none");
    }

    private Task<bool> Watch_looks() => hall.Asks<CareWatch, bool>(Actor.Stranger(), async watch => { await watch.Run(TestContext.Current.CancellationToken); return true; });

    [Fact(DisplayName = "训练记录：本月、已过去、注册之后、由在册且合格的人员承担；不够时数的照录，说明缺口")]
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    public async Task What_a_month_must_be()
    {
        hall.It_is(Monday);
        var care = await hall.Registered(Guardian());
        hall.It_is(new(2026, 3, 31));
        var trainer = await hall.Trainer(care.Institution);
        Task<Outcome> Records(TrainingRecord record, params Guid[] staff) => hall.Runs(Registrar(care.Institution), new RecordMonth(care.Id, record, staff, 0));
        TrainingRecord On(DateOnly day, int minutes = 300) => new(new(2026, 3, 1), [new Session(day, minutes)]);

        (await Records(On(new(2026, 4, 1)), trainer)).Refused("care.month.other", "care.month.future");
        (await Records(On(new(2026, 3, 1)), trainer)).Refused("care.month.early");
        (await Records(On(Monday, 1441), trainer)).Refused("care.month.minutes");
        (await Records(new TrainingRecord(new(2026, 3, 1), []), trainer)).Refused("care.month.empty");
        (await Records(On(Monday), await hall.Trainer(Haifeng))).Refused("care.month.staff");
        var kept = await Records(On(Monday, 240), trainer);
        Assert.True(kept.IsDone);
        Assert.Contains(kept.Findings, f => f.Message.Contains("还缺 1 小时", StringComparison.Ordinal));

        hall.Done(await Records(Full(Monday), trainer)); // corrected
        await hall.Agrees(care);
        Assert.True(Assert.Single(await hall.Ready(care, new(2026, 3, 1), new(2026, 3, 31))).Counts);
    }

    [Fact(DisplayName = "一周跨两个月的，两个月的记录合起来看")]
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    public async Task A_week_over_two_months_is_seen_whole()
    {
        hall.It_is(Monday);
        var care = await hall.Registered(Guardian());
        hall.It_is(June);
        // 30 March to 5 April belongs to April by its Thursday; its single lesson was on 31 March.
        var april = Full(new(2026, 4, 1));
        var without = april with { Singles = [.. april.Singles.Where(s => s.On > new DateOnly(2026, 4, 5))] };
        hall.Done(await hall.Trains(care, without));
        await hall.Agrees(care);

        Assert.False(Assert.Single(await hall.Ready(care, new(2026, 4, 1), new(2026, 4, 30))).Counts);
        hall.Done(await hall.Trains(care, Full(new(2026, 3, 30))));
        Assert.True(Assert.Single(await hall.Ready(care, new(2026, 4, 1), new(2026, 4, 30))).Counts);
    }

    private Task<IReadOnlyList<UnagreedService>> Suspicions(Care care) =>
        hall.Asks<Cares, IReadOnlyList<UnagreedService>>(Actor.Stranger(), c => c.ServedWithoutAgreement(care.Institution, null, TestContext.Current.CancellationToken));
}
