using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Caring.Quality;

/// <summary>The window of ratings and effects.</summary>
internal sealed class QualityDb(YiwangDb db)
{
    public DbSet<MonthRating> Ratings => db.Set<MonthRating>();

    public DbSet<EffectAssessment> Effects => db.Set<EffectAssessment>();

    public DbSet<Care> Cares => db.Set<Care>();
}

[Holds(DataClass.Personal)]
internal sealed class MonthRatingMapping : IEntityTypeConfiguration<MonthRating>
{
    public const string Table = "benefits_month_ratings";

    public void Configure(EntityTypeBuilder<MonthRating> map)
    {
        map.ToTable(Table);
        map.Property(r => r.Id).ValueGeneratedNever();
        map.Property(r => r.Institution).HasMaxLength(60);
        map.Property(r => r.Times).IsConcurrencyToken();
        map.HasIndex(r => r.CareId);
        map.HasIndex(r => new { r.Institution, r.Month });
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(EffectAssessment.Improved), Open = "只有好转与否，只经服务编号连到儿童；用于统计")]
internal sealed class EffectAssessmentMapping : IEntityTypeConfiguration<EffectAssessment>
{
    public const string Table = "benefits_effect_assessments";

    public void Configure(EntityTypeBuilder<EffectAssessment> map)
    {
        map.ToTable(Table);
        map.Property(e => e.Id).ValueGeneratedNever();
        map.Property(e => e.Institution).HasMaxLength(60);
        map.Property(e => e.AssessedBy).IsPersonal();
        map.HasIndex(e => new { e.CareId, e.Month }).IsUnique();
        map.HasIndex(e => new { e.Institution, e.On });
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261125_12_Quality")]
internal sealed class QualityTables : Migration
{
    private const string Ratings = MonthRatingMapping.Table, Effects = EffectAssessmentMapping.Table;

    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(Ratings, c => new { Id = c.Id(), CareId = c.Id(), Institution = c.Text(60), Month = c.Day(), Stars = c.Number(), On = c.Day(), Times = c.Number() },
            constraints: t => t.PrimaryKey($"PK_{Ratings}", r => r.Id));
        migration.CreateIndex($"IX_{Ratings}_CareId", Ratings, "CareId");
        migration.CreateIndex($"IX_{Ratings}_Institution_Month", Ratings, ["Institution", "Month"]);

        migration.CreateTable(Effects, c => new { Id = c.Id(), CareId = c.Id(), Institution = c.Text(60), Month = c.Day(), On = c.Day(), Improved = c.YesNo(), AssessedBy = c.Text(1000) },
            constraints: t => t.PrimaryKey($"PK_{Effects}", e => e.Id));
        migration.CreateIndex($"IX_{Effects}_CareId_Month", Effects, ["CareId", "Month"], unique: true);
        migration.CreateIndex($"IX_{Effects}_Institution_On", Effects, ["Institution", "On"]);
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropTable(Effects);
        migration.DropTable(Ratings);
    }
}
