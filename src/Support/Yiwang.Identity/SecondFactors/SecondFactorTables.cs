using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Identity.SecondFactors;

[DbContext(typeof(YiwangDb))]
[Migration("20261126_02_SecondFactors")]
internal sealed class SecondFactorTables : Migration
{
    private const int Sealed = 1000, Index = 64;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("identity_authenticators", c => new
        {
            AccountId = c.Id(), Secret = c.Text(Sealed), ConfirmedAt = c.Instant(nullable: true), LastStep = c.Large(),
        }, constraints: t => t.PrimaryKey("PK_identity_authenticators", a => a.AccountId));

        migrationBuilder.CreateTable("identity_recovery_codes", c => new
        {
            Id = c.Id(), AccountId = c.Id(), CodeIndex = c.Text(Index), UsedAt = c.Instant(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_identity_recovery_codes", r => r.Id));
        migrationBuilder.CreateIndex("IX_identity_recovery_codes_AccountId_CodeIndex", "identity_recovery_codes", ["AccountId", "CodeIndex"], unique: true);

        migrationBuilder.CreateTable("identity_challenges", c => new
        {
            Id = c.Id(), KeyIndex = c.Text(Index), Kind = c.Text(20), AccountId = c.Column<Guid>(nullable: true), SubjectIndex = c.Text(Index, nullable: true),
            AddressIndex = c.Text(Index, nullable: true), AnswerIndex = c.Text(Index, nullable: true), State = c.Text(4000, nullable: true),
            AskedAt = c.Instant(), Tries = c.Number(), UsedAt = c.Instant(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_identity_challenges", h => h.Id));
        migrationBuilder.CreateIndex("IX_identity_challenges_KeyIndex", "identity_challenges", "KeyIndex", unique: true);
        migrationBuilder.CreateIndex("IX_identity_challenges_SubjectIndex_AskedAt", "identity_challenges", ["SubjectIndex", "AskedAt"]);
        migrationBuilder.CreateIndex("IX_identity_challenges_AddressIndex_AskedAt", "identity_challenges", ["AddressIndex", "AskedAt"]);

        migrationBuilder.CreateTable("identity_passkeys", c => new
        {
            Id = c.Id(), AccountId = c.Id(), CredentialId = c.Text(1400), Name = c.Text(40), PublicKey = c.Bytes(), SignCount = c.Large(), Transports = c.Text(100),
            IsUserVerified = c.YesNo(), IsBackupEligible = c.YesNo(), IsBackedUp = c.YesNo(), AttestationObject = c.Bytes(), ClientDataJson = c.Bytes(),
            CreatedAt = c.Instant(), UsedAt = c.Instant(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_identity_passkeys", p => p.Id));
        migrationBuilder.CreateIndex("IX_identity_passkeys_CredentialId", "identity_passkeys", "CredentialId", unique: true);
        migrationBuilder.CreateIndex("IX_identity_passkeys_AccountId", "identity_passkeys", "AccountId");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("identity_passkeys");
        migrationBuilder.DropTable("identity_challenges");
        migrationBuilder.DropTable("identity_recovery_codes");
        migrationBuilder.DropTable("identity_authenticators");
    }
}
