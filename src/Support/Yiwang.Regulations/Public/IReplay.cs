using Yiwang.Kernel;

namespace Yiwang.Regulations.Public;

/// <summary>Decides the ended cases of one regulation again under changed rules. What has a rulebook and cases implements it; it changes nothing.</summary>
public interface IReplay
{
    /// <summary>The regulation (a constant of <see cref="Kernel.Law"/>).</summary>
    string Law { get; }

    /// <summary>What is applied for: 残疾儿童康复救助.</summary>
    string Name { get; }

    /// <summary>Reads a changed rulebook as the program would at its start; every finding names its line.</summary>
    /// <param name="yaml">The whole file, the city's or one county's.</param>
    (ProposedRules? Rules, IReadOnlyList<Finding> Findings) Read(string yaml);

    Task<int> Count(ProposedRules rules, CancellationToken ct);

    /// <summary>Each ended case once. The current user sees the numbers that the post may see.</summary>
    IAsyncEnumerable<ReplayedCase> Run(ProposedRules rules, CancellationToken ct);
}

/// <summary>Rules that were read and found valid; what they are is known to whoever read them.</summary>
/// <param name="Scope">Whose cases are decided again: 全市, or a county.</param>
public abstract record ProposedRules(string Scope);

/// <summary>What came of one case.</summary>
/// <param name="Then">As it ended.</param>
/// <param name="Now">As it would end.</param>
/// <param name="Because">The articles that make the difference; empty where there is none.</param>
public sealed record ReplayedCase(ReplayFate Fate, ReplayedOutcome Then, ReplayedOutcome Now, IReadOnlyList<Citation> Because)
{
    /// <summary>Null where whoever runs the replay may not see the case.</summary>
    public string? Number { get; init; }

    public string? Href { get; init; }
}

/// <param name="Words">通过, 不予通过, 须补材料.</param>
/// <param name="AmountInFen">Null where it can't be said before a person has acted.</param>
public sealed record ReplayedOutcome(string Words, long? AmountInFen);

public enum ReplayFate
{
    Same,

    /// <summary>Another outcome or another amount.</summary>
    Otherwise,

    /// <summary>Today's rules and records don't give what was decided then: nothing can be said about a change.</summary>
    NotReproduced,

    /// <summary>Withdrawn before it was decided.</summary>
    NotDecided,
}
