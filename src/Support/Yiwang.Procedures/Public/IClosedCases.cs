namespace Yiwang.Procedures.Public;

/// <summary>One ended case, with what a replay of its decision needs.</summary>
/// <param name="Result">See <see cref="CaseResults"/>.</param>
/// <param name="DeskHref">The officer's page; null where the current user may not see the case, and then its number may not be shown either.</param>
public sealed record ClosedCase(Guid Id, string Number, string Region, DateOnly ReceivedOn, DateOnly EndedOn, string Result, string? DeskHref);

/// <summary>Ended cases in bulk, for what is computed over all of them. Shows nobody more than they may see: the numbers stay with those who may.</summary>
public interface IClosedCases
{
    /// <param name="procedure">Code of the procedure.</param>
    /// <param name="region">Only those that this county received; null for all.</param>
    /// <param name="ct">Ends the waiting.</param>
    Task<int> Count(string procedure, string? region, CancellationToken ct);

    /// <summary>In the order of their numbers.</summary>
    /// <param name="after">Number of the last case of the page before; empty for the first page.</param>
    Task<IReadOnlyList<ClosedCase>> After(string procedure, string? region, string after, int size, CancellationToken ct);
}
