namespace Yiwang.Inbox.Public;

/// <summary>Whose work another post has for some days, by a rule of some application: the mayor's, while a deputy runs the government.</summary>
public interface IStandIn
{
    Task<StandInAnswer> Today(string post, string institution, CancellationToken ct);
}

/// <summary>Nothing is moved: whose it is follows from the day, so that it comes back by itself.</summary>
/// <param name="IsAway">Somebody else has the post's work today.</param>
/// <param name="For">The post whose work this one has besides its own.</param>
/// <param name="Kept">Kinds of work that aren't passed on.</param>
public sealed record StandInAnswer(bool IsAway, StandsInFor? For, params IReadOnlyList<string> Kept)
{
    public static readonly StandInAnswer None = new(false, null);
}

/// <param name="Mark">Stands before the kind of work in the list.</param>
public sealed record StandsInFor(string Post, string Institution, string Mark);
