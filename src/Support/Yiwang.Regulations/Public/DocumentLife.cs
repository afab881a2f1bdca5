using Yiwang.Kernel;

namespace Yiwang.Regulations.Public;

/// <summary>What is known of a document's validity through time: its own dates, every dated change of its state, and the counties' decisions.</summary>
/// <param name="Law">Area, slash, number: a number alone is not unique.</param>
/// <param name="IssuedOn">Null where only the year of the number is known.</param>
/// <param name="InForceFrom">Null where it is not known; then it counts as in force until something ends it.</param>
public sealed record DocumentLife(string Law, string Title, string IssuedBy, DateOnly? IssuedOn, DateOnly? InForceFrom)
{
    /// <summary>The last day by the document's own words; null where it names none.</summary>
    public DateOnly? ValidUntil { get; init; }

    public Term Term { get; init; }

    /// <summary>The article that ends it.</summary>
    public Citation? ValidityArticle { get; init; }

    public string ValidityNote { get; init; } = "";

    /// <summary>Who explains it where it is unclear.</summary>
    public string InterpretedBy { get; init; } = "";

    /// <summary>In the order of their dates.</summary>
    public IReadOnlyList<StateChange> Changes { get; init; } = [];

    /// <summary>Counties' decisions to go on applying it after it ran out.</summary>
    public IReadOnlyList<LocalDecision> Decisions { get; init; } = [];

    /// <summary>How many 配套文件 belong to it by the list that names it.</summary>
    public int CompanionsExpected { get; init; }

    public IReadOnlyList<string> Companions { get; init; } = [];

    public Citation Citation => Citation.Of(Law, 0);

    public string Number => Citation.Number;

    public string Area => Law[..Law.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>Year of issue as far as it is known: of the day, or of the number.</summary>
    public int Year => IssuedOn?.Year ?? (DocumentNumber.TryParse(Number, out var number, out _) ? number.Year : InForceFrom?.Year ?? 0);

    /// <summary>Where its life is shown.</summary>
    public string Href => $"/normative/{Uri.EscapeDataString(Area)}/{Uri.EscapeDataString(Number)}";

    /// <summary>In whose chain of the ledger its changes stand.</summary>
    public string Subject => SubjectOf(Law);

    /// <summary>What had ended it by that day; what comes after an end changes nothing any more.</summary>
    public StateChange? EndOn(DateOnly day) => Changes.FirstOrDefault(c => c.EndsIt && c.From <= day);

    /// <summary>Its last day as renewals known on that day leave it.</summary>
    public DateOnly? LastDay(DateOnly day) => Changes.LastOrDefault(c => c.Kind is ChangeKind.Renewed && c.From <= day)?.Until ?? ValidUntil;

    /// <summary>What it is on the day, at the place.</summary>
    public RegulationValidity On(RegionCode? region, DateOnly day) => Register.ValidityRule.On(this, region, day);

    /// <summary>The last day on which it can be applied at the place without a further decision; null where nothing ends it.</summary>
    public DateOnly? LastDayFor(RegionCode? region, DateOnly today) => Register.ValidityRule.LastDay(this, region, today);

    public static string SubjectOf(string law) => ShortText.Within($"normative/{law}", 80);
}

/// <summary>One dated change of a document's state.</summary>
/// <param name="From">The first day of the new state.</param>
/// <param name="By">The document, and the place in it, that ordered it.</param>
public sealed record StateChange(ChangeKind Kind, DateOnly From, Citation By)
{
    /// <summary>The document that takes its place; null where none does.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>For a renewal: the new last day.</summary>
    public DateOnly? Until { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>Place in the list of the document that ordered it, from 1 for each conclusion; 0 where there is none.</summary>
    public int Order { get; init; }

    /// <summary>Not in force any more from then on.</summary>
    public bool EndsIt => Kind is ChangeKind.Repealed or ChangeKind.Lapsed or ChangeKind.Amended or ChangeKind.Revoked;
}

/// <summary>What can happen to a document's validity. That its term runs out is none of these: it is computed from the dates.</summary>
public enum ChangeKind
{
    /// <summary>废止.</summary>
    Repealed,

    /// <summary>撤销: a higher body found it unlawful or unfit.</summary>
    Revoked,

    /// <summary>宣布失效: it had lost its object or ran out, and that is declared.</summary>
    Lapsed,

    /// <summary>决定修订: in force as it is until the new text.</summary>
    AmendmentDecided,

    /// <summary>修订后重新印发: the new text has taken its place.</summary>
    Amended,

    /// <summary>延续有效期.</summary>
    Renewed,

    /// <summary>清理后继续有效.</summary>
    Kept,
}
