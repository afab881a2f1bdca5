using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions;

[DbContext(typeof(YiwangDb))]
[Migration("20261124_10_Institutions")]
internal sealed class InstitutionTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        const string Register = RegisterMapping.Table, Staff = ProfessionalMapping.Table;
        migration.CreateTable(Register, c => new
        {
            Code = c.Text(60), Name = c.Text(200), Region = c.Text(60), Address = c.Text(400), Phone = c.Text(60), CreditCode = c.Text(18), Kind = c.Text(40), Organiser = c.Text(40),
            PublicWelfareClass = c.Number(nullable: true), Affiliation = c.Text(40, nullable: true), Serves = c.Json(), Terms = c.Json(), DesignatedOn = c.Day(nullable: true), WithdrawnOn = c.Day(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Register}", e => e.Code));
        migration.CreateIndex($"IX_{Register}_Region", Register, "Region");

        migration.CreateTable(Staff, c => new
        {
            Id = c.Id(), Institution = c.Text(60), Name = c.Text(1000), Job = c.Text(60), OnDutyFrom = c.Day(), LeftOn = c.Day(nullable: true), Certificate = c.Text(1000), CertificateFrom = c.Day(nullable: true),
            CertificateUntil = c.Day(nullable: true), TrainedOn = c.Day(nullable: true), TestedOn = c.Day(nullable: true), Trainings = c.Json(), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Staff}", e => e.Id));
        migration.CreateIndex($"IX_{Staff}_Institution", Staff, "Institution");
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropTable(ProfessionalMapping.Table);
        migration.DropTable(RegisterMapping.Table);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261125_12_CommercialRegistration")]
internal sealed class CommercialRegistrationColumns : Migration
{
    private static readonly string[] Days = ["StateKnownOn", "SilentSince", "StoppedOn"];

    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<string>("CommercialState", RegisterMapping.Table, maxLength: 40, nullable: true);
        foreach (var day in Days) migration.AddColumn<DateOnly>(day, RegisterMapping.Table, nullable: true);
        migration.AddColumn<int>("Capacity", RegisterMapping.Table, nullable: true);
    }

    protected override void Down(MigrationBuilder migration)
    {
        foreach (var column in Days.Append("CommercialState").Append("Capacity")) migration.DropColumn(column, RegisterMapping.Table);
    }
}
