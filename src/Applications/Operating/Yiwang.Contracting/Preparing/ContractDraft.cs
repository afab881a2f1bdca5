using Yiwang.Contracting.Public;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Preparing;

/// <summary>Why the text differs from the model text at one place.</summary>
internal sealed record DeviationNote(int Place, string Why);

/// <summary>One version of a project's text. Written once; the next version is a new row.</summary>
internal sealed class ContractDraft : Aggregate
{
    public const int MostSigns = 100_000;

    private ContractDraft() { }

    public Guid Id { get; private init; }
    public Guid ProjectId { get; private init; }
    public int Version { get; private init; }
    public string Text { get; private init; } = "";

    /// <summary>The model text that it was made from, and its version; null where it is the department's own.</summary>
    public string? ModelNumber { get; private init; }
    public int? ModelVersion { get; private init; }

    /// <summary>Why no model text is used though there is one; empty where there is none.</summary>
    public string OwnReason { get; private init; } = "";
    public IReadOnlyList<DeviationNote> Notes { get; private set; } = [];
    public DateOnly WrittenOn { get; private init; }
    public string ByPost { get; private init; } = "";
    public int Revision { get; private set; }

    [Article(Law.LuohuContracts, 24, 1), Requirement("LH-HT-024a")]
    public static ContractDraft Write(Guid id, ContractProject project, int version, string text, (string Number, int Version)? model, string ownReason, DateOnly today, string post)
    {
        var draft = new ContractDraft { Id = id, ProjectId = project.Id, Version = version, Text = text, ModelNumber = model?.Number, ModelVersion = model?.Version, OwnReason = ownReason.Trim(), WrittenOn = today, ByPost = post };
        draft.Record(new ContractDrafted(project.Id, version, model?.Number, ownReason.Trim().Length > 0));
        return draft;
    }

    public Outcome Note(DeviationNote note)
    {
        if (note.Why.Trim().Length is 0 or > 500) return Outcome.Refused("draft.note", "请写为什么这样改，不超过 500 字。", Places.ModelFirst, $"why-{note.Place}", "例如：本项目场地特殊。");
        (Notes, Revision) = ([.. Notes.Where(n => n.Place != note.Place), note with { Why = note.Why.Trim() }], Revision + 1);
        Record(new DeviationExplained(ProjectId, Version));
        return Outcome.Done;
    }
}
