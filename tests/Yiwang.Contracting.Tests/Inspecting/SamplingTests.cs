using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Contracting.Inspecting;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Inspecting;

/// <summary>第七十四条.</summary>
public sealed class SamplingTests(ContractHouse house) : IClassFixture<ContractHouse>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第七十四条第三款：三层 30、200、45 份各 10% 抽 3、20、5 份；同一种子总是同一结果，换种子换结果，与顺序无关")]
    [Article(Law.LuohuContracts, 74, 3), Requirement("LH-HT-074b")]
    public void The_draw_can_be_repeated()
    {
        Assert.Equal([3, 20, 5], new[] { 30, 200, 45 }.Select(n => Sampling.SizeOf(n, 10)));
        Assert.Equal(1, Sampling.SizeOf(1, 1));
        var scope = Enumerable.Range(1, 200).Select(n => new DrawnContract(Guid.CreateVersion7(), $"DJ-441500-2026-{n:D6}")).ToArray();
        var drawn = Sampling.Draw("种子", scope, 10);
        Assert.Equal(20, drawn.Count);
        Assert.Equal(drawn, Sampling.Draw("种子", scope.Reverse(), 10));
        Assert.NotEqual(drawn, Sampling.Draw("另一个", scope, 10));
        Assert.Equal(Sampling.Fingerprint(scope), Sampling.Fingerprint(scope.Reverse()));
        Assert.NotEqual(Sampling.Fingerprint(scope), Sampling.Fingerprint(scope[1..]));
        // Nobody is favoured: over many seeds each tenth is drawn about a tenth of the time.
        var counts = Enumerable.Range(0, 200).SelectMany(s => Sampling.Draw($"{s}", scope, 10)).GroupBy(c => c.Registration).Select(g => g.Count()).ToArray();
        Assert.InRange(counts.Average(), 18, 22);
        Assert.True(counts.Max() < 50);
    }

    [Fact(DisplayName = "第七十四条、第七十五条：先固定范围，之后的锚定才作种子；抽中的登记问题，承办部门整改；别的部门和承办人看不到审计任务")]
    [Article(Law.LuohuContracts, 74), Article(Law.LuohuContracts, 75, 1), Requirement("LH-HT-074b"), Requirement("LH-HT-010d")]
    public async Task An_audit_from_the_scope_to_the_mending()
    {
        house.It_is(new(2026, 3, 2));
        var contract = await house.Filed(await house.Entry(new(2026, 3, 2)));
        await Anchored();
        var id = Guid.CreateVersion7();
        await house.Done("contracts-audit", new OpenAudit(id, 2026));
        Assert.Equal(["audit.no-anchor"], await house.Codes("contracts-audit", new DrawSample(id)));
        await Anchored();
        await house.Done("contracts-audit", new DrawSample(id));
        await Anchored();
        Assert.Equal(["audit.drawn"], await house.Codes("contracts-audit", new DrawSample(id)));

        var audit = await house.Look(db => db.Set<ContractAudit>().AsNoTracking().SingleAsync(a => a.Id == id, Ct));
        Assert.Equal([contract], audit.Sample.Select(c => c.Id)); // one of one, rounded up
        Assert.True(audit.Anchor > audit.AnchorBefore);
        var finding = Guid.CreateVersion7();
        await house.Done("contracts-audit", new FindInAudit(id, finding, contract, "没有催告记录", new(2026, 4, 2)));
        Assert.False((await house.Runs("contracts-civil", new FindInAudit(id, finding, contract, "x", new(2026, 4, 2)))).IsDone);
        using var manager = await house.Visitor((await house.As("contracts-health-manager")).Name);
        var page = await manager.Opens("/staff/contracts/audits");
        Assert.DoesNotContain("三层", page.Text.Replace("三层合同", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var mended = await page.Form($"mend-{finding:N}").Fill("mended", "已补记录").Submit();
        Assert.Contains("已报告整改", mended.Text, StringComparison.Ordinal);
        using var auditor = await house.Visitor((await house.As("contracts-audit")).Name);
        var seen = await auditor.Opens("/staff/contracts/audits");
        Assert.Contains("已整改：已补记录", seen.Text, StringComparison.Ordinal);
        Assert.Contains("结论：履约正常", (await seen.Form($"close-{id:N}").Fill("conclusion", "履约正常").Fill("verdict", "Qualified").Submit()).Text, StringComparison.Ordinal);
    }

    // The job is the platform's own; here it is told to look now.
    private async Task Anchored()
    {
        await using var scope = house.Services.CreateAsyncScope();
        var job = Type.GetType("Yiwang.Platform.Ledger.LedgerAnchoring, Yiwang.Platform", throwOnError: true)!;
        await (Task)job.GetMethod("AnchorAll")!.Invoke(scope.ServiceProvider.GetRequiredService(job), [Ct])!;
    }
}
