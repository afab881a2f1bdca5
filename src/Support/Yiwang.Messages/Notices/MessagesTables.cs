using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Messages.Notices;

[DbContext(typeof(YiwangDb))]
[Migration("20261122_06_Messages")]
internal sealed class MessagesTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(MessageMapping.Table, c => new
        {
            Id = c.Id(), Account = c.Id(), Title = c.Text(200), Body = c.Text(), Href = c.Text(400), Subject = c.Text(80),
            SentAt = c.Instant(), ReadAt = c.Instant(nullable: true),
        }, constraints: t => t.PrimaryKey($"PK_{MessageMapping.Table}", m => m.Id));
        migration.CreateIndex($"IX_{MessageMapping.Table}_Account_Id", MessageMapping.Table, ["Account", "Id"]);
        migration.CreateIndex($"IX_{MessageMapping.Table}_Account", MessageMapping.Table, "Account", filter: MessageMapping.OnlyUnread);
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(MessageMapping.Table);
}
