namespace Yiwang.Regulations.Splitting;

/// <summary>A node while it is being built.</summary>
internal sealed class Draft(NodeKind kind, int rank)
{
    public NodeKind Kind { get; } = kind;

    /// <summary>Smaller is further outside; see <see cref="NumberingScheme"/>.</summary>
    public int Rank { get; } = rank;

    public Label Of { get; init; }

    public Words Label { get; init; } = Words.None;

    public Words Heading { get; set; } = Words.None;

    public Words Text { get; init; } = Words.None;

    public int Number { get; set; }

    /// <summary>款 so far, its own text counted as the first.</summary>
    public int Paragraphs { get; set; }

    public List<Draft> Children { get; } = [];

    public TextNode ToNode() =>
        new(Kind, Label.Text, Number, Heading.Text, Text.Text, [.. Label.Spans(), .. Heading.Spans(), .. Text.Spans()], [.. Children.Select(c => c.ToNode())])
        {
            Inserted = Of.Inserted,
            Level = Of.Level,
        };
}
