using Yiwang.Inbox.Public;
using Yiwang.Kernel;

namespace Yiwang.Inbox.Items;

/// <summary>One thing that one post at one institution has to do. Closed ones stay, for the statistics of work done.</summary>
internal sealed class WorkItem
{
    /// <summary>Sorts what has no due date behind everything that has one, alike on both engines.</summary>
    public static readonly DateOnly NeverDue = DateOnly.MaxValue;

    private WorkItem() { }

    public Guid Id { get; private init; }
    public string Subject { get; private init; } = "";
    public string Kind { get; private set; } = "";
    public string Title { get; private set; } = "";

    /// <summary>Letters and digits of the title, so that a number is found however its marks were typed.</summary>
    public string NumberKey { get; private set; } = "";

    /// <summary>Digits at the end of the title without leading zeros: what people remember of a case number.</summary>
    public string Serial { get; private set; } = "";

    public string Href { get; private set; } = "";
    public string Post { get; private set; } = "";
    public string Institution { get; private set; } = "";
    public string Region { get; private set; } = "";
    public DateOnly SortsOn { get; private set; }
    public Citation? Under { get; private set; }
    public DateTimeOffset OpenedAt { get; private init; }
    public DateTimeOffset? ClosedAt { get; private set; }

    public DateOnly? DueOn => SortsOn == NeverDue ? null : SortsOn;

    public static WorkItem Open(string subject, WorkItemDraft draft, DateTimeOffset now)
    {
        var item = new WorkItem { Id = draft.Id, Subject = subject, OpenedAt = now };
        item.Become(draft);
        return item;
    }

    /// <summary>Takes over what may have moved; a step that was closed and is due again is open again.</summary>
    public void Become(WorkItemDraft draft)
    {
        (Kind, Title, Href, Under) = (draft.Kind, draft.Title, draft.Href, draft.Under);
        (Post, Institution, Region) = (draft.Post, draft.Institution, draft.Region);
        (NumberKey, Serial) = (Numbers.Key(draft.Title), Numbers.Serial(draft.Title));
        SortsOn = draft.DueOn ?? NeverDue;
        ClosedAt = null;
    }

    public void Close(DateTimeOffset now) => ClosedAt ??= now;
}
