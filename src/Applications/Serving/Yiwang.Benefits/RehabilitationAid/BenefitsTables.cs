using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid;

[DbContext(typeof(YiwangDb))]
[Migration("20261122_08_Benefits")]
internal sealed class BenefitsTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("benefits_aid_applications", c => new
        {
            Id = c.Id(), Applicant = c.Id(), StartedOn = c.Day(), SubmittedOn = c.Day(nullable: true), ChildIndex = c.Text(64), Answers = c.Json(), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey("PK_benefits_aid_applications", e => e.Id));
        migration.CreateIndex("IX_benefits_aid_applications_Applicant_SubmittedOn", "benefits_aid_applications", ["Applicant", "SubmittedOn"]);

        migration.CreateTable("benefits_aid_grants", c => new
        {
            Id = c.Id(), CaseId = c.Id(), CaseNumber = c.Text(60), ChildIndex = c.Text(64), Region = c.Text(60), Row = c.Text(60),
            GrantedOn = c.Day(), AmountInFen = c.Large(), Condition = c.Text(60), Months = c.Json(),
        }, constraints: t => t.PrimaryKey("PK_benefits_aid_grants", e => e.Id));
        migration.CreateIndex("IX_benefits_aid_grants_ChildIndex", "benefits_aid_grants", "ChildIndex");
        migration.CreateIndex("IX_benefits_aid_grants_CaseId", "benefits_aid_grants", "CaseId");

        migration.CreateTable("benefits_open_children", c => new { ChildIndex = c.Text(64), CaseId = c.Id(), Region = c.Text(60) },
            constraints: t => t.PrimaryKey("PK_benefits_open_children", e => e.ChildIndex));

        migration.CreateTable("benefits_rehabilitation_records", c => new { Id = c.Id(), ChildIndex = c.Text(64), Region = c.Text(60), State = c.Text(40), HasPriority = c.YesNo(), OpenedOn = c.Day() },
            constraints: t => t.PrimaryKey("PK_benefits_rehabilitation_records", e => e.Id));
        migration.CreateIndex("IX_benefits_rehabilitation_records_Region_State_HasPriority_OpenedOn", "benefits_rehabilitation_records", ["Region", "State", "HasPriority", "OpenedOn"]);

        migration.CreateTable("benefits_priority_confirmations", c => new { Id = c.Id(), ApplicationId = c.Id() },
            constraints: t => t.PrimaryKey("PK_benefits_priority_confirmations", e => e.Id));
    }

    protected override void Down(MigrationBuilder migration)
    {
        foreach (var table in new[] { "aid_applications", "aid_grants", "open_children", "rehabilitation_records", "priority_confirmations" }) migration.DropTable($"benefits_{table}");
    }
}
