using Yiwang.Kernel;
using Yiwang.Regulations.Drafting.Reviewing;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Drafting.Drafts;

/// <summary>A normative document on its way from a department's desk into the gazette, and what is ordered about it afterwards.</summary>
internal sealed class Draft : Aggregate
{
    private Draft() { }

    public Guid Id { get; private init; }

    /// <summary>Counts up with every act: of two clerks who act at once the second is told.</summary>
    public int Revision { get; private set; }

    /// <summary>Code of the department that drafts it.</summary>
    public string Department { get; private init; } = "";

    public string DepartmentName { get; private init; } = "";
    public DraftState State { get; private set; }
    public string Title { get; private set; } = "";
    public DraftOutline Outline { get; private set; } = new();

    /// <summary>All reviews; the last one counts.</summary>
    public IReadOnlyList<ReviewRecord> Reviews { get; private set; } = [];

    public IReadOnlyList<ApprovalRecord> Approvals { get; private set; } = [];

    /// <summary>At most one; a list because a column of JSON holds a value.</summary>
    public IReadOnlyList<PublicationRecord> Publications { get; private set; } = [];

    public IReadOnlyList<CorrectionOrder> Corrections { get; private set; } = [];
    public IReadOnlyList<RevocationRecord> Revocations { get; private set; } = [];
    public DateTimeOffset ChangedAt { get; private set; }

    public string Subject => $"draft/{Id}";

    public string Href => $"/staff/drafts/{Id}";

    public ReviewRecord? Review => Reviews.Count == 0 ? null : Reviews[^1];

    public PublicationRecord? Publication => Publications.Count == 0 ? null : Publications[^1];

    public CorrectionOrder? OpenCorrection => Corrections.FirstOrDefault(c => c.IsOpen);

    public static Draft Begin(Guid id, string department, string departmentName, DraftOutline outline, DateTimeOffset now)
    {
        var draft = new Draft { Id = id, Department = department, DepartmentName = departmentName };
        draft.Change(outline, now);
        draft.Record(new DraftBegun(draft.Subject, outline.Title, departmentName));
        return draft;
    }

    public void Write(DraftOutline outline, DateTimeOffset now) => Change(outline, now);

    public void HandIn(DateTimeOffset now) => Move(DraftState.Reviewing, new DraftHandedIn(Subject, Title), now);

    public void Conclude(ReviewRecord review, DateTimeOffset now)
    {
        Reviews = [.. Reviews, review];
        Move(review.Passed ? DraftState.Reviewed : DraftState.Writing, new DraftReviewed(Subject, Title, review.Passed), now);
    }

    public void PutOnAgenda(string meeting, DateTimeOffset now) => Move(DraftState.OnAgenda, new DraftPutOnAgenda(Subject, Title, meeting), now);

    public void Approve(ApprovalRecord approval, DateTimeOffset now)
    {
        Approvals = [.. Approvals, approval];
        Move(DraftState.Approved, new DraftApproved(Subject, Title, approval.Number), now);
    }

    public void Publish(PublicationRecord publication, DateTimeOffset now)
    {
        Publications = [publication];
        Move(DraftState.Published, new DraftPublished(Subject, Title, publication.Law, publication.Number, publication.GazetteIssue), now);
    }

    public void OrderCorrection(CorrectionOrder order, DateTimeOffset now)
    {
        Corrections = [.. Corrections, order];
        Move(State, new CorrectionOrdered(Subject, Title, order.Number, order.Until), now);
    }

    public void AnswerCorrection(string answer, DateOnly on, DateTimeOffset now)
    {
        var open = OpenCorrection!;
        Corrections = [.. Corrections.Select(c => c == open ? c with { Answer = answer, AnsweredOn = on } : c)];
        Move(State, new CorrectionAnswered(Subject, Title, open.Number), now);
    }

    public void Revoke(RevocationRecord revocation, DateTimeOffset now)
    {
        Revocations = [.. Revocations, revocation];
        Move(DraftState.Revoked, new DocumentRevoked(Subject, Title, revocation.Number), now);
    }

    private void Change(DraftOutline outline, DateTimeOffset now)
    {
        (Outline, Title, ChangedAt) = (outline, outline.Title, now);
        Revision++;
    }

    private void Move(DraftState state, Fact fact, DateTimeOffset now)
    {
        (State, ChangedAt) = (state, now);
        Revision++;
        Record(fact);
    }
}
