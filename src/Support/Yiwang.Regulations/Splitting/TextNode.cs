namespace Yiwang.Regulations.Splitting;

/// <summary>A stretch of the decoded text, counted in UTF-16 characters from its beginning.</summary>
internal readonly record struct Span(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>What a piece of a document is. Elements of 《党政机关公文格式》 (GB/T 9704), then the levels of its text.</summary>
internal enum NodeKind
{
    /// <summary>标题 of the document or annex.</summary>
    Title,

    /// <summary>发文字号 under or over the title; also 第3号 of an order.</summary>
    Number,

    /// <summary>题注: the bracket under a title that says when and by whom it was passed.</summary>
    Note,

    /// <summary>主送机关.</summary>
    Addressees,

    /// <summary>附件说明: the line or lines under the text that name the annexes.</summary>
    AnnexList,

    /// <summary>发文机关署名.</summary>
    Signature,

    /// <summary>成文日期.</summary>
    Date,

    /// <summary>版记 and 附注: copies to, printed by, openness.</summary>
    Imprint,

    /// <summary>第一编.</summary>
    Part,

    /// <summary>第一章.</summary>
    Chapter,

    /// <summary>第一节.</summary>
    Section,

    /// <summary>第一条; also a 一、 that is numbered through all chapters, as older working rules write it.</summary>
    Article,

    /// <summary>一、（一）1.（1） that carries text or further levels of its own, in documents without articles; see <see cref="TextNode.Level"/>.</summary>
    Heading,

    /// <summary>An unnumbered paragraph: 款 under an article.</summary>
    Paragraph,

    /// <summary>（一） 1.（1）① under an article or a paragraph.</summary>
    Item,

    /// <summary>A table; its heading is the caption, its children are the rows.</summary>
    Table,

    /// <summary>One row; the cells stand in the text, separated by tabs. See <see cref="TextNode.Cells"/>.</summary>
    TableRow,

    /// <summary>附件: the line that opens an annex, with the annex's text under it.</summary>
    Annex,
}

/// <summary>
/// One element of a document's text with everything under it. Label, heading and text are the printed words, in this order,
/// with wrapped lines joined and blanks between Chinese characters and digits taken out; no other character is changed,
/// added or left out.
/// </summary>
/// <param name="Label">As printed: 第十条, （三）, 1., ①; empty where nothing is numbered.</param>
/// <param name="Number">The label's number; 0 for none.</param>
/// <param name="Heading">Words of a heading; empty where the label is followed by running text.</param>
/// <param name="Text">The element's own running text, without its children's.</param>
/// <param name="Spans">Where label, heading and text lie in the source; several where page noise lay between.</param>
internal sealed record TextNode(
    NodeKind Kind, string Label, int Number, string Heading, string Text, IReadOnlyList<Span> Spans, IReadOnlyList<TextNode> Children)
{
    /// <summary>The n of 第十条之n; 0 for none.</summary>
    public int Inserted { get; init; }

    /// <summary>1 for 一、, 2 for （一）, 3 for 1., 4 for （1）, 5 for ①; 0 for what isn't numbered so.</summary>
    public int Level { get; init; }

    /// <summary>From the first to the last character of its own words, noise between them included.</summary>
    public Span Span => Spans.Count == 0 ? default : new(Spans[0].Start, Spans[^1].End - Spans[0].Start);

    /// <summary>The cells of a table row.</summary>
    public IReadOnlyList<string> Cells => Text.Split('\t');

    /// <summary>The node and everything under it, in reading order.</summary>
    public IEnumerable<TextNode> All()
    {
        yield return this;
        foreach (var child in Children)
            foreach (var node in child.All()) yield return node;
    }
}
