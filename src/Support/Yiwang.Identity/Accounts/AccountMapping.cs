using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Identity.Accounts;

[Holds(DataClass.Personal)]
[Holds(DataClass.Personal, nameof(Account.Name))]
[Holds(DataClass.Sensitive, nameof(Account.Phone), nameof(Account.CitizenNumber), nameof(Account.CitizenNumberIndex), nameof(Account.SignInIndex))]
[Holds(DataClass.Secret, nameof(Account.PasswordHash), Open = "PBKDF2 加盐散列，还原不了")]
internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> map)
    {
        map.ToTable("identity_accounts");
        map.Property(a => a.Id).ValueGeneratedNever();
        map.Property(a => a.Name).IsPersonal();
        map.Property(a => a.Phone).IsPersonal();
        map.Property(a => a.CitizenNumber).IsPersonal();
        map.Property(a => a.CitizenNumberIndex).IsPersonalIndex();
        map.Property(a => a.SignInIndex).IsPersonalIndex();
        map.Property(a => a.PasswordHash).HasMaxLength(200);
        map.Property(a => a.FailedSignIns).IsConcurrencyToken();
        map.Property(a => a.DemonstrationKey).HasMaxLength(40);
        map.Property(a => a.ProvedBy).HasMaxLength(40);
        map.HasIndex(a => a.SignInIndex).IsUnique();
        map.HasIndex(a => a.CitizenNumberIndex).IsUnique();
    }
}
