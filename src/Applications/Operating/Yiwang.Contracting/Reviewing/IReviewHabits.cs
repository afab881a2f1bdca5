namespace Yiwang.Contracting.Reviewing;

/// <summary>What a department decided about its reviews.</summary>
internal interface IReviewHabits
{
    /// <summary>Whether plain model texts may be reviewed in short there.</summary>
    Task<bool> AllowsSimplified(string institution, CancellationToken ct);
}
