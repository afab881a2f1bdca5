using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Yiwang.Host;
using Yiwang.Platform.Data;
using Yiwang.Testing;

namespace Yiwang.Architecture.Tests;

/// <summary>
/// Migrations are written by hand for both engines; here they are held against what the program believes. The full-text index (%_fts%) is
/// each engine's own and no part of the model.
/// </summary>
public sealed class Schema(TownHall hall) : IClassFixture<TownHall>
{
    [Fact]
    public async Task The_real_schema_is_what_the_model_says()
    {
        var (model, real) = await hall.Look(async db => (ModelLines(db), await RealLines(db)));

        Assert.Empty(model.Except(real).Select(line => $"only in the model: {line}"));
        Assert.Empty(real.Except(model).Select(line => $"only in the database: {line}"));
        Assert.True(model.Count > 20, "The walk found no tables.");
    }

    [Fact]
    public async Task A_column_that_a_migration_forgot_is_noticed()
    {
        var missing = await hall.Look(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE platform_leases RENAME COLUMN \"Holder\" TO \"Owner\"", TestContext.Current.CancellationToken);
            return ModelLines(db).Except(await RealLines(db)).ToArray();
        });

        Assert.Contains(missing, line => line.StartsWith("platform_leases.Holder ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_begins_with_the_name_of_its_module()
    {
        var modules = Modules.All.ToDictionary(m => m.GetType().Assembly, m => m.Name + "_");

        var misnamed = await hall.Look(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(e => e.GetTableName() is { } table && !table.StartsWith(modules[e.ClrType.Assembly], StringComparison.Ordinal))
            .Select(e => $"{e.ClrType.FullName}: {e.GetTableName()}").ToArray()));

        Assert.Empty(misnamed);
    }

    [Fact]
    public async Task No_foreign_key_leads_into_another_module()
    {
        var crossing = await hall.Look(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys())
            .Where(k => ModuleOf(k.DeclaringEntityType) != ModuleOf(k.PrincipalEntityType))
            .Select(k => $"{k.DeclaringEntityType.GetTableName()} → {k.PrincipalEntityType.GetTableName()}").ToArray()));

        Assert.Empty(crossing);
    }

    private static string? ModuleOf(IEntityType entity) => entity.GetTableName()?.Split('_')[0];

    private static HashSet<string> ModelLines(YiwangDb db)
    {
        var lines = new HashSet<string>();
        foreach (var table in db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables)
        {
            lines.UnionWith(table.Columns.Select(c => $"{table.Name}.{c.Name} {c.StoreType.ToLowerInvariant()} {(c.IsNullable ? "null" : "not null")}"));
            if (table.PrimaryKey is { } key) lines.Add($"{table.Name} key ({Names(key.Columns)})");
            lines.UnionWith(table.Indexes.Select(i => $"{table.Name} {(i.IsUnique ? "unique" : "index")} ({Names(i.Columns)})"));
        }

        return lines;
    }

    private static string Names(IEnumerable<IColumnBase> columns) => string.Join(',', columns.Select(c => c.Name));

    private static async Task<HashSet<string>> RealLines(YiwangDb db) =>
        [.. await db.Database.SqlQueryRaw<string>(db.Database.IsNpgsql() ? OnPostgres : OnSqlite).ToArrayAsync(TestContext.Current.CancellationToken)];

    private const string OnSqlite = """
        SELECT t.name || '.' || c.name || ' ' || lower(c.type) || CASE WHEN c."notnull" THEN ' not null' ELSE ' null' END AS "Value"
          FROM sqlite_master t JOIN pragma_table_info(t.name) c
          WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' AND t.name NOT LIKE '%\_fts%' ESCAPE '\'
        UNION ALL
        SELECT k.name || ' key (' || group_concat(k.column_name, ',') || ')' FROM
          (SELECT t.name, c.name AS column_name FROM sqlite_master t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' AND t.name NOT LIKE '%\_fts%' ESCAPE '\' AND c.pk > 0 ORDER BY t.name, c.pk) k
          GROUP BY k.name
        UNION ALL
        SELECT i.tbl || CASE WHEN i.is_unique THEN ' unique (' ELSE ' index (' END || group_concat(i.column_name, ',') || ')' FROM
          (SELECT t.name AS tbl, l.name AS index_name, l."unique" AS is_unique, c.name AS column_name
            FROM sqlite_master t JOIN pragma_index_list(t.name) l JOIN pragma_index_info(l.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' AND t.name NOT LIKE '%\_fts%' ESCAPE '\' AND l.origin = 'c' ORDER BY l.name, c.seqno) i
          GROUP BY i.tbl, i.index_name, i.is_unique
        """;

    private const string OnPostgres = """
        SELECT t.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE ' null' END AS "Value"
          FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
          WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace AND t.relname NOT LIKE '\_\_EF%' AND t.relname NOT LIKE '%\_fts%'
        UNION ALL
        SELECT t.relname || CASE WHEN i.indisprimary THEN ' key (' WHEN i.indisunique THEN ' unique (' ELSE ' index (' END
            || (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(i.indkey::int[]) WITH ORDINALITY k(number, place)
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number) || ')'
          FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
          WHERE t.relnamespace = 'public'::regnamespace AND t.relname NOT LIKE '\_\_EF%' AND t.relname NOT LIKE '%\_fts%'
        """;
}
