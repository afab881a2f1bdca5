using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Platform.Data;
using Yiwang.Platform.Keys;
using Yiwang.Platform.Ledger;
using Yiwang.Platform.Outbox;
using Yiwang.Platform.Time;

namespace Yiwang.Workspace.Operations;

/// <summary>How the installation stands just now. Holds no personal data.</summary>
internal sealed record Condition(
    string Engine, string NewestMigration, int MigrationsApplied, int MigrationsMissing, DateOnly BusinessDate, bool DateIsShifted,
    long LedgerRows, AnchorState Anchors, IReadOnlyList<WaitingHearer> Hearers, SealingState Sealing);

/// <param name="Older">Data keys that only open.</param>
internal sealed record SealingState(byte Current, IReadOnlyList<byte> Older, ResealProgress? Progress);

/// <summary>Reads the condition of the installation for the operations page.</summary>
internal sealed class RunningSystem(YiwangDb db, YiwangOptions options, OutboxReader outbox, LedgerReader ledger, AnchorReader anchors, BusinessClock clock, DataKeyState keys)
{
    public async Task<Condition> Look(CancellationToken ct)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToArray();
        var missing = (await db.Database.GetPendingMigrationsAsync(ct)).Count();
        return new(
            options.IsPostgres ? "PostgreSQL" : "SQLite（内嵌）", applied.LastOrDefault() ?? "", applied.Length, missing,
            clock.Today(), clock.IsShifted, await ledger.NewestRow(ct), await anchors.Look(ct), await outbox.Waiting(ct),
            new(keys.Current, keys.Older, await keys.Progress(ct)));
    }
}
