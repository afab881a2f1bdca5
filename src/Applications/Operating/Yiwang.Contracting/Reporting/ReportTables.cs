using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Contracting.Contracts;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Reporting;

[DbContext(typeof(YiwangDb))]
[Migration("20261201_02_ContractReports")]
internal sealed class ReportTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<DateOnly>("EvaluatedOn", ContractMapping.Table, nullable: true);
        migration.AddColumn<DateOnly>("ArchivedOn", ContractMapping.Table, nullable: true);
        migration.AddColumn<string>("Keeper", ContractMapping.Table, maxLength: 100, nullable: false, defaultValue: "");
        migration.AddColumn<string>("Absent", ContractMapping.Table, type: "text", nullable: false, defaultValue: "[]");

        migration.CreateTable(EvaluationMapping.Table, c => new
        {
            Id = c.Id(), ContractId = c.Id(), Institution = c.Text(80), Region = c.Text(12), PartyKey = c.Text(64), PartyName = c.Text(100), Grade = c.Text(40), Text = c.Text(1000), On = c.Day(), PublishedOn = c.Day(nullable: true),
        }, constraints: t => t.PrimaryKey($"PK_{EvaluationMapping.Table}", e => e.Id));
        foreach (var columns in new[] { new[] { "Region", "PartyKey", "On" }, ["Region", "On"], ["ContractId"] })
            migration.CreateIndex($"IX_{EvaluationMapping.Table}_{string.Join('_', columns)}", EvaluationMapping.Table, columns);

        migration.CreateTable(ContractReportMapping.Table, c => new
        {
            Id = c.Id(), Institution = c.Text(80), Region = c.Text(12), Year = c.Number(), IsHalfYear = c.YesNo(), DueOn = c.Day(), Figures = c.Json(), Texts = c.Json(), SignedOn = c.Day(nullable: true), IsLate = c.YesNo(), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{ContractReportMapping.Table}", r => r.Id));
        migration.CreateIndex($"IX_{ContractReportMapping.Table}_Institution_Year_IsHalfYear", ContractReportMapping.Table, ["Institution", "Year", "IsHalfYear"], unique: true);
        migration.CreateIndex($"IX_{ContractReportMapping.Table}_Region_Year_IsHalfYear", ContractReportMapping.Table, ["Region", "Year", "IsHalfYear"]);
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropTable(ContractReportMapping.Table);
        migration.DropTable(EvaluationMapping.Table);
        foreach (var column in new[] { "EvaluatedOn", "ArchivedOn", "Keeper", "Absent" }) migration.DropColumn(column, ContractMapping.Table);
    }
}
