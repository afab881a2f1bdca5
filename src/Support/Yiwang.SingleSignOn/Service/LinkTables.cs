using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.SingleSignOn.Service;

[DbContext(typeof(YiwangDb))]
[Migration("20261126_03_AccountLinks")]
internal sealed class LinkTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("signon_links", c => new
        {
            Id = c.Id(), Issuer = c.Text(AccountLink.LongestIssuer), SubjectIndex = c.Text(64), AccountId = c.Id(), LinkedAt = c.Instant(),
        }, constraints: t => t.PrimaryKey("PK_signon_links", l => l.Id));
        migration.CreateIndex("IX_signon_links_SubjectIndex", "signon_links", "SubjectIndex", unique: true);
        migration.CreateIndex("IX_signon_links_AccountId_Issuer", "signon_links", ["AccountId", "Issuer"], unique: true);
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable("signon_links");
}
