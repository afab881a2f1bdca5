using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;
using Yiwang.SingleSignOn.Authorising;
using Yiwang.SingleSignOn.Clients;
using Yiwang.SingleSignOn.Consents;
using Yiwang.SingleSignOn.Keys;
using Yiwang.SingleSignOn.Leaving;
using Yiwang.SingleSignOn.Service;

namespace Yiwang.SingleSignOn;

/// <summary>The module's window on the database.</summary>
internal sealed class SignOnDb(YiwangDb db)
{
    public DbSet<SigningKeySet> KeySets => db.Set<SigningKeySet>();
    public DbSet<Client> Clients => db.Set<Client>();
    public DbSet<Consent> Consents => db.Set<Consent>();
    public DbSet<Grant> Grants => db.Set<Grant>();
    public DbSet<RefreshToken> RefreshTokens => db.Set<RefreshToken>();
    public DbSet<AwaitedSystem> AwaitedSystems => db.Set<AwaitedSystem>();
    public DbSet<AccountLink> Links => db.Set<AccountLink>();
    public DbSet<LogoutNotice> LogoutNotices => db.Set<LogoutNotice>();
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Internal, nameof(SigningKeySet.Name))]
[Holds(DataClass.Internal, Of = typeof(SigningKey))]
[Holds(DataClass.Secret, nameof(SigningKey.PrivateKey), Of = typeof(SigningKey))]
internal sealed class KeySetMapping : IEntityTypeConfiguration<SigningKeySet>
{
    public void Configure(EntityTypeBuilder<SigningKeySet> map)
    {
        map.ToTable("signon_key_sets");
        map.HasKey(s => s.Name);
        map.Property(s => s.Name).HasMaxLength(40);
        map.Property(s => s.Version).IsConcurrencyToken();
        map.OwnsMany(s => s.Keys, key =>
        {
            key.ToTable("signon_signing_keys");
            key.WithOwner().HasForeignKey("KeySetName");
            key.Property<string>("KeySetName").HasMaxLength(40);
            key.HasKey(k => k.Id);
            key.Property(k => k.Id).HasMaxLength(40).ValueGeneratedNever();
            key.Property(k => k.X).HasMaxLength(60);
            key.Property(k => k.Y).HasMaxLength(60);
            key.Property(k => k.PrivateKey).IsPersonal();
        });
    }
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Internal, Of = typeof(ClientSecret))]
[Holds(DataClass.Secret, nameof(ClientSecret.Hash), Of = typeof(ClientSecret))]
internal sealed class ClientMapping : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> map)
    {
        map.ToTable("signon_clients");
        map.Property(c => c.Id).HasMaxLength(40).ValueGeneratedNever();
        map.Property(c => c.Details).IsStoredAsJson();
        map.Property(c => c.Version).IsConcurrencyToken();
        map.OwnsMany(c => c.Secrets, secret =>
        {
            secret.ToTable("signon_client_secrets");
            secret.WithOwner().HasForeignKey("ClientId");
            secret.Property<string>("ClientId").HasMaxLength(40);
            secret.HasKey(s => s.Hash);
            secret.Property(s => s.Hash).IsPersonalIndex();
        });
    }
}

[Holds(DataClass.Personal)]
internal sealed class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> map)
    {
        map.ToTable("signon_consents");
        map.Property(c => c.Id).ValueGeneratedNever();
        map.Property(c => c.ClientId).HasMaxLength(40);
        map.Property(c => c.Scopes).HasMaxLength(200);
        map.Property(c => c.Purpose).HasMaxLength(200);
        map.Property(c => c.Version).IsConcurrencyToken();
        map.HasIndex(c => new { c.AccountId, c.ClientId }).IsUnique();
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Secret, nameof(Grant.CodeHash))]
internal sealed class GrantMapping : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> map)
    {
        map.ToTable("signon_grants");
        map.Property(g => g.Id).ValueGeneratedNever();
        map.Property(g => g.ClientId).HasMaxLength(40);
        map.Property(g => g.Scopes).HasMaxLength(200);
        map.Property(g => g.RedirectUri).HasMaxLength(ClientAddress.Longest);
        map.Property(g => g.Nonce).HasMaxLength(AuthorizeRequest.LongestNonce);
        map.Property(g => g.CodeHash).IsPersonalIndex();
        map.Property(g => g.CodeChallenge).HasMaxLength(AuthorizeRequest.ChallengeSigns);
        map.Property(g => g.RedeemedAt).IsConcurrencyToken();
        map.Property(g => g.EndedAt).IsConcurrencyToken();
        map.HasIndex(g => g.CodeHash).IsUnique();
        map.HasIndex(g => new { g.AccountId, g.ClientId });
        map.HasIndex(g => g.Session);
        map.HasIndex(g => g.ClientId);
        map.HasIndex(g => g.EndsAt);
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Secret, nameof(RefreshToken.Hash))]
internal sealed class RefreshTokenMapping : IEntityTypeConfiguration<RefreshToken>
{
    public void Configure(EntityTypeBuilder<RefreshToken> map)
    {
        map.ToTable("signon_refresh_tokens");
        map.HasKey(t => t.Hash);
        map.Property(t => t.Hash).IsPersonalIndex();
        map.Property(t => t.UsedAt).IsConcurrencyToken();
        map.HasIndex(t => t.GrantId);
    }
}

[Holds(DataClass.Personal)]
internal sealed class LogoutNoticeMapping : IEntityTypeConfiguration<LogoutNotice>
{
    public void Configure(EntityTypeBuilder<LogoutNotice> map)
    {
        map.ToTable("signon_logout_notices");
        map.Property(n => n.Id).ValueGeneratedNever();
        map.Property(n => n.ClientId).HasMaxLength(40);
        map.HasIndex(n => n.NextAt);
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(AccountLink.SubjectIndex))]
internal sealed class AccountLinkMapping : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> map)
    {
        map.ToTable("signon_links");
        map.Property(l => l.Id).ValueGeneratedNever();
        map.Property(l => l.Issuer).HasMaxLength(AccountLink.LongestIssuer);
        map.Property(l => l.SubjectIndex).IsPersonalIndex();
        map.HasIndex(l => l.SubjectIndex).IsUnique();
        map.HasIndex(l => new { l.AccountId, l.Issuer }).IsUnique();
    }
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Internal, nameof(AwaitedSystem.Name))]
internal sealed class AwaitedSystemMapping : IEntityTypeConfiguration<AwaitedSystem>
{
    public void Configure(EntityTypeBuilder<AwaitedSystem> map)
    {
        map.ToTable("signon_awaited_systems");
        map.Property(s => s.Id).ValueGeneratedNever();
        map.Property(s => s.Name).HasMaxLength(AwaitedSystem.LongestName);
        map.Property(s => s.RunBy).HasMaxLength(AwaitedSystem.LongestName);
        map.Property(s => s.ConnectedAs).HasMaxLength(40);
        map.Property(s => s.StruckAt).IsConcurrencyToken();
        map.HasIndex(s => s.Name);
    }
}
