using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.Paying;

/// <summary>The payments' window on the one database.</summary>
internal sealed class PayingDb(YiwangDb db)
{
    public DbSet<PaymentOrder> Orders => db.Set<PaymentOrder>();
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Internal, nameof(PaymentOrder.Payee))]
internal sealed class PaymentOrderMapping : IEntityTypeConfiguration<PaymentOrder>
{
    public const string Table = "benefits_payment_orders";

    public void Configure(EntityTypeBuilder<PaymentOrder> map)
    {
        map.ToTable(Table);
        map.Property(o => o.Id).ValueGeneratedNever();
        foreach (var code in new[] { nameof(PaymentOrder.Number), nameof(PaymentOrder.Purpose), nameof(PaymentOrder.Region) }) map.Property(code).HasMaxLength(40);
        map.Property(o => o.Title).HasMaxLength(300);
        map.Property(o => o.Voucher).HasMaxLength(60);
        map.Property(o => o.Payee).IsStoredAsJson();
        map.Property(o => o.Sources).IsStoredAsJson();
        map.Property(o => o.Steps).IsStoredAsJson();
        map.Property(o => o.Revision).IsConcurrencyToken();
        map.Ignore(o => o.Subject).Ignore(o => o.DeskHref).Ignore(o => o.Open);
        map.HasIndex(o => o.Number).IsUnique();
        map.HasIndex(o => new { o.Purpose, o.For });
        map.HasIndex(o => new { o.Region, o.State, o.OrderedOn });
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261124_30_Payments")]
internal sealed class PayingTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        const string Orders = PaymentOrderMapping.Table;
        migration.CreateTable(Orders, c => new
        {
            Id = c.Id(), Number = c.Text(40), Purpose = c.Text(40), For = c.Id(), Region = c.Text(40), Title = c.Text(300), Payee = c.Json(), AmountInFen = c.Large(), OrderedOn = c.Day(),
            Sources = c.Json(), Steps = c.Json(), State = c.Text(40), Voucher = c.Text(60), PaidOn = c.Day(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Orders}", o => o.Id));
        migration.CreateIndex($"IX_{Orders}_Number", Orders, "Number", unique: true);
        migration.CreateIndex($"IX_{Orders}_Purpose_For", Orders, ["Purpose", "For"]);
        migration.CreateIndex($"IX_{Orders}_Region_State_OrderedOn", Orders, ["Region", "State", "OrderedOn"]);
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(PaymentOrderMapping.Table);
}
