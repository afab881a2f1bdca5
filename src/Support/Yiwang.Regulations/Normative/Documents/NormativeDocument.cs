using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.Documents;

/// <summary>A normative document (规范性文件) that an officer registered: who issued it, when, and until when by its own words.</summary>
internal sealed class NormativeDocument : Aggregate
{
    private NormativeDocument() { }

    public Guid Id { get; private init; }

    /// <summary>Area, slash, number: unique.</summary>
    public string Law { get; private init; } = "";

    public string Title { get; private init; } = "";
    public string IssuedBy { get; private init; } = "";
    public DateOnly? IssuedOn { get; private init; }
    public DateOnly? InForceFrom { get; private init; }
    public DateOnly? ValidUntil { get; private init; }
    public int CompanionsExpected { get; private init; }
    public DateTimeOffset RegisteredAt { get; private init; }

    public DocumentLife Life => new(Law, Title, IssuedBy, IssuedOn, InForceFrom) { ValidUntil = ValidUntil, CompanionsExpected = CompanionsExpected };

    public static NormativeDocument Register(DocumentLife life, DateTimeOffset now)
    {
        var document = new NormativeDocument
        {
            Id = Guid.CreateVersion7(), Law = life.Law, Title = life.Title, IssuedBy = life.IssuedBy, IssuedOn = life.IssuedOn, InForceFrom = life.InForceFrom,
            ValidUntil = life.ValidUntil, CompanionsExpected = life.CompanionsExpected, RegisteredAt = now,
        };
        document.Record(new NormativeDocumentRegistered(life.Subject, life.Law, life.Title, life.IssuedOn, life.ValidUntil));
        return document;
    }
}

/// <summary>A change of a document's state, as recorded. It speaks of documents of the packs as well as of registered ones.</summary>
internal sealed class DocumentChange : Aggregate
{
    private DocumentChange() { }

    public Guid Id { get; private init; }
    public string Law { get; private init; } = "";
    public ChangeKind Kind { get; private init; }
    public DateOnly From { get; private init; }
    public DateOnly? Until { get; private init; }
    public Citation By { get; private init; } = null!;

    /// <summary>Empty where nothing takes its place.</summary>
    public string ReplacedBy { get; private init; } = "";

    public string Reason { get; private init; } = "";

    /// <summary>Place in the published list; 0 for none.</summary>
    public int Order { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public StateChange Change => new(Kind, From, By) { ReplacedBy = ReplacedBy.Length > 0 ? ReplacedBy : null, Until = Until, Reason = Reason, Order = Order };

    public static DocumentChange Of(string law, StateChange change, DateTimeOffset now)
    {
        var recorded = new DocumentChange
        {
            Id = Guid.CreateVersion7(), Law = law, Kind = change.Kind, From = change.From, Until = change.Until, By = change.By,
            ReplacedBy = change.ReplacedBy ?? "", Reason = change.Reason, Order = change.Order, RecordedAt = now,
        };
        recorded.Record(new DocumentStateChanged(DocumentLife.SubjectOf(law), law, change.Kind, change.From, change.By, change.ReplacedBy, change.Until));
        return recorded;
    }
}

/// <summary>A 配套文件 that belongs to a document and is in force with it.</summary>
internal sealed class Companion : Aggregate
{
    private Companion() { }

    public string Law { get; private init; } = "";
    public int Order { get; private init; }
    public string Title { get; private init; } = "";

    public static Companion Of(DocumentLife life, string title)
    {
        var companion = new Companion { Law = life.Law, Order = life.Companions.Count + 1, Title = title };
        companion.Record(new CompanionRegistered(life.Subject, life.Law, title));
        return companion;
    }
}
