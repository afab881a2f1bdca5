using System.Text.Json.Serialization;
using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.CleanUps;

/// <summary>What a clean-up (清理) may find about a document.</summary>
[JsonConverter(typeof(JsonStringEnumConverter))]
internal enum Conclusion { Keep, Repeal, Lapse, Amend }

/// <summary>Which documents are looked through: of which bodies, issued from when until when.</summary>
internal sealed record CleanUpScope(string Area, IReadOnlyList<string> Issuers, DateOnly From, DateOnly CutOff);

/// <summary>One clean-up of an area's normative documents, from the list of what is to be looked through to the published result.</summary>
internal sealed class CleanUp : Aggregate
{
    private CleanUp() { }

    public Guid Id { get; private init; }
    public string Title { get; private init; } = "";

    /// <summary>Also its own column, because an area has one open clean-up at a time.</summary>
    public string Area { get; private init; } = "";

    public CleanUpScope Scope { get; private init; } = null!;
    public DateOnly StartedOn { get; private init; }

    /// <summary>By when the departments say what they think.</summary>
    public DateOnly ProposalsBy { get; private init; }

    /// <summary>Number of the notice that published it; empty until then.</summary>
    public string Number { get; private set; } = "";

    public DateOnly? PublishedOn { get; private set; }
    public int Revision { get; private set; }

    public bool IsPublished => PublishedOn is not null;

    public string Subject => $"clean-up/{Id}";

    public string DeskHref => $"/staff/clean-ups/{Id}";

    /// <summary>The notice's key in the register.</summary>
    public string Law => $"{Area}/{Number}";

    public static CleanUp Start(string title, CleanUpScope scope, DateOnly today, DateOnly proposalsBy, int documents)
    {
        var started = new CleanUp { Id = Guid.CreateVersion7(), Title = title, Area = scope.Area, Scope = scope, StartedOn = today, ProposalsBy = proposalsBy };
        started.Record(new CleanUpStarted(started.Subject, title, documents));
        return started;
    }

    public void TakeIn(DocumentLife life, string why)
    {
        Revision++; // whoever publishes meanwhile looks again
        Record(new DocumentAddedToCleanUp(Subject, life.Law, why));
    }

    public void Answer(string institution, int proposals) => Record(new ConclusionsProposed(Subject, institution, proposals));

    public void Conclude(CleanUpItem item)
    {
        Revision++;
        Record(new DocumentConcluded(Subject, item.Law, item.Conclusion!.Value.ToString(), item.Reason));
    }

    public void Publish(DocumentNumber number, DateOnly on, Tally tally)
    {
        (Number, PublishedOn) = (number.ToString(), on);
        Revision++;
        Record(new CleanUpPublished(Subject, Number, on, tally.Repealed, tally.Lapsed, tally.Amended, tally.Kept));
    }

    public void Receive(string institution) => Record(new CleanUpReceived(Subject, institution));
}

/// <summary>How many documents came to which conclusion.</summary>
internal sealed record Tally(int Repealed, int Lapsed, int Amended, int Kept)
{
    /// <summary>宣布失效 is counted by itself, never with 废止.</summary>
    [Requirement("LH-QL-009")]
    public static Tally Of(IEnumerable<CleanUpItem> items)
    {
        var by = items.GroupBy(i => i.Conclusion).ToDictionary(g => g.Key ?? (Conclusion)(-1), g => g.Count());
        return new(by.GetValueOrDefault(Conclusion.Repeal), by.GetValueOrDefault(Conclusion.Lapse), by.GetValueOrDefault(Conclusion.Amend), by.GetValueOrDefault(Conclusion.Keep));
    }
}

/// <summary>One document of a clean-up.</summary>
internal sealed class CleanUpItem
{
    public required Guid CleanUpId { get; init; }
    public required string Law { get; init; }

    /// <summary>As it will be published within its conclusion.</summary>
    public required int Order { get; init; }

    /// <summary>Why it was taken in though the scope doesn't name it, or what is unsure about it; empty otherwise.</summary>
    public string Why { get; init; } = "";

    public Conclusion? Conclusion { get; private set; }
    public string Reason { get; private set; } = "";
    public string ReplacedBy { get; private set; } = "";

    /// <summary>What a clerk saw; a conclusion on something seen earlier is refused.</summary>
    public int Revision { get; private set; }

    public void Conclude(Conclusion conclusion, string reason, string replacedBy)
    {
        (Conclusion, Reason, ReplacedBy) = (conclusion, reason, replacedBy);
        Revision++;
    }
}

/// <summary>What one department thinks about one document.</summary>
internal sealed class CleanUpProposal
{
    public required Guid CleanUpId { get; init; }
    public required string Institution { get; init; }
    public required string Law { get; init; }
    public required Conclusion Conclusion { get; init; }
    public required string Reason { get; init; }
}

/// <summary>A department that is asked what it thinks, and to which the result is sent.</summary>
internal sealed class CleanUpParticipant
{
    public required Guid CleanUpId { get; init; }
    public required string Institution { get; init; }
    public required string Post { get; init; }

    /// <summary>Ids of its two work items: to propose, to sign for the result.</summary>
    public Guid ProposalItem { get; init; } = Guid.CreateVersion7();

    public Guid ReceiptItem { get; init; } = Guid.CreateVersion7();
    public DateTimeOffset? AnsweredAt { get; set; }
    public DateTimeOffset? ReceivedAt { get; set; }
}
