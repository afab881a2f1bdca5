using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Credit;

[Holds(DataClass.Internal)]
[Holds(DataClass.Personal, nameof(CreditRecord.Object), nameof(CreditRecord.Conduct))]
internal sealed class CreditRecordMapping : IEntityTypeConfiguration<CreditRecord>
{
    public const string Table = "benefits_credit_records";

    public void Configure(EntityTypeBuilder<CreditRecord> map)
    {
        map.ToTable(Table);
        map.Property(r => r.Id).ValueGeneratedNever();
        map.Property(r => r.Ref).HasMaxLength(60);
        map.Property(r => r.Object).IsPersonal();
        map.Property(r => r.Federation).HasMaxLength(60);
        map.Property(r => r.Region).HasMaxLength(60);
        map.HasIndex(r => new { r.About, r.Ref });
    }
}

[Holds(DataClass.Internal)]
internal sealed class CreditFeedbackMapping : IEntityTypeConfiguration<CreditFeedback>
{
    public const string Table = "benefits_credit_feedbacks";

    public void Configure(EntityTypeBuilder<CreditFeedback> map)
    {
        map.ToTable(Table);
        map.Property(f => f.Id).ValueGeneratedNever();
        map.Property(f => f.Institution).HasMaxLength(60);
        map.Property(f => f.Post).HasMaxLength(60);
        map.Property(f => f.Receipt).HasMaxLength(100);
        map.Property(f => f.Times).IsConcurrencyToken();
        map.Property(f => f.ReceiptedOn).IsConcurrencyToken();
        map.Ignore(f => f.Subject);
        map.HasIndex(f => new { f.ReceiptedOn, f.SentOn });
    }
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Personal, nameof(Blacklisting.Object), nameof(Blacklisting.Answer), nameof(Blacklisting.Facts), nameof(Blacklisting.Notice), nameof(Blacklisting.Objection))]
internal sealed class BlacklistingMapping : IEntityTypeConfiguration<Blacklisting>
{
    public const string Table = "benefits_blacklistings";

    public void Configure(EntityTypeBuilder<Blacklisting> map)
    {
        map.ToTable(Table);
        map.Property(b => b.Id).ValueGeneratedNever();
        map.Property(b => b.Ref).HasMaxLength(60);
        map.Property(b => b.Object).IsPersonal();
        map.Property(b => b.Region).HasMaxLength(60);
        map.Property(b => b.Revision).IsConcurrencyToken();
        map.Ignore(b => b.Subject);
        map.HasIndex(b => new { b.About, b.Ref });
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261124_12_Credit")]
internal sealed class CreditTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        const string Records = CreditRecordMapping.Table, Feedbacks = CreditFeedbackMapping.Table, Blacklistings = BlacklistingMapping.Table;
        migration.CreateTable(Records, c => new
        {
            Id = c.Id(), About = c.Text(40), Ref = c.Text(60), Object = c.Text(1000), Kind = c.Text(40), Conduct = c.Text(), Basis = c.Text(), On = c.Day(), RecordedOn = c.Day(), Federation = c.Text(60), Region = c.Text(60),
        }, constraints: t => t.PrimaryKey($"PK_{Records}", e => e.Id));
        migration.CreateIndex($"IX_{Records}_About_Ref", Records, ["About", "Ref"]);

        migration.CreateTable(Feedbacks, c => new
        {
            Id = c.Id(), RecordId = c.Id(), Duty = c.Text(40), Institution = c.Text(60), Post = c.Text(60), SentOn = c.Day(), LastSentOn = c.Day(), Times = c.Number(), ReceiptedOn = c.Day(nullable: true), Receipt = c.Text(100),
        }, constraints: t => t.PrimaryKey($"PK_{Feedbacks}", e => e.Id));
        migration.CreateIndex($"IX_{Feedbacks}_ReceiptedOn_SentOn", Feedbacks, ["ReceiptedOn", "SentOn"]);

        migration.CreateTable(Blacklistings, c => new
        {
            Id = c.Id(), About = c.Text(40), Ref = c.Text(60), Object = c.Text(1000), Facts = c.Text(), Basis = c.Text(), Region = c.Text(60), NoticedOn = c.Day(), Notice = c.Text(), ObjectUntil = c.Day(), Objection = c.Text(),
            ObjectedOn = c.Day(nullable: true), Answer = c.Text(), State = c.Text(40), DecidedOn = c.Day(nullable: true), LiftedOn = c.Day(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Blacklistings}", e => e.Id));
        migration.CreateIndex($"IX_{Blacklistings}_About_Ref", Blacklistings, ["About", "Ref"]);
    }

    protected override void Down(MigrationBuilder migration)
    {
        foreach (var table in new[] { BlacklistingMapping.Table, CreditFeedbackMapping.Table, CreditRecordMapping.Table }) migration.DropTable(table);
    }
}
