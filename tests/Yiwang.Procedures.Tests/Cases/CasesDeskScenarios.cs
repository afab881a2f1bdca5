using System.Net;
using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;
using Yiwang.Testing;

namespace Yiwang.Procedures.Tests.Cases;

public sealed class CasesDeskScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const int Many = 120;

    [Fact(DisplayName = "办件清单：条件留在地址里，翻页不重不漏，编号和流水号都找得到；别县的看不到")]
    public async Task The_list_pages_by_key_and_finds_by_number()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        await Given_cases();
        using var lufeng = await hall.Visitor("reviewer-lufeng-1");
        using var haifeng = await hall.Visitor("reviewer-haifeng");

        var seen = new List<string>();
        for (var page = await lufeng.Opens("/staff/cases?state=in-progress"); ; page = await page.Follows("下一页"))
        {
            Assert.Contains("state=in-progress", page.Address, StringComparison.Ordinal);
            seen.AddRange(page.Document.QuerySelectorAll("tbody td:nth-child(3)").Select(c => c.TextContent.Trim()));
            if (page.Document.QuerySelector("a[rel=next]") is null) break;
        }

        Assert.Equal(Many, seen.Distinct().Count());
        Assert.Equal(seen.OrderDescending(StringComparer.Ordinal), seen);
        Assert.Equal("KFJZ-441581-2026-90007", (await lufeng.Opens("/staff/cases?q=90007")).Document.QuerySelector("tbody td:nth-child(3)")!.TextContent.Trim());
        Assert.Single((await lufeng.Opens("/staff/cases?q=kfjz-441581-2026-90008")).Document.QuerySelectorAll("tbody tr"));
        Assert.Contains("没有符合的办件", (await lufeng.Opens("/staff/cases?state=ended&q=99999")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("KFJZ-441581", (await haifeng.Opens("/staff/cases")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_is_refused()
    {
        using var guardian = await hall.Visitor("guardian-1");

        Assert.Equal(HttpStatusCode.Forbidden, (await guardian.Opens("/staff/cases")).Status);
    }

    // Straight into the table: what is looked at here is the list, not how a case comes to be.
    private Task<int> Given_cases() => hall.Look(async db =>
    {
        var procedure = (IProcedureLibrary)hall.Services.GetService(typeof(IProcedureLibrary))!;
        var course = new Course(procedure.Get("rehabilitation-aid"), TestCourse.Calendar, hall.Today, (_, holder) => holder);
        for (var i = 1; i <= Many; i++)
        {
            db.Add(Case.Receive(new Reception(Guid.CreateVersion7(), $"KFJZ-441581-2026-{90000 + i}", "1", "441581", "441581-dpf", "441500-dpf", Guid.CreateVersion7(), hall.Clock.GetUtcNow().AddSeconds(i / 10)), course));
        }

        return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });
}
