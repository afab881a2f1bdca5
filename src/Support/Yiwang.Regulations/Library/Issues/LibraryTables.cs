using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;
using Yiwang.Regulations.Library.Search;

namespace Yiwang.Regulations.Library.Issues;

[DbContext(typeof(YiwangDb))]
[Migration("20261123_01_Library")]
internal sealed class LibraryTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(IssueMapping.Table, c => new
        {
            Id = c.Id(), Key = c.Text(120), Name = c.Text(80), Year = c.Number(), Number = c.Number(), TotalNumber = c.Number(),
            PublishedOn = c.Day(nullable: true), Organiser = c.Text(200), Rhythm = c.Text(20), Title = c.Text(240), ListedYear = c.Number(),
            FileHash = c.Text(64), FileName = c.Text(200), FileBytes = c.Number(), SplitHash = c.Text(64), Contents = c.Json(), Report = c.Json(),
            ImportedAt = c.Instant(), IsWithdrawn = c.YesNo(),
        }, constraints: t => t.PrimaryKey($"PK_{IssueMapping.Table}", i => i.Id));
        migration.CreateIndex($"IX_{IssueMapping.Table}_Key", IssueMapping.Table, "Key", unique: true);
        migration.CreateIndex($"IX_{IssueMapping.Table}_FileHash", IssueMapping.Table, "FileHash");

        migration.CreateTable(DocumentMapping.Table, c => new
        {
            Id = c.Id(), IssueId = c.Id(), Order = c.Number(), Title = c.Text(400), RulingTitle = c.Text(400), Number = c.Text(80), NumberKey = c.Text(80),
            IssuedBy = c.Text(200), IssuedOn = c.Day(nullable: true), Section = c.Text(80), Addressees = c.Text(2000), AnnexNames = c.Json(),
            Page = c.Number(), Articles = c.Number(), Tables = c.Number(), Whence = c.Text(1000),
        }, constraints: t => t.PrimaryKey($"PK_{DocumentMapping.Table}", d => d.Id));
        migration.CreateIndex($"IX_{DocumentMapping.Table}_IssueId_Order", DocumentMapping.Table, ["IssueId", "Order"], unique: true);
        migration.CreateIndex($"IX_{DocumentMapping.Table}_NumberKey", DocumentMapping.Table, "NumberKey");

        migration.CreateTable(NodeMapping.Table, c => new
        {
            DocumentId = c.Id(), Order = c.Number(), End = c.Number(), Depth = c.Number(), Part = c.Text(40), Kind = c.Text(40),
            Anchor = c.Text(60), Label = c.Text(80), Heading = c.Json(), Text = c.Json(),
        }, constraints: t => t.PrimaryKey($"PK_{NodeMapping.Table}", n => new { n.DocumentId, n.Order }));
        migration.CreateIndex($"IX_{NodeMapping.Table}_DocumentId_Anchor", NodeMapping.Table, ["DocumentId", "Anchor"], unique: true);

        migration.CreateTable(PassageMapping.Table, c => new
        {
            Id = c.Large(), DocumentId = c.Id(), NodeOrder = c.Number(), Anchor = c.Text(60), Place = c.Text(200), Path = c.Text(1000), Text = c.Json(),
        }, constraints: t => t.PrimaryKey($"PK_{PassageMapping.Table}", p => p.Id));
        migration.CreateIndex($"IX_{PassageMapping.Table}_DocumentId_NodeOrder", PassageMapping.Table, ["DocumentId", "NodeOrder"]);

        foreach (var statement in SearchIndex.Tables(migration.IsSqlite())) migration.Sql(statement);
    }

    protected override void Down(MigrationBuilder migration)
    {
        foreach (var table in SearchIndex.TableNames(migration.IsSqlite())) migration.Sql($"DROP TABLE {table}");
        foreach (var table in new[] { PassageMapping.Table, NodeMapping.Table, DocumentMapping.Table, IssueMapping.Table }) migration.DropTable(table);
    }
}
