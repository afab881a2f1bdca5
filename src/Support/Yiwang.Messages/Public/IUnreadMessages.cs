namespace Yiwang.Messages.Public;

/// <summary>How many messages the current user has not opened yet; for the link that leads to them.</summary>
public interface IUnreadMessages
{
    /// <summary>Counted up to <see cref="Most"/>, so that it costs little on every page.</summary>
    Task<int> Mine(CancellationToken ct);

    const int Most = 99;
}
