using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Identity.Sessions;

[DbContext(typeof(YiwangDb))]
[Migration("20261126_01_Sessions")]
internal sealed class SessionTables : Migration
{
    private const int Sealed = 1000, Index = 64;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("identity_sessions", c => new
        {
            Id = c.Id(), AccountId = c.Id(), KeyIndex = c.Text(Index), Factors = c.Text(200), Assurance = c.Text(40), Device = c.Text(60), Address = c.Text(Sealed),
            BegunAt = c.Instant(), SeenAt = c.Instant(), EndedAt = c.Instant(nullable: true), EndedBecause = c.Text(20, nullable: true), ActsForId = c.Column<Guid>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_identity_sessions", s => s.Id));
        migrationBuilder.CreateIndex("IX_identity_sessions_KeyIndex", "identity_sessions", "KeyIndex", unique: true);
        migrationBuilder.CreateIndex("IX_identity_sessions_AccountId_EndedAt", "identity_sessions", ["AccountId", "EndedAt"]);
        migrationBuilder.CreateIndex("IX_identity_sessions_BegunAt", "identity_sessions", "BegunAt");

        migrationBuilder.CreateTable("identity_sign_in_attempts", c => new
        {
            Id = c.Id(), AccountId = c.Id(), At = c.Instant(), Factor = c.Text(20), Succeeded = c.YesNo(), Device = c.Text(60), Address = c.Text(Sealed),
        }, constraints: t => t.PrimaryKey("PK_identity_sign_in_attempts", a => a.Id));
        migrationBuilder.CreateIndex("IX_identity_sign_in_attempts_AccountId_At", "identity_sign_in_attempts", ["AccountId", "At"]);

        migrationBuilder.AddColumn<long>("ClosedAt", "identity_accounts", nullable: true);
        migrationBuilder.AddColumn<long>("ProvedAt", "identity_accounts", nullable: true);
        migrationBuilder.AddColumn<string>("ProvedBy", "identity_accounts", maxLength: 40, nullable: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn("ProvedBy", "identity_accounts");
        migrationBuilder.DropColumn("ProvedAt", "identity_accounts");
        migrationBuilder.DropColumn("ClosedAt", "identity_accounts");
        migrationBuilder.DropTable("identity_sign_in_attempts");
        migrationBuilder.DropTable("identity_sessions");
    }
}
