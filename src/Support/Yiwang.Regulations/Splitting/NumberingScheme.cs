namespace Yiwang.Regulations.Splitting;

/// <summary>
/// What the numbers of a text mean. With 第一条 the text is a regulation: 一、（一）1. are items under its articles. Without,
/// 一、 are headings; but where 一、二、… run on through the chapters, they are the articles (older working rules are written so).
/// </summary>
internal sealed class NumberingScheme
{
    /// <summary>A 款 that opens a list of items.</summary>
    public const int ParagraphRank = 5;
    public const int FirstRank = 6;
    public const int BoxRank = 8;
    public const int Innermost = 20;

    private const int ArticleRank = 4;

    private readonly bool firstIsArticle;

    private NumberingScheme(bool firstIsArticle) => this.firstIsArticle = firstIsArticle;

    public static NumberingScheme Of(IReadOnlyList<Block> blocks)
    {
        if (blocks.Any(b => b.Label.Kind is LabelKind.Article)) return new(false);
        var (chapters, last, ran) = (0, 0, false);
        foreach (var label in blocks.Select(b => b.Label))
        {
            if (label.Kind is LabelKind.Chapter) chapters++;
            if (label.Kind is not LabelKind.First) continue;
            if (chapters > 1 && label.Number <= 1) return new(false);
            ran |= chapters > 1 && label.Number == last + 1;
            last = label.Number;
        }

        return new(ran);
    }

    public (NodeKind Kind, int Rank) Place(Label label, bool inArticle) => label.Kind switch
    {
        LabelKind.Part => (NodeKind.Part, 1),
        LabelKind.Chapter => (NodeKind.Chapter, 2),
        LabelKind.Section => (NodeKind.Section, 3),
        LabelKind.Article => (NodeKind.Article, ArticleRank),
        LabelKind.First when firstIsArticle => (NodeKind.Article, ArticleRank),
        _ => (inArticle ? NodeKind.Item : NodeKind.Heading, label.Level <= 2 ? FirstRank - 1 + label.Level : BoxRank - 2 + label.Level),
    };
}

/// <summary>Parts the words after a number into heading and running text.</summary>
internal static class HeadingSplit
{
    private const int LongestHeading = 40;
    private const int LongestLead = 32;

    /// <param name="hasUnder">Whether something may stand under it; a sentence with nothing under it is text, not a heading.</param>
    public static (Words Heading, Words Text) Of(Block block, NodeKind kind, bool hasUnder)
    {
        var rest = block.Words.Slice(block.Label.Length).Trim();
        if (kind is NodeKind.Part or NodeKind.Chapter or NodeKind.Section) return (rest.Tidy(heading: true), Words.None);
        if (kind is NodeKind.Article) return Purpose(rest);
        if (kind is not NodeKind.Heading || rest.IsEmpty || rest.Text[0] is '《') return (Words.None, rest);

        var stop = rest.Text.IndexOf('。', StringComparison.Ordinal);
        if (stop < 0 && !Elements.IsComplete(rest.Text)) return rest.Text.Length <= LongestHeading ? (rest.Tidy(heading: true), Words.None) : (Words.None, rest);

        var lead = stop < 0 ? rest.Text : rest.Text[..stop];
        var whole = stop < 0 || stop == rest.Text.Length - 1;
        if (lead.AsSpan().IndexOfAny("；;：:") >= 0 || lead.Length > LongestLead) return (Words.None, rest);
        if (whole) return hasUnder ? (rest.Tidy(heading: true), Words.None) : (Words.None, rest);
        return lead.AsSpan().Count('，') > 1 ? (Words.None, rest) : (rest.Slice(0, stop + 1).Tidy(heading: true), rest.Slice(stop + 1).Trim());
    }

    /// <summary>第一条 【目的】 or 第一条（目的）: the heading that drafts and some cities give their articles.</summary>
    private static (Words Heading, Words Text) Purpose(Words rest)
    {
        var close = rest.IsEmpty ? -1 : rest.Text[0] switch { '【' => rest.Text.IndexOf('】', StringComparison.Ordinal), '（' => rest.Text.IndexOf('）', StringComparison.Ordinal), '[' => rest.Text.IndexOf(']', StringComparison.Ordinal), _ => -1 };
        return close is < 2 or > 24 || Labels.Read(rest.Text).Kind is not LabelKind.None
            ? (Words.None, rest)
            : (rest.Slice(0, close + 1), rest.Slice(close + 1).Trim());
    }
}
