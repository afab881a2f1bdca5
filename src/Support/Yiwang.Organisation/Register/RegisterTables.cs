using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Organisation.Appointments;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.Register;

[Holds(DataClass.Personal)]
internal sealed class TenureMapping : IEntityTypeConfiguration<Tenure>
{
    public void Configure(EntityTypeBuilder<Tenure> map)
    {
        map.ToTable("organisation_tenures");
        map.HasKey(t => t.Id);
        map.Property(t => t.Id).ValueGeneratedNever();
        map.Property(t => t.Unit).HasMaxLength(AppointmentLine.Longest);
        map.Property(t => t.Institution).HasMaxLength(80);
        map.Property(t => t.Duty).HasMaxLength(AppointmentLine.Longest);
        map.Property(t => t.Post).HasMaxLength(80);
        map.Property(t => t.To).IsConcurrencyToken(); // two ends at once: the second looks again
        map.Property(t => t.EndReason).HasMaxLength(200);
        map.Ignore(t => t.EndsOn);
        map.HasIndex(t => t.Person);
        map.HasIndex(t => new { t.Institution, t.Post });
        map.HasIndex(t => t.RemindOn);
        map.HasIndex(t => t.StartedBy);
        map.HasIndex(t => t.EndedBy);
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Personal, nameof(Official.Mark), nameof(Official.MarkIndex))]
internal sealed class OfficialMapping : IEntityTypeConfiguration<Official>
{
    public void Configure(EntityTypeBuilder<Official> map)
    {
        map.ToTable("organisation_officials");
        map.HasKey(o => o.Id);
        map.Property(o => o.Id).ValueGeneratedNever();
        map.Property(o => o.Mark).IsPersonal();
        map.Property(o => o.MarkIndex).IsPersonalIndex();
        map.HasIndex(o => o.MarkIndex);
        map.HasIndex(o => o.SameNameAs);
    }
}

[Holds(DataClass.Personal)]
internal sealed class ActingChoiceMapping : IEntityTypeConfiguration<ActingChoice>
{
    public void Configure(EntityTypeBuilder<ActingChoice> map)
    {
        map.ToTable("organisation_acting_choices");
        map.HasKey(c => c.AccountId);
        map.Property(c => c.AccountId).ValueGeneratedNever();
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261126_31_Appointments")]
internal sealed class RegisterTables : Migration
{
    private const string Tenures = "organisation_tenures", Officials = "organisation_officials", Appointments = AppointmentMapping.Table;
    private const int Sealed = 1000, Index = 64;

    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(Tenures, c => new
        {
            Id = c.Id(), Person = c.Id(), Unit = c.Text(AppointmentLine.Longest), Institution = c.Text(80, nullable: true), Duty = c.Text(AppointmentLine.Longest), Post = c.Text(80, nullable: true),
            Nature = c.Text(40), From = c.Day(), DayIsUnknown = c.YesNo(), To = c.Day(nullable: true), EndReason = c.Text(200, nullable: true), ProbationUntil = c.Day(nullable: true),
            StartedBy = c.Column<Guid>(nullable: true), EndedBy = c.Column<Guid>(nullable: true), RemindOn = c.Day(nullable: true),
        }, constraints: t => t.PrimaryKey($"PK_{Tenures}", t => t.Id));
        foreach (var column in new[] { "Person", "RemindOn", "StartedBy", "EndedBy" }) migration.CreateIndex($"IX_{Tenures}_{column}", Tenures, column);
        migration.CreateIndex($"IX_{Tenures}_Institution_Post", Tenures, ["Institution", "Post"]);

        migration.CreateTable(Officials, c => new
        {
            Id = c.Id(), Mark = c.Text(Sealed), MarkIndex = c.Text(Index), SameNameAs = c.Column<Guid>(nullable: true), Became = c.Column<Guid>(nullable: true),
        }, constraints: t => t.PrimaryKey($"PK_{Officials}", o => o.Id));
        foreach (var column in new[] { "MarkIndex", "SameNameAs" }) migration.CreateIndex($"IX_{Officials}_{column}", Officials, column);

        migration.CreateTable(Appointments, c => new
        {
            Id = c.Id(), Number = c.Text(100, nullable: true), Kind = c.Text(40), On = c.Day(nullable: true), PeriodFrom = c.Day(), PeriodTo = c.Day(),
            Unit = c.Text(AppointmentLine.Longest), Duty = c.Text(AppointmentLine.Longest), ProbationYears = c.Number(), EndsFormer = c.YesNo(), TermFrom = c.Day(nullable: true), TermTo = c.Day(nullable: true),
            People = c.Json(), Unmatched = c.Number(), Gazette = c.Text(100, nullable: true), WithdrawnBecause = c.Text(400, nullable: true), RegisteredAt = c.Instant(), Order = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Appointments}", a => a.Id));
        migration.CreateIndex($"IX_{Appointments}_PeriodFrom", Appointments, "PeriodFrom");

        migration.CreateTable("organisation_acting_choices", c => new { AccountId = c.Id(), Capacity = c.Id() },
            constraints: t => t.PrimaryKey("PK_organisation_acting_choices", c => c.AccountId));
    }

    protected override void Down(MigrationBuilder migration)
    {
        foreach (var table in new[] { "organisation_acting_choices", Appointments, Officials, Tenures }) migration.DropTable(table);
    }
}
