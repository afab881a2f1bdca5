using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Identity.SecondFactors;

[Holds(DataClass.Personal)]
[Holds(DataClass.Secret, nameof(Authenticator.Secret))]
internal sealed class AuthenticatorMapping : IEntityTypeConfiguration<Authenticator>
{
    public void Configure(EntityTypeBuilder<Authenticator> map)
    {
        map.ToTable("identity_authenticators");
        map.HasKey(a => a.AccountId);
        map.Property(a => a.AccountId).ValueGeneratedNever();
        map.Property(a => a.Secret).IsPersonal();
        map.Property(a => a.LastStep).IsConcurrencyToken();
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Secret, nameof(RecoveryCode.CodeIndex))]
internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> map)
    {
        map.ToTable("identity_recovery_codes");
        map.Property(c => c.Id).ValueGeneratedNever();
        map.Property(c => c.CodeIndex).IsPersonalIndex();
        map.Property(c => c.UsedAt).IsConcurrencyToken();
        map.HasIndex(c => new { c.AccountId, c.CodeIndex }).IsUnique();
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(Challenge.SubjectIndex), nameof(Challenge.AddressIndex))]
[Holds(DataClass.Secret, nameof(Challenge.KeyIndex), nameof(Challenge.AnswerIndex), nameof(Challenge.State))]
internal sealed class ChallengeMapping : IEntityTypeConfiguration<Challenge>
{
    public void Configure(EntityTypeBuilder<Challenge> map)
    {
        map.ToTable("identity_challenges");
        map.Property(c => c.Id).ValueGeneratedNever();
        map.Property(c => c.KeyIndex).IsPersonalIndex();
        map.Property(c => c.Kind).HasMaxLength(20);
        map.Property(c => c.SubjectIndex).IsPersonalIndex();
        map.Property(c => c.AddressIndex).IsPersonalIndex();
        map.Property(c => c.AnswerIndex).IsPersonalIndex();
        map.Property(c => c.State).IsPersonal().HasMaxLength(4000);
        map.Property(c => c.Tries).IsConcurrencyToken();
        map.Property(c => c.UsedAt).IsConcurrencyToken();
        map.HasIndex(c => c.KeyIndex).IsUnique();
        map.HasIndex(c => new { c.SubjectIndex, c.AskedAt });
        map.HasIndex(c => new { c.AddressIndex, c.AskedAt });
    }
}
