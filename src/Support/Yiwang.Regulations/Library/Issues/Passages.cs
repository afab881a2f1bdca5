using System.Text;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Library.Issues;

/// <summary>Cuts a document into what a search should find: articles whole, headings with their own text, tables in stretches.</summary>
internal sealed class Passages
{
    private const int LongestLoose = 800, LongestStretch = 500, LongestArticle = 6000;

    private readonly List<Passage> cut = [];
    private readonly IReadOnlyList<Node> nodes;
    private readonly List<(int End, string Words)> path = [];
    private readonly StringBuilder text = new();
    private Node? first;
    private string place = "";
    private bool isBare;

    private Passages(IReadOnlyList<Node> nodes) => this.nodes = nodes;

    /// <summary>Passages without their numbers.</summary>
    public static IReadOnlyList<Passage> Of(IReadOnlyList<Node> nodes)
    {
        var passages = new Passages(nodes);
        for (var at = 0; at < nodes.Count;) at = passages.Take(nodes[at]);
        passages.Close();
        return passages.cut;
    }

    /// <returns>The node to go on with.</returns>
    private int Take(Node node)
    {
        while (path.Count > 0 && path[^1].End <= node.Order)
        {
            Close();
            path.RemoveAt(path.Count - 1);
        }

        switch (node.Kind)
        {
            case NodeKind.Title or NodeKind.Number or NodeKind.Signature or NodeKind.Date or NodeKind.Imprint or NodeKind.Addressees or NodeKind.AnnexList:
                return node.End;
            case NodeKind.Article:
                Close();
                Whole(node);
                return node.End;
            case NodeKind.Table:
                Close();
                Stretches(node);
                return node.End;
            case NodeKind.Part or NodeKind.Chapter or NodeKind.Section or NodeKind.Annex or NodeKind.Heading:
                Close();
                Begin(node, node.Label + node.Heading);
                isBare = node.Text.Length == 0 && node.End > node.Order + 1; // alone it says nothing that its children don't
                path.Add((node.End, node.Label + node.Heading));
                return node.Order + 1;
            default:
                if (!isBare && text.Length + node.Text.Length > LongestLoose) Close();
                Begin(node, path.Count > 0 ? path[^1].Words : "");
                return node.Order + 1;
        }
    }

    private void Begin(Node node, string words)
    {
        if (first is null) (first, place) = (node, words);
        if (text.Length > 0) text.Append('\n');
        text.Append(node.Own);
        isBare = false;
    }

    private void Close()
    {
        if (first is not null && !isBare) Add(first, place, text.ToString(), node: null);
        (first, place, isBare) = (null, "", false);
        text.Clear();
    }

    private void Whole(Node article)
    {
        var whole = string.Join('\n', nodes.Skip(article.Order).Take(article.End - article.Order).Select(n => n.Own));
        Add(article, article.Label + article.Heading, Bounded.To(whole, LongestArticle), article);
    }

    private void Stretches(Node table)
    {
        var rows = new List<Node>();
        var length = 0;
        foreach (var row in nodes.Skip(table.Order + 1).Take(table.End - table.Order - 1))
        {
            if (length + row.Text.Length > LongestStretch && rows.Count > 0)
            {
                AddStretch(table, rows);
                (rows, length) = ([], 0);
            }

            rows.Add(row);
            length += row.Text.Length;
        }

        if (rows.Count > 0 || table.Own.Length > 0) AddStretch(table, rows);
    }

    private void AddStretch(Node table, List<Node> rows) =>
        Add(rows.Count > 0 ? rows[0] : table, table.Heading, table.Own + "\n" + string.Join('\n', rows.Select(r => r.Own.Replace('\t', ' '))), table);

    private void Add(Node at, string words, string content, Node? node)
    {
        if (string.IsNullOrWhiteSpace(content)) return;
        var above = path.Where(p => p.Words.Length > 0 && (node is not null || p.Words != words)).Select(p => p.Words);
        cut.Add(new()
        {
            DocumentId = at.DocumentId, NodeOrder = at.Order, Anchor = at.Anchor,
            Place = Bounded.To(words, 200), Path = Bounded.To(string.Join('　', above), 1000), Text = content,
        });
    }
}
