using System.Net;
using Microsoft.EntityFrameworkCore;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

public sealed class WorkspaceScenarios(TownHall hall) : IClassFixture<TownHall>
{
    [Fact(DisplayName = "审计岗看到一件事的全部记录；记录被改过，指出是哪一行")]
    public async Task The_auditor_sees_which_row_of_the_evidence_was_changed()
    {
        using var auditor = await Entered("auditor");
        var subject = await hall.Look(db => db.Database.SqlQueryRaw<string>(
            "SELECT \"Subject\" AS \"Value\" FROM platform_ledger_heads WHERE \"Sequence\" > 1 ORDER BY \"Subject\" LIMIT 1").SingleAsync(TestContext.Current.CancellationToken));
        var before = await auditor.Opens($"/staff/evidence?subject={subject}");

        await hall.Look(db => db.Database.ExecuteSqlAsync(
            $"UPDATE platform_ledger_entries SET \"Sentence\" = 'x' WHERE \"Subject\" = {subject} AND \"Sequence\" = 2", TestContext.Current.CancellationToken));
        var after = await auditor.Opens($"/staff/evidence?subject={subject}");

        Assert.Contains("完整", before.Text, StringComparison.Ordinal);
        Assert.Contains("第 2 行：内容与哈希不符", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operations_sees_the_database_the_date_and_who_still_has_to_hear()
    {
        using var operations = await Entered("operations");

        var page = await operations.Opens("/staff/operations");

        Assert.Contains(page.Document.QuerySelectorAll("dd"), d => d.TextContent.Contains("最新", StringComparison.Ordinal));
        Assert.Contains("2026年3月2日", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reviewer-lufeng-1", "/staff", HttpStatusCode.OK)]
    [InlineData("reviewer-lufeng-1", "/staff/operations", HttpStatusCode.Forbidden)]
    [InlineData("reviewer-lufeng-1", "/staff/evidence", HttpStatusCode.Forbidden)]
    [InlineData("auditor", "/staff", HttpStatusCode.OK)]
    [InlineData("auditor", "/staff/inbox", HttpStatusCode.Forbidden)]
    [InlineData("operations", "/demo/outbox", HttpStatusCode.OK)]
    [InlineData("guardian-1", "/staff", HttpStatusCode.Forbidden)]
    [InlineData("guardian-1", "/demo/outbox", HttpStatusCode.Forbidden)]
    public async Task A_desk_opens_for_the_post_that_needs_it(string account, string address, HttpStatusCode expected)
    {
        using var visitor = await Entered(account);

        Assert.Equal(expected, (await visitor.Opens(address)).Status);
    }

    private async Task<Visitor> Entered(string account)
    {
        var visitor = hall.Visitor();
        var page = await visitor.Opens("/sign-in");
        await page.Form("demonstration").Submit(page.Document.QuerySelector($"button[value='{account}']")!.TextContent);
        return visitor;
    }
}
