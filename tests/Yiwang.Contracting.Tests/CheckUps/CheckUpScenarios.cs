using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.CheckUps;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Performing;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.CheckUps;

/// <summary>三（七）1 备案合同的智能体检与评估结果监测预警.</summary>
public sealed class CheckUpScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Clerk = ContractHouse.Clerk, Bureau = "contracts-filing";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "三（七）1：到期、节点逾期、缺纸质原件各成一条预警，报承办部门和财政局；再查还是那几条；改好的自动解除，留下历史")]
    [Article(Law.LuohuContracts, 10, 2), Requirement("LH-SZ-114")]
    public async Task What_is_found_is_told_once_and_dissolves_when_it_is_mended()
    {
        house.It_is(new(2026, 3, 2));
        var id = await house.Filed(await house.Entry(new(2026, 3, 2)) with { EndsOn = new(2026, 6, 30) });
        await Check_up(new(2026, 3, 3));
        Assert.Empty(await Known(id));
        Assert.False(await Awaits(Clerk, id));

        await Check_up(new(2026, 6, 30)); // the last day of the term, and of the node
        Assert.Equal([(EarlyWarningKind.FileMissing, "纸质原件")], (await Known(id)).Select(Named));
        await Check_up(new(2026, 7, 6));
        var first = await Known(id);
        Assert.Equal([(EarlyWarningKind.TermOver, ""), (EarlyWarningKind.NodeLate, "1. 年度考核"), (EarlyWarningKind.FileMissing, "纸质原件")], first.Select(Named).Order());
        Assert.True(await Awaits(Clerk, id));
        Assert.True(await Awaits(Bureau, id));
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        Assert.Contains("体检发现 3 个问题没有解决", (await clerk.Opens($"/staff/contracts/{id}")).Text, StringComparison.Ordinal);
        await Check_up(new(2026, 7, 7));
        Assert.Equal(first.Select(w => w.Id), (await Known(id)).Select(w => w.Id));

        await house.Done(Bureau, new ReceivePaper(id, true, ""));
        await house.Done(Clerk, new ReportNode(id, 1, new(2026, 6, 30), "如期完成"));
        await Check_up(new(2026, 7, 8));
        var after = await Known(id);
        Assert.Equal([EarlyWarningKind.TermOver], after.Where(w => w.IsOpen).Select(w => w.Kind));
        Assert.All(after.Where(w => !w.IsOpen), w => Assert.Equal(new DateOnly(2026, 7, 8), w.ResolvedOn));
        Assert.True(await Awaits(Bureau, id));
        await house.Done(Clerk, new EndContract(id, "履行完毕"));
        await Check_up(new(2026, 7, 9));
        Assert.All(await Known(id), w => Assert.False(w.IsOpen));
        Assert.False(await Awaits(Clerk, id));
        Assert.False(await Awaits(Bureau, id));

        using var bureau = await house.Visitor((await house.As(Bureau)).Name);
        var page = (await bureau.Opens($"/staff/contracts/{id}/check-ups")).Text;
        Assert.Contains("节点逾期没有填报：1. 年度考核", page, StringComparison.Ordinal);
        Assert.Contains("2026年7月8日（周三），体检时已经改好", page, StringComparison.Ordinal);
        Assert.Contains("体检预警解除：期限届满没有终止", (await bureau.Opens($"/staff/contracts/{id}/record")).Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "三（七）1：补充协议减了价，已付的多于约定，报付款超额")]
    [Article(Law.LuohuContracts, 55, 3), Requirement("LH-SZ-114")]
    public async Task More_was_paid_than_is_owed()
    {
        house.It_is(new(2026, 3, 2));
        var entry = await house.Entry(new(2026, 3, 2)) with { AmountInFen = 6_000_000, PaysInFen = 6_000_000 };
        var (id, payment) = (await house.Filed(entry), Guid.CreateVersion7());
        await house.Done(Clerk, new ReportNode(id, 1, new(2026, 3, 2), "提前完成"));
        await house.Done(Clerk, new AcceptNode(id, 1, true, new(2026, 3, 2), "验收小组", ""));
        await house.Done(Clerk, new AskPayment(id, payment, 1, 6_000_000, "演示发票001"));
        await house.Done("contracts-health-finance", new CheckPayment(id, payment, true, ""));
        await Check_up(new(2026, 3, 3));
        Assert.DoesNotContain(await Known(id), w => w.Kind is EarlyWarningKind.Overpaid);

        house.It_is(new(2026, 3, 4));
        _ = await house.Filed(await house.Entry(new(2026, 3, 4)) with { Title = "物业保洁减价协议", Parent = id, Derivation = Derivation.Change, ChangedFields = ["价款"], ChangeReason = "频次减少", AmountInFen = 5_999_999, PaysInFen = 5_999_999 });
        await Check_up(new(2026, 3, 5));

        Assert.Equal("约定付款 59,999.99 元，已经付了 60,000 元。", (await Known(id)).Single(w => w.Kind is EarlyWarningKind.Overpaid).Detail);
    }

    [Fact(DisplayName = "三（七）1：扫描件的编号、金额、签订日期与登记不一致，各报一条；财政局核对无误的解除，文件和登记不变就不再报")]
    [Article(Law.LuohuContracts, 50), Requirement("LH-SZ-114")]
    public async Task The_signed_text_is_compared_with_the_record()
    {
        house.It_is(new(2026, 3, 2));
        var (right, wrong) = (await Scanned("120000", "2026年3月2日", ""), await Scanned("130000", "2026年3月1日", "合同编号：HT-441500-2026-999999\n"));
        await Check_up(new(2026, 3, 3));
        Assert.Empty(await Known(right));
        Assert.Equal([(EarlyWarningKind.NumberDiffers, ""), (EarlyWarningKind.TextDiffers, "标的金额"), (EarlyWarningKind.TextDiffers, "签订日期")], (await Known(wrong)).Select(Named).Order());

        var amount = (await Known(wrong)).Single(w => w.About == "标的金额");
        Assert.False((await house.Runs(Clerk, new ConfirmRecord(amount.Id, "核对过"))).IsDone);
        Assert.Equal(["check-up.note"], await house.Codes(Bureau, new ConfirmRecord(amount.Id, " ")));
        await house.Done(Bureau, new ConfirmRecord(amount.Id, "13 万元含另行支付的押金，登记的是服务费。"));
        Assert.Equal(["check-up.resolved"], await house.Codes(Bureau, new ConfirmRecord(amount.Id, "再核对")));
        await Check_up(new(2026, 3, 4));
        Assert.Equal(2, (await Known(wrong)).Count(w => w.IsOpen));

        await house.Done(Clerk, new AttachFile(wrong, Contract.ScanCategory, await house.Kept(TextOf("120000", "2026年3月2日", ""))));
        await Check_up(new(2026, 3, 5));
        Assert.All(await Known(wrong), w => Assert.False(w.IsOpen));
    }

    [Fact(DisplayName = "三（七）1：文本在事务以外读；没有读成、或者读了以后登记又改的，不报也不解除，下一次体检再读")]
    [Article(Law.LuohuContracts, 50), Requirement("LH-SZ-114")]
    public async Task A_text_is_read_before_and_never_within_the_transaction()
    {
        house.It_is(new(2026, 3, 2));
        var wrong = await Scanned("130000", "2026年3月2日", "");
        await house.Done(Bureau, new CheckUpNow());
        while (await house.ChecksUpWithoutTexts("441500")) { }
        Assert.Empty(await Known(wrong));
        await Check_up(new(2026, 3, 3));
        var amount = (await Known(wrong)).Single();
        await house.Done(Clerk, new AttachFile(wrong, Contract.ScanCategory, await house.Kept(TextOf("120000", "2026年3月2日", ""))));
        await house.Done(Bureau, new CheckUpNow());
        while (await house.ChecksUpWithoutTexts("441500")) { }
        Assert.True((await Known(wrong)).Single().IsOpen);
        await Check_up(new(2026, 3, 4));
        Assert.Equal((amount.Id, false), ((await Known(wrong)).Single().Id, (await Known(wrong)).Single().IsOpen));
    }

    [Fact(DisplayName = "三（七）1：事实引起的预警不能用核对解除；别的部门看不到；不管备案的不能发起")]
    [Article(Law.LuohuContracts, 12), Requirement("LH-SZ-114")]
    public async Task Who_may_what()
    {
        house.It_is(new(2026, 3, 2));
        var id = await house.Filed(await house.Entry(new(2026, 3, 2)));
        await Check_up(new(2026, 3, 10)); // the paper is due on 9 March
        var missing = (await Known(id)).Single();
        Assert.Equal(["check-up.fact"], await house.Codes(Bureau, new ConfirmRecord(missing.Id, "已看过")));
        Assert.False((await house.Runs(Clerk, new CheckUpNow())).IsDone);

        var number = (await house.Stored(id)).Number!;
        using var own = await house.Visitor((await house.As(Clerk)).Name);
        using var other = await house.Visitor((await house.As("contracts-civil")).Name);
        Assert.Contains(number, (await own.Opens("/staff/contracts/check-ups?kind=filemissing")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(number, (await own.Opens("/staff/contracts/check-ups?kind=overpaid")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(number, (await other.Opens("/staff/contracts/check-ups")).Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await other.Http.GetAsync(new Uri($"/staff/contracts/{id}/check-ups", UriKind.Relative), Ct)).StatusCode);
    }

    private async Task<Guid> Scanned(string yuan, string signed, string head)
    {
        var id = await house.Entered(await house.Entry(new(2026, 3, 2)));
        await house.Done(Clerk, new PlanNode(id, "年度考核", new(2027, 3, 1), 12_000_000, NeedsAcceptance: true));
        await house.Done(Clerk, new AttachFile(id, Contract.ScanCategory, await house.Kept(TextOf(yuan, signed, head))));
        await house.Done(Clerk, new FileContract(id));
        return id;
    }

    private static string TextOf(string yuan, string signed, string head) =>
        $"物业保洁服务合同\n{head}甲方：示例市卫生健康部门\n乙方：示例服务有限公司\n一、乙方为甲方提供办公楼保洁服务。\n二、合同总价款为人民币{yuan}元，验收合格后支付。\n签订日期：{signed}\n";

    private async Task Check_up(DateOnly day)
    {
        house.It_is(day);
        await house.Done(Bureau, new CheckUpNow());
        await house.Turn<CheckUpWatch>();
    }

    private static (EarlyWarningKind, string) Named(EarlyWarning w) => (w.Kind, w.About);

    private async Task<IReadOnlyList<EarlyWarning>> Known(Guid contract) => await house.Look(db => db.Set<EarlyWarning>().AsNoTracking().Where(w => w.ContractId == contract).OrderBy(w => w.Id).ToListAsync(Ct));

    private async Task<bool> Awaits(string who, Guid contract)
    {
        using var visitor = await house.Visitor((await house.As(who)).Name);
        return (await visitor.Opens("/staff/inbox")).Document.QuerySelector($"a[href='/staff/contracts/{contract}/check-ups']") is not null;
    }
}
