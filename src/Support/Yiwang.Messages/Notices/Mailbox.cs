using Microsoft.EntityFrameworkCore;
using Yiwang.Messages.Public;
using Yiwang.Platform.Access;

namespace Yiwang.Messages.Notices;

/// <summary>One message as its reader sees it.</summary>
internal sealed record SeenMessage(Guid Id, string Title, string Body, string Href, DateTimeOffset SentAt, bool IsUnread);

/// <summary>One page, newest first.</summary>
/// <param name="Next">The message after which the next page begins; null on the last.</param>
internal sealed record MailboxPage(IReadOnlyList<SeenMessage> Messages, Guid? Next);

/// <summary>The messages of whoever is signed in. Nobody reads another's.</summary>
internal sealed class Mailbox(MessagesDb db, CurrentUser user) : IUnreadMessages
{
    public const int PageSize = 30;

    private IQueryable<Message> Own => user.AccountId is { } account
        ? db.Messages.AsNoTracking().Where(m => m.Account == account)
        : db.Messages.Where(m => false);

    public async Task<MailboxPage> List(Guid? after, CancellationToken ct)
    {
        var older = after is { } id ? Own.Where(m => m.Id < id) : Own;
        var rows = await older.OrderByDescending(m => m.Id).Take(PageSize + 1).ToListAsync(ct);
        return new([.. rows.Take(PageSize).Select(Seen)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    public async Task<SeenMessage?> Find(Guid id, CancellationToken ct) =>
        await Own.FirstOrDefaultAsync(m => m.Id == id, ct) is { } message ? Seen(message) : null;

    public Task<int> Mine(CancellationToken ct) => Own.Where(m => m.ReadAt == null).Take(IUnreadMessages.Most).CountAsync(ct);

    private static SeenMessage Seen(Message message) =>
        new(message.Id, message.Title, message.Body, message.Href, message.SentAt, message.ReadAt is null);
}
