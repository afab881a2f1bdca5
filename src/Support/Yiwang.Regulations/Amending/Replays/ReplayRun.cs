using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Amending.Replays;

/// <summary>One replay, running or ended. It lives in memory only, and only whoever started it may look: the numbers in it are those that this post may see.</summary>
internal sealed class ReplayRun(Guid id, Guid? startedBy, string name, string scope, string rulesHash, DateTimeOffset startedAt)
{
    /// <summary>More are counted and not listed.</summary>
    public const int MostListed = 20_000;

    private readonly Lock gate = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<ReplayedCase> otherwise = [], notReproduced = [];
    private readonly Dictionary<ReplayFate, int> counts = Enum.GetValues<ReplayFate>().ToDictionary(f => f, _ => 0);
    private int total;
    private long difference;
    private string? fault;
    private TimeSpan? took;

    public Guid Id { get; } = id;
    public Guid? StartedBy { get; } = startedBy;
    public string Name { get; } = name;
    public string Scope { get; } = scope;
    public string RulesHash { get; } = rulesHash;
    public DateTimeOffset StartedAt { get; } = startedAt;

    public string Href => $"/staff/replays/{Id}";

    public Task Ended => ended.Task;

    public ReplayProgress Progress
    {
        get
        {
            lock (gate) return new(total, counts.Values.Sum(), new Dictionary<ReplayFate, int>(counts), difference, took, fault);
        }
    }

    public void Begin(int cases)
    {
        lock (gate) total = cases;
    }

    public void Take(ReplayedCase replayed)
    {
        lock (gate)
        {
            counts[replayed.Fate]++;
            if (replayed.Fate is ReplayFate.Otherwise) difference += (replayed.Now.AmountInFen - replayed.Then.AmountInFen) ?? 0;
            var list = replayed.Fate switch { ReplayFate.Otherwise => otherwise, ReplayFate.NotReproduced => notReproduced, _ => null };
            if (list is { Count: < MostListed }) list.Add(replayed);
        }
    }

    public void End(TimeSpan after, string? because = null)
    {
        lock (gate) (took, fault) = (after, because);
        ended.TrySetResult();
    }

    /// <param name="page">From 1.</param>
    public IReadOnlyList<ReplayedCase> Listed(ReplayFate fate, int page, int size)
    {
        lock (gate) return [.. (fate is ReplayFate.NotReproduced ? notReproduced : otherwise).Skip((page - 1) * size).Take(size)];
    }
}

/// <param name="DifferenceInFen">New less old, over the cases where both can be said.</param>
/// <param name="Took">Null while it runs.</param>
/// <param name="Fault">Why it ended early; null where it didn't.</param>
internal sealed record ReplayProgress(int Total, int Done, IReadOnlyDictionary<ReplayFate, int> Counts, long DifferenceInFen, TimeSpan? Took, string? Fault)
{
    public bool IsRunning => Took is null;

    public int Otherwise => Counts[ReplayFate.Otherwise];
}
