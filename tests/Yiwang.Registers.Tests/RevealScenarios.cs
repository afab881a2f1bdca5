using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Registers.Keeping;
using Yiwang.Registers.Public;
using Yiwang.Testing;

namespace Yiwang.Registers.Tests;

/// <summary>A masked number is shown whole for a reason, and the person whose it is reads the reason.</summary>
public sealed class RevealScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Poor = "poor-households", Keeper = "poverty-alleviation-lufeng";
    private const string OfGuardian1 = "441581199001010008", Why = "核对与扶贫系统里的是不是同一户";

    private static readonly DateOnly March = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "看完整的号码要写理由，本人看得到哪个岗位、什么时候、为什么看的")]
    [Requirement("LF-SZ-227")]
    public async Task A_masked_number_is_shown_whole_for_a_reason_and_its_owner_is_told()
    {
        hall.It_is(March);
        var id = await AnEntry("H-101");
        using var keeper = await hall.Visitor(Keeper);
        var page = await keeper.Opens($"/staff/registers/entries/{id}");
        Assert.DoesNotContain(OfGuardian1, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var refused = await page.Form("reveal").Submit();
        Assert.DoesNotContain(OfGuardian1, refused.Text, StringComparison.Ordinal);
        Assert.Contains("请写明为什么", refused.Text, StringComparison.Ordinal);
        var shown = await refused.Form("reveal").Fill("why", Why).Submit();
        await (await keeper.Opens($"/staff/registers/entries/{id}")).Form("reveal").Fill("why", Why).Submit(); // the same day is one row

        Assert.Contains(OfGuardian1, shown.Text, StringComparison.Ordinal);
        using var owner = await hall.Visitor("guardian-1");
        var own = await owner.Opens("/my/data");
        Assert.Contains(Why, own.Text, StringComparison.Ordinal);
        Assert.Contains((await hall.As(Keeper)).PostName, own.Text, StringComparison.Ordinal);
        Assert.Single(own.Document.QuerySelectorAll("main tbody tr"));
        Assert.DoesNotContain((await hall.As(Keeper)).Name, own.Text, StringComparison.Ordinal);
        var json = await owner.Http.GetFromJsonAsync<JsonElement>(new Uri("/api/my/data", UriKind.Relative), Ct);
        Assert.Equal((Why, 1), (json.GetProperty("looks")[0].GetProperty("purpose").GetString(), json.GetProperty("looks").GetArrayLength()));
        using var other = await hall.Visitor("guardian-2");
        Assert.DoesNotContain(Why, (await other.Opens("/my/data")).Text, StringComparison.Ordinal);
        using var nobody = hall.Visitor();
        Assert.StartsWith("/sign-in", (await nobody.Opens("/my/data")).Address, StringComparison.Ordinal);
        Assert.Contains((await hall.LedgerOf($"register-entry/{id:N}")).Select(a => a.Sentence), s => s.Contains(Why, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("看看")]
    [InlineData("核对 441581199001010008 是不是他")]
    public async Task Without_a_reason_or_with_a_number_in_it_nothing_is_shown(string why)
    {
        hall.It_is(March);
        var id = await AnEntry($"H-{200 + why.Length}");

        Assert.Equal("why", (await hall.Runs(Keeper, new RevealEntry(id, why))).Findings.Single().Where);
    }

    [Fact]
    public async Task Another_county_and_another_post_reveal_nothing()
    {
        hall.It_is(March);
        var id = await AnEntry("H-301");

        var elsewhere = await hall.As(Keeper) with { Region = "441521", Institution = "441521-poverty" };
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs(elsewhere, new RevealEntry(id, Why))).Kind);
        foreach (var account in new[] { "institutions-city", "reviewer-lufeng-1", "guardian-1" })
            Assert.Contains((await hall.Runs(account, new RevealEntry(id, Why))).Kind, new[] { OutcomeKind.NotFound, OutcomeKind.Forbidden });
        using var reviewer = await hall.Visitor("reviewer-lufeng-1");
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.Opens($"/staff/registers/entries/{id}")).Status);
    }

    private async Task<Guid> AnEntry(string household)
    {
        var outcome = await hall.Runs(Keeper, new RecordEntry(Poor, new Dictionary<string, string> { ["child"] = OfGuardian1, ["household"] = household }, await FreeDay()));
        Assert.True(outcome.IsDone, string.Join('；', outcome.Findings.Select(f => f.Message)));
        return await hall.Look(db => db.Set<Entry>().Where(e => e.Register == Poor).OrderByDescending(e => e.RecordedAt).ThenByDescending(e => e.Id).Select(e => e.Id).FirstAsync(Ct));
    }

    private async Task<DateOnly> FreeDay() => March.AddDays(-1 - await hall.Look(db => db.Set<Entry>().CountAsync(Ct)));
}
