using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Yiwang.Platform.Data;

/// <summary>
/// Thousands of new rows of one table, as an import brings them: written in the command's own transaction, past the tracking of changes,
/// which costs ten times the row. Names and conversions are those of the mapping. Only for rows that record no facts.
/// </summary>
public static class ManyRows
{
    /// <param name="db">Whose transaction is open: nothing stays if the command fails.</param>
    /// <param name="rows">New ones, with their keys; none of them is tracked afterwards.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task AddMany<T>(this YiwangDb db, IReadOnlyCollection<T> rows, CancellationToken ct) where T : class
    {
        if (rows.Count == 0) return;
        if (db.Database.CurrentTransaction is not { } transaction) throw new InvalidOperationException("Rows are added within a command.");
        var table = Table.Of(db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no mapping."));
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres) await Copy(postgres, table, rows, ct);
        else await Insert(db.Database.GetDbConnection(), transaction.GetDbTransaction(), table, rows, ct);
    }

    private static async Task Copy<T>(NpgsqlConnection connection, Table table, IReadOnlyCollection<T> rows, CancellationToken ct) where T : class
    {
        await using var writer = await connection.BeginBinaryImportAsync($"COPY {table.Name} ({table.Columns}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(ct);
            foreach (var read in table.Values)
            {
                if (read(row) is { } value) await writer.WriteAsync(value, ct);
                else await writer.WriteNullAsync(ct);
            }
        }

        await writer.CompleteAsync(ct);
    }

    private static async Task Insert<T>(DbConnection connection, DbTransaction transaction, Table table, IReadOnlyCollection<T> rows, CancellationToken ct) where T : class
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table.Name} ({table.Columns}) VALUES ({string.Join(", ", table.Values.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@p{i}")))})";
        for (var i = 0; i < table.Values.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            command.Parameters.Add(parameter);
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < table.Values.Count; i++) command.Parameters[i].Value = table.Values[i](row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>A table as its mapping says: quoted names, and how each column is read from a row as the database wants it.</summary>
    private sealed record Table(string Name, string Columns, IReadOnlyList<Func<object, object?>> Values)
    {
        public static Table Of(IEntityType entity)
        {
            var stored = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            var properties = entity.GetProperties().ToArray();
            return new(Quoted(stored.Name), string.Join(", ", properties.Select(p => Quoted(p.GetColumnName(stored)!))), [.. properties.Select(Reader)]);
        }

        private static Func<object, object?> Reader(IProperty property)
        {
            var (getter, converter) = (property.GetGetter(), property.GetTypeMapping().Converter);
            return row => getter.GetClrValue(row) is { } value ? converter is null ? value : converter.ConvertToProvider(value) : null;
        }

        private static string Quoted(string name) => $"\"{name}\"";
    }
}
