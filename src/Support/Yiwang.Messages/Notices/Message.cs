using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Messages.Public;
using Yiwang.Platform.Data;

namespace Yiwang.Messages.Notices;

/// <summary>What one person was told, and whether it has been opened.</summary>
internal sealed class Message
{
    private Message() { }

    /// <summary>Version 7: the order of ids is the order of sending, whatever the business date of a demonstration.</summary>
    public Guid Id { get; private init; }

    public Guid Account { get; private init; }
    public string Title { get; private init; } = "";
    public string Body { get; private init; } = "";
    public string Href { get; private init; } = "";
    public string Subject { get; private init; } = "";
    public DateTimeOffset SentAt { get; private init; }
    public DateTimeOffset? ReadAt { get; private set; }

    public static Message From(MessageDraft draft, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(), Account = draft.Account, Title = draft.Title, Body = draft.Body, Href = draft.Href, Subject = draft.Subject, SentAt = now,
    };

    public void Open(DateTimeOffset now) => ReadAt ??= now;
}

[Holds(DataClass.Personal)]
internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public const string Table = "messages_messages";
    public const string OnlyUnread = "\"ReadAt\" IS NULL";

    public void Configure(EntityTypeBuilder<Message> map)
    {
        map.ToTable(Table);
        map.HasKey(m => m.Id);
        map.Property(m => m.Id).ValueGeneratedNever();
        map.Property(m => m.Title).HasMaxLength(200);
        map.Property(m => m.Href).HasMaxLength(400);
        map.Property(m => m.Subject).HasMaxLength(80);
        map.HasIndex(m => new { m.Account, m.Id });
        map.HasIndex(m => m.Account).HasFilter(OnlyUnread);
    }
}
