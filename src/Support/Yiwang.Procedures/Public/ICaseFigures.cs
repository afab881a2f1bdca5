namespace Yiwang.Procedures.Public;

/// <summary>Counts over the cases of one procedure that one region received. Numbers only: nobody is named.</summary>
/// <param name="Received">Received in the span.</param>
/// <param name="Decided">First decided in the span, by result; see <see cref="Case.Result"/>.</param>
/// <param name="Reviews">How the first stage kept to its period, of those ended in the span.</param>
/// <param name="Appeals">How the stage that was asked for afterwards kept to its period.</param>
public sealed record CaseFigures(int Received, IReadOnlyDictionary<string, int> Decided, KeptPeriods Reviews, KeptPeriods Appeals)
{
    /// <summary>The stages behind the two rates, those that were late first, then the newest; at most <see cref="MostPeriods"/>.</summary>
    public IReadOnlyList<CountedPeriod> Periods { get; init; } = [];

    public const int MostPeriods = 500;
}

/// <summary>One stage that counts in a rate.</summary>
/// <param name="DueOn">Its last day; null where its clock can't say one.</param>
public sealed record CountedPeriod(string CaseNumber, bool IsAppeal, DateOnly EndedOn, DateOnly? DueOn, bool InTime);

/// <summary>按期率: ended stages with a clock, and how many of them ended on or before the last day.</summary>
public sealed record KeptPeriods(int Ended, int InTime)
{
    /// <summary>In tenths of a percent, rounded half up; null where nothing ended.</summary>
    public int? InTimePerMille => Ended == 0 ? null : (int)Math.Round(1000m * InTime / Ended, MidpointRounding.AwayFromZero);
}

/// <summary>What reports are made of.</summary>
public interface ICaseFigures
{
    /// <param name="procedure">Code of the procedure.</param>
    /// <param name="region">The region that received the cases (GB/T 2260).</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="ct">Ends the waiting.</param>
    Task<CaseFigures> Of(string procedure, string region, DateOnly from, DateOnly to, CancellationToken ct);
}
