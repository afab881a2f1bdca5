using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Caring.Posting;

/// <summary>The window of the notices.</summary>
internal sealed class PostingDb(YiwangDb db)
{
    public DbSet<PostedNotice> Notices => db.Set<PostedNotice>();

    public DbSet<Care> Cares => db.Set<Care>();

    public DbSet<AidApplication> Applications => db.Set<AidApplication>();
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Sensitive, nameof(PostedNotice.Lines))]
internal sealed class PostedNoticeMapping : IEntityTypeConfiguration<PostedNotice>
{
    public const string Table = "benefits_posted_notices";

    public void Configure(EntityTypeBuilder<PostedNotice> map)
    {
        map.ToTable(Table);
        map.Property(n => n.Id).ValueGeneratedNever();
        map.Property(n => n.Institution).HasMaxLength(60);
        map.Property(n => n.Federation).HasMaxLength(60);
        map.Property(n => n.Lines).IsSealedJson();
        map.Property(n => n.WhyFull).HasMaxLength(300);
        map.Property(n => n.DecidedBy).HasMaxLength(300);
        map.Property(n => n.Reason).HasMaxLength(300);
        map.Property(n => n.Revision).IsConcurrencyToken();
        map.Ignore(n => n.Subject).Ignore(n => n.Shown);
        map.HasIndex(n => n.Institution);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261125_13_PostedNotices")]
internal sealed class PostingTables : Migration
{
    private const string Table = PostedNoticeMapping.Table;

    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(Table, c => new
        {
            Id = c.Id(), Institution = c.Text(60), Federation = c.Text(60), MadeOn = c.Day(), Lines = c.Json(), Names = c.Text(40), WhyFull = c.Text(300), DecidedOn = c.Day(nullable: true),
            DecidedBy = c.Text(300), Reason = c.Text(300), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Table}", n => n.Id));
        migration.CreateIndex($"IX_{Table}_Institution", Table, "Institution");
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(Table);
}
