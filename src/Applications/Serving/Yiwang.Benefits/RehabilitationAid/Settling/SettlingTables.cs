using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Benefits.RehabilitationAid.Settling.Outside;
using Yiwang.Benefits.RehabilitationAid.Settling.Supervising;
using Yiwang.Benefits.RehabilitationAid.Settling.Using;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Settling;

/// <summary>The settlements' window on the one database.</summary>
internal sealed class SettlingDb(YiwangDb db)
{
    public DbSet<Settlement> Settlements => db.Set<Settlement>();
    public DbSet<SettlementLine> Lines => db.Set<SettlementLine>();
    public DbSet<AgreedMethod> Methods => db.Set<AgreedMethod>();
    public DbSet<OutsideService> Outside => db.Set<OutsideService>();
    public DbSet<MoneyUse> Uses => db.Set<MoneyUse>();
    public DbSet<Suspicion> Suspicions => db.Set<Suspicion>();
    public DbSet<Closure> Closures => db.Set<Closure>();
}

[Holds(DataClass.Internal, Of = typeof(Settlement))]
[Holds(DataClass.Personal, nameof(Settlement.Guardian), Of = typeof(Settlement))]
[Holds(DataClass.Sensitive, nameof(Settlement.Papers), Of = typeof(Settlement))]
[Holds(DataClass.Personal, Of = typeof(SettlementLine))]
[Holds(DataClass.Sensitive, nameof(SettlementLine.ChildIndex), Of = typeof(SettlementLine))]
[Holds(DataClass.Sensitive, nameof(SettlementLine.Row), nameof(SettlementLine.Note), Of = typeof(SettlementLine), Open = "救助类别的代码和核减原因，不写姓名；只经索引连到儿童")]
[Holds(DataClass.Internal, Of = typeof(AgreedMethod))]
[Holds(DataClass.Internal, nameof(AgreedMethod.Name), Of = typeof(AgreedMethod))]
[Holds(DataClass.Personal, Of = typeof(OutsideService))]
[Holds(DataClass.Sensitive, nameof(OutsideService.Why), Of = typeof(OutsideService), Open = "自由文字，还没有密封；只经救助编号连到儿童")]
[Holds(DataClass.Internal, Of = typeof(MoneyUse))]
[Holds(DataClass.Internal, Of = typeof(Suspicion))]
[Holds(DataClass.Public, Of = typeof(Closure))]
internal sealed class SettlingMapping : IEntityTypeConfiguration<Settlement>, IEntityTypeConfiguration<SettlementLine>, IEntityTypeConfiguration<AgreedMethod>,
    IEntityTypeConfiguration<OutsideService>, IEntityTypeConfiguration<MoneyUse>, IEntityTypeConfiguration<Suspicion>, IEntityTypeConfiguration<Closure>
{
    public const string Settlements = "benefits_settlements", Lines = "benefits_settlement_lines", Methods = "benefits_agreed_methods", Outside = "benefits_outside_services",
        Uses = "benefits_money_uses", Suspicions = "benefits_suspicions", Closures = "benefits_closures";

    /// <summary>A line that was let go stands in nobody's way.</summary>
    public const string Holding = "\"ReleasedOn\" IS NULL";

    public void Configure(EntityTypeBuilder<Settlement> map)
    {
        map.ToTable(Settlements);
        map.Property(s => s.Id).ValueGeneratedNever();
        map.Property(s => s.Region).HasMaxLength(60);
        map.Property(s => s.Institution).HasMaxLength(60);
        map.Property(s => s.VoucherNumber).HasMaxLength(60);
        map.Property(s => s.Returned).HasMaxLength(500);
        map.Property(s => s.Papers).IsSealedJson();
        map.Property(s => s.LeftOut).IsStoredAsJson();
        map.Property(s => s.Revision).IsConcurrencyToken();
        map.Ignore(s => s.Subject).Ignore(s => s.DeskHref).Ignore(s => s.Period);
        map.HasIndex(s => new { s.Institution, s.From });
        map.HasIndex(s => new { s.Region, s.From });
        map.HasIndex(s => s.RecordId);
        map.HasIndex(s => s.VoucherNumber);
    }

    public void Configure(EntityTypeBuilder<SettlementLine> map)
    {
        map.ToTable(Lines);
        map.Property(l => l.Id).ValueGeneratedNever();
        map.Property(l => l.ChildIndex).IsPersonalIndex();
        map.Property(l => l.Key).HasMaxLength(80);
        map.Property(l => l.FileNumber).HasMaxLength(80);
        map.Property(l => l.Row).HasMaxLength(60);
        map.Property(l => l.Note).HasMaxLength(500);
        map.HasIndex(l => new { l.ChildIndex, l.Key }).IsUnique().HasFilter(Holding);
        map.HasIndex(l => new { l.SettlementId, l.FileNumber, l.Month });
        map.HasIndex(l => l.MonthId);
    }

    public void Configure(EntityTypeBuilder<AgreedMethod> map)
    {
        map.ToTable(Methods);
        map.Property(m => m.Id).ValueGeneratedNever();
        map.Property(m => m.Region).HasMaxLength(60);
        map.Property(m => m.Name).HasMaxLength(100);
        map.Property(m => m.Document).HasMaxLength(80);
        map.Ignore(m => m.Subject).Ignore(m => m.Terms);
        map.HasIndex(m => m.Region);
    }

    public void Configure(EntityTypeBuilder<OutsideService> map)
    {
        map.ToTable(Outside);
        map.Property(o => o.Id).ValueGeneratedNever();
        foreach (var code in new[] { nameof(OutsideService.Region), nameof(OutsideService.Institution) }) map.Property(code).HasMaxLength(60);
        map.Property(o => o.Why).HasMaxLength(500);
        map.Property(o => o.Answers).IsStoredAsJson();
        map.Property(o => o.Revision).IsConcurrencyToken();
        map.Ignore(o => o.Subject).Ignore(o => o.DeskHref).Ignore(o => o.IsApproved).Ignore(o => o.IsOpen);
        map.HasIndex(o => new { o.RecordId, o.Institution });
        map.HasIndex(o => o.Region);
    }

    public void Configure(EntityTypeBuilder<MoneyUse> map)
    {
        map.ToTable(Uses);
        map.Property(u => u.Id).ValueGeneratedNever();
        map.Property(u => u.Kind).HasMaxLength(40);
        map.Property(u => u.Explanation).HasMaxLength(500);
        map.Property(u => u.Note).HasMaxLength(500);
        map.HasIndex(u => u.SettlementId);
    }

    public void Configure(EntityTypeBuilder<Suspicion> map)
    {
        map.ToTable(Suspicions);
        map.Property(s => s.Id).ValueGeneratedNever();
        foreach (var code in new[] { nameof(Suspicion.Region), nameof(Suspicion.Institution) }) map.Property(code).HasMaxLength(60);
        map.Property(s => s.Key).HasMaxLength(200);
        map.Property(s => s.What).HasMaxLength(500);
        map.Property(s => s.Conclusion).HasMaxLength(500);
        map.Property(s => s.ConcludedBy).HasMaxLength(120);
        map.Property(s => s.Revision).IsConcurrencyToken();
        map.Ignore(s => s.Subject).Ignore(s => s.IsOpen);
        map.HasIndex(s => s.Key).IsUnique();
        map.HasIndex(s => s.SettlementId);
        map.HasIndex(s => new { s.Region, s.ConcludedOn });
    }

    public void Configure(EntityTypeBuilder<Closure> map)
    {
        map.ToTable(Closures);
        map.Property(c => c.Id).ValueGeneratedNever();
        map.Property(c => c.Institution).HasMaxLength(60);
        map.Property(c => c.Reason).HasMaxLength(200);
        map.Ignore(c => c.Subject);
        map.HasIndex(c => new { c.Institution, c.From });
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261124_31_Settlements")]
internal sealed class SettlingTables : Migration
{
    private const string Cares = "benefits_cares", CaresOfChild = "IX_benefits_cares_ChildIndex";

    protected override void Up(MigrationBuilder migration)
    {
        Settlements(migration);
        migration.CreateTable(SettlingMapping.Methods, c => new { Id = c.Id(), Region = c.Text(60), Name = c.Text(100), Document = c.Text(80), AgreedOn = c.Day(), Pays = c.Text(40), Payee = c.Text(40), RegisteredOn = c.Day() },
            constraints: t => t.PrimaryKey($"PK_{SettlingMapping.Methods}", m => m.Id));
        migration.CreateIndex($"IX_{SettlingMapping.Methods}_Region", SettlingMapping.Methods, "Region");
        migration.CreateTable(SettlingMapping.Outside, c => new { Id = c.Id(), RecordId = c.Id(), Region = c.Text(60), Institution = c.Text(60), Why = c.Text(500), AskedOn = c.Day(), Answers = c.Json(), Revision = c.Number() },
            constraints: t => t.PrimaryKey($"PK_{SettlingMapping.Outside}", o => o.Id));
        migration.CreateIndex($"IX_{SettlingMapping.Outside}_RecordId_Institution", SettlingMapping.Outside, ["RecordId", "Institution"]);
        migration.CreateIndex($"IX_{SettlingMapping.Outside}_Region", SettlingMapping.Outside, "Region");
        migration.CreateTable(SettlingMapping.Uses, c => new { Id = c.Id(), SettlementId = c.Id(), Kind = c.Text(40), AmountInFen = c.Large(), Explanation = c.Text(500), ReviewedOn = c.Day(nullable: true), IsAccepted = c.YesNo(), Note = c.Text(500) },
            constraints: t => t.PrimaryKey($"PK_{SettlingMapping.Uses}", u => u.Id));
        migration.CreateIndex($"IX_{SettlingMapping.Uses}_SettlementId", SettlingMapping.Uses, "SettlementId");
        Supervision(migration);
        migration.CreateIndex(CaresOfChild, Cares, "ChildIndex"); // whether a child is trained elsewhere too is asked for every settlement
    }

    private static void Settlements(MigrationBuilder migration)
    {
        const string Settlements = SettlingMapping.Settlements, Lines = SettlingMapping.Lines;
        migration.CreateTable(Settlements, c => new
        {
            Id = c.Id(), Way = c.Text(40), Level = c.Text(40), Region = c.Text(60), Institution = c.Text(60), From = c.Day(), To = c.Day(), Guardian = c.Column<Guid>(nullable: true), RecordId = c.Column<Guid>(nullable: true),
            MethodId = c.Column<Guid>(nullable: true), VoucherNumber = c.Text(60), Papers = c.Json(), AmountInFen = c.Large(), FamilyShareInFen = c.Large(), SharedInFen = c.Large(), Children = c.Number(), Months = c.Number(),
            LeftOut = c.Json(), HandedInOn = c.Day(), OrderId = c.Id(), State = c.Text(40), Returned = c.Text(500), PaidOn = c.Day(nullable: true), UseReportedOn = c.Day(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Settlements}", s => s.Id));
        migration.CreateIndex($"IX_{Settlements}_Institution_From", Settlements, ["Institution", "From"]);
        migration.CreateIndex($"IX_{Settlements}_Region_From", Settlements, ["Region", "From"]);
        migration.CreateIndex($"IX_{Settlements}_RecordId", Settlements, "RecordId");
        migration.CreateIndex($"IX_{Settlements}_VoucherNumber", Settlements, "VoucherNumber");

        migration.CreateTable(Lines, c => new
        {
            Id = c.Id(), SettlementId = c.Id(), ChildIndex = c.Text(64), Key = c.Text(80), MonthId = c.Column<Guid>(nullable: true), CareId = c.Column<Guid>(nullable: true), GrantId = c.Column<Guid>(nullable: true), FileNumber = c.Text(80),
            Month = c.Day(), Row = c.Text(60), AmountInFen = c.Large(), FamilyShareInFen = c.Large(), ChargedInFen = c.Large(), Funding = c.Text(40), Note = c.Text(500), ReleasedOn = c.Day(nullable: true),
        }, constraints: t => t.PrimaryKey($"PK_{Lines}", l => l.Id));
        migration.CreateIndex($"IX_{Lines}_ChildIndex_Key", Lines, ["ChildIndex", "Key"], unique: true, filter: SettlingMapping.Holding);
        migration.CreateIndex($"IX_{Lines}_SettlementId_FileNumber_Month", Lines, ["SettlementId", "FileNumber", "Month"]);
        migration.CreateIndex($"IX_{Lines}_MonthId", Lines, "MonthId");
    }

    private static void Supervision(MigrationBuilder migration)
    {
        const string Suspicions = SettlingMapping.Suspicions, Closures = SettlingMapping.Closures;
        migration.CreateTable(Suspicions, c => new
        {
            Id = c.Id(), Kind = c.Text(40), Key = c.Text(200), Region = c.Text(60), Institution = c.Text(60), SettlementId = c.Id(), What = c.Text(500), RaisedOn = c.Day(), ConcludedOn = c.Day(nullable: true),
            IsConfirmed = c.YesNo(), Conclusion = c.Text(500), ConcludedBy = c.Text(120), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Suspicions}", s => s.Id));
        migration.CreateIndex($"IX_{Suspicions}_Key", Suspicions, "Key", unique: true);
        migration.CreateIndex($"IX_{Suspicions}_SettlementId", Suspicions, "SettlementId");
        migration.CreateIndex($"IX_{Suspicions}_Region_ConcludedOn", Suspicions, ["Region", "ConcludedOn"]);
        migration.CreateTable(Closures, c => new { Id = c.Id(), Institution = c.Text(60), From = c.Day(), To = c.Day(), Reason = c.Text(200), RegisteredOn = c.Day() }, constraints: t => t.PrimaryKey($"PK_{Closures}", e => e.Id));
        migration.CreateIndex($"IX_{Closures}_Institution_From", Closures, ["Institution", "From"]);
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropIndex(CaresOfChild, Cares);
        foreach (var table in new[] { SettlingMapping.Closures, SettlingMapping.Suspicions, SettlingMapping.Uses, SettlingMapping.Outside, SettlingMapping.Methods, SettlingMapping.Lines, SettlingMapping.Settlements }) migration.DropTable(table);
    }
}
