namespace Yiwang.Procedures.Public;

/// <summary>An application that was begun and not handed in.</summary>
/// <param name="For">For whom, masked; empty while that isn't known.</param>
/// <param name="Progress">How far it is, in words.</param>
public sealed record DraftLine(Guid Id, string Name, string For, DateOnly StartedOn, string Progress, string Href);

/// <summary>What an application module adds to the page 我的办件. Every module that receives cases registers one.</summary>
public interface IOwnApplications
{
    /// <summary>The current user's drafts, newest first.</summary>
    Task<IReadOnlyList<DraftLine>> Drafts(CancellationToken ct);

    /// <summary>For whom each of these cases was applied, masked; only the current user's own.</summary>
    Task<IReadOnlyDictionary<Guid, string>> WhomFor(IReadOnlyCollection<Guid> cases, CancellationToken ct);
}
