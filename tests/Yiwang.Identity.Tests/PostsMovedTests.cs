using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Identity.Public;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Data;
using Yiwang.Testing;

namespace Yiwang.Identity.Tests;

/// <summary>A database from before the register of appointments keeps its people in their posts.</summary>
public sealed class PostsMovedTests(TownHall hall) : IClassFixture<TownHall>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_held_a_post_holds_it_in_the_register()
    {
        var account = (await hall.Asks(Actor.Stranger(), (AccountDirectory accounts) => accounts.FindDemonstration("auditor", Ct)))!.AccountId;
        await hall.Look(async db =>
        {
            foreach (var sql in Sql(db, new OldTable()).Append(Insert(db, account)).Concat(Sql(db, new PostsMoved()))) await db.Database.ExecuteSqlRawAsync(sql, Ct);
            return 0;
        });

        var held = await hall.Asks(Actor.Stranger(), (PostRegister posts) => posts.HeldBy(account, new(2012, 6, 1), Ct));

        Assert.Equal([("operations", "441500-operations", new DateOnly(2012, 1, 1), (DateOnly?)new DateOnly(2012, 12, 31))], held.Select(h => (h.Post, h.Institution, h.From, h.To)));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => hall.Look(db => db.Database.ExecuteSqlRawAsync("SELECT * FROM identity_post_holdings", Ct)));
    }

    private static IEnumerable<string> Sql(YiwangDb db, Migration migration)
    {
        migration.ActiveProvider = db.Database.ProviderName!;
        return db.GetService<IMigrationsSqlGenerator>().Generate(migration.UpOperations, db.GetService<Microsoft.EntityFrameworkCore.Metadata.IDesignTimeModel>().Model).Select(c => c.CommandText);
    }

    private static string Insert(YiwangDb db, Guid account)
    {
        string Id(Guid id) => db.Database.IsNpgsql() ? id.ToString() : id.ToString().ToUpperInvariant();
        return $"""
            INSERT INTO identity_post_holdings ("Id", "Post", "Institution", "From", "To", "AccountId")
            VALUES ('{Id(Guid.CreateVersion7())}', 'operations', '441500-operations', '2012-01-01', '2012-12-31', '{Id(account)}')
            """;
    }

    private sealed class OldTable : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("identity_post_holdings", c => new
        {
            Id = c.Id(), Post = c.Text(80), Institution = c.Text(80), From = c.Day(), To = c.Day(nullable: true), AccountId = c.Id(),
        });
    }
}
