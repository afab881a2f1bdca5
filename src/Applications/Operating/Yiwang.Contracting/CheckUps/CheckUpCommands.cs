using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Jobs;

namespace Yiwang.Contracting.CheckUps;

/// <summary>The finance bureau has all filed contracts of its region looked at now: the watch goes on with it within a minute.</summary>
[Requires(Permissions.CheckFiling)]
internal sealed record CheckUpNow : ICommand;

/// <summary>The next part of the region's check-up; begins one when its day has come.</summary>
[Requires(Permissions.Watch)]
internal sealed record GoOnCheckingUp(string Region, IReadOnlyDictionary<Guid, TextReading> Readings) : ICommand;

/// <summary>The signed text was misread: somebody has compared it with the record.</summary>
[Requires(Permissions.CheckFiling)]
internal sealed record ConfirmRecord(Guid Id, string Note) : ICommand;

internal sealed class CheckUpHandler(ContractsDb db, CheckingUp checkUps, CurrentUser user, TimeProvider clock) : IHandle<CheckUpNow>, IHandle<GoOnCheckingUp>, IHandle<ConfirmRecord>
{
    [Article(Law.LuohuContracts, 10, 2), Requirement("LH-SZ-114")]
    public async Task<Outcome> Handle(CheckUpNow command, CancellationToken ct)
    {
        if (await checkUps.Running(user.Region, ct) is not null) return Outcome.Refused("check-up.running", "正在体检，还没有查完。", EarlyWarning.Duty, remedy: "请稍后刷新本页看结果。");
        Begun(user.Region, isAsked: true);
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(GoOnCheckingUp command, CancellationToken ct)
    {
        var run = await checkUps.Running(command.Region, ct);
        if (run is null)
        {
            if (await checkUps.NextOn(command.Region, ct) is not { } next || next > clock.Today()) return Outcome.NotFound;
            run = Begun(command.Region, isAsked: false);
        }

        await checkUps.GoOn(run, command.Readings, ct);
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(ConfirmRecord command, CancellationToken ct)
    {
        if (await db.Whole.Set<EarlyWarning>().FirstOrDefaultAsync(w => w.Id == command.Id, ct) is not { } warning || await db.Find(warning.ContractId, ct) is not { } contract) return Outcome.NotFound;
        var outcome = warning.Confirm(command.Note, clock.Today());
        if (outcome.IsDone) await checkUps.Tell(contract, [.. (await db.Whole.Set<EarlyWarning>().Where(w => w.ContractId == contract.Id && w.ResolvedOn == null).ToListAsync(ct)).Where(w => w.IsOpen)], ct);
        return outcome;
    }

    private CheckUpRun Begun(string region, bool isAsked)
    {
        var run = CheckUpRun.Begin(region, isAsked, clock.Today());
        db.Whole.Add(run);
        return run;
    }
}

/// <summary>Begins each region's check-up on its day and goes on with it, part by part.</summary>
internal sealed class CheckUpWatch(CommandRunner commands, CheckingUp checkUps, CurrentUser user, ContractBook book) : IJob
{
    private const int PartsAtATurn = 20;

    public static TimeSpan Pause => TimeSpan.FromMinutes(1);

    public async Task Run(CancellationToken ct)
    {
        user.BecomeSystem("contract-check-ups", Permissions.Watch);
        foreach (var region in book.Adoptions.Select(a => a.Region).Distinct())
        {
            for (var part = 0; part < PartsAtATurn; part++)
            {
                if (await checkUps.ReadAhead(region, ct) is not { } readings || !(await commands.Run(new GoOnCheckingUp(region, readings), ct: ct)).IsDone) break;
            }
        }
    }
}
