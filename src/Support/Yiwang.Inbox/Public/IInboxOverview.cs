namespace Yiwang.Inbox.Public;

/// <summary>How much waits for the current user's post.</summary>
public interface IInboxOverview
{
    Task<InboxCounts> Mine(CancellationToken ct);
}

/// <summary>Open items by light, each counted up to <see cref="Most"/>, so that the answer costs the same however many wait.</summary>
/// <param name="Overdue">The due day has passed.</param>
/// <param name="Soon">Due within the next working days that turn a clock yellow.</param>
/// <param name="Others">Everything else, with a due day or without.</param>
public sealed record InboxCounts(int Overdue, int Soon, int Others)
{
    public const int Most = 1000;
}
