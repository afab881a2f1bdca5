using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Screening;

/// <summary>The screenings' window on the one database.</summary>
internal sealed class ScreeningDb(YiwangDb db)
{
    public DbSet<ScreeningFile> Files => db.Set<ScreeningFile>();

    public DbSet<Referral> Referrals => db.Set<Referral>();

    public DbSet<AidApplication> Applications => db.Set<AidApplication>();
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(ScreeningFile.ChildIndex), nameof(ScreeningFile.Child), nameof(ScreeningFile.Entries))]
[Holds(DataClass.Sensitive, nameof(ScreeningFile.HasNeed), Open = "名单和统计按它查；只经索引连到儿童")]
internal sealed class ScreeningFileMapping : IEntityTypeConfiguration<ScreeningFile>
{
    public const string Table = "benefits_screening_files";

    public void Configure(EntityTypeBuilder<ScreeningFile> map)
    {
        map.ToTable(Table);
        map.Property(f => f.Id).ValueGeneratedNever();
        map.Property(f => f.ChildIndex).IsPersonalIndex();
        map.Property(f => f.Region).HasMaxLength(6);
        map.Property(f => f.Town).HasMaxLength(60);
        map.Property(f => f.Child).IsSealedJson();
        map.Property(f => f.Entries).IsSealedJson();
        map.Property(f => f.Revision).IsConcurrencyToken();
        map.Ignore(f => f.Subject);
        map.HasIndex(f => f.ChildIndex).IsUnique();
        map.HasIndex(f => new { f.Region, f.HasNeed });
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(Referral.Contacts), Open = "联系经过是自由文字，还没有密封")]
internal sealed class ReferralMapping : IEntityTypeConfiguration<Referral>
{
    public const string Table = "benefits_referrals";

    public void Configure(EntityTypeBuilder<Referral> map)
    {
        map.ToTable(Table);
        map.Property(r => r.Id).ValueGeneratedNever();
        map.Property(r => r.Region).HasMaxLength(6);
        map.Property(r => r.From).HasMaxLength(60);
        map.Property(r => r.Contacts).IsStoredAsJson();
        map.Ignore(r => r.Subject).Ignore(r => r.WorkSubject).Ignore(r => r.Number).Ignore(r => r.IsContacted);
        map.HasIndex(r => new { r.Region, r.ClosedOn, r.OpenedOn });
        map.HasIndex(r => r.FileId);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261124_53_Screening")]
internal sealed class ScreeningTables : Migration
{
    private const string Files = ScreeningFileMapping.Table, Referrals = ReferralMapping.Table;

    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(Files, c => new { Id = c.Id(), ChildIndex = c.Text(64), Region = c.Text(6), Child = c.Json(), Entries = c.Json(), HasNeed = c.YesNo(), Revision = c.Number() },
            constraints: t => t.PrimaryKey($"PK_{Files}", f => f.Id));
        migration.CreateIndex($"IX_{Files}_ChildIndex", Files, "ChildIndex", unique: true);
        migration.CreateIndex($"IX_{Files}_Region_HasNeed", Files, ["Region", "HasNeed"]);

        migration.CreateTable(Referrals, c => new { Id = c.Id(), FileId = c.Id(), Region = c.Text(6), From = c.Text(60), OpenedOn = c.Day(), Contacts = c.Json(), ClosedOn = c.Day(nullable: true) },
            constraints: t => t.PrimaryKey($"PK_{Referrals}", r => r.Id));
        migration.CreateIndex($"IX_{Referrals}_Region_ClosedOn_OpenedOn", Referrals, ["Region", "ClosedOn", "OpenedOn"]);
        migration.CreateIndex($"IX_{Referrals}_FileId", Referrals, "FileId");
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropTable(Referrals);
        migration.DropTable(Files);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261125_13_ScreeningTown")]
internal sealed class ScreeningTownColumn : Migration
{
    protected override void Up(MigrationBuilder migration) => migration.AddColumn<string>("Town", ScreeningFileMapping.Table, maxLength: 60, nullable: false, defaultValue: "");

    protected override void Down(MigrationBuilder migration) => migration.DropColumn("Town", ScreeningFileMapping.Table);
}
