using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.RehabilitationAid.Institutions.Progress;
using Yiwang.Benefits.RehabilitationAid.Institutions.Rectifying;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>第二十一条: time to mend first, and only then the end of the designation.</summary>
public sealed class RectificationScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Requirement("SW-KF-021a"), Requirement("SW-KF-021d"), Requirement("SW-KF-015b"), Article(Law.ShanweiRehabilitationAid, 21)]
    [Fact(DisplayName = "立案、下达整改、复查不合格，才能取消；取消后从名单移除，历史保留；可另出建议函，涉嫌犯罪只登记移送")]
    public async Task A_designation_ends_only_after_a_failed_recheck()
    {
        hall.It_is(Monday);
        const string Code = "441581-rehab-2";
        var id = await Opened(Code, 2, 9);
        Assert.Equal(["下达整改"], await hall.Work($"rectification/{id}"));
        (await hall.Runs("head-lufeng", new WithdrawDesignation(id, hall.Today))).Refused("rectification.not-failed");
        (await hall.Runs("reviewer-lufeng-1", new OrderRectification(id, "停止套取，退回经费。", null))).Refused("rectification.mend-by");
        hall.Done(await hall.Runs("reviewer-lufeng-1", new OrderRectification(id, "停止套取，退回经费。", Monday.AddDays(20))));
        Assert.Equal(["复查整改", "整改并报告"], await hall.Work($"rectification/{id}"));
        hall.Done(await hall.Runs("registrar-lufeng-2", new ReportRectification(id, "已退回一部分。")));

        hall.It_is(Monday.AddDays(20));
        (await hall.Runs("head-lufeng", new WithdrawDesignation(id, hall.Today))).Refused("rectification.not-failed");
        (await hall.Runs("reviewer-lufeng-1", new RecheckRectification(id, false, "没有退完。"))).Refused("rectification.time-left");

        hall.It_is(Monday.AddDays(21));
        hall.Done(await hall.Runs("reviewer-lufeng-1", new RecheckRectification(id, false, "没有退完。")));
        (await hall.Runs("reviewer-lufeng-1", new SuggestDeregistration(id, "示例登记机关", "建议撤销登记。"))).Refused("rectification.not-withdrawn");
        var from = hall.Today.AddDays(10);
        hall.Done(await hall.Runs("head-lufeng", new WithdrawDesignation(id, from)));
        hall.Done(await hall.Runs("reviewer-lufeng-1", new SuggestDeregistration(id, "示例登记机关", "建议撤销登记。")));
        hall.Done(await hall.Runs("reviewer-lufeng-1", new HandOverSuspicion(id, "示例公安机关", "套取经费的材料。")));

        var entry = await hall.Entry(Code);
        Assert.Equal((true, false), (entry.IsDesignatedOn(from.AddDays(-1)), entry.IsDesignatedOn(from)));
        Assert.Contains(await Draft(), l => l.Code == Code);
        hall.It_is(from);
        Assert.DoesNotContain(await Draft(), l => l.Code == Code);
        Assert.Equal((new DateOnly(2019, 12, 17), from), (entry.Terms[0].From, entry.Terms[0].Until));
        Assert.Equal(["institution.withdrawn"], (await Qualified(Code, from)).Select(f => f.Code)); // services from that day on can't be settled
        Assert.Empty(await Qualified(Code, from.AddDays(-1)));
        Assert.Contains($"自{from.ToChinese()}起取消定点资格", (await hall.LedgerOf($"rehabilitation/{Code}")).Select(a => a.Sentence));
        Assert.Equal([LetterKind.Deregistration, LetterKind.Suspicion], (await Found(id)).Letters.Select(l => l.Kind));
    }

    [Requirement("SW-KF-021a")]
    [Fact(DisplayName = "复查合格的结案，资格不变；结案后不能取消")]
    public async Task A_mended_institution_keeps_its_designation()
    {
        hall.It_is(Monday);
        var id = await Opened("441581-rehab-1", 8);
        hall.Done(await hall.Runs("reviewer-lufeng-1", new OrderRectification(id, "更换灭火器。", Monday.AddDays(5))));
        hall.Done(await hall.Runs("reviewer-lufeng-1", new RecheckRectification(id, true, "已更换。")));

        (await hall.Runs("head-lufeng", new WithdrawDesignation(id, hall.Today))).Refused("rectification.state");
        Assert.True((await hall.Entry("441581-rehab-1")).IsDesignatedOn(hall.Today));
        Assert.Empty(await hall.Work($"rectification/{id}"));
    }

    [Requirement("SW-KF-021b"), Article(Law.ShanweiRehabilitationAid, 21)]
    [Fact(DisplayName = "情形恰为十项；至少选一项；第十项须填所依条文")]
    public async Task There_are_exactly_ten_situations()
    {
        var pack = hall.Services.GetRequiredService<InstitutionPack>();
        Assert.Equal(Enumerable.Range(1, 10), pack.Situations.Select(s => s.Number));
        Assert.Equal([10], pack.Situations.Where(s => s.NeedsBasis).Select(s => s.Number));

        (await Opens("441581-rehab-1")).Refused("rectification.situation");
        (await Opens("441581-rehab-1", 11)).Refused("rectification.no-such-situation");
        (await Opens("441581-rehab-1", 10)).Refused("rectification.other-law");
        (await Opens(InstitutionSteps.Undesignated, 1)).Refused("not-found"); // lies in another county
        hall.Done(await hall.Runs("reviewer-lufeng-1", new OpenRectification(Guid.CreateVersion7(), "441581-rehab-1", [10], "示例条例第三条", "查到的事实")));
    }

    private async Task<Guid> Opened(string institution, params int[] situations)
    {
        var id = Guid.CreateVersion7();
        hall.Done(await hall.Runs("reviewer-lufeng-1", new OpenRectification(id, institution, situations, "", "示例检查发现的事实")));
        return id;
    }

    private Task<Outcome> Opens(string institution, params int[] situations) => hall.Runs("reviewer-lufeng-1", new OpenRectification(Guid.CreateVersion7(), institution, situations, "", "事实"));

    private Task<Rectification> Found(Guid id) => hall.Look(db => db.Set<Rectification>().AsNoTracking().SingleAsync(r => r.Id == id, Ct));

    private Task<IReadOnlyList<ListedInstitution>> Draft() => hall.Asks<InstitutionList, IReadOnlyList<ListedInstitution>>(Actor.Stranger(), l => l.Draft("441581", Ct));

    private Task<IReadOnlyList<Finding>> Qualified(string code, DateOnly on) => hall.Asks<Qualification, IReadOnlyList<Finding>>(Actor.Stranger(), q => q.Qualified(code, on, Ct));
}
