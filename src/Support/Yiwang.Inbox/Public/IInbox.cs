namespace Yiwang.Inbox.Public;

/// <summary>Where whoever runs a procedure says what is now to be done, and by which post.</summary>
public interface IInbox
{
    /// <summary>
    /// Makes exactly these the open items of the subject: opens new ones, moves due dates and titles, closes the rest.
    /// In the caller's transaction; saves nothing itself.
    /// </summary>
    Task Keep(string subject, IReadOnlyList<WorkItemDraft> open, CancellationToken ct);
}
