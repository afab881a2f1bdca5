using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Library.Issues;

/// <summary>Which part of a document a node stands in.</summary>
internal enum Part { Text, Cover, Annex }

/// <summary>One element of a document's text. Order and End say which nodes lie inside it, so that a piece is read with one range.</summary>
internal sealed class Node
{
    public Guid DocumentId { get; init; }

    /// <summary>From 0, in reading order.</summary>
    public int Order { get; init; }

    /// <summary>Order of the first node that is no longer inside it.</summary>
    public int End { get; init; }

    public int Depth { get; init; }
    public Part Part { get; init; }
    public NodeKind Kind { get; init; }

    /// <summary>Id on the page and place of a citation: a10, h4.i3, x2; unique in the document.</summary>
    public string Anchor { get; init; } = "";

    public string Label { get; init; } = "";
    public string Heading { get; init; } = "";
    public string Text { get; init; } = "";

    public IReadOnlyList<string> Cells => Text.Split('\t');

    public string Own => Label + Heading + Text;
}

/// <summary>What a search finds: an article, a heading with its own text, a stretch of a table.</summary>
internal sealed class Passage
{
    /// <summary>Counted by the importer: the full-text index of either engine knows passages by this number.</summary>
    public long Id { get; set; }

    public Guid DocumentId { get; init; }

    /// <summary>The node that it begins with.</summary>
    public int NodeOrder { get; init; }

    public string Anchor { get; init; } = "";

    /// <summary>第十五条; for a heading its label and words.</summary>
    public string Place { get; init; } = "";

    /// <summary>Chapters and headings above it.</summary>
    public string Path { get; init; } = "";

    public string Text { get; init; } = "";
}
