using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Identity.Public;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Identity.Sessions;

[Holds(DataClass.Personal)]
[Holds(DataClass.Personal, nameof(Session.Address))]
[Holds(DataClass.Secret, nameof(Session.KeyIndex))]
internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> map)
    {
        map.ToTable("identity_sessions");
        map.Property(s => s.Id).ValueGeneratedNever();
        map.Property(s => s.KeyIndex).IsPersonalIndex().IsConcurrencyToken();
        map.Property(s => s.Factors).HasMaxLength(200).HasConversion(
            factors => string.Join(',', factors),
            stored => stored.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<SignInFactor>).ToArray(),
            new ValueComparer<IReadOnlyList<SignInFactor>>((a, b) => a!.SequenceEqual(b!), f => f.Count, f => f));
        map.Property(s => s.Device).HasMaxLength(60);
        map.Property(s => s.Address).IsPersonal();
        map.Property(s => s.EndedAt).IsConcurrencyToken();
        map.Property(s => s.EndedBecause).HasMaxLength(20);
        map.HasIndex(s => s.KeyIndex).IsUnique();
        map.HasIndex(s => new { s.AccountId, s.EndedAt });
        map.HasIndex(s => s.BegunAt);
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Personal, nameof(SignInAttempt.Address))]
internal sealed class SignInAttemptMapping : IEntityTypeConfiguration<SignInAttempt>
{
    public void Configure(EntityTypeBuilder<SignInAttempt> map)
    {
        map.ToTable("identity_sign_in_attempts");
        map.Property(a => a.Id).ValueGeneratedNever();
        map.Property(a => a.Factor).HasMaxLength(20);
        map.Property(a => a.Device).HasMaxLength(60);
        map.Property(a => a.Address).IsPersonal();
        map.HasIndex(a => new { a.AccountId, a.At });
    }
}
