using System.Net;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Performing;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Ledger;

namespace Yiwang.Contracting.Tests.Contracts;

/// <summary>第八条第三款: 全程留痕; 第九条第二款: entered when.</summary>
public sealed class TraceScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Clerk = ContractHouse.Clerk, Manager = "contracts-health-manager";
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第八条第三款：新登记的每项数据、每份材料、每次状态变化，都留下操作人、时间、改前、改后；对方的号码不进台账")]
    [Article(Law.LuohuContracts, 8, 3), Requirement("LH-HT-008b")]
    public async Task Every_value_leaves_what_stood_before()
    {
        house.It_is(Day);
        var id = await house.Filed(await house.Entry(Day) with { Title = "留痕示例合同" });
        await house.Done(Clerk, new AttachFile(id, 9, ContractHouse.Scan with { Hash = new string('c', 64), Name = "补充说明.pdf" }));
        await house.Done(Manager, new NameHandler(id, (await house.As("contracts-health-2")).AccountId));
        var (contract, facts) = (await house.Stored(id), await Changes(id));
        var first = facts[0];
        Assert.True(first.Fact.IsFirst);
        Assert.Equal((await house.As(Clerk)).AccountId, first.Act.ByAccount);
        Assert.Contains(new DataChange("合同名称", "", "留痕示例合同"), first.Fact.Changes);
        Assert.Contains(new DataChange("标的", "", Yuan.Text(12_000_000)), first.Fact.Changes);
        Assert.DoesNotContain(facts.SelectMany(f => f.Fact.Changes), c => (c.Before + c.After).Contains(ContractHouse.Company.Code, StringComparison.Ordinal));

        DataChange[] later = [.. facts.Skip(1).SelectMany(f => f.Fact.Changes)];
        Assert.Contains(new DataChange("备案状态", "待备案", "已备案，待核对"), later);
        Assert.Contains(new DataChange("合同编号", "无", contract.Number!), later);
        Assert.Contains(later, c => c.Name == "材料" && c.Before == "无" && c.After.Contains("补充说明.pdf", StringComparison.Ordinal) && !c.After.Contains("扫描件", StringComparison.Ordinal));
        Assert.Contains(later, c => c.Name == "承办人" && Guid.Parse(c.Before) == first.Act.ByAccount);
        await house.Done("contracts-health-2", new ReportNode(id, 1, Day, "已交付"));
        var node = Assert.Single((await Changes(id))[^1].Fact.Changes, c => c.Name == "进度节点");
        Assert.DoesNotContain("已交付", node.Before, StringComparison.Ordinal);
        Assert.Contains("已交付", node.After, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "第八条第三款：合同的每一列要么留痕，要么写明是为排序留的副本；每项都有中文名")]
    [Article(Law.LuohuContracts, 8, 3), Requirement("LH-HT-008b")]
    public async Task No_column_is_forgotten() => Assert.Empty(await house.Look(db => Task.FromResult(
        db.Model.FindEntityType(typeof(Contract))!.GetProperties().Select(p => p.Name).Where(n => ContractTraces.IsTold(n) && !ContractTraces.Names.ContainsKey(n)).ToArray())));

    [Fact(DisplayName = "第八条第三款：按合同编号在页面上看、下载从登记到今天的全部操作史，写明是谁；别的部门看不到，谁都没有改它的办法")]
    [Article(Law.LuohuContracts, 8, 3), Requirement("LH-HT-008b")]
    public async Task The_whole_history_by_number()
    {
        house.It_is(Day);
        var id = await house.Filed(await house.Entry(Day) with { Title = "操作史示例合同" });
        await house.Done(Manager, new NameHandler(id, (await house.As("contracts-health-2")).AccountId));
        var contract = await house.Stored(id);
        using var manager = await house.Visitor((await house.As(Manager)).Name);
        var linked = (await manager.Opens($"/staff/contracts/{id}/record")).Document.QuerySelector("a[href^='/staff/contracts/history?contract=']")!.GetAttribute("href")!;
        var page = await manager.Opens(linked);
        foreach (var said in new[] { "示例合同甲", "示例合同乙", "承办人", "待备案", contract.Number!, "操作史示例合同" }) Assert.Contains(said, page.Text, StringComparison.Ordinal);
        var csv = await manager.Http.GetStringAsync(new Uri($"/staff/contracts/history.csv?contract={contract.Number}", UriKind.Relative), Ct);
        var history = await manager.Http.GetStringAsync(new Uri($"/api/contracts/{contract.Number}/history", UriKind.Relative), Ct);
        foreach (var act in (await house.LedgerOf(contract.Subject)).Where(a => a.FactName != "ContractSeen"))
        {
            Assert.Contains(act.HashHex, csv, StringComparison.Ordinal);
            Assert.Contains(act.HashHex, history, StringComparison.Ordinal);
        }

        using var other = await house.Visitor((await house.As("contracts-civil")).Name);
        Assert.Contains("不在您的办理范围内", (await other.Opens(linked)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync(new Uri($"/staff/contracts/history.csv?contract={contract.Number}", UriKind.Relative), Ct)).StatusCode);
        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Post, HttpMethod.Delete, HttpMethod.Patch })
        {
            using var request = new HttpRequestMessage(method, new Uri($"/api/contracts/{contract.Number}/history", UriKind.Relative)) { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
            Assert.False((await manager.Http.SendAsync(request, Ct)).IsSuccessStatusCode);
        }
    }

    [Fact(DisplayName = "第九条第二款：可以补录；系统记下录入日期，页面写明签署到录入隔了几个工作日，节假日不算")]
    [Article(Law.LuohuContracts, 9, 2), Requirement("LH-HT-009b")]
    public async Task How_long_after_the_signature_it_was_entered()
    {
        house.It_is(new(2026, 3, 9));
        var id = await house.Entered(await house.Entry(new(2026, 2, 27))); // a Friday; 2 to 6 March are five working days, 9 March is the sixth
        Assert.Equal(new DateOnly(2026, 3, 9), (await house.Stored(id)).EnteredOn);
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        var calendar = (WorkCalendar)house.Services.GetService(typeof(WorkCalendar))!;
        var between = calendar.WorkingDaysBetween(new(2026, 2, 27), new(2026, 3, 9)).Value!.Value;
        Assert.InRange(between, 6, 7); // 28 February 2026 may be a make-up day of the calendar
        Assert.Contains($"签署到录入隔 {between} 个工作日", (await clerk.Opens($"/staff/contracts/{id}/details")).Text, StringComparison.Ordinal);
        var same = await house.Entered(await house.Entry(new(2026, 3, 9)));
        Assert.Contains("签署当天录入", (await clerk.Opens($"/staff/contracts/{same}/details")).Text, StringComparison.Ordinal);
        Assert.Contains("\"workingDaysToEntry\":" + between, await clerk.Http.GetStringAsync(new Uri($"/api/contracts/{id}", UriKind.Relative), Ct), StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<RecordedFact<ContractDataChanged>>> Changes(Guid id) => house.Look(db => new LedgerReader(db).FactsAbout<ContractDataChanged>(ContractDataChanged.SubjectOf(id), Ct));
}
