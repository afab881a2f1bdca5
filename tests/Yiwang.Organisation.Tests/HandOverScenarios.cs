using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Appointments;
using Yiwang.Organisation.HandingOver;
using Yiwang.Organisation.Register;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;
using Yiwang.Testing;
using static Yiwang.Organisation.Tests.Personnel;

namespace Yiwang.Organisation.Tests;

public sealed class HandOverScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Bureau = "示例市司法行政部门";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "LH-HT-017a 离岗前列出全部没办完的事，逐件指定接替人，双方签字，没交接完不能结束任职")]
    [Requirement("LH-HT-017a")]
    [Requirement("LH-HT-017b")]
    public async Task Nobody_goes_while_something_would_be_left()
    {
        await Waits("审查一份文件", "审查另一份文件");
        var removal = OfStaff(AppointmentKind.Removed, "sf01", Bureau, "合法性审查岗");
        Assert.Equal("hand-over.needed", Assert.Single((await hall.Registers(hall.Today.AddDays(1), removal)).Findings).Code);

        var tenure = await TenureOf("legality-reviewer");
        Assert.True((await hall.Runs(Officer, new BeginHandOver(tenure, hall.Today))).IsDone);
        var id = (await HandOver()).Id;
        Assert.Equal(2, (await HandOver()).Items.Count);
        Assert.Equal("hand-over.unassigned", Assert.Single((await hall.Runs(Officer, new CompleteHandOver(id))).Findings).Code);
        Assert.Equal("hand-over.other-post", Assert.Single((await hall.Runs(Officer, new AssignSuccessor(id, "wj01", []))).Findings).Code);
        await hall.Registered(hall.Today.AddDays(1), OfStaff(AppointmentKind.Appointed, "wj01", Bureau, "审查科科长", "justice-bureau.reviewer"));
        Assert.True((await hall.Runs(Officer, new AssignSuccessor(id, "wj01", []))).IsDone);

        Assert.Equal("hand-over.unsigned", Assert.Single((await hall.Runs(Officer, new CompleteHandOver(id))).Findings).Code);
        Assert.Equal("hand-over.not-yours", Assert.Single((await hall.Runs("drafter-civil", new SignHandOver(id))).Findings).Code);
        Assert.True((await hall.Runs("legality-reviewer", new SignHandOver(id))).IsDone);
        Assert.True((await hall.Runs("drafter-health", new SignHandOver(id))).IsDone);
        await Waits("审查一份文件", "审查另一份文件", "刚来的文件");
        Assert.Equal("hand-over.unassigned", (await hall.Runs(Officer, new CompleteHandOver(id))).Findings[0].Code); // what came meanwhile is no orphan either
        await Waits("审查一份文件", "审查另一份文件");
        Assert.True((await hall.Runs(Officer, new CompleteHandOver(id))).IsDone);
        await hall.Registered(hall.Today.AddDays(1), removal);

        var protocol = await HandOver();
        Assert.False(protocol.IsOpen);
        Assert.Equal(("示例审查甲", hall.Today), (protocol.Giver, protocol.LastDay));
        Assert.Equal(["示例起草甲", "示例起草甲"], protocol.Items.Select(i => i.Successor));
        Assert.All(protocol.Signatures, s => Assert.NotNull(s.At));
        Assert.Equal(["示例审查甲"], await Responsible(hall.Today)); // before the change it stays his
        Assert.Equal(["示例起草甲"], await Responsible(hall.Today.AddDays(1)));
        Assert.Equal([nameof(Public.HandOverBegun), nameof(Public.HandOverSigned), nameof(Public.HandOverSigned), nameof(Public.HandOverCompleted)], (await hall.LedgerOf($"hand-over/{id}")).Select(a => a.FactName));

        Task<SeenHandOver> HandOver() => hall.Asks(Officer, async (HandOverList list) => (await list.Mine(Ct)).Single(h => h.PostName == "合法性审查岗"));
        async Task<string[]> Responsible(DateOnly day) => [.. (await hall.InOfficeOn(day, Bureau)).Held.Where(t => t.PostName == "合法性审查岗").Select(t => t.Name)];
    }

    [Fact]
    public async Task Where_a_colleague_holds_the_same_post_nothing_is_left()
    {
        await WaitsFor("county-federation.reviewer", "441581-dpf", "县里的待办");

        await hall.Registered(hall.Today, OfStaff(AppointmentKind.Removed, "lf02", "陆丰市残疾人联合会", "县级残联审核岗"));
    }

    [Fact]
    public async Task Only_the_two_sides_and_the_personnel_officer_see_it()
    {
        await hall.Runs(Officer, new BeginHandOver(await TenureOf("gazette-editor"), hall.Today));
        var id = (await hall.Asks(Officer, async (HandOverList list) => (await list.Mine(Ct)).Single(h => h.PostName == "公报编辑岗"))).Id;
        using (var other = await hall.Visitor("示例审计甲")) Assert.Equal(System.Net.HttpStatusCode.NotFound, (await other.Opens($"/staff/hand-overs/{id}")).Status);

        using var giver = await hall.Visitor("示例编辑甲");
        var page = await (await giver.Opens($"/staff/hand-overs/{id}")).Form("sign").Submit();
        using var officer = await hall.Visitor("示例人事甲");
        var done = await (await officer.Opens($"/staff/hand-overs/{id}")).Form("complete").Submit();

        Assert.Contains("签字", page.Text, StringComparison.Ordinal);
        Assert.Contains("交接完成", done.Text, StringComparison.Ordinal);
    }

    private Task<Guid> TenureOf(string key) => hall.Asks(Officer, async (YiwangDb db) =>
    {
        var account = await hall.AccountOf(key);
        return (await db.Set<Tenure>().AsNoTracking().FirstAsync(t => t.Person == account && t.To == null, Ct)).Id;
    });

    private Task Waits(params string[] titles) => WaitsFor("justice-bureau.reviewer", "441500-justice", titles);

    private async Task WaitsFor(string post, string institution, params string[] titles)
    {
        await using var scope = hall.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<YiwangDb>();
        var items = titles.Select(t => new WorkItemDraft(new Guid(Platform.Cryptography.Sm3.Hash(System.Text.Encoding.UTF8.GetBytes(t)).AsSpan(0, 16)), "审查", t, "/staff", post, institution, "441500", null, null));
        await scope.ServiceProvider.GetRequiredService<IInbox>().Keep($"test/{post}", [.. items], Ct);
        await db.SaveChangesAsync(Ct);
    }
}
