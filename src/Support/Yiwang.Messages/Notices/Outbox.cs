using Microsoft.EntityFrameworkCore;

namespace Yiwang.Messages.Notices;

/// <summary>One text message as it would have gone out, if anything left the house.</summary>
internal sealed record UnsentText(Guid Id, DateTimeOffset At, string MaskedRecipient, string Text);

internal sealed record UnsentPage(IReadOnlyList<UnsentText> Texts, Guid? Next);

/// <summary>What a demonstration would have sent by SMS. A text says that something happened and where to read it, not more.</summary>
internal sealed class Outbox(MessagesDb db)
{
    public const int PageSize = 50;

    public async Task<UnsentPage> List(Guid? after, CancellationToken ct)
    {
        var older = db.Messages.AsNoTracking();
        if (after is { } id) older = older.Where(m => m.Id < id);
        var rows = await older.OrderByDescending(m => m.Id).Take(PageSize + 1).ToListAsync(ct);
        return new([.. rows.Take(PageSize).Select(Text)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    private static UnsentText Text(Message message) => new(
        message.Id, message.SentAt, $"尾号 {message.Account.ToString("N")[^4..]} 的账号", $"【一网】{message.Title}。详情请登录后看“我的消息”。");
}
