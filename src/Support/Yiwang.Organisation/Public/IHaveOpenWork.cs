namespace Yiwang.Organisation.Public;

/// <summary>A module in which somebody may have open work: the inbox; contracts, projects. What it lists has to be handed over before its owner goes.</summary>
public interface IHaveOpenWork
{
    /// <summary>What the work is called in a hand-over, for example 待办 or 未终止合同.</summary>
    string Kind { get; }

    /// <summary>Open work by post and institution, for posts that nobody holds.</summary>
    Task<IReadOnlyDictionary<(string Post, string Institution), int>> WaitingByPost(CancellationToken ct);

    /// <summary>The open work of somebody in that post, the first due first, never more than asked for.</summary>
    Task<IReadOnlyList<OpenWork>> Of(HeldPost held, int most, CancellationToken ct);

    /// <summary>In the caller's transaction: each of them is the successor's from now on. What was done before stays with who did it.</summary>
    Task HandOver(HeldPost from, IReadOnlyList<(string Key, Guid Successor)> items, CancellationToken ct);
}

/// <summary>One thing that somebody has not finished.</summary>
/// <param name="Key">Stable within its kind.</param>
/// <param name="Title">Without personal data.</param>
/// <param name="IsThePosts">Whether it is the post's: whoever holds the post has it, and a successor must hold it.</param>
public sealed record OpenWork(string Key, string Title, string Href, DateOnly? DueOn, bool IsThePosts);
