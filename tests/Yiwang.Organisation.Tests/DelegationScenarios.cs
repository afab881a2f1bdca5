using Yiwang.Kernel;
using Yiwang.Organisation.Appointments;
using Yiwang.Organisation.Delegating;
using Yiwang.Organisation.Public;
using Yiwang.Testing;
using static Yiwang.Organisation.Tests.Personnel;

namespace Yiwang.Organisation.Tests;

public sealed class DelegationScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Register = "regulations.normative.register", See = "inbox.see";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_delegated_is_in_force_for_its_days_and_says_so_in_the_record()
    {
        var today = hall.Today;
        Assert.True((await hall.Runs("documents-1", await Give("gb01", today, today.AddDays(2), See, Register))).IsDone);
        var receiver = await hall.AccountOf("gazette-editor");

        var delegated = (await Capacities(receiver, today)).Single(c => c.IsDelegated);
        Assert.Equal(("government-office.documents", "受规范性文件管理岗委托", (DateOnly?)today.AddDays(2)), (delegated.Post, delegated.PostName, delegated.Until));
        Assert.Equal([See, OwnPost.Permission, Register], delegated.Permissions.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(await Capacities(receiver, today.AddDays(3)), c => c.IsDelegated);

        using var visitor = await hall.Visitor("示例编辑甲");
        await (await visitor.Opens("/staff/acting-post")).Form("acting-post").Fill("capacity", delegated.Id.ToString()).Submit();
        var acting = await hall.As("gazette-editor");
        Assert.Equal((receiver, "受规范性文件管理岗委托"), (acting.AccountId!.Value, acting.PostName)); // the person stays who he is
        Assert.DoesNotContain("regulations.clean-ups.run", acting.Permissions);
    }

    [Fact]
    public async Task It_can_not_be_given_on_nor_to_another_house_nor_beyond_the_post()
    {
        var today = hall.Today;
        Assert.True((await hall.Runs("documents-2", await Give("rs01", today, today.AddDays(2), "documents-2", See))).IsDone);
        var delegated = (await Capacities(await hall.AccountOf("personnel"), today)).Single(c => c.IsDelegated);

        Assert.Equal("delegation.not-own", await Refusal("personnel", new(delegated.Id, "gb01", [See], today, today, "转给别人")));
        Assert.Equal("delegation.elsewhere", await Refusal("documents-2", await Give("bm01", today, today, "documents-2", See)));
        Assert.Equal("delegation.not-yours", await Refusal("documents-2", await Give("gb01", today, today, "documents-2", "organisation.appointments.register")));
        Assert.Equal("delegation.order", await Refusal("documents-2", await Give("gb01", today.AddDays(-1), today, "documents-2", See)));
        Assert.Equal("delegation.long", await Refusal("documents-2", await Give("gb01", today, today.AddDays(91), "documents-2", See)));
        Assert.Equal("delegation.receiver", await Refusal("documents-2", await Give("gb03", today, today, "documents-2", See)));
    }

    [Fact]
    public async Task It_ends_when_it_is_taken_back_and_when_the_giver_leaves_the_post()
    {
        var today = hall.Today;
        var receiver = await hall.AccountOf("drafter-health");
        await hall.Registered(today, OfStaff(AppointmentKind.Appointed, "wj01", "示例市司法行政部门", "科员", "justice-bureau.reviewer"));
        Assert.True((await hall.Runs("legality-reviewer", await Give("wj01", today, today.AddDays(9), "legality-reviewer", "regulations.drafts.review"))).IsDone);
        var id = (await Capacities(receiver, today)).Single(c => c.IsDelegated).Id;

        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs("drafter-civil", new RevokeDelegation(id))).Kind);
        await hall.Registered(today.AddDays(3), OfStaff(AppointmentKind.Removed, "sf01", "示例市司法行政部门", "合法性审查岗"));
        Assert.Contains(await Capacities(receiver, today.AddDays(2)), c => c.IsDelegated);
        Assert.DoesNotContain(await Capacities(receiver, today.AddDays(3)), c => c.IsDelegated);
        Assert.True((await hall.Runs("legality-reviewer", new RevokeDelegation(id))).IsDone);
        Assert.DoesNotContain(await Capacities(receiver, today), c => c.IsDelegated);
    }

    private async Task<GiveDelegation> Give(string staffNumber, DateOnly from, DateOnly to, params string[] permissions)
    {
        var giver = permissions[0].Contains('.', StringComparison.Ordinal) ? "documents-1" : permissions[0];
        var held = await hall.Asks(Officer, async (PostRegister posts) => await posts.HeldBy(await hall.AccountOf(giver), hall.Today, Ct));
        return new(held[0].Id, staffNumber, [.. permissions.Where(p => p.Contains('.', StringComparison.Ordinal))], from, to, "外出学习");
    }

    private Task<IReadOnlyList<Capacity>> Capacities(Guid account, DateOnly day) => hall.Asks(Officer, (ActingPosts posts) => posts.Of(account, day, Ct));

    private async Task<string> Refusal(string who, GiveDelegation asked) => Assert.Single((await hall.Runs(who, asked)).Findings).Code;
}
