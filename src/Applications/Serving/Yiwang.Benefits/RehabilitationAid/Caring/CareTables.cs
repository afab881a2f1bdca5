using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(Care.ChildIndex), nameof(Care.Papers))]
[Holds(DataClass.Sensitive, nameof(Care.Row), nameof(Care.Ending), Open = "救助类别和退出原因的代码，结算和统计按它计算；只经索引连到儿童")]
internal sealed class CareMapping : IEntityTypeConfiguration<Care>
{
    public void Configure(EntityTypeBuilder<Care> map)
    {
        map.ToTable("benefits_cares");
        map.Property(c => c.Id).ValueGeneratedNever();
        map.Property(c => c.ChildIndex).IsPersonalIndex();
        foreach (var code in new[] { nameof(Care.Region), nameof(Care.Institution), nameof(Care.Row) }) map.Property(code).HasMaxLength(60);
        map.Property(c => c.FileNumber).HasMaxLength(80);
        map.Property(c => c.Papers).IsSealedJson();
        map.Property(c => c.Revision).IsConcurrencyToken();
        map.Ignore(c => c.Subject).Ignore(c => c.IsInCare).Ignore(c => c.IsOpen).Ignore(c => c.Mode).Ignore(c => c.HoldsPapers);
        map.HasIndex(c => c.RecordId);
        map.HasIndex(c => c.ChildIndex);
        map.HasIndex(c => new { c.Institution, c.State });
        map.HasIndex(c => new { c.Region, c.State });
        map.HasIndex(c => c.FileNumber).IsUnique();
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(ServiceMonth.Record), Open = "哪天训练几小时，每月结算按它计算；只经服务编号连到儿童")]
internal sealed class ServiceMonthMapping : IEntityTypeConfiguration<ServiceMonth>
{
    public void Configure(EntityTypeBuilder<ServiceMonth> map)
    {
        map.ToTable("benefits_service_months");
        map.Property(m => m.Id).ValueGeneratedNever();
        map.Property(m => m.Institution).HasMaxLength(60);
        map.Property(m => m.Record).IsStoredAsJson();
        map.Property(m => m.Professionals).IsStoredAsJson();
        map.HasIndex(m => new { m.CareId, m.Month }).IsUnique();
        map.HasIndex(m => new { m.Institution, m.Month });
        map.HasIndex(m => m.SettlementId);
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(ImplantSet.ChildIndex))]
[Holds(DataClass.Sensitive, nameof(ImplantSet.Serial), Open = "器材编号，须能查重；只经索引连到儿童")]
internal sealed class ImplantSetMapping : IEntityTypeConfiguration<ImplantSet>
{
    public void Configure(EntityTypeBuilder<ImplantSet> map)
    {
        map.ToTable("benefits_implant_sets");
        map.HasKey(s => s.ChildIndex);
        map.Property(s => s.ChildIndex).IsPersonalIndex();
        map.Property(s => s.Region).HasMaxLength(60);
        map.Property(s => s.Serial).HasMaxLength(100);
        map.HasIndex(s => s.Serial).IsUnique();
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261124_20_Cares")]
internal sealed class CareTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("benefits_cares", c => new
        {
            Id = c.Id(), RecordId = c.Id(), GrantId = c.Id(), Guardian = c.Id(), ChildIndex = c.Text(64), Region = c.Text(60), Institution = c.Text(60), Row = c.Text(60),
            FileNumber = c.Text(80, nullable: true), State = c.Text(40), ChosenOn = c.Day(), RegisteredOn = c.Day(nullable: true), AgreementFiledOn = c.Day(nullable: true),
            ServedFrom = c.Day(nullable: true), OverAgeOn = c.Day(), WithdrawnFrom = c.Day(nullable: true), EndedOn = c.Day(nullable: true), Ending = c.Text(40, nullable: true),
            AdjustedOn = c.Day(nullable: true), Papers = c.Json(), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey("PK_benefits_cares", e => e.Id));
        migration.CreateIndex("IX_benefits_cares_RecordId", "benefits_cares", "RecordId");
        migration.CreateIndex("IX_benefits_cares_Institution_State", "benefits_cares", ["Institution", "State"]);
        migration.CreateIndex("IX_benefits_cares_Region_State", "benefits_cares", ["Region", "State"]);
        migration.CreateIndex("IX_benefits_cares_FileNumber", "benefits_cares", "FileNumber", unique: true);

        migration.CreateTable("benefits_service_months", c => new
        {
            Id = c.Id(), CareId = c.Id(), Institution = c.Text(60), Month = c.Day(), Mode = c.Text(40), Record = c.Json(), Professionals = c.Json(),
            ChargedInFen = c.Large(), RecordedOn = c.Day(), SettlementId = c.Column<Guid>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_benefits_service_months", e => e.Id));
        migration.CreateIndex("IX_benefits_service_months_CareId_Month", "benefits_service_months", ["CareId", "Month"], unique: true);
        migration.CreateIndex("IX_benefits_service_months_Institution_Month", "benefits_service_months", ["Institution", "Month"]);
        migration.CreateIndex("IX_benefits_service_months_SettlementId", "benefits_service_months", "SettlementId");

        migration.CreateTable("benefits_implant_sets", c => new { ChildIndex = c.Text(64), CaseId = c.Id(), Region = c.Text(60), Serial = c.Text(100), IssuedOn = c.Day() },
            constraints: t => t.PrimaryKey("PK_benefits_implant_sets", e => e.ChildIndex));
        migration.CreateIndex("IX_benefits_implant_sets_Serial", "benefits_implant_sets", "Serial", unique: true);
    }

    protected override void Down(MigrationBuilder migration)
    {
        foreach (var table in new[] { "cares", "service_months", "implant_sets" }) migration.DropTable($"benefits_{table}");
    }
}
