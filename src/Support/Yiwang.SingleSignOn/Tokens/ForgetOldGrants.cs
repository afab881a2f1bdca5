using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Jobs;
using Yiwang.Platform.Time;

namespace Yiwang.SingleSignOn.Tokens;

/// <summary>What has run out can't be used or misused any more; who entered what stands in the ledger.</summary>
[Requires(Permissions.IssueTokens)]
internal sealed record ForgetOldGrants : ICommand;

internal sealed class ForgetOldGrantsHandler(SignOnDb db, BusinessClock clock) : IHandle<ForgetOldGrants>
{
    private const int DaysKept = 2;

    public async Task<Outcome> Handle(ForgetOldGrants command, CancellationToken ct)
    {
        var before = clock.Real.GetUtcNow().AddDays(-DaysKept);
        await db.RefreshTokens.Where(t => t.EndsAt < before).ExecuteDeleteAsync(ct);
        await db.Grants.Where(g => g.EndsAt < before).ExecuteDeleteAsync(ct);
        return Outcome.Done;
    }
}

internal sealed class ForgetOldGrantsJob(SystemTask task) : IJob
{
    public static TimeSpan Pause => TimeSpan.FromHours(6);

    public Task Run(CancellationToken ct) => task.Run(new ForgetOldGrants(), ct);
}
