using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Keys;

/// <summary>One column that is sealed at rest, by the names that the database knows.</summary>
internal sealed record SealedColumn(string Table, string Column, IReadOnlyList<string> Key)
{
    public static IReadOnlyList<SealedColumn> Of(IModel model) =>
    [
        .. from entity in model.GetEntityTypes()
           let stored = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)
           where stored is not null
           from property in entity.GetProperties()
           where property.IsSealed()
           let column = new SealedColumn(stored.Value.Name, property.GetColumnName(stored.Value)!, [.. entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName(stored.Value)!)])
           orderby column.Table, column.Column
           select column,
    ];

    public override string ToString() => $"{Table}.{Column}";
}

/// <summary>How many values stand under one data key in one column.</summary>
public sealed record SealedUnder(string Column, byte Version, long Rows);

/// <summary>What became of one batch.</summary>
/// <param name="Last">The key of the last row looked at; null where the column is through.</param>
internal sealed record SealedBatch(object[]? Last, int Changed, int Broken);

/// <summary>
/// Sealed values as they lie there, past the mapping: which key sealed them stands in their first letters, so the database can count
/// and find them without opening one.
/// </summary>
internal sealed class SealedRows(YiwangDb db, KeyRing keys, PersonalText personal)
{
    public const int BatchSize = 500;

    public IReadOnlyList<SealedColumn> Columns { get; } = SealedColumn.Of(db.Model);

    public Task<long> CountOthers(SealedColumn column, byte version, CancellationToken ct) => Count(column, $"NOT IN ({Beginnings(version)})", ct);

    public async Task<IReadOnlyList<SealedUnder>> CountUnder(byte version, CancellationToken ct)
    {
        var counts = new List<SealedUnder>();
        foreach (var column in Columns)
        {
            if (await Count(column, $"IN ({Beginnings(version)})", ct) is > 0 and var rows) counts.Add(new(column.ToString(), version, rows));
        }

        return counts;
    }

    /// <summary>Seals the next few under the newest key, in the transaction that is open. A row that somebody changes meanwhile is left to what he writes.</summary>
    public async Task<SealedBatch> Reseal(SealedColumn column, object[]? after, CancellationToken ct)
    {
        var rows = await Read(column, after, ct);
        var (changed, broken) = (0, 0);
        await using var update = db.Command($"UPDATE {Q(column.Table)} SET {Q(column.Column)} = @new WHERE {string.Join(" AND ", column.Key.Select((k, i) => $"{Q(k)} = {At(i)}"))} AND {Q(column.Column)} = @old");
        foreach (var (key, stored) in rows)
        {
            if (Renewed(stored) is not { } renewed)
            {
                broken++;
                continue;
            }

            // The same parameters each time: a prepared command keeps those that it was prepared with.
            Set(update, "@new", renewed);
            Set(update, "@old", stored);
            for (var i = 0; i < key.Length; i++) Set(update, At(i), key[i]);
            changed += await update.ExecuteNonQueryAsync(ct);
        }

        return new(rows.Count < BatchSize ? null : rows[^1].Key, changed, broken);
    }

    private string? Renewed(string stored)
    {
        try
        {
            return personal.Protect(personal.Reveal(stored));
        }
        catch (BrokenSealException)
        {
            return null; // stays as it is and keeps its key from being retired
        }
    }

    private async Task<List<(object[] Key, string Stored)>> Read(SealedColumn column, object[]? after, CancellationToken ct)
    {
        var key = string.Join(", ", column.Key.Select(Q));
        var from = after is null ? "" : $" AND ({key}) > ({string.Join(", ", after.Select((_, i) => At(i)))})";
        await using var select = db.Command(
            $"SELECT {key}, {Q(column.Column)} FROM {Q(column.Table)} WHERE substr({Q(column.Column)}, 1, 3) NOT IN ({Beginnings(keys.DataKey.Version)}){from} ORDER BY {key} LIMIT {BatchSize}");
        for (var i = 0; i < (after?.Length ?? 0); i++) Set(select, At(i), after![i]);
        var rows = new List<(object[], string)>();
        await using var reader = await select.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) rows.Add(([.. Enumerable.Range(0, column.Key.Count).Select(reader.GetValue)], reader.GetString(column.Key.Count)));
        return rows;
    }

    private async Task<long> Count(SealedColumn column, string which, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var count = db.Command($"SELECT count(*) FROM {Q(column.Table)} WHERE substr({Q(column.Column)}, 1, 3) {which}");
            return Convert.ToInt64(await count.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static void Set(DbCommand command, string name, object value)
    {
        if (!command.Parameters.Contains(name))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        command.Parameters[name].Value = value;
    }

    private static string Beginnings(byte version) => string.Join(", ", SealedText.BeginningsOf(version).Select(b => $"'{b}'"));

    private static string Q(string name) => $"\"{name}\"";

    private static string At(int i) => string.Create(CultureInfo.InvariantCulture, $"@k{i}");
}
