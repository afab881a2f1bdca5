using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.Delegating;

[Holds(DataClass.Personal)]
internal sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>
{
    public const string Table = "organisation_delegations";

    public void Configure(EntityTypeBuilder<Delegation> map)
    {
        map.ToTable(Table);
        map.HasKey(d => d.Id);
        map.Property(d => d.Id).ValueGeneratedNever();
        map.Property(d => d.Post).HasMaxLength(80);
        map.Property(d => d.Institution).HasMaxLength(80);
        map.Property(d => d.Permissions).IsStoredAsJson();
        map.Property(d => d.Because).HasMaxLength(400);
        map.Property(d => d.RevokedAt).IsConcurrencyToken();
        map.HasIndex(d => d.Giver);
        map.HasIndex(d => d.Receiver);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261126_34_Delegations")]
internal sealed class DelegationTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(DelegationMapping.Table, c => new
        {
            Id = c.Id(), Tenure = c.Id(), Giver = c.Id(), Post = c.Text(80), Institution = c.Text(80), Receiver = c.Id(), Permissions = c.Json(),
            From = c.Day(), To = c.Day(), Because = c.Text(400), RevokedAt = c.Instant(nullable: true),
        }, constraints: t => t.PrimaryKey($"PK_{DelegationMapping.Table}", d => d.Id));
        migration.CreateIndex($"IX_{DelegationMapping.Table}_Giver", DelegationMapping.Table, "Giver");
        migration.CreateIndex($"IX_{DelegationMapping.Table}_Receiver", DelegationMapping.Table, "Receiver");
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(DelegationMapping.Table);
}
