using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Procedures.Cases;

[DbContext(typeof(YiwangDb))]
[Migration("20261122_07_Procedures")]
internal sealed class ProceduresTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("procedures_cases", c => new
        {
            Id = c.Id(), Number = c.Text(60), Procedure = c.Text(60), RulebookVersion = c.Text(60), Region = c.Text(60), Institution = c.Text(60),
            Superior = c.Text(60), Holder = c.Text(60), Applicant = c.Id(), ReceivedOn = c.Day(), ReceivedAt = c.Instant(), State = c.Text(40), Result = c.Text(60),
            EndedOn = c.Day(nullable: true), Stage = c.Text(60), DueOn = c.Day(nullable: true), AnswerBy = c.Day(nullable: true),
            NoticesIssued = c.Number(), Revision = c.Number(), Stages = c.Json(), Supplements = c.Json(),
        }, constraints: t => t.PrimaryKey("PK_procedures_cases", e => e.Id));
        migration.CreateIndex("IX_procedures_cases_Number", "procedures_cases", "Number", unique: true);
        foreach (var first in new[] { "Applicant", "Institution", "Superior" })
        {
            migration.CreateIndex($"IX_procedures_cases_{first}_ReceivedAt_Number", "procedures_cases", [first, "ReceivedAt", "Number"]);
        }

        foreach (var first in new[] { "Institution", "Superior" })
        {
            migration.CreateIndex($"IX_procedures_cases_{first}_State_ReceivedAt_Number", "procedures_cases", [first, "State", "ReceivedAt", "Number"]);
        }

        migration.CreateIndex("IX_procedures_cases_State_AnswerBy", "procedures_cases", ["State", "AnswerBy"]);

        migration.CreateTable("procedures_case_counters", c => new { Series = c.Text(60), Last = c.Number() },
            constraints: t => t.PrimaryKey("PK_procedures_case_counters", e => e.Series));

        migration.CreateTable("procedures_notices", c => new
        {
            Id = c.Id(), CaseId = c.Id(), Number = c.Text(80), Kind = c.Text(40), IssuedOn = c.Day(), Institution = c.Text(60),
            Addressee = c.Id(), Content = c.Json(), OpenedAt = c.Instant(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_procedures_notices", e => e.Id));
        migration.CreateIndex("IX_procedures_notices_CaseId", "procedures_notices", "CaseId");
        migration.CreateIndex("IX_procedures_notices_Number", "procedures_notices", "Number", unique: true);

        migration.CreateTable("procedures_evaluations", c => new { Id = c.Id(), Institution = c.Text(60), Stars = c.Number(), Comment = c.Text(500), On = c.Day() },
            constraints: t => t.PrimaryKey("PK_procedures_evaluations", e => e.Id));
    }

    protected override void Down(MigrationBuilder migration)
    {
        foreach (var table in new[] { "cases", "case_counters", "notices", "evaluations" }) migration.DropTable($"procedures_{table}");
    }
}
