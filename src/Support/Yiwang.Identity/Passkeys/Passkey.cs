using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Identity.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Data;

namespace Yiwang.Identity.Passkeys;

/// <summary>A key pair of a person's device or keychain (WebAuthn); here lies the public half.</summary>
internal sealed class Passkey : Aggregate
{
    public const int MostPerAccount = 10;

    private Passkey() { }

    public Guid Id { get; private init; }
    public Guid AccountId { get; private init; }
    public string CredentialId { get; private init; } = "";
    public string Name { get; private init; } = "";
    public byte[] PublicKey { get; private init; } = [];
    public long SignCount { get; private set; }
    public string Transports { get; private init; } = "";
    public bool IsUserVerified { get; private init; }
    public bool IsBackupEligible { get; private init; }
    public bool IsBackedUp { get; private set; }
    public byte[] AttestationObject { get; private init; } = [];
    public byte[] ClientDataJson { get; private init; } = [];
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? UsedAt { get; private set; }

    public static Passkey Of(Guid accountId, string name, UserPasskeyInfo made, DateTimeOffset now)
    {
        var passkey = new Passkey
        {
            Id = Guid.CreateVersion7(), AccountId = accountId, CredentialId = Base64Url.EncodeToString(made.CredentialId), Name = name, PublicKey = made.PublicKey,
            SignCount = made.SignCount, Transports = string.Join(',', made.Transports ?? []), IsUserVerified = made.IsUserVerified, IsBackupEligible = made.IsBackupEligible,
            IsBackedUp = made.IsBackedUp, AttestationObject = made.AttestationObject, ClientDataJson = made.ClientDataJson, CreatedAt = now,
        };
        passkey.Record(new MeansAdded(accountId, SignInFactor.Passkey));
        return passkey;
    }

    public void Use(long signCount, bool isBackedUp, DateTimeOffset now) => (SignCount, IsBackedUp, UsedAt) = (Math.Max(signCount, SignCount), isBackedUp, now);

    public void Remove() => Record(new MeansRemoved(AccountId, SignInFactor.Passkey));

    public UserPasskeyInfo ToInfo() => new(Base64Url.DecodeFromChars(CredentialId), PublicKey, CreatedAt, (uint)SignCount, Transports.Split(',', StringSplitOptions.RemoveEmptyEntries),
        IsUserVerified, IsBackupEligible, IsBackedUp, AttestationObject, ClientDataJson);
}

/// <summary>That a passkey answered rightly, and what it counted.</summary>
internal sealed record PasskeyUse(Guid PasskeyId, long SignCount, bool IsBackedUp);

[Holds(DataClass.Personal)]
[Holds(DataClass.Personal, nameof(Passkey.Name))]
internal sealed class PasskeyMapping : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> map)
    {
        map.ToTable("identity_passkeys");
        map.Property(p => p.Id).ValueGeneratedNever();
        map.Property(p => p.CredentialId).HasMaxLength(1400);
        map.Property(p => p.Name).HasMaxLength(40);
        map.Property(p => p.Transports).HasMaxLength(100);
        map.Property(p => p.SignCount).IsConcurrencyToken();
        map.HasIndex(p => p.CredentialId).IsUnique();
        map.HasIndex(p => p.AccountId);
    }
}
