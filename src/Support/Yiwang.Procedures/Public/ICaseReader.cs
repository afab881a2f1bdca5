using Yiwang.Kernel;
using Yiwang.Platform.Ledger;

namespace Yiwang.Procedures.Public;

/// <summary>One line of a list of cases.</summary>
/// <param name="Light">From the stored due date and today; grey while the clock stands still; unknown where no due date can be told.</param>
public sealed record CaseLine(
    Guid Id, string Number, string Procedure, string ProcedureName, CaseState State, string Result, string StageName, string Institution,
    DateOnly ReceivedOn, DateTimeOffset ReceivedAt, DateOnly? DueOn, DateOnly? AnswerBy, ClockLight Light, string PublicHref, string DeskHref);

/// <summary>A page of a list, by key: cost does not depend on how many there are.</summary>
/// <param name="Next">Where the next page begins; null on the last page.</param>
public sealed record CasePage(IReadOnlyList<CaseLine> Lines, string? Next);

/// <summary>A notice in a list.</summary>
public sealed record NoticeLine(Guid Id, string Number, NoticeKind Kind, string Title, DateOnly IssuedOn, bool Opened);

/// <summary>Everything that a page shows of one case, the same for every kind of case.</summary>
/// <param name="Clock">The current stage's clock, read today; null where no period is set.</param>
/// <param name="Acts">From the ledger, oldest first.</param>
/// <param name="Stars">The applicant's rating; null until given.</param>
public sealed record CaseView(
    Case Case, Procedure Procedure, ClockReading? Clock, IReadOnlyList<RecordedAct> Acts, IReadOnlyList<NoticeLine> Notices, int? Stars);

/// <summary>Reads cases for pages, always narrowed to what the current user may see.</summary>
public interface ICaseReader
{
    Task<CaseView?> View(Guid id, CancellationToken ct);

    /// <summary>Newest first.</summary>
    /// <param name="after">The <see cref="CasePage.Next"/> of the page before; null for the first.</param>
    /// <param name="size">1 to 100.</param>
    /// <param name="state">Only these; null for all.</param>
    /// <param name="ct">Ends the waiting.</param>
    Task<CasePage> List(string? after, int size, CaseState? state, CancellationToken ct);

    /// <summary>
    /// Past their due day and not ended, the longest overdue first: also what offices below have let pass, which is how it comes before the
    /// office above. At most 100, without a next page.
    /// </summary>
    Task<CasePage> Overdue(CancellationToken ct);

    /// <summary>The visible cases with that number: a whole one, or its last digits in this year or the last.</summary>
    Task<CasePage> Search(string number, CancellationToken ct);
}
