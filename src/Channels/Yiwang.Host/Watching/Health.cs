using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Ledger;

namespace Yiwang.Host.Watching;

/// <summary>
/// <c>/health/live</c>: the process answers; restart it if it doesn't. <c>/health/ready</c>: it can do its work; send nobody here while it can't.
/// Both say one word and no more.
/// </summary>
internal static class Health
{
    private const string Why = "负载均衡和监控要知道能不能派请求过来；只答一个词";

    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseAnswers>("database").AddCheck<DiskTakesFiles>("disk");

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).Open(Why);
        app.MapHealthChecks("/health/ready").Open(Why);
    }

    private sealed class DatabaseAnswers(LedgerReader ledger) : IHealthCheck
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            try
            {
                await ledger.NewestRow(patience.Token);
                return HealthCheckResult.Healthy();
            }
            catch (Exception gone) when (gone is System.Data.Common.DbException or OperationCanceledException or InvalidOperationException or TimeoutException)
            {
                return HealthCheckResult.Unhealthy(gone.GetType().Name);
            }
        }
    }

    private sealed class DiskTakesFiles(YiwangOptions options) : IHealthCheck
    {
        private const long LeastFree = 64L * 1024 * 1024;

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(new DriveInfo(options.DataDirectory).AvailableFreeSpace < LeastFree ? HealthCheckResult.Unhealthy("full")
                : IsWritable(options.DataDirectory) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("unwritable"));

        private static bool IsWritable(string folder)
        {
            try
            {
                using var probe = new FileStream(Path.Combine(folder, ".probe"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                probe.Write("1"u8);
                return true;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }
}
