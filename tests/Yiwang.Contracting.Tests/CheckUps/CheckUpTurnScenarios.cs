using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.CheckUps;
using Yiwang.Contracting.Contracts;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.CheckUps;

/// <summary>When a check-up begins and how it goes on, in a house of its own because it counts all contracts.</summary>
public sealed class CheckUpTurnScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Region = "441500", Bureau = "contracts-filing";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "三（七）1：每三十日体检一次；一批一批地查，查到一半停下的接着查；同时只有一次")]
    [Article(Law.LuohuContracts, 10, 2), Requirement("LH-SZ-114")]
    public async Task A_check_up_begins_on_its_day_and_goes_on_where_it_stopped()
    {
        house.It_is(new(2026, 3, 2));
        await house.Turn<CheckUpWatch>();
        await house.Turn<CheckUpWatch>();
        Assert.Equal((0, new DateOnly(2026, 3, 2)), await Only(1));
        house.It_is(new(2026, 3, 31));
        await house.Turn<CheckUpWatch>();
        Assert.Single(await Runs());
        house.It_is(new(2026, 4, 1)); // thirty days after 2 March
        await house.Turn<CheckUpWatch>();
        Assert.Equal((0, new DateOnly(2026, 4, 1)), await Only(2));

        for (var i = 0; i <= CheckingUp.AtOnce; i++) await house.Filed(await house.Entry(new(2026, 4, 1)));
        await house.Done(Bureau, new CheckUpNow());
        Assert.Equal((0, null), await Only(3));
        Assert.True(await house.ChecksUpWithoutTexts(Region));
        Assert.Equal((CheckingUp.AtOnce, null), await Only(3));
        Assert.Equal(["check-up.running"], await house.Codes(Bureau, new CheckUpNow()));
        using var visitor = await house.Visitor((await house.As(Bureau)).Name);
        Assert.Contains($"已查 {CheckingUp.AtOnce} 份，共 {CheckingUp.AtOnce + 1} 份", (await visitor.Opens("/staff/contracts/check-ups")).Text, StringComparison.Ordinal);
        await house.Turn<CheckUpWatch>();
        Assert.Equal((CheckingUp.AtOnce + 1, new DateOnly(2026, 4, 1)), await Only(3));
        using var department = await house.Visitor((await house.As("contracts-civil")).Name);
        Assert.Contains("2026年4月1日（周三）查完的体检没有发现", (await department.Opens("/staff/contracts/check-ups")).Text, StringComparison.Ordinal);
    }

    private async Task<(int Checked, DateOnly? FinishedOn)> Only(int count)
    {
        var runs = await Runs();
        Assert.Equal(count, runs.Count);
        return (runs[^1].Checked, runs[^1].FinishedOn);
    }

    private async Task<IReadOnlyList<CheckUpRun>> Runs() => await house.Look(db => db.Set<CheckUpRun>().AsNoTracking().Where(r => r.Region == Region).OrderBy(r => r.Id).ToListAsync(Ct));
}
