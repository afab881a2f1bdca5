using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Disputing;
using Yiwang.Contracting.Reporting;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Performing;

/// <summary>第六十条第三款: the sixth content, which the leading group sets. In a house of its own: a chapter is asked of all.</summary>
public sealed class ReportChapterScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Clerk = ContractHouse.Clerk, Leading = "contracts-leading", Manager = "contracts-health-manager", Title = "购买服务合同的专项情况";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第六十条第三款：领导小组办公室增加一部分，以后编写的报告要写，没有写不能上传；停用以后不再要求；数字里有争议和涉诉")]
    [Article(Law.LuohuContracts, 60, 3), Requirement("LH-HT-060c")]
    public async Task The_leading_group_asks_for_chapters_of_its_own()
    {
        house.It_is(new(2026, 3, 2));
        var contract = await house.Filed(await house.Entry(new(2026, 3, 2)));
        await house.Done(Clerk, new OpenDispute(Guid.CreateVersion7(), contract, "质量争议", "法制科", DisputeWay.Lawsuit));
        house.It_is(new(2026, 7, 6));
        Assert.Equal(OutcomeKind.Forbidden, (await house.Runs(Manager, new AskReportChapter(Guid.CreateVersion7(), Title))).Kind);
        Assert.Equal(["report.chapter-title"], await house.Codes(Leading, new AskReportChapter(Guid.CreateVersion7(), " ")));
        using (var office = await house.Visitor((await house.As(Leading)).Name))
            Assert.Contains(Title, (await (await office.Opens("/staff/contracts/reports")).Form("chapter").Fill("chapter", Title).Submit()).Text, StringComparison.Ordinal);
        Assert.Equal(["report.chapter-twice"], await house.Codes(Leading, new AskReportChapter(Guid.CreateVersion7(), Title)));

        using var manager = await house.Visitor((await house.As(Manager)).Name);
        var begun = await (await manager.Opens("/staff/contracts/reports")).Form("begin").Submit();
        Assert.Contains($"7. {Title}", begun.Text, StringComparison.Ordinal);
        Assert.Contains("争议 1 件，其中涉诉、涉仲裁 1 件", begun.Text, StringComparison.Ordinal);
        var report = await Report();
        Assert.Equal((1, 1), (report.Figures.Disputes, report.Figures.Lawsuits));
        Assert.Equal(["report.extra-chapter"], await house.Codes("head-health", new SignReport(report.Id)));
        await begun.Form("write").Fill("text-7", "购买服务合同一份，履行正常。").Submit();
        await house.Done("head-health", new SignReport(report.Id));
        Assert.Contains("购买服务合同一份", (await manager.Opens("/staff/contracts/reports")).Text, StringComparison.Ordinal);

        var chapter = await house.Look(db => db.Set<ReportChapter>().AsNoTracking().SingleAsync(c => c.Title == Title, Ct));
        Assert.Equal(OutcomeKind.NotFound, (await house.Runs("contracts-lufeng-filing", new EndReportChapter(chapter.Id))).Kind);
        await house.Done(Leading, new EndReportChapter(chapter.Id));
        await house.Done("contracts-civil", new WriteReport(Guid.CreateVersion7(), 2026, true, ["一", "二", "三", "四"]));
        Assert.Empty((await house.Look(db => db.Set<ContractReport>().AsNoTracking().SingleAsync(r => r.Institution == "441500-civil", Ct))).Extra);
    }

    private Task<ContractReport> Report() => house.Look(db => db.Set<ContractReport>().AsNoTracking().SingleAsync(r => r.Institution == "441500-health", Ct));
}
