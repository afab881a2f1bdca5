using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Designating;

[Holds(DataClass.Public)]
internal sealed class DesignationRoundMapping : IEntityTypeConfiguration<DesignationRound>
{
    public const string Table = "benefits_designation_rounds";

    public void Configure(EntityTypeBuilder<DesignationRound> map)
    {
        map.ToTable(Table);
        map.Property(r => r.Id).ValueGeneratedNever();
        map.Property(r => r.Title).HasMaxLength(200);
        map.Property(r => r.Federation).HasMaxLength(60);
        map.Property(r => r.Region).HasMaxLength(60);
        map.Property(r => r.Revision).IsConcurrencyToken();
        map.Ignore(r => r.Subject).Ignore(r => r.IsOpen);
    }
}

[Holds(DataClass.Internal)]
internal sealed class DesignationApplicationMapping : IEntityTypeConfiguration<DesignationApplication>
{
    public const string Table = "benefits_designation_applications";

    public void Configure(EntityTypeBuilder<DesignationApplication> map)
    {
        map.ToTable(Table);
        map.Property(a => a.Id).ValueGeneratedNever();
        map.Property(a => a.Institution).HasMaxLength(60);
        map.Property(a => a.Federation).HasMaxLength(60);
        map.Property(a => a.Region).HasMaxLength(60);
        map.Property(a => a.Form).IsStoredAsJson();
        map.Property(a => a.Sources).IsStoredAsJson();
        map.Property(a => a.Checklist).IsStoredAsJson();
        map.Property(a => a.Reviews).IsStoredAsJson();
        map.Property(a => a.Countersigns).IsStoredAsJson();
        map.Property(a => a.Revision).IsConcurrencyToken();
        map.Ignore(a => a.Subject).Ignore(a => a.IsOpen).Ignore(a => a.Score);
        map.HasIndex(a => a.RoundId);
        map.HasIndex(a => a.Institution);
    }
}

/// <summary>定点机构名单 as a federation published it on a day: the history that stays when the list changes.</summary>
internal sealed class PublishedList
{
    public Guid Id { get; init; }
    public string Region { get; init; } = "";
    public DateOnly On { get; init; }
    public IReadOnlyList<ListedInstitution> Lines { get; init; } = [];
}

internal sealed record ListedInstitution(string Code, string Name, string Address, string Phone, string Kind, string Serves, DateOnly DesignatedOn);

[Holds(DataClass.Public)]
internal sealed class PublishedListMapping : IEntityTypeConfiguration<PublishedList>
{
    public const string Table = "benefits_institution_lists";

    public void Configure(EntityTypeBuilder<PublishedList> map)
    {
        map.ToTable(Table);
        map.Property(l => l.Id).ValueGeneratedNever();
        map.Property(l => l.Region).HasMaxLength(60);
        map.Property(l => l.Lines).IsStoredAsJson();
        map.HasIndex(l => new { l.Region, l.On });
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261124_11_Designations")]
internal sealed class DesignationTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        const string Rounds = DesignationRoundMapping.Table, Applications = DesignationApplicationMapping.Table, Lists = PublishedListMapping.Table;
        migration.CreateTable(Rounds, c => new
        {
            Id = c.Id(), Title = c.Text(200), Standards = c.Text(), Federation = c.Text(60), Region = c.Text(60), Level = c.Text(40), AnnouncedOn = c.Day(), ApplyUntil = c.Day(), Places = c.Number(),
            PublishedOn = c.Day(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Rounds}", e => e.Id));

        migration.CreateTable(Applications, c => new
        {
            Id = c.Id(), RoundId = c.Column<Guid>(nullable: true), Institution = c.Text(60), Federation = c.Text(60), Region = c.Text(60), Form = c.Json(), SubmittedOn = c.Day(), State = c.Text(40), IsDirect = c.YesNo(),
            Sources = c.Json(), Reviews = c.Json(), Countersigns = c.Json(), DecidedOn = c.Day(nullable: true), Reason = c.Text(), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Applications}", e => e.Id));
        migration.CreateIndex($"IX_{Applications}_RoundId", Applications, "RoundId");
        migration.CreateIndex($"IX_{Applications}_Institution", Applications, "Institution");

        migration.CreateTable(Lists, c => new { Id = c.Id(), Region = c.Text(60), On = c.Day(), Lines = c.Json() }, constraints: t => t.PrimaryKey($"PK_{Lists}", e => e.Id));
        migration.CreateIndex($"IX_{Lists}_Region_On", Lists, ["Region", "On"]);
    }

    protected override void Down(MigrationBuilder migration)
    {
        foreach (var table in new[] { PublishedListMapping.Table, DesignationApplicationMapping.Table, DesignationRoundMapping.Table }) migration.DropTable(table);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261125_10_AdmissionChecklist")]
internal sealed class AdmissionChecklistColumn : Migration
{
    protected override void Up(MigrationBuilder migration) => migration.AddColumn<string>("Checklist", DesignationApplicationMapping.Table, type: "text", nullable: false, defaultValue: "[]");

    protected override void Down(MigrationBuilder migration) => migration.DropColumn("Checklist", DesignationApplicationMapping.Table);
}
