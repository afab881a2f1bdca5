using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Progress;

[Holds(DataClass.Internal)]
internal sealed class ProgressMapping : IEntityTypeConfiguration<InstitutionProgress>
{
    public const string Table = "benefits_institution_progress";

    public void Configure(EntityTypeBuilder<InstitutionProgress> map)
    {
        map.ToTable(Table);
        map.Property(p => p.Id).ValueGeneratedNever();
        map.Property(p => p.Institution).HasMaxLength(60);
        map.HasIndex(p => new { p.Institution, p.From }).IsUnique();
    }
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Personal, nameof(SupervisionOpinion.From), nameof(SupervisionOpinion.Text))]
internal sealed class OpinionMapping : IEntityTypeConfiguration<SupervisionOpinion>
{
    public const string Table = "benefits_supervision_opinions";

    public void Configure(EntityTypeBuilder<SupervisionOpinion> map)
    {
        map.ToTable(Table);
        map.Property(o => o.Id).ValueGeneratedNever();
        map.Property(o => o.Institution).HasMaxLength(60);
        map.Property(o => o.Federation).HasMaxLength(60);
        map.Property(o => o.Text).IsPersonal().HasMaxLength(20_000); // people write names into it
        map.Property(o => o.Revision).IsConcurrencyToken();
        map.Ignore(o => o.Subject);
        map.HasIndex(o => o.Institution);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261124_14_InstitutionProgress")]
internal sealed class ProgressTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        const string Progress = ProgressMapping.Table, Opinions = OpinionMapping.Table;
        migration.CreateTable(Progress, c => new
        {
            Id = c.Id(), Institution = c.Text(60), From = c.Day(), To = c.Day(), Persons = c.Number(), Months = c.Number(), AmountInFen = c.Large(), Note = c.Text(), PublishedOn = c.Day(),
        }, constraints: t => t.PrimaryKey($"PK_{Progress}", e => e.Id));
        migration.CreateIndex($"IX_{Progress}_Institution_From", Progress, ["Institution", "From"], unique: true);

        migration.CreateTable(Opinions, c => new
        {
            Id = c.Id(), Institution = c.Text(60), Federation = c.Text(60), From = c.Id(), Text = c.Text(20_000), ReceivedOn = c.Day(), DueOn = c.Day(nullable: true), Answer = c.Text(), AnsweredOn = c.Day(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Opinions}", e => e.Id));
        migration.CreateIndex($"IX_{Opinions}_Institution", Opinions, "Institution");
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropTable(OpinionMapping.Table);
        migration.DropTable(ProgressMapping.Table);
    }
}
