using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Identity.Acting;

[Holds(DataClass.Internal)]
[Holds(DataClass.Personal, nameof(LegalPerson.RepresentativeId))]
[Holds(DataClass.Internal, nameof(LegalPerson.Name))]
internal sealed class LegalPersonMapping : IEntityTypeConfiguration<LegalPerson>
{
    public void Configure(EntityTypeBuilder<LegalPerson> map)
    {
        map.ToTable("identity_legal_persons");
        map.Property(p => p.Id).ValueGeneratedNever();
        map.Property(p => p.Name).HasMaxLength(100);
        map.Property(p => p.CreditCode).HasMaxLength(18);
        map.Property(p => p.RepresentativeId).IsConcurrencyToken();
        map.HasIndex(p => p.CreditCode).IsUnique();
        map.HasIndex(p => p.RepresentativeId);
    }
}

[Holds(DataClass.Personal)]
internal sealed class AuthorisationMapping : IEntityTypeConfiguration<Authorisation>
{
    public void Configure(EntityTypeBuilder<Authorisation> map)
    {
        map.ToTable("identity_authorisations");
        map.Property(a => a.Id).ValueGeneratedNever();
        map.Property(a => a.Scope).HasMaxLength(1000).HasConversion(
            scope => string.Join(',', scope), stored => stored.Split(',', StringSplitOptions.RemoveEmptyEntries),
            new ValueComparer<IReadOnlyList<string>>((a, b) => a!.SequenceEqual(b!), s => s.Count, s => s));
        map.Property(a => a.EndedAt).IsConcurrencyToken();
        map.HasIndex(a => a.LegalPersonId);
        map.HasIndex(a => a.AgentId);
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(Guardianship.WardId), nameof(Guardianship.Paper), Open = "账号编号和文书种类；查监护关系按它查")]
internal sealed class GuardianshipMapping : IEntityTypeConfiguration<Guardianship>
{
    public void Configure(EntityTypeBuilder<Guardianship> map)
    {
        map.ToTable("identity_guardianships");
        map.Property(g => g.Id).ValueGeneratedNever();
        map.Property(g => g.Paper).HasMaxLength(100);
        map.HasIndex(g => g.GuardianId);
        map.HasIndex(g => g.WardId);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261126_03_ActingFor")]
internal sealed class ActingTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("identity_legal_persons", c => new
        {
            Id = c.Id(), Name = c.Text(100), CreditCode = c.Text(18), RepresentativeId = c.Id(), RegisteredAt = c.Instant(),
        }, constraints: t => t.PrimaryKey("PK_identity_legal_persons", p => p.Id));
        migrationBuilder.CreateIndex("IX_identity_legal_persons_CreditCode", "identity_legal_persons", "CreditCode", unique: true);
        migrationBuilder.CreateIndex("IX_identity_legal_persons_RepresentativeId", "identity_legal_persons", "RepresentativeId");

        migrationBuilder.CreateTable("identity_authorisations", c => new
        {
            Id = c.Id(), LegalPersonId = c.Id(), AgentId = c.Id(), Scope = c.Text(1000), From = c.Day(), To = c.Day(), GivenById = c.Id(), GivenAt = c.Instant(),
            EndedAt = c.Instant(nullable: true), EndedById = c.Column<Guid>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_identity_authorisations", a => a.Id));
        migrationBuilder.CreateIndex("IX_identity_authorisations_LegalPersonId", "identity_authorisations", "LegalPersonId");
        migrationBuilder.CreateIndex("IX_identity_authorisations_AgentId", "identity_authorisations", "AgentId");

        migrationBuilder.CreateTable("identity_guardianships", c => new
        {
            Id = c.Id(), GuardianId = c.Id(), WardId = c.Id(), Paper = c.Text(100), From = c.Day(), Until = c.Day(), EndedAt = c.Instant(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_identity_guardianships", g => g.Id));
        migrationBuilder.CreateIndex("IX_identity_guardianships_GuardianId", "identity_guardianships", "GuardianId");
        migrationBuilder.CreateIndex("IX_identity_guardianships_WardId", "identity_guardianships", "WardId");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("identity_guardianships");
        migrationBuilder.DropTable("identity_authorisations");
        migrationBuilder.DropTable("identity_legal_persons");
    }
}
