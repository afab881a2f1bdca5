using Yiwang.Kernel;

namespace Yiwang.Regulations.Splitting;

/// <summary>
/// One document of a gazette. All its words are in <see cref="Nodes"/>, <see cref="Body"/> and <see cref="Annexes"/>;
/// the other properties are read out of them and repeat them.
/// </summary>
internal sealed record SplitDocument
{
    /// <summary>In one line, wrapped lines joined. Empty where none could be made out.</summary>
    public string Title { get; init; } = "";

    /// <summary>发文字号 as printed, blanks taken out; for an order 第3号. Empty for none.</summary>
    public string Number { get; init; } = "";

    /// <summary>The number as a value, where it is a complete 发文字号.</summary>
    public DocumentNumber? DocumentNumber { get; init; }

    /// <summary>发文机关: who signed it, else whom the title names. Empty where the text says neither.</summary>
    public string IssuedBy { get; init; } = "";

    /// <summary>成文日期 as signed (the number or the text is never asked for a date); null where the source has none.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>栏目 of the gazette, without its brackets; empty for none.</summary>
    public string Section { get; init; } = "";

    /// <summary>主送机关, without the colon; empty for none.</summary>
    public string Addressees { get; init; } = "";

    /// <summary>The names that the 附件说明 gives the annexes.</summary>
    public IReadOnlyList<string> AnnexNames { get; init; } = [];

    /// <summary>The document's own text: of a cover notice only the notice.</summary>
    public IReadOnlyList<TextNode> Nodes { get; init; } = [];

    /// <summary>The regulation, plan or scheme that a cover notice (关于印发…的通知) sends; null where there is none.</summary>
    public SplitDocument? Body { get; init; }

    /// <summary>附件 in order. A regulation's own annexes stand in its <see cref="Body"/>.</summary>
    public IReadOnlyList<SplitAnnex> Annexes { get; init; } = [];

    /// <summary>Where it begins and ends in the source.</summary>
    public Span Span { get; init; }

    /// <summary>The text that rules: the body's, else its own.</summary>
    public SplitDocument Ruling => Body ?? this;

    /// <summary>Every node of the document, its body and its annexes, in reading order.</summary>
    public IEnumerable<TextNode> All() =>
        Nodes.SelectMany(n => n.All()).Concat(Body?.All() ?? []).Concat(Annexes.SelectMany(a => a.Nodes).SelectMany(n => n.All()));
}

/// <summary>附件 with its own title and text. The first node is the line that opens it (附件2), where one is printed.</summary>
/// <param name="Number">1 for a single annex without number.</param>
internal sealed record SplitAnnex(int Number, string Title, IReadOnlyList<TextNode> Nodes);
