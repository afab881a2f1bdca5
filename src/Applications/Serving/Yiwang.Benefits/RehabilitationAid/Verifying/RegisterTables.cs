using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Verifying;

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(RegisterCheck.Answer), nameof(RegisterCheck.Conclusion), nameof(RegisterCheck.Note), Open = "比对结果的代码，催办和统计按它查；说明是自由文字，还没有密封")]
internal sealed class RegisterCheckMapping : IEntityTypeConfiguration<RegisterCheck>
{
    public const string Table = "benefits_register_checks";

    public void Configure(EntityTypeBuilder<RegisterCheck> map)
    {
        map.ToTable(Table);
        map.Property(c => c.Id).ValueGeneratedNever();
        map.Property(c => c.Region).HasMaxLength(6);
        map.Property(c => c.Note).HasMaxLength(500);
        map.Ignore(c => c.Subject).Ignore(c => c.WorkSubject).Ignore(c => c.IsOpen).Ignore(c => c.Result);
        map.HasIndex(c => c.CaseId);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261124_52_RegisterChecks")]
internal sealed class RegisterTables : Migration
{
    private const string Table = RegisterCheckMapping.Table;

    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(Table, c => new
        {
            Id = c.Id(), CaseId = c.Id(), Region = c.Text(6), Kind = c.Text(40), AskedOn = c.Day(), Answer = c.Text(40), ValidUntil = c.Day(nullable: true), DueOn = c.Day(nullable: true),
            Conclusion = c.Text(40, nullable: true), Note = c.Text(500), ConcludedOn = c.Day(nullable: true),
        }, constraints: t => t.PrimaryKey($"PK_{Table}", r => r.Id));
        migration.CreateIndex($"IX_{Table}_CaseId", Table, "CaseId");
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(Table);
}
