using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Ledger;

[DbContext(typeof(YiwangDb))]
[Migration("20261122_70_LedgerAnchors")]
internal sealed class LedgerAnchorTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("platform_ledger_anchors", c => new
        {
            Number = c.Number(), FirstRow = c.Large(), LastRow = c.Large(), Rows = c.Number(), Earliest = c.Instant(), Latest = c.Instant(),
            Root = c.Bytes(), Leaves = c.Bytes(), At = c.Instant(), Previous = c.Bytes(), Hash = c.Bytes(), Signature = c.Bytes(), KeyVersion = c.Number(),
        }, constraints: t => t.PrimaryKey("PK_platform_ledger_anchors", a => a.Number));

        migration.CreateTable("platform_ledger_marks", c => new { Mark = c.Text(200), Row = c.Large() },
            constraints: t => t.PrimaryKey("PK_platform_ledger_marks", m => new { m.Mark, m.Row }));
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropTable("platform_ledger_marks");
        migration.DropTable("platform_ledger_anchors");
    }
}
