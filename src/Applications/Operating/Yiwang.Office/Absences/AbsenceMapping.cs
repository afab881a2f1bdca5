using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;

namespace Yiwang.Office.Absences;

/// <summary>The acts' window on the one database.</summary>
internal sealed class AbsencesDb(YiwangDb db, CurrentUser user)
{
    public DbSet<Absence> Absences => db.Set<Absence>();

    /// <summary>Whoever decides or files sees all, everybody else his own.</summary>
    public IQueryable<Absence> Visible => user.May(Permissions.Decide) || user.May(Permissions.File) ? Absences : Absences.Where(a => a.Account == user.AccountId);
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Personal, nameof(Absence.Destination))]
internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public const string Table = "office_absences";

    public void Configure(EntityTypeBuilder<Absence> map)
    {
        map.ToTable(Table);
        map.HasKey(a => a.Id);
        map.Property(a => a.Id).ValueGeneratedNever();
        foreach (var name in new[] { nameof(Absence.Post), nameof(Absence.PostName), nameof(Absence.Institution), nameof(Absence.Deputy), nameof(Absence.Asked) }) map.Property(name).HasMaxLength(80);
        map.Property(a => a.Destination).HasMaxLength(200);
        map.Property(a => a.Opinion).HasMaxLength(400);
        map.Property(a => a.ReadBy).IsStoredAsJson();
        map.Property(a => a.Revision).IsConcurrencyToken();
        map.Ignore(a => a.Subject).Ignore(a => a.Href).Ignore(a => a.IsOver).Ignore(a => a.IsFiledLate);
        map.HasIndex(a => a.Account);
        map.HasIndex(a => new { a.Post, a.Until });
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261126_41_Absences")]
internal sealed class AbsenceTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(AbsenceMapping.Table, c => new
        {
            Id = c.Id(), Account = c.Id(), Post = c.Text(80), PostName = c.Text(80), Institution = c.Text(80), Route = c.Text(40), Kind = c.Text(40), Destination = c.Text(200),
            LeavesAt = c.Instant(), From = c.Day(), Until = c.Day(), Deputy = c.Text(80, nullable: true), Asked = c.Text(80, nullable: true), State = c.Text(40), Opinion = c.Text(400, nullable: true),
            FiledAt = c.Instant(nullable: true), ReadBy = c.Json(), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{AbsenceMapping.Table}", a => a.Id));
        migration.CreateIndex($"IX_{AbsenceMapping.Table}_Account", AbsenceMapping.Table, "Account");
        migration.CreateIndex($"IX_{AbsenceMapping.Table}_Post_Until", AbsenceMapping.Table, ["Post", "Until"]);
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(AbsenceMapping.Table);
}
