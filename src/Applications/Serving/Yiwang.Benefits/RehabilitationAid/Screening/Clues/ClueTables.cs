using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Screening.Clues;

/// <summary>The window of the clues.</summary>
internal sealed class ClueDb(YiwangDb db)
{
    public DbSet<FindingClue> Clues => db.Set<FindingClue>();
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(FindingClue.Contact))]
[Holds(DataClass.Sensitive, nameof(FindingClue.Contacts), nameof(FindingClue.Village), Open = "村名，按村派人；联系经过是自由文字，还没有密封")]
internal sealed class ClueMapping : IEntityTypeConfiguration<FindingClue>
{
    public const string Table = "benefits_clues";

    public void Configure(EntityTypeBuilder<FindingClue> map)
    {
        map.ToTable(Table);
        map.Property(c => c.Id).ValueGeneratedNever();
        map.Property(c => c.Region).HasMaxLength(6);
        map.Property(c => c.Village).HasMaxLength(60);
        map.Property(c => c.Contact).IsSealedJson();
        map.Property(c => c.Contacts).IsStoredAsJson();
        map.Property(c => c.Revision).IsConcurrencyToken();
        map.Ignore(c => c.Subject).Ignore(c => c.Number);
        map.HasIndex(c => new { c.Region, c.ClosedOn, c.GivenOn });
        map.HasIndex(c => new { c.From, c.GivenOn });
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261125_15_Clues")]
internal sealed class ClueTables : Migration
{
    private const string Table = ClueMapping.Table;

    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(Table, c => new
        {
            Id = c.Id(), Finder = c.Text(40), Region = c.Text(6), Village = c.Text(60), Consents = c.YesNo(), Contact = c.Json(), From = c.Id(), GivenOn = c.Day(), Contacts = c.Json(),
            ClosedOn = c.Day(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Table}", c => c.Id));
        migration.CreateIndex($"IX_{Table}_Region_ClosedOn_GivenOn", Table, ["Region", "ClosedOn", "GivenOn"]);
        migration.CreateIndex($"IX_{Table}_From_GivenOn", Table, ["From", "GivenOn"]);
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(Table);
}
