using System.Globalization;
using Yiwang.Kernel;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Library.Issues;

/// <summary>
/// Gives every node of one document the short place that citations use (a10.i2, h4.i3, x2.i12), or a running one (_17) where no citation
/// could name it. No two nodes of a document have the same.
/// </summary>
internal sealed class Anchors
{
    private const int Longest = 60;
    private static readonly LevelKind[] ByLevel = [LevelKind.Heading, LevelKind.Item, LevelKind.SubItem, LevelKind.Point, LevelKind.Circle];

    private readonly HashSet<string> taken = [];

    /// <param name="root">Part of the document: empty, n0 for the covering notice, x2 for an annex.</param>
    /// <param name="above">Anchor path of the parent.</param>
    /// <param name="paragraph">Which paragraph of its parent, from 1.</param>
    /// <param name="order">Place in the document, for a node that no citation names.</param>
    /// <returns>The node's own anchor, and the path that its children stand under.</returns>
    public (string Anchor, string Path) For(TextNode node, string root, string above, int paragraph, int order)
    {
        var path = PathOf(node, root, above, paragraph);
        if (path is not null && path.Length <= Longest && taken.Add(path)) return (path, path);
        var running = $"_{order.ToString(CultureInfo.InvariantCulture)}";
        taken.Add(running);
        return (running, path ?? above);
    }

    private static string? PathOf(TextNode node, string root, string above, int paragraph) => node.Kind switch
    {
        NodeKind.Annex => root,
        NodeKind.Title when root.StartsWith('x') => root, // an annex that is opened by its title
        NodeKind.Part => Join(root, new(LevelKind.Part, node.Number)),
        NodeKind.Chapter => Join(root, new(LevelKind.Chapter, node.Number)),
        NodeKind.Section => Join(above, new(LevelKind.Section, node.Number)),
        // Articles are numbered through the whole document: the chapter says nothing.
        NodeKind.Article => Join(root, new(LevelKind.Article, node.Number, node.Inserted)),
        NodeKind.Heading or NodeKind.Item when node.Level is >= 1 and <= 5 => Join(above, new(ByLevel[node.Level - 1], node.Number)),
        NodeKind.Paragraph when Last(above) == 'a' => Join(above, new(LevelKind.Paragraph, paragraph)),
        NodeKind.Table => Captioned(node.Heading, "表") is > 0 and var n ? Join(root, new(LevelKind.Table, n)) : null,
        NodeKind.TableRow when int.TryParse(node.Cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var n) => Join(root, new(LevelKind.Item, n)),
        _ => null,
    };

    private static string? Join(string above, CitationLevel level) =>
        level.Number is < 1 or > 999 || level.Inserted > 999 ? null : above.Length == 0 ? level.Code : $"{above}.{level.Code}";

    private static char Last(string path) => path.Length == 0 ? ' ' : path[path.LastIndexOf('.') + 1];

    private static int Captioned(string caption, string word)
    {
        if (!caption.StartsWith(word, StringComparison.Ordinal)) return 0;
        var digits = caption.AsSpan(word.Length);
        var length = 0;
        while (length < digits.Length && char.IsAsciiDigit(digits[length])) length++;
        return length is > 0 and <= 3 ? int.Parse(digits[..length], CultureInfo.InvariantCulture) : 0;
    }
}
