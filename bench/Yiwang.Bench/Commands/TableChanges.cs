using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform.Data;

namespace Yiwang.Bench.Commands;

internal enum ChangeKind { Insert, Update, Delete }

internal sealed record Cell(string Column, object Value);

/// <summary>One row that a command wrote.</summary>
/// <param name="Key">Which row; empty for a row that is inserted.</param>
/// <param name="Set">All columns of a new row, the changed ones of another.</param>
internal sealed record RowChange(string Table, ChangeKind Kind, IReadOnlyList<Cell> Key, IReadOnlyList<Cell> Set);

/// <summary>Finds out what a command writes by comparing all tables before and after.</summary>
internal sealed class TableChanges(Installation house)
{
    private sealed record Table(string Name, string[] Key, string? Counted);

    private sealed record Seen(Dictionary<string, Cell[]> Rows);

    public async Task<IReadOnlyList<RowChange>> Of(Func<Task> act)
    {
        var tables = await Tables();
        var before = await Look(tables);
        await act();
        var after = await Look(tables);
        return [.. tables.SelectMany(t => Compare(t, before[t.Name], after[t.Name]))];
    }

    private static IEnumerable<RowChange> Compare(Table table, Seen before, Seen after)
    {
        foreach (var (key, row) in after.Rows)
        {
            if (!before.Rows.TryGetValue(key, out var old)) yield return new(table.Name, ChangeKind.Insert, [], [.. row.Where(c => c.Column != table.Counted)]);
            else if (row.Where((c, i) => !SameValue(c.Value, old[i].Value)).ToArray() is { Length: > 0 } changed) yield return new(table.Name, ChangeKind.Update, KeyOf(table, row), changed);
        }

        foreach (var (key, row) in before.Rows)
        {
            if (!after.Rows.ContainsKey(key)) yield return new(table.Name, ChangeKind.Delete, KeyOf(table, row), []);
        }
    }

    private static Cell[] KeyOf(Table table, Cell[] row) => [.. row.Where(c => table.Key.Contains(c.Column))];

    private static bool SameValue(object a, object b) => a is byte[] x && b is byte[] y ? x.AsSpan().SequenceEqual(y) : a.Equals(b);

    private async Task<Table[]> Tables()
    {
        await using var scope = house.Services.CreateAsyncScope();
        return [.. from entity in scope.ServiceProvider.GetRequiredService<YiwangDb>().Model.GetEntityTypes()
                   let key = entity.FindPrimaryKey()!.Properties
                   let counted = key.Count == 1 && key[0].ClrType == typeof(long) && key[0].ValueGenerated == ValueGenerated.OnAdd ? key[0].GetColumnName() : null
                   orderby entity.GetTableName()
                   select new Table(entity.GetTableName()!, [.. key.Select(p => p.GetColumnName())], counted)];
    }

    private async Task<Dictionary<string, Seen>> Look(IEnumerable<Table> tables)
    {
        await using var connection = await house.Engine.Open(house.ConnectionString);
        var seen = new Dictionary<string, Seen>();
        foreach (var table in tables) seen[table.Name] = await Look(connection, table);
        return seen;
    }

    private static async Task<Seen> Look(DbConnection connection, Table table)
    {
        await using var select = connection.CreateCommand();
        select.CommandText = $"SELECT * FROM {Engine.Quoted(table.Name)}";
        await using var reader = await select.ExecuteReaderAsync();
        var rows = new Dictionary<string, Cell[]>();
        while (await reader.ReadAsync())
        {
            var row = Enumerable.Range(0, reader.FieldCount).Select(i => new Cell(reader.GetName(i), ValueOf(reader, i))).ToArray();
            rows[string.Join('|', KeyOf(table, row).Select(c => c.Value))] = row;
        }

        return new Seen(rows);
    }

    private static object ValueOf(DbDataReader reader, int i) =>
        !reader.IsDBNull(i) && reader.GetDataTypeName(i) == "date" ? reader.GetFieldValue<DateOnly>(i) : reader.GetValue(i);
}
