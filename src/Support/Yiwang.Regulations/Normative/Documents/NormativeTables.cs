using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Regulations.Normative.Documents;

[DbContext(typeof(YiwangDb))]
[Migration("20261123_11_NormativeDocuments")]
internal sealed class NormativeTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        const string Documents = NormativeDocumentMapping.Table, Changes = DocumentChangeMapping.Table, Companions = CompanionMapping.Table;
        migration.CreateTable(Documents, c => new
        {
            Id = c.Id(), Law = c.Text(120), Title = c.Text(400), IssuedBy = c.Text(200), IssuedOn = c.Day(nullable: true), InForceFrom = c.Day(nullable: true),
            ValidUntil = c.Day(nullable: true), CompanionsExpected = c.Number(), RegisteredAt = c.Instant(),
        }, constraints: t => t.PrimaryKey($"PK_{Documents}", d => d.Id));
        migration.CreateIndex($"IX_{Documents}_Law", Documents, "Law", unique: true);

        migration.CreateTable(Changes, c => new
        {
            Id = c.Id(), Law = c.Text(120), Kind = c.Text(40), From = c.Day(), Until = c.Day(nullable: true), By = c.Text(160), ReplacedBy = c.Text(120),
            Reason = c.Text(500), RecordedAt = c.Instant(),
        }, constraints: t => t.PrimaryKey($"PK_{Changes}", d => d.Id));
        migration.CreateIndex($"IX_{Changes}_Law_From", Changes, ["Law", "From"]);
        migration.CreateIndex($"IX_{Changes}_Law", Changes, "Law", unique: true, filter: DocumentChangeMapping.OnlyEnds);

        migration.CreateTable(Companions, c => new { Law = c.Text(120), Order = c.Number(), Title = c.Text(400) },
            constraints: t => t.PrimaryKey($"PK_{Companions}", d => new { d.Law, d.Order }));
    }

    protected override void Down(MigrationBuilder migration)
    {
        foreach (var table in new[] { CompanionMapping.Table, DocumentChangeMapping.Table, NormativeDocumentMapping.Table }) migration.DropTable(table);
    }
}
