using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Data;
using Yiwang.Platform.Jobs;

namespace Yiwang.Platform.Commands;

/// <summary>A form that was left open for a month is not sent a second time by accident.</summary>
internal sealed class ForgetOldCommandKeys(YiwangDb db) : IJob
{
    private const int DaysKept = 30;

    public static TimeSpan Pause => TimeSpan.FromHours(6);

    public Task Run(CancellationToken ct)
    {
        var before = TimeProvider.System.GetUtcNow().AddDays(-DaysKept);
        return db.Set<CommandKey>().Where(k => k.At < before).ExecuteDeleteAsync(ct);
    }
}
