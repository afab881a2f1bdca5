using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.SingleSignOn.Clients;

[DbContext(typeof(YiwangDb))]
[Migration("20261126_04_AwaitedSystems")]
internal sealed class AwaitedTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("signon_awaited_systems", c => new
        {
            Id = c.Id(), Name = c.Text(AwaitedSystem.LongestName), RunBy = c.Text(AwaitedSystem.LongestName), NotedAt = c.Instant(),
            ConnectedAs = c.Text(40, nullable: true), StruckAt = c.Instant(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_signon_awaited_systems", s => s.Id));
        migration.CreateIndex("IX_signon_awaited_systems_Name", "signon_awaited_systems", "Name");
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable("signon_awaited_systems");
}
