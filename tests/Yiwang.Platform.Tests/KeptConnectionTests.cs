using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Tests;

/// <summary>SQLite's connection that stays open with its statements; always on SQLite, whichever engine the other tests run on.</summary>
public sealed class KeptConnectionTests : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("yiwang-kept-").FullName;
    private readonly PooledDbContextFactory<Notebook> notebooks;

    public KeptConnectionTests()
    {
        notebooks = new(new DbContextOptionsBuilder<Notebook>().UseSqlite(Source).AddInterceptors(new KeptConnection.Connections(), new KeptConnection.Statements()).Options, poolSize: 1);
        Elsewhere("PRAGMA journal_mode=WAL; CREATE TABLE Notes (Id INTEGER PRIMARY KEY, Text TEXT NOT NULL); INSERT INTO Notes VALUES (1, '甲'), (2, '乙'), (3, '丙');");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Source => $"Data Source={Path.Combine(folder, "notes.db")};Default Timeout=2";

    [Fact]
    public async Task A_question_asked_while_its_own_answers_are_read_gets_its_own()
    {
        await using var notebook = await notebooks.CreateDbContextAsync(Ct);
        var pairs = new List<(int, int)>();
        await foreach (var outer in notebook.Notes.AsNoTracking().OrderBy(n => n.Id).AsAsyncEnumerable().WithCancellation(Ct))
        {
            await foreach (var inner in notebook.Notes.AsNoTracking().OrderBy(n => n.Id).AsAsyncEnumerable().WithCancellation(Ct)) pairs.Add((outer.Id, inner.Id));
        }

        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3)], pairs);
    }

    [Fact]
    public async Task The_next_context_has_the_same_open_connection_and_sees_what_others_wrote_meanwhile()
    {
        var first = await Asked(1);
        Elsewhere("UPDATE Notes SET Text = '改过' WHERE Id = 1;");
        var second = await Asked(1);
        var other = await Asked(2);

        Assert.Equal(("甲", "改过", "乙"), (first.Text, second.Text, other.Text));
        Assert.Same(first.Connection, second.Connection);
        Assert.Equal(ConnectionState.Open, second.Connection.State);
    }

    [Fact]
    public async Task Answers_that_were_not_read_to_the_end_hold_nothing_up()
    {
        await using (var notebook = await notebooks.CreateDbContextAsync(Ct))
        {
            Assert.Equal(1, (await notebook.Notes.AsNoTracking().OrderBy(n => n.Id).FirstAsync(Ct)).Id);
            await foreach (var _ in notebook.Notes.AsNoTracking().AsAsyncEnumerable().WithCancellation(Ct)) break;
        }

        Elsewhere("UPDATE Notes SET Text = '改过' WHERE Id = 3; PRAGMA wal_checkpoint(TRUNCATE);");
        Assert.Equal("改过", (await Asked(3)).Text);
    }

    [Fact]
    public async Task What_was_not_committed_is_undone_when_the_context_goes_back()
    {
        await using (var notebook = await notebooks.CreateDbContextAsync(Ct))
        {
            await notebook.Database.BeginTransactionAsync(Ct);
            await notebook.Database.ExecuteSqlAsync($"UPDATE Notes SET Text = '没有提交' WHERE Id = 1", Ct);
        }

        Elsewhere("UPDATE Notes SET Text = '别人' WHERE Id = 2;"); // waits for nobody
        Assert.Equal("甲", (await Asked(1)).Text);
    }

    public async ValueTask DisposeAsync()
    {
        var connection = (await Asked(1)).Connection;
        var last = await notebooks.CreateDbContextAsync(CancellationToken.None);
        last.Database.GetDbConnection().Dispose();
        Assert.Equal(ConnectionState.Closed, connection.State);
        await last.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<(string Text, System.Data.Common.DbConnection Connection)> Asked(int id)
    {
        await using var notebook = await notebooks.CreateDbContextAsync(CancellationToken.None);
        var note = await notebook.Notes.AsNoTracking().SingleAsync(n => n.Id == id, CancellationToken.None);
        return (note.Text, notebook.Database.GetDbConnection());
    }

    private void Elsewhere(string sql)
    {
        using var connection = new SqliteConnection(Source);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class Notebook(DbContextOptions<Notebook> options) : DbContext(options)
    {
        public DbSet<Note> Notes => Set<Note>();
    }

    private sealed class Note
    {
        public int Id { get; init; }
        public string Text { get; init; } = "";
    }
}
