using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;
using Yiwang.Platform.Jobs;

namespace Yiwang.Platform.Keys;

/// <summary>How far the sealing under the newest data key has come.</summary>
/// <param name="Rows">How many stood under older keys when it began.</param>
/// <param name="Broken">Values that no key opens; they stay, and a person has to look.</param>
public sealed record ResealProgress(byte Version, long Rows, long Done, long Broken, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt)
{
    internal const string Name = "reseal";
}

/// <summary>Where this process is; a restarted one begins at the first column again and finds there what is left.</summary>
internal sealed class ResealPlace
{
    public byte Version { get; set; }
    public int Column { get; set; }
    public object[]? After { get; set; }

    /// <summary>What this round through all columns has changed and found broken.</summary>
    public long Changed { get; set; }
    public long Broken { get; set; }

    public void Begin(byte version) => (Version, Column, After, Changed, Broken) = (version, 0, null, 0, 0);
}

/// <summary>
/// After a rotation seals everything under the new key, in small batches beside the daily work. Nothing but the rows themselves says what is
/// left, so that a kill between two batches loses nothing and one within a batch undoes it.
/// </summary>
[Requirement("SW-SZ-196")]
internal sealed class Resealing(YiwangDb db, WriteTurns turns, KeyRing keys, SealedRows rows, ResealPlace place) : IJob
{
    /// <summary>By then every node seals with the new key; see <see cref="KeyRing"/>.</summary>
    public static readonly TimeSpan EverybodyKnows = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(700); // the courier waits meanwhile

    public static TimeSpan Pause => TimeSpan.FromSeconds(1);

    public async Task Run(CancellationToken ct)
    {
        if (keys.DataKeys.Count < 2 || await Read(db, ct) is { FinishedAt: not null } done && done.Version == keys.DataKey.Version) return;
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < Slice && await Next(ct)) { }
    }

    /// <summary>Until nothing is left, also where it was thought finished.</summary>
    public async Task RunToTheEnd(CancellationToken ct)
    {
        place.Begin(keys.DataKey.Version);
        await Write(await Started(ct), ct);
        while (await Next(ct)) { }
    }

    public static async Task<ResealProgress?> Read(YiwangDb db, CancellationToken ct) =>
        await db.Set<Setting>().AsNoTracking().FirstOrDefaultAsync(s => s.Name == ResealProgress.Name, ct) is { } setting
            ? JsonSerializer.Deserialize<ResealProgress>(setting.Value, StoredJson.Options)
            : null;

    /// <returns>False where nothing is left to do just now.</returns>
    private async Task<bool> Next(CancellationToken ct)
    {
        var version = keys.DataKey.Version;
        if (place.Version != version) place.Begin(version);
        if (place.Column == rows.Columns.Count) return await EndRound(version, ct);

        var progress = await Read(db, ct) is { FinishedAt: null } going && going.Version == version ? going : await Started(ct);
        using var turn = await turns.Take(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var batch = await rows.Reseal(rows.Columns[place.Column], place.After, ct);
        if (batch.Changed > 0) await Write(progress with { Done = progress.Done + batch.Changed }, ct);
        await transaction.CommitAsync(ct);

        (place.Changed, place.Broken) = (place.Changed + batch.Changed, place.Broken + batch.Broken);
        (place.Column, place.After) = batch.Last is null ? (place.Column + 1, null) : (place.Column, batch.Last);
        return true;
    }

    /// <summary>Through when a whole round found nothing to change and no node can seal with an old key any more.</summary>
    private async Task<bool> EndRound(byte version, CancellationToken ct)
    {
        var (changed, broken) = (place.Changed, place.Broken);
        place.Begin(version);
        if (changed > 0) return true;
        if (keys.DataKeyDates()[version] is { } since && TimeProvider.System.GetUtcNow() - since < EverybodyKnows) return false;

        var progress = await Read(db, ct) is { } going && going.Version == version ? going : await Started(ct);
        await Write(progress with { Broken = broken, FinishedAt = TimeProvider.System.GetUtcNow() }, ct);
        return false;
    }

    private async Task<ResealProgress> Started(CancellationToken ct)
    {
        var version = keys.DataKey.Version;
        var waiting = 0L;
        foreach (var column in rows.Columns) waiting += await rows.CountOthers(column, version, ct);
        return new(version, waiting, 0, 0, TimeProvider.System.GetUtcNow(), null);
    }

    private async Task Write(ResealProgress progress, CancellationToken ct)
    {
        var value = JsonSerializer.Serialize(progress, StoredJson.Options);
        if (await db.Set<Setting>().Where(s => s.Name == ResealProgress.Name).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, value), ct) > 0) return;
        db.Add(new Setting { Name = ResealProgress.Name, Value = value });
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}
