using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Reviewing.Assessing;

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(FurtherAssessment.Papers))]
internal sealed class AssessmentMapping : IEntityTypeConfiguration<FurtherAssessment>
{
    public const string Table = "benefits_further_assessments";

    public void Configure(EntityTypeBuilder<FurtherAssessment> map)
    {
        map.ToTable(Table);
        map.Property(a => a.Id).ValueGeneratedNever();
        map.Property(a => a.Region).HasMaxLength(6);
        map.Property(a => a.Institution).HasMaxLength(60);
        map.Property(a => a.InstitutionName).HasMaxLength(200);
        map.Property(a => a.Papers).IsSealedJson();
        map.Property(a => a.Revision).IsConcurrencyToken();
        map.Ignore(a => a.Subject).Ignore(a => a.WorkSubject).Ignore(a => a.IsOpen);
        map.HasIndex(a => a.CaseId);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261125_11_FurtherAssessments")]
internal sealed class AssessmentTables : Migration
{
    private const string Table = AssessmentMapping.Table;

    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(Table, c => new
        {
            Id = c.Id(), CaseId = c.Id(), Region = c.Text(6), Institution = c.Text(60), InstitutionName = c.Text(200), AskedOn = c.Day(), StopsClock = c.YesNo(), Papers = c.Json(),
            ConcludedOn = c.Day(nullable: true), TakenBackOn = c.Day(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Table}", a => a.Id));
        migration.CreateIndex($"IX_{Table}_CaseId", Table, "CaseId");
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(Table);
}
