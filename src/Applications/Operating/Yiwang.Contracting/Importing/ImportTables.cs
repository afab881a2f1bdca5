using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Importing;

[Holds(DataClass.Internal)]
internal sealed class ContractImportMapping : IEntityTypeConfiguration<ContractImport>
{
    public const string Table = "contracting_imports";

    public void Configure(EntityTypeBuilder<ContractImport> map)
    {
        map.ToTable(Table);
        map.HasKey(i => i.Id);
        map.Property(i => i.Id).ValueGeneratedNever();
        map.Property(i => i.Institution).HasMaxLength(80);
        map.Property(i => i.FileName).HasMaxLength(255);
        map.Property(i => i.Hash).HasMaxLength(64);
        map.Property(i => i.Revision).IsConcurrencyToken();
        map.Ignore(i => i.Href);
        map.HasIndex(i => new { i.Institution, i.CheckedAt });
        map.HasIndex(i => i.State);
    }
}

[Holds(DataClass.Internal)]
internal sealed class ImportFaultMapping : IEntityTypeConfiguration<ImportFault>
{
    public const string Table = "contracting_import_faults";
    public const int LongestText = 500;

    public void Configure(EntityTypeBuilder<ImportFault> map)
    {
        map.ToTable(Table);
        map.HasKey(f => new { f.ImportId, f.Ordinal });
        map.Property(f => f.Column).HasMaxLength(40);
        map.Property(f => f.Reason).HasMaxLength(LongestText);
        map.Property(f => f.Remedy).HasMaxLength(LongestText);
        map.Property(f => f.Under).HasMaxLength(100);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261204_01_ContractImports")]
internal sealed class ImportTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(ContractImportMapping.Table, c => new
        {
            Id = c.Id(), Institution = c.Text(80), FileName = c.Text(255), Hash = c.Text(64), Uploader = c.Column<Guid>(nullable: true), CheckedAt = c.Instant(), State = c.Text(40),
            Rows = c.Number(), Good = c.Number(), Known = c.Number(), Faulty = c.Number(), Next = c.Number(), Entered = c.Number(), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{ContractImportMapping.Table}", i => i.Id));
        migration.CreateIndex($"IX_{ContractImportMapping.Table}_Institution_CheckedAt", ContractImportMapping.Table, ["Institution", "CheckedAt"]);
        migration.CreateIndex($"IX_{ContractImportMapping.Table}_State", ContractImportMapping.Table, "State");
        migration.CreateTable(ImportFaultMapping.Table, c => new
        {
            ImportId = c.Id(), Ordinal = c.Number(), Line = c.Number(), Column = c.Text(40), Reason = c.Text(ImportFaultMapping.LongestText), Remedy = c.Text(ImportFaultMapping.LongestText), Under = c.Text(100),
        }, constraints: t => t.PrimaryKey($"PK_{ImportFaultMapping.Table}", f => new { f.ImportId, f.Ordinal }));
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropTable(ImportFaultMapping.Table);
        migration.DropTable(ContractImportMapping.Table);
    }
}
