using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Identity;

[DbContext(typeof(YiwangDb))]
[Migration("20261122_03_Identity")]
internal sealed class IdentityTables : Migration
{
    private const int Sealed = 1000, Index = 64;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("identity_accounts", c => new
        {
            Id = c.Id(), Kind = c.Text(40), Name = c.Text(Sealed), Phone = c.Text(Sealed),
            CitizenNumber = c.Text(Sealed, nullable: true), CitizenNumberIndex = c.Text(Index, nullable: true), SignInIndex = c.Text(Index),
            PasswordHash = c.Text(200), FailedSignIns = c.Number(), LockedUntil = c.Instant(nullable: true), DemonstrationKey = c.Text(40, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_identity_accounts", a => a.Id));
        migrationBuilder.CreateIndex("IX_identity_accounts_SignInIndex", "identity_accounts", "SignInIndex", unique: true);
        migrationBuilder.CreateIndex("IX_identity_accounts_CitizenNumberIndex", "identity_accounts", "CitizenNumberIndex", unique: true);

        migrationBuilder.CreateTable("identity_post_holdings", c => new
        {
            Id = c.Id(), Post = c.Text(80), Institution = c.Text(80), From = c.Day(), To = c.Day(nullable: true), AccountId = c.Id(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_identity_post_holdings", h => h.Id);
            t.ForeignKey("FK_identity_post_holdings_identity_accounts_AccountId", h => h.AccountId, "identity_accounts", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_identity_post_holdings_AccountId", "identity_post_holdings", "AccountId");
        migrationBuilder.CreateIndex("IX_identity_post_holdings_Institution_Post", "identity_post_holdings", ["Institution", "Post"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("identity_post_holdings");
        migrationBuilder.DropTable("identity_accounts");
    }
}
