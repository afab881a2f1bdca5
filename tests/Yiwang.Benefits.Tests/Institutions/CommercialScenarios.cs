using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Institutions.Commercial;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.Tests.Caring;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>第二十六条（十）: the commercial registration of an institution, from 国家企业信用信息公示系统.</summary>
[Article(Law.ShanweiRehabilitationAid, 26, Item = 10)]
public sealed class CommercialScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Garden = CareSteps.Garden, Code = "91441581MJL0000025";

    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Requirement("SW-KF-026m")]
    [Fact(DisplayName = "登记状态变为注销或吊销→机构自动停用：不能选、不能注册、不能备案协议、不能登记以后的训练，并待办取消资格；同样的答复什么也不变")]
    public async Task An_institution_whose_registration_ends_is_stopped_at_once()
    {
        var start = Monday.AddDays(14); // not a day on which another scenario has got its answer
        hall.It_is(start);
        await using var system = await StandInPublicitySystem.Start(hall);
        var first = await hall.As("guardian-1");
        var serving = await hall.Registered(first);
        await hall.Agrees(serving);
        hall.Done(await hall.Trains(serving, CareSteps.Full(start) with { Days = [new(start, 300)], Singles = [] }));
        var (choosing, agreeing) = (await hall.Approved(await hall.As("guardian-4"), new Wanted { Household = "441581" }), await hall.Registered(await hall.As("guardian-5"), Garden, new Wanted { Household = "441581" }));
        var chosen = await hall.Approved(await hall.As("guardian-2"), new Wanted { Household = "441581" });
        hall.Done(await hall.Chooses(await hall.As("guardian-2"), chosen, Garden));

        await Watches();
        Assert.Equal((CommercialState.Active, null), await StateOf(Garden));
        Assert.Contains(Code, system.Asked);
        Assert.All(system.Asked, c => Assert.StartsWith("9", c, StringComparison.Ordinal)); // nobody else is a commercial entity

        hall.It_is(start.AddDays(1));
        system.Answers = code => StandInPublicitySystem.State(code, code == Code ? "deregistered" : "active");
        await Watches();
        Assert.Equal((CommercialState.Deregistered, start.AddDays(1)), await StateOf(Garden));
        Assert.True((await hall.Entry(Garden)).IsDesignatedOn(hall.Today)); // that is for a person to decide
        Assert.Equal(["取消定点资格"], await hall.Work($"rehabilitation/{Garden}/commercial"));

        var why = await hall.Chooses(await hall.As("guardian-4"), choosing, Garden);
        why.Refused("institution.stopped");
        Assert.Equal("第二十六条第（十）项", why.Findings[0].Citation!.Place);
        Assert.Contains("停用", (await (await hall.Visitor("registrar-lufeng-2")).Opens("/staff/institution")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Garden, (await Offered(choosing, "guardian-4")).Select(i => i.Code));
        (await hall.Runs(CareSteps.Registrar(Garden), new ConfirmRegistration((await hall.CareOf(chosen)).Id))).Refused("institution.stopped");
        (await hall.Runs(CareSteps.Registrar(Garden), new HandInAgreement(agreeing.Id, CareSteps.Agreed(hall.Today), CareSteps.Paper))).Refused("institution.stopped");
        (await hall.Trains(serving, CareSteps.Full(start) with { Days = [new(start, 300), new(start.AddDays(1), 300)], Singles = [] })).Refused("institution.stopped");
        hall.Done(await hall.Trains(serving, CareSteps.Full(start) with { Days = [new(start, 240)], Singles = [] })); // what was trained before is still due
        Assert.Equal(["institution.stopped"], (await hall.Asks<Qualification, IReadOnlyList<Finding>>(Actor.Stranger(), q => q.Qualified(Garden, hall.Today, TestContext.Current.CancellationToken))).Select(f => f.Code));

        var acts = (await hall.LedgerOf($"rehabilitation/{Garden}")).Count;
        hall.It_is(start.AddDays(2));
        await Watches();
        Assert.Equal(acts, (await hall.LedgerOf($"rehabilitation/{Garden}")).Count);
        Assert.Equal(["取消定点资格"], await hall.Work($"rehabilitation/{Garden}/commercial"));

        (await hall.Runs("head-haifeng", new WithdrawStopped(Garden, hall.Today))).Refused("not-found");
        (await hall.Runs("head-lufeng", new WithdrawStopped(CareSteps.Centre, hall.Today))).Refused("commercial.not-stopped");
        using var head = await hall.Visitor("head-lufeng");
        var desk = await (await head.Opens("/staff/inbox?kind=取消定点资格")).Follows("示例启星康复园");
        await desk.Form("withdraw-stopped").Submit();
        await hall.Everything_is_delivered();
        Assert.False((await hall.Entry(Garden)).IsDesignatedOn(hall.Today));
        Assert.Equal(CareState.ToMove, (await hall.CareOf(serving.RecordId)).State);
        Assert.Empty(await hall.Work($"rehabilitation/{Garden}/commercial"));
    }

    [Requirement("SW-KF-026m")]
    [Fact(DisplayName = "网络不通、答得不对的，不当作答复：状态不变，写明没有答复，几天查不到就提醒")]
    public async Task No_answer_is_reported_and_never_taken_for_one()
    {
        hall.It_is(Monday);
        var system = await StandInPublicitySystem.Start(hall);
        await Watches();
        var known = await StateOf(CareSteps.Luohu);
        using var federation = await hall.Visitor("reviewer-lufeng-1");
        hall.It_is(Monday.AddDays(1));
        foreach (var answer in new Func<string, IResult>[]
        {
            _ => Results.StatusCode(503), _ => Results.Text("<html>"), _ => Results.Json(new { }), code => StandInPublicitySystem.State(code, "maybe"), code => Results.Json(new { creditCode = code, state = 3 }),
            _ => StandInPublicitySystem.State("91441581MJL0000100", "revoked"), code => Results.Json(new { creditCode = code, state = (string?)null }),
        })
        {
            system.Answers = answer;
            await Watches();
            Assert.Equal(known, await StateOf(CareSteps.Luohu));
        }

        await system.DisposeAsync();
        var asked = await (await federation.Opens($"/staff/institutions/{Garden}")).Form("state").Submit();
        Assert.Contains("没有答复，登记状态不变", asked.Text, StringComparison.Ordinal);
        var told = await federation.Opens($"/staff/institutions/{Garden}");
        Assert.Contains("2026年3月3日（周二）起查询没有答复", told.Text, StringComparison.Ordinal);
        Assert.Empty(await hall.Work($"rehabilitation/{Garden}/commercial"));
        hall.It_is(Monday.AddDays(8));
        await Watches();
        Assert.Equal(["查询登记状态"], await hall.Work($"rehabilitation/{Garden}/commercial"));

        await using var again = await StandInPublicitySystem.Start(hall);
        await Watches();
        Assert.Empty(await hall.Work($"rehabilitation/{Garden}/commercial"));
        Assert.DoesNotContain("没有答复", (await federation.Opens($"/staff/institutions/{Garden}")).Text, StringComparison.Ordinal);
        hall.Services.GetRequiredService<IConfiguration>()[CommercialRegistry.Setting] = "";
        Assert.Contains("还没有接入", (await (await federation.Opens($"/staff/institutions/{Garden}")).Form("state").Submit()).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("商事登记状态", (await federation.Opens($"/staff/institutions/{CareSteps.Centre}")).Text, StringComparison.Ordinal);
    }

    [Requirement("SW-KF-026m")]
    [Fact(DisplayName = "吊销也停用；登记机关更正后恢复，待办撤下；公众页面写明停用")]
    public async Task A_corrected_registration_lets_the_institution_go_on()
    {
        hall.It_is(Monday);
        await using var system = await StandInPublicitySystem.Start(hall);
        system.Answers = code => StandInPublicitySystem.State(code, "revoked");
        using var federation = await hall.Visitor("reviewer-lufeng-1");
        using var anybody = hall.Visitor();
        var desk = await (await federation.Opens($"/staff/institutions/{Garden}")).Form("state").Submit();
        Assert.Contains("吊销", desk.Text, StringComparison.Ordinal);
        Assert.Contains("起不能选择这家机构", (await anybody.Opens($"/institutions/{Garden}")).Text, StringComparison.Ordinal);
        system.Answers = code => StandInPublicitySystem.State(code, "active");
        await (await federation.Opens($"/staff/institutions/{Garden}")).Form("state").Submit();
        Assert.Equal((CommercialState.Active, null), await StateOf(Garden));
        Assert.Empty(await hall.Work($"rehabilitation/{Garden}/commercial"));
        Assert.DoesNotContain("停用", (await anybody.Opens($"/institutions/{Garden}")).Text, StringComparison.Ordinal);
    }

    private Task<bool> Watches() => hall.Asks<CommercialWatch, bool>(Actor.Stranger(), async job =>
    {
        await job.Run(TestContext.Current.CancellationToken);
        return true;
    });

    private async Task<(CommercialState?, DateOnly?)> StateOf(string code) => await hall.Entry(code) is var entry ? (entry.CommercialState, entry.StoppedOn) : default;

    private async Task<IReadOnlyList<RehabilitationInstitution>> Offered(Guid application, string guardian) => await hall.Asks<ChoiceRule, IReadOnlyList<RehabilitationInstitution>>(await hall.As(guardian),
        async r => await r.Offered(await hall.Look(async db => (await db.FindAsync<Yiwang.Benefits.RehabilitationAid.AidApplication>([application], TestContext.Current.CancellationToken))!), TestContext.Current.CancellationToken));
}
