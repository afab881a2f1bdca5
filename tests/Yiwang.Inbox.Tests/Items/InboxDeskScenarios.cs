using System.Net;
using Yiwang.Inbox.Public;
using Yiwang.Testing;
using static Yiwang.Inbox.Tests.Reviewers;

namespace Yiwang.Inbox.Tests.Items;

public sealed class InboxDeskScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly string[] Kept = ["审核", "复核"];

    [Fact(DisplayName = "陆丰的审核岗看得到本单位的待办，海丰的看不到")]
    public async Task An_officer_finds_the_work_of_the_own_institution_only()
    {
        await hall.Keeps("case/desk-1", Kept.Select(kind => ForLufeng(kind)).ToArray());

        using var lufeng = await Entered("reviewer-lufeng-1");
        using var haifeng = await Entered("reviewer-haifeng");
        var seen = await lufeng.Opens("/staff/inbox?kind=" + Uri.EscapeDataString("复核"));
        var json = await lufeng.Http.GetStringAsync(new Uri("/api/inbox/items?q=90001", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("康复救助 SW-2026-90001", seen.Text, StringComparison.Ordinal);
        Assert.Single(seen.Document.QuerySelectorAll("tbody tr"));
        Assert.Contains("SW-2026-90001", json, StringComparison.Ordinal);
        Assert.DoesNotContain("90001", (await haifeng.Opens("/staff/inbox")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/staff/inbox")]
    [InlineData("/api/inbox/items")]
    public async Task A_member_of_the_public_is_refused(string address)
    {
        using var guardian = await Entered("guardian-1");

        Assert.Equal(HttpStatusCode.Forbidden, (await guardian.Opens(address)).Status);
    }

    private WorkItemDraft ForLufeng(string kind) =>
        Work("441581-dpf", hall.Today.AddDays(1), kind, "康复救助 SW-2026-90001") with { Post = "county-federation.reviewer" };

    private async Task<Visitor> Entered(string account)
    {
        var visitor = hall.Visitor();
        var page = await visitor.Opens("/sign-in");
        var name = page.Document.QuerySelector($"button[value='{account}']")!.TextContent;
        await page.Form("demonstration").Submit(name);
        return visitor;
    }
}
