using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Commands;

/// <summary>Remembers that a request was carried out, so that sending it again changes nothing.</summary>
internal sealed class CommandKey
{
    public required Guid Key { get; init; }
    public required string Command { get; init; }
    public Guid? Account { get; init; }

    /// <summary>Real time, for clearing away what can't be sent again any more.</summary>
    public required DateTimeOffset At { get; init; }

    public static CommandKey For(Guid key, Type command, CurrentUser user) =>
        new() { Key = key, Command = command.Name, Account = user.AccountId, At = TimeProvider.System.GetUtcNow() };

    public bool Matches(Type command, CurrentUser user) => Command == command.Name && Account == user.AccountId;
}

[Holds(DataClass.Personal)]
internal sealed class CommandKeyMapping : IEntityTypeConfiguration<CommandKey>
{
    public void Configure(EntityTypeBuilder<CommandKey> map)
    {
        map.ToTable("platform_command_keys");
        map.HasKey(k => k.Key);
        map.Property(k => k.Key).ValueGeneratedNever();
        map.Property(k => k.Command).HasMaxLength(80);
        map.HasIndex(k => k.At);
    }
}
