using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.SingleSignOn;

[DbContext(typeof(YiwangDb))]
[Migration("20261126_02_SingleSignOn")]
internal sealed class SignOnTables : Migration
{
    private const int Sealed = 1000, Index = 64, Name = 40;

    protected override void Up(MigrationBuilder migration)
    {
        Keys(migration);
        Clients(migration);
        Grants(migration);
    }

    protected override void Down(MigrationBuilder migration)
    {
        foreach (var table in new[] { "logout_notices", "refresh_tokens", "grants", "consents", "client_secrets", "clients", "signing_keys", "key_sets" }) migration.DropTable("signon_" + table);
    }

    private static void Keys(MigrationBuilder migration)
    {
        migration.CreateTable("signon_key_sets", c => new { Name = c.Text(Name), Version = c.Number() },
            constraints: t => t.PrimaryKey("PK_signon_key_sets", s => s.Name));
        migration.CreateTable("signon_signing_keys", c => new
        {
            Id = c.Text(Name), State = c.Text(Name), X = c.Text(60), Y = c.Text(60), PrivateKey = c.Text(Sealed, nullable: true),
            MadeAt = c.Instant(), ActiveSince = c.Instant(nullable: true), RetiredAt = c.Instant(nullable: true), KeySetName = c.Text(Name),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_signon_signing_keys", k => k.Id);
            t.ForeignKey("FK_signon_signing_keys_signon_key_sets_KeySetName", k => k.KeySetName, "signon_key_sets", "Name", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_signon_signing_keys_KeySetName", "signon_signing_keys", "KeySetName");
    }

    private static void Clients(MigrationBuilder migration)
    {
        migration.CreateTable("signon_clients", c => new
        {
            Id = c.Text(Name), IsPublic = c.YesNo(), Details = c.Json(), RegisteredAt = c.Instant(), ClosedAt = c.Instant(nullable: true), Version = c.Number(),
        }, constraints: t => t.PrimaryKey("PK_signon_clients", k => k.Id));
        migration.CreateTable("signon_client_secrets", c => new
        {
            Hash = c.Text(Index), MadeAt = c.Instant(), EndsAt = c.Instant(nullable: true), ClientId = c.Text(Name),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_signon_client_secrets", s => s.Hash);
            t.ForeignKey("FK_signon_client_secrets_signon_clients_ClientId", s => s.ClientId, "signon_clients", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_signon_client_secrets_ClientId", "signon_client_secrets", "ClientId");
        migration.CreateTable("signon_consents", c => new
        {
            Id = c.Id(), AccountId = c.Id(), ClientId = c.Text(Name), Scopes = c.Text(200), Purpose = c.Text(200),
            GivenAt = c.Instant(), WithdrawnAt = c.Instant(nullable: true), Version = c.Number(),
        }, constraints: t => t.PrimaryKey("PK_signon_consents", k => k.Id));
        migration.CreateIndex("IX_signon_consents_AccountId_ClientId", "signon_consents", ["AccountId", "ClientId"], unique: true);
    }

    private static void Grants(MigrationBuilder migration)
    {
        migration.CreateTable("signon_grants", c => new
        {
            Id = c.Id(), ClientId = c.Text(Name), AccountId = c.Id(), Session = c.Column<Guid>(nullable: true), SignedInAt = c.Instant(), Level = c.Number(),
            Scopes = c.Text(200), RedirectUri = c.Text(400), Nonce = c.Text(200, nullable: true), CodeHash = c.Text(Index), CodeChallenge = c.Text(43),
            CodeEndsAt = c.Instant(), RedeemedAt = c.Instant(nullable: true), EndsAt = c.Instant(), EndedAt = c.Instant(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_signon_grants", g => g.Id));
        migration.CreateIndex("IX_signon_grants_CodeHash", "signon_grants", "CodeHash", unique: true);
        migration.CreateIndex("IX_signon_grants_AccountId_ClientId", "signon_grants", ["AccountId", "ClientId"]);
        foreach (var column in new[] { "Session", "ClientId", "EndsAt" }) migration.CreateIndex("IX_signon_grants_" + column, "signon_grants", column);
        migration.CreateTable("signon_refresh_tokens", c => new
        {
            Hash = c.Text(Index), GrantId = c.Id(), EndsAt = c.Instant(), UsedAt = c.Instant(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_signon_refresh_tokens", k => k.Hash));
        migration.CreateIndex("IX_signon_refresh_tokens_GrantId", "signon_refresh_tokens", "GrantId");
        migration.CreateTable("signon_logout_notices", c => new
        {
            Id = c.Id(), ClientId = c.Text(Name), AccountId = c.Id(), Session = c.Id(), NextAt = c.Instant(), Attempts = c.Number(),
        }, constraints: t => t.PrimaryKey("PK_signon_logout_notices", k => k.Id));
        migration.CreateIndex("IX_signon_logout_notices_NextAt", "signon_logout_notices", "NextAt");
    }
}
