using Yiwang.Kernel;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Library.Issues;

/// <summary>Lays the tree of one split document out as rows: the document, its nodes in reading order, its passages for the search.</summary>
internal sealed class Shelving
{
    private readonly Anchors anchors = new();
    private readonly List<Node> nodes = [];
    private readonly Document document;

    private Shelving(Document document) => this.document = document;

    public static (Document Document, IReadOnlyList<Node> Nodes) Lay(Guid issue, int order, SplitDocument split, GazetteIssue gazette)
    {
        var ruling = split.Ruling;
        var number = split.Number.Length > 0 ? split.Number : ruling.Number;
        var contents = gazette.Contents.FirstOrDefault(c => c.Document == order - 1);
        var document = new Document
        {
            IssueId = issue, Order = order, Title = Bounded.To(split.Title, 400), RulingTitle = Bounded.To(ruling.Title.Length > 0 ? ruling.Title : split.Title, 400),
            Number = Bounded.To(number, 80), NumberKey = Bounded.To((split.DocumentNumber ?? ruling.DocumentNumber)?.ToString() ?? "", 80),
            IssuedBy = Bounded.To(split.IssuedBy.Length > 0 ? split.IssuedBy : ruling.IssuedBy, 200), IssuedOn = split.IssuedOn ?? ruling.IssuedOn,
            Section = Bounded.To(split.Section.Length > 0 ? split.Section : contents?.Section ?? "", 80), Addressees = Bounded.To(split.Addressees, 2000),
            AnnexNames = [.. split.AnnexNames.Concat(split.Body?.AnnexNames ?? [])], Page = contents?.Page ?? 0,
            Articles = split.All().Count(n => n.Kind is NodeKind.Article), Tables = split.All().Count(n => n.Kind is NodeKind.Table),
            Whence = Bounded.To($"{split.IssuedBy} {split.Title} {ruling.Title} {gazette.Name} {gazette.Organiser}", 1000),
        };

        var shelving = new Shelving(document);
        shelving.Lay(split);
        return (document, shelving.nodes);
    }

    private void Lay(SplitDocument split)
    {
        if (split.Body is { } body)
        {
            LayAll(split.Nodes, Part.Cover, new CitationLevel(LevelKind.Notice, 0).Code);
            LayAll(body.Nodes, Part.Text, "");
        }
        else
        {
            LayAll(split.Nodes, Part.Text, "");
        }

        foreach (var annex in (split.Body?.Annexes ?? []).Concat(split.Body?.Body?.Annexes ?? []).Concat(split.Annexes))
            LayAll(annex.Nodes, Part.Annex, new CitationLevel(LevelKind.Annex, Math.Clamp(annex.Number, 1, 999)).Code);
        // A body that sends a body again is not expected; its words are kept all the same.
        if (split.Body?.Body is { } inner) LayAll(inner.Nodes, Part.Text, "");
    }

    private void LayAll(IReadOnlyList<TextNode> siblings, Part part, string root)
    {
        var paragraph = 0;
        foreach (var node in siblings) Lay(node, part, root, root, 0, node.Kind is NodeKind.Paragraph ? ++paragraph : 0);
    }

    private void Lay(TextNode node, Part part, string root, string above, int depth, int paragraph)
    {
        var order = nodes.Count;
        var (anchor, path) = anchors.For(node, root, above, paragraph, order);
        nodes.Add(null!); // its end is known when its children are laid
        var below = node.Kind is NodeKind.Article && node.Text.Length > 0 ? 1 : 0; // the article's own text is its first paragraph
        foreach (var child in node.Children) Lay(child, part, root, path, depth + 1, child.Kind is NodeKind.Paragraph ? ++below : 0);
        nodes[order] = new()
        {
            DocumentId = document.Id, Order = order, End = nodes.Count, Depth = depth, Part = part, Kind = node.Kind, Anchor = anchor,
            Label = Bounded.To(node.Label, 80), Heading = node.Heading, Text = node.Text,
        };
    }
}
