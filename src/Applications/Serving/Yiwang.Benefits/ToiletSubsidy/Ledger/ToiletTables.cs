using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.ToiletSubsidy.Ledger;

[DbContext(typeof(YiwangDb))]
[Migration("20261124_40_Toilets")]
internal sealed class ToiletTables : Migration
{
    public const string Plans = "benefits_toilet_plans", Villages = "benefits_toilet_villages", Toilets = "benefits_toilets", Papers = "benefits_toilet_papers",
        Funds = "benefits_toilet_funds", Payments = "benefits_toilet_payments", Groups = "benefits_toilet_groups", Tasks = "benefits_toilet_tasks",
        Reports = "benefits_toilet_reports", Summaries = "benefits_toilet_summaries", Assessments = "benefits_toilet_assessments", Contests = "benefits_toilet_contests";

    protected override void Up(MigrationBuilder migration)
    {
        Ledger(migration);
        Money(migration);
        Leading(migration);
    }

    protected override void Down(MigrationBuilder migration)
    {
        foreach (var table in new[] { Plans, Villages, Toilets, Papers, Funds, Payments, Groups, Tasks, Reports, Summaries, Assessments, Contests }) migration.DropTable(table);
    }

    private static void Ledger(MigrationBuilder migration)
    {
        migration.CreateTable(Plans, c => new { Id = c.Id(), ImportedAt = c.Instant(), Rows = c.Json() }, constraints: t => t.PrimaryKey($"PK_{Plans}", p => p.Id));

        migration.CreateTable(Villages, c => new
        {
            Id = c.Id(), Revision = c.Number(), Town = c.Text(40), Name = c.Text(60), Households = c.Number(), Sanitary = c.Number(), PublicPlan = c.Number(),
            HouseholdPlan = c.Number(), Planning = c.Text(200), Supervisors = c.Json(), HasBegun = c.YesNo(), ClosedOutOn = c.Day(nullable: true),
        }, constraints: t => t.PrimaryKey($"PK_{Villages}", v => v.Id));
        migration.CreateIndex($"IX_{Villages}_Town_Name", Villages, ["Town", "Name"], unique: true);

        migration.CreateTable(Toilets, c => new
        {
            Id = c.Id(), Revision = c.Number(), VillageId = c.Id(), Town = c.Text(40), Village = c.Text(60), NaturalVillage = c.Text(60), Kind = c.Text(40), Name = c.Text(60),
            Year = c.Number(), IsPlanned = c.YesNo(), Construction = c.Text(40), Standard = c.Text(200), IsSiteSettled = c.YesNo(), Householder = c.Text(1000), Kinds = c.Json(),
            ConsentOn = c.Day(nullable: true), State = c.Text(40), Sewage = c.Text(40, nullable: true), AcceptedOn = c.Day(nullable: true), ReturnedFor = c.Text(500),
            SubsidyInFen = c.Large(), PaymentId = c.Column<Guid>(nullable: true), Accounts = c.Json(), HasUpkeepRules = c.YesNo(), HasUpkeepFunds = c.YesNo(),
            HasUpkeepPerson = c.YesNo(), Inspections = c.Json(),
        }, constraints: t => t.PrimaryKey($"PK_{Toilets}", v => v.Id));
        migration.CreateIndex($"IX_{Toilets}_VillageId_NaturalVillage_Kind_Name", Toilets, ["VillageId", "NaturalVillage", "Kind", "Name"], unique: true);
        migration.CreateIndex($"IX_{Toilets}_Town_State", Toilets, ["Town", "State"]);
    }

    private static void Money(MigrationBuilder migration)
    {
        migration.CreateTable(Papers, c => new
        {
            Kind = c.Text(40), Revision = c.Number(), Title = c.Text(200), ApprovalNumber = c.Text(100), IssueNumber = c.Text(60), IssuedOn = c.Day(), PaysConversions = c.YesNo(),
        }, constraints: t => t.PrimaryKey($"PK_{Papers}", p => p.Kind));

        migration.CreateTable(Funds, c => new { Id = c.Text(40), Revision = c.Number(), BalanceInFen = c.Large(), Receipts = c.Json() },
            constraints: t => t.PrimaryKey($"PK_{Funds}", f => f.Id));

        migration.CreateTable(Payments, c => new { Id = c.Id(), Town = c.Text(40), OrderedOn = c.Day(), Toilets = c.Number(), UpperInFen = c.Large(), LocalInFen = c.Large(), PaidOn = c.Day(nullable: true) },
            constraints: t => t.PrimaryKey($"PK_{Payments}", p => p.Id));
    }

    private static void Leading(MigrationBuilder migration)
    {
        migration.CreateTable(Groups, c => new { Body = c.Text(60), Revision = c.Number(), Leader = c.Text(100), FormedOn = c.Day(), ActionPlan = c.Text(200), PlanOn = c.Day(nullable: true) },
            constraints: t => t.PrimaryKey($"PK_{Groups}", g => g.Body));

        migration.CreateTable(Tasks, c => new
        {
            Id = c.Id(), Revision = c.Number(), Category = c.Text(40), Title = c.Text(200), Body = c.Text(40), OpenedOn = c.Day(), DueOn = c.Day(nullable: true), DoneOn = c.Day(nullable: true),
        }, constraints: t => t.PrimaryKey($"PK_{Tasks}", g => g.Id));

        migration.CreateTable(Reports, c => new
        {
            Id = c.Id(), Body = c.Text(60), From = c.Day(), ReportedAt = c.Instant(), PublicDone = c.Number(), HouseholdDone = c.Number(), Note = c.Text(1000),
        }, constraints: t => t.PrimaryKey($"PK_{Reports}", g => g.Id));
        migration.CreateIndex($"IX_{Reports}_Body_From", Reports, ["Body", "From"], unique: true);

        migration.CreateTable(Summaries, c => new { Id = c.Id(), Destination = c.Text(40), SentAt = c.Instant(), Lines = c.Json() },
            constraints: t => t.PrimaryKey($"PK_{Summaries}", g => g.Id));

        migration.CreateTable(Assessments, c => new
        {
            Id = c.Id(), Revision = c.Number(), Year = c.Number(), Town = c.Text(40), PublicReported = c.Number(), HouseholdReported = c.Number(),
            PublicVerified = c.Number(), HouseholdVerified = c.Number(), Problems = c.Json(),
        }, constraints: t => t.PrimaryKey($"PK_{Assessments}", g => g.Id));
        migration.CreateIndex($"IX_{Assessments}_Year_Town", Assessments, ["Year", "Town"], unique: true);

        migration.CreateTable(Contests, c => new { Id = c.Id(), Name = c.Text(100), Indicators = c.Json() },
            constraints: t => t.PrimaryKey($"PK_{Contests}", g => g.Id));
    }
}
