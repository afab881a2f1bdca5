using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Identity.Accounts;

[DbContext(typeof(YiwangDb))]
[Migration("20261202_05_Counter")]
internal sealed class CounterTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<long>("HandedOutUntil", "identity_accounts", nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn("HandedOutUntil", "identity_accounts");
}
