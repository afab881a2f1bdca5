using Yiwang.Kernel;
using Yiwang.Platform.Access;

namespace Yiwang.Procedures.Public;

/// <summary>The cases of the house, for the modules whose applications they are. Works in the caller's transaction; saves nothing itself.</summary>
public interface ICases
{
    /// <summary>Receives an application: gives it a number, starts the clock, opens the first stage's work items.</summary>
    /// <param name="id">The application's own id; the case has the same.</param>
    /// <param name="procedure">Code of the procedure.</param>
    /// <param name="rulebookVersion">The version in force on the day.</param>
    /// <param name="institution">Code of the institution that receives it.</param>
    /// <param name="applicant">The account that applied.</param>
    /// <param name="ct">Ends the waiting.</param>
    Task<Case> Receive(Guid id, string procedure, string rulebookVersion, string institution, Guid applicant, CancellationToken ct);

    /// <summary>The case, to be changed, if the current user may see it; null otherwise.</summary>
    Task<Case?> Find(Guid id, CancellationToken ct);

    /// <summary>
    /// After a change: brings the work items in line with the open steps. Passes the outcome through, so that a handler ends with
    /// <c>return await cases.Keep(found, found.CompleteStep(cases.CourseOf(found), …), ct)</c>.
    /// </summary>
    Task<Outcome> Keep(Case changed, Outcome outcome, CancellationToken ct);

    /// <summary>
    /// Lets the clock go on, the next day, after a stop of that kind. Whoever ended the reason need not see the case: a hospital says what
    /// it found and learns nothing else.
    /// </summary>
    Task ResumeClock(Guid id, StopKind kind, CancellationToken ct);

    /// <summary>What the case's methods need to go on.</summary>
    Course CourseOf(Case changing);

    /// <summary>Who acts, as the nouns want to know it.</summary>
    static Actor ActorOf(CurrentUser user) => new(user.AccountId, user.Post, user.Institution);
}
