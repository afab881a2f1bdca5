namespace Yiwang.Regulations.Splitting;

/// <summary>
/// Builds chapters, articles, headings, items and paragraphs into a tree. The nesting is that of the numbering: what has a
/// number further outside closes what is open inside. The ranks are those of <see cref="NumberingScheme"/>.
/// </summary>
internal sealed class BodyTree
{
    private const int MostBlocksToNextItem = 20;

    private readonly IReadOnlyList<Block> blocks;
    private readonly NumberingScheme scheme;
    private readonly Draft root = new(NodeKind.Paragraph, 0);
    private readonly Stack<Draft> open = new();

    private BodyTree(IReadOnlyList<Block> blocks)
    {
        this.blocks = blocks;
        scheme = NumberingScheme.Of(blocks);
        open.Push(root);
    }

    public static List<Draft> Build(IReadOnlyList<Block> blocks)
    {
        var tree = new BodyTree(blocks);
        for (var i = 0; i < blocks.Count; i++)
        {
            var end = TableReader.End(blocks, i);
            if (end > i) i = tree.AddTable(i, end) - 1;
            else if (blocks[i].Label.Kind is not LabelKind.None) tree.AddNumbered(i);
            else if (FreeHeadings.Rank(blocks[i]) is > 0 and var rank) tree.Open(new(NodeKind.Heading, rank) { Heading = blocks[i].Words.Tidy(heading: true) });
            else tree.AddParagraph(i);
        }

        return tree.root.Children;
    }

    private int AddTable(int from, int end)
    {
        var table = TableReader.Read(blocks, from, end);
        if (open.Peek().Children is [.., { Kind: NodeKind.Paragraph } before] && TableReader.IsCaption(before.Text.Text))
        {
            open.Peek().Children.Remove(before);
            table.Heading = before.Text;
        }

        open.Peek().Children.Add(table);
        return end;
    }

    private void AddNumbered(int index)
    {
        var block = blocks[index];
        var (kind, rank) = scheme.Place(block.Label, InArticle);
        if (Left(block.Label) is { } left) while (open.Contains(left)) open.Pop();
        var (heading, text) = HeadingSplit.Of(block, kind, HasUnder(index));
        Open(new(kind, rank)
        {
            Of = block.Label, Label = block.Words.Slice(0, block.Label.Length).Tidy(heading: true), Number = block.Label.Number, Heading = heading, Text = text, Paragraphs = text.IsEmpty ? 0 : 1,
        });
    }

    private void Open(Draft draft)
    {
        while (open.Peek().Rank >= draft.Rank) open.Pop();
        open.Peek().Children.Add(draft);
        open.Push(draft);
    }

    /// <summary>Whether anything follows that could stand under this heading: unnumbered text, or a number further inside.</summary>
    private bool HasUnder(int index) =>
        index + 1 < blocks.Count && (blocks[index + 1].Label.Kind is LabelKind.None || blocks[index + 1].Label.Kind > blocks[index].Label.Kind);

    /// <summary>A box (专栏), or a 款 with a list, has its own 1. 2. 3.; a number that goes on with those before it leaves it.</summary>
    private Draft? Left(Label label)
    {
        var inner = open.FirstOrDefault(d => d.Rank is NumberingScheme.BoxRank or NumberingScheme.ParagraphRank);
        if (inner is null || label.Level == 0) return null;
        var around = open.SkipWhile(d => d != inner).Skip(1).First();
        return label.Number != Last(inner, label) + 1 && label.Number == Last(around, label) + 1 ? inner : null;
    }

    private static int Last(Draft parent, Label label) => parent.Children.LastOrDefault(c => c.Of.Kind == label.Kind)?.Number ?? 0;

    /// <summary>
    /// An unnumbered paragraph after the items of an article is the article's next 款, unless the items go on after it;
    /// elsewhere it belongs to the heading or item right over it. Items after a 款 that ends with a colon are its own.
    /// </summary>
    private void AddParagraph(int index)
    {
        var article = open.FirstOrDefault(d => d.Kind is NodeKind.Article);
        var owner = article is null ? open.Peek() : ItemThatGoesOn(index) ?? article;
        while (open.Peek() != owner) open.Pop();

        var number = owner == article ? ++owner.Paragraphs : 0;
        var paragraph = new Draft(NodeKind.Paragraph, number > 0 ? NumberingScheme.ParagraphRank : NumberingScheme.Innermost) { Text = blocks[index].Words, Number = number };
        owner.Children.Add(paragraph);
        if (number > 0 && paragraph.Text.Last is '：' or ':') open.Push(paragraph);
    }

    private Draft? ItemThatGoesOn(int index)
    {
        foreach (var item in open.Where(d => d.Kind is NodeKind.Item))
        {
            var next = blocks.Skip(index + 1).Take(MostBlocksToNextItem).FirstOrDefault(b => b.Label.Kind is not LabelKind.None && b.Label.Kind <= item.Of.Kind);
            if (next?.Label.Kind == item.Of.Kind && next.Label.Number == item.Number + 1) return item;
        }

        return null;
    }

    private bool InArticle => open.Any(d => d.Kind is NodeKind.Article);
}
