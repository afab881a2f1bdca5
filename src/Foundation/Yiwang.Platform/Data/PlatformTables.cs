using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Yiwang.Platform.Data;

[DbContext(typeof(YiwangDb))]
[Migration("20261122_01_Platform")]
internal sealed class PlatformTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("platform_ledger_entries", c => new
        {
            Id = c.Counted(), Subject = c.Text(80), Sequence = c.Number(), FactName = c.Text(80), Details = c.Text(),
            Sentence = c.Text(), Under = c.Text(160, nullable: true), At = c.Instant(), ByAccount = c.Column<Guid>(nullable: true),
            ByPost = c.Text(80), ByPostName = c.Text(80), PreviousHash = c.Bytes(), Hash = c.Bytes(),
        }, constraints: t => t.PrimaryKey("PK_platform_ledger_entries", e => e.Id));
        migration.CreateIndex("IX_platform_ledger_entries_Subject_Sequence", "platform_ledger_entries", ["Subject", "Sequence"], unique: true);

        migration.CreateTable("platform_ledger_heads", c => new { Subject = c.Text(80), Sequence = c.Number(), Hash = c.Bytes() },
            constraints: t => t.PrimaryKey("PK_platform_ledger_heads", e => e.Subject));

        migration.CreateTable("platform_deliveries", c => new
        {
            Id = c.Counted(), Hearer = c.Text(80), Subject = c.Text(80), Sequence = c.Number(),
            NextAt = c.Instant(), Attempts = c.Number(), LastFault = c.Text(200),
        }, constraints: t => t.PrimaryKey("PK_platform_deliveries", e => e.Id));
        migration.CreateIndex("IX_platform_deliveries_NextAt", "platform_deliveries", "NextAt");
        migration.CreateIndex("IX_platform_deliveries_Hearer_Subject_Sequence", "platform_deliveries", ["Hearer", "Subject", "Sequence"], unique: true);

        migration.CreateTable("platform_command_keys", c => new { Key = c.Id(), Command = c.Text(80), Account = c.Column<Guid>(nullable: true), At = c.Instant() },
            constraints: t => t.PrimaryKey("PK_platform_command_keys", e => e.Key));
        migration.CreateIndex("IX_platform_command_keys_At", "platform_command_keys", "At");

        migration.CreateTable("platform_leases", c => new { Name = c.Text(80), Holder = c.Text(120), Until = c.Instant() },
            constraints: t => t.PrimaryKey("PK_platform_leases", e => e.Name));

        migration.CreateTable("platform_settings", c => new { Name = c.Text(80), Value = c.Text() },
            constraints: t => t.PrimaryKey("PK_platform_settings", e => e.Name));
    }

    protected override void Down(MigrationBuilder migration)
    {
        foreach (var table in new[] { "ledger_entries", "ledger_heads", "deliveries", "command_keys", "leases", "settings" })
        {
            migration.DropTable($"platform_{table}");
        }
    }
}
