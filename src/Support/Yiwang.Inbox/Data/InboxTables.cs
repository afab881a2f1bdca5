using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Inbox.Items;
using Yiwang.Platform.Data;

namespace Yiwang.Inbox.Data;

[DbContext(typeof(YiwangDb))]
[Migration("20261122_05_Inbox")]
internal sealed class InboxTables : Migration
{
    private static readonly string[][] Indexes =
    [
        ["Institution", "Post", "SortsOn", "Id"],
        ["Institution", "Post", "Kind", "SortsOn", "Id"],
        ["Institution", "Post", "NumberKey"],
        ["Institution", "Post", "Serial"],
        ["Subject"],
    ];

    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(WorkItemMapping.Table, c => new
        {
            Id = c.Id(), Subject = c.Text(80), Kind = c.Text(40), Title = c.Text(200), NumberKey = c.Text(60), Serial = c.Text(12),
            Href = c.Text(400), Post = c.Text(80), Institution = c.Text(80), Region = c.Text(12), SortsOn = c.Day(), Under = c.Text(160, nullable: true),
            OpenedAt = c.Instant(), ClosedAt = c.Instant(nullable: true),
        }, constraints: t => t.PrimaryKey($"PK_{WorkItemMapping.Table}", i => i.Id));

        foreach (var columns in Indexes)
        {
            migration.CreateIndex($"IX_{WorkItemMapping.Table}_{string.Join('_', columns)}", WorkItemMapping.Table, columns, filter: WorkItemMapping.OnlyOpen);
        }
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(WorkItemMapping.Table);
}
