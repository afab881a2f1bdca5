using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Yiwang.Platform.Data;
using Yiwang.Platform.Tests.House;
using Yiwang.Testing;

namespace Yiwang.Platform.Tests;

/// <summary>What passes by itself is told from a fault of ours.</summary>
public sealed class OutageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("57P01", OutageKind.DatabaseAway)]
    [InlineData("57P03", OutageKind.DatabaseAway)]
    [InlineData("08006", OutageKind.DatabaseAway)]
    [InlineData("53300", OutageKind.DatabaseAway)]
    [InlineData("53100", OutageKind.DiskFull)]
    [InlineData("58030", OutageKind.DiskUnwritable)]
    [InlineData("25006", OutageKind.DiskUnwritable)]
    [InlineData("23505", null)]
    [InlineData("42P01", null)]
    [InlineData("57014", null)]
    public void PostgreSQL_says_which(string state, OutageKind? kind) =>
        Assert.Equal(kind, Outage.KindOf(new InvalidOperationException("Entity Framework's", new PostgresException("", "FATAL", "FATAL", state))));

    [Theory]
    [InlineData(5, OutageKind.DatabaseAway)]
    [InlineData(13, OutageKind.DiskFull)]
    [InlineData(10, OutageKind.DiskUnwritable)]
    [InlineData(8, OutageKind.DiskUnwritable)]
    [InlineData(19, null)]
    [InlineData(1, null)]
    public void SQLite_says_which(int code, OutageKind? kind) => Assert.Equal(kind, Outage.KindOf(new SqliteException("", code)));

    [Theory(DisplayName = "PostgreSQL 正要准备一条语句时断开：说明白；接上以后同一处照常问，不出错")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_statement_that_was_being_prepared_when_the_database_went_does_no_harm_afterwards(bool inPlainSql)
    {
        if (!TestDatabase.IsPostgres) return;
        const int TimesBeforeItIsPrepared = 4; // the driver prepares at the fifth
        await using var house = await PlatformHouse.Open();
        await house.In<YiwangDb, int>(async db =>
        {
            await db.Database.OpenConnectionAsync(Ct);
            for (var i = 0; i < TimesBeforeItIsPrepared; i++) await Parcels(db, inPlainSql);
            await house.Sql($"SELECT pg_terminate_backend({((NpgsqlConnection)db.Database.GetDbConnection()).ProcessID}, 10000)");

            var fault = await Assert.ThrowsAnyAsync<Exception>(() => Parcels(db, inPlainSql));
            await db.Database.CloseConnectionAsync();

            Assert.Equal(OutageKind.DatabaseAway, Outage.KindOf(fault));
            for (var i = 0; i <= TimesBeforeItIsPrepared + 1; i++)
            {
                Assert.Equal(0, await Parcels(db, inPlainSql));
                Assert.False(await db.Set<Parcel>().AnyAsync(Ct));
            }

            return 0;
        });
    }

    private static async Task<long> Parcels(YiwangDb db, bool inPlainSql)
    {
        if (!inPlainSql) return await db.Set<Parcel>().LongCountAsync(Ct);
        await db.Database.OpenConnectionAsync(Ct);
        try
        {
            await using var count = db.Command("SELECT count(*) FROM parcels_parcels");
            return (long)(await count.ExecuteScalarAsync(Ct))!;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    [Fact]
    public void A_fault_of_ours_stays_one()
    {
        Assert.Null(Outage.KindOf(new InvalidOperationException("ours", new KeyNotFoundException())));
        Assert.Null(Outage.KindOf(new IOException("a visitor who went away")));
    }

    [Fact]
    public async Task A_database_that_nobody_serves_is_away()
    {
        var nobody = new NpgsqlConnection($"Host={Path.GetTempPath()};Username=nobody;Pooling=False;Timeout=3");

        Assert.Equal(OutageKind.DatabaseAway, Outage.KindOf(await Assert.ThrowsAnyAsync<Exception>(() => nobody.OpenAsync(Ct))));
        await nobody.DisposeAsync();
    }

    [Fact(DisplayName = "升级中途被 kill -9 留下的锁，下一次启动自己清掉")]
    public async Task Who_was_killed_while_it_migrated_holds_nobody_up()
    {
        if (TestDatabase.IsPostgres) return; // there the lock ends with the connection
        await using var house = await PlatformHouse.OpenUnmigrated();
        await house.Sql("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL CONSTRAINT \"PK___EFMigrationsLock\" PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        await house.Sql("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-22 00:00:00')");

        var applied = await house.In<DatabaseMigrator, IReadOnlyList<string>>(async m =>
        {
            await using var alone = await m.Alone(Ct);
            return await m.Migrate(Ct).WaitAsync(TimeSpan.FromSeconds(20), Ct);
        });

        Assert.NotEmpty(applied);
    }

    [Fact(DisplayName = "几台同时升级，一台做，别的等着，看到已经做好")]
    public async Task Of_several_that_migrate_at_once_one_does_it()
    {
        await using var house = await PlatformHouse.OpenUnmigrated();
        await using var other = house.SecondNode();

        var applied = await Task.WhenAll(new[] { house, other, house, other }.Select(node => node.In<DatabaseMigrator, IReadOnlyList<string>>(async m =>
        {
            await using var alone = await m.Alone(Ct);
            return await m.Migrate(Ct);
        })));

        Assert.Single(applied, migrations => migrations.Count > 0);
        await house.A_parcel();
    }
}
