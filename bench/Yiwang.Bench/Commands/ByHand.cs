using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Yiwang.Bench.Commands;

/// <summary>The floor: writes given rows through the driver, one prepared statement for each kind of row, one commit for each command.</summary>
internal sealed class ByHand(DbConnection connection) : IAsyncDisposable
{
    // SQLite has one writer; by hand, too, the writers queue instead of waking and sleeping.
    private static readonly SemaphoreSlim OneWriter = new(1, 1);
    private readonly Dictionary<string, DbCommand> prepared = [];

    public async Task Write(IReadOnlyList<RowChange> changes)
    {
        if (connection is not SqliteConnection)
        {
            await WriteOnce(changes);
            return;
        }

        await OneWriter.WaitAsync();
        try { await WriteOnce(changes); }
        finally { OneWriter.Release(); }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in prepared.Values) await command.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task WriteOnce(IReadOnlyList<RowChange> changes)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var change in changes)
        {
            var command = await Prepared(change);
            command.Transaction = transaction;
            var i = 0;
            foreach (var cell in Given(change)) command.Parameters[i++].Value = cell.Value;
            if (await command.ExecuteNonQueryAsync() != 1) throw new InvalidOperationException($"{change.Kind} in {change.Table} did not find its row.");
        }

        await transaction.CommitAsync();
    }

    private async Task<DbCommand> Prepared(RowChange change)
    {
        var sql = SqlOf(change);
        if (prepared.TryGetValue(sql, out var known)) return known;

        var command = connection.CreateCommand();
        command.CommandText = sql;
        var i = 0;
        foreach (var cell in Given(change))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{i++}", cell.Value);
            command.Parameters.Add(parameter);
        }

        await command.PrepareAsync();
        return prepared[sql] = command;
    }

    // The value decides the parameter's type, and a null has none: it stands in the statement.
    private static IEnumerable<Cell> Given(RowChange change) => change.Set.Concat(change.Key).Where(c => c.Value is not DBNull);

    private static string SqlOf(RowChange change)
    {
        var (table, i) = (Engine.Quoted(change.Table), 0);
        string Value(Cell cell) => cell.Value is DBNull ? "NULL" : $"@p{i++}";
        string Where() => string.Join(" AND ", change.Key.Select(k => $"{Engine.Quoted(k.Column)} = {Value(k)}"));
        return change.Kind switch
        {
            ChangeKind.Insert => $"INSERT INTO {table} ({string.Join(", ", change.Set.Select(c => Engine.Quoted(c.Column)))}) VALUES ({string.Join(", ", change.Set.Select(Value))})",
            ChangeKind.Update => $"UPDATE {table} SET {string.Join(", ", change.Set.Select(c => $"{Engine.Quoted(c.Column)} = {Value(c)}"))} WHERE {Where()}",
            _ => $"DELETE FROM {table} WHERE {Where()}",
        };
    }
}
