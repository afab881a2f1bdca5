using Yiwang.Kernel;

namespace Yiwang.Regulations.Splitting;

/// <summary>Makes the document out of its head and its parts, and reads title, number, date and authority out of the nodes.</summary>
internal static class DocumentBuilder
{
    public static SplitDocument Build(DocumentHead head, List<Block> text)
    {
        var parts = DocumentParts.Cut(head, text);
        var notice = PartReader.Read(parts.Notice.Text, isNotice: true);
        List<TextNode> nodes = [.. head.Parts.Select(p => PartReader.Leaf(p.Kind, p.Block.Words.Tidy(heading: true))), .. notice];
        var body = parts.Body is null ? null : Body(parts.Body, parts);
        var document = new SplitDocument
        {
            Title = head.Title,
            Number = head.Number,
            DocumentNumber = DocumentNumber.TryParse(head.Number, out var number, out _) ? number : null,
            Section = head.Section,
            IssuedBy = IssuedBy(head.Title, nodes),
            IssuedOn = IssuedOn(nodes) ?? (body is null ? null : IssuedOn(body.Nodes)),
            Addressees = string.Concat(nodes.Where(n => n.Kind is NodeKind.Addressees).Select(n => n.Text.TrimEnd('：', ':'))),
            AnnexNames = Names(notice),
            Nodes = nodes,
            Body = body,
            Annexes = Annexes(parts, ofBody: false),
        };
        return document with { Span = Extent(document) };
    }

    private static SplitDocument Body(DocumentPart part, DocumentParts parts)
    {
        var text = PartReader.Read(part.Text, isNotice: false);
        var body = new SplitDocument
        {
            Title = part.TitleText,
            IssuedOn = IssuedOn(text),
            IssuedBy = IssuedBy("", text),
            AnnexNames = Names(text),
            Nodes = [.. Opening(part), .. part.Title.Select(b => PartReader.Leaf(NodeKind.Title, b.Words.Tidy(heading: true))), .. text],
            Annexes = Annexes(parts, ofBody: true),
        };
        return body with { Span = Extent(body) };
    }

    private static List<SplitAnnex> Annexes(DocumentParts parts, bool ofBody)
    {
        var annexes = new List<SplitAnnex>();
        foreach (var part in parts.Annexes.Where(a => a.OfBody == ofBody).Select(a => a.Part))
        {
            var number = part.Opening is not null && Words.Compact(part.Opening.Text).Length > 2 ? Elements.AnnexNumber(part.Opening.Compact) : annexes.Count + 1;
            var nodes = Opening(part).Concat(part.Title.Select(b => PartReader.Leaf(NodeKind.Title, b.Words.Tidy(heading: true)))).Concat(PartReader.Read(part.Text, isNotice: false)).ToList();
            annexes.Add(new(number, AnnexTitle(part), nodes));
        }

        return annexes;
    }

    /// <summary>附件2 指标一览表: label and title on one line, or the lines under it.</summary>
    private static string AnnexTitle(DocumentPart part) =>
        part.Title.Count > 0 || part.Opening is null ? part.TitleText : part.Opening.Words.Slice(Elements.AnnexLabelLength(part.Opening.Text)).Tidy(heading: true).Text;

    private static IEnumerable<TextNode> Opening(DocumentPart part)
    {
        if (part.Opening is not { } opening) yield break;
        var length = Elements.AnnexLabelLength(opening.Text);
        var (label, title) = (opening.Words.Slice(0, length).Trim(), opening.Words.Slice(length).Tidy(heading: true));
        yield return new(NodeKind.Annex, label.Text, Elements.AnnexNumber(opening.Compact), title.Text, "", [.. label.Spans(), .. title.Spans()], []);
    }

    private static IReadOnlyList<string> Names(List<TextNode> nodes) =>
        [.. AnnexNames.Read(nodes.Where(n => n.Kind is NodeKind.AnnexList).Select(n => n.Text))];

    /// <summary>The signatures; else the authority that the title begins with.</summary>
    private static string IssuedBy(string title, List<TextNode> nodes)
    {
        var signed = string.Join("、", nodes.Where(n => n.Kind is NodeKind.Signature).SelectMany(n => n.Text.Split(' ')).Where(Elements.IsAuthority));
        return signed.Length > 0 ? signed : Elements.AuthorityOf(title);
    }

    private static DateOnly? IssuedOn(IEnumerable<TextNode> nodes) =>
        nodes.Where(n => n.Kind is NodeKind.Date).Select(n => Elements.Date(Words.Compact(n.Text))).FirstOrDefault(d => d is not null);

    private static Span Extent(SplitDocument document)
    {
        var spans = document.All().SelectMany(n => n.Spans).ToList();
        return spans.Count == 0 ? default : new(spans.Min(s => s.Start), spans.Max(s => s.End) - spans.Min(s => s.Start));
    }
}
