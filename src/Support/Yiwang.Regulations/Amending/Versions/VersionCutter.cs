using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Amending.Versions;

/// <summary>Cuts a document's nodes into articles, or into its numbered sections where it has none. Every node goes into exactly one piece.</summary>
internal sealed class VersionCutter
{
    // 一、 and （一）: what stands deeper is read with the section around it.
    private const int DeepestSection = 2;

    private readonly List<Draft> pieces = [];
    private readonly List<(int End, string Words)> path = [];

    private VersionCutter() { }

    public static TextVersion Cut(Document document, IReadOnlyList<Node> nodes, string whence) => new(
        document.RulingTitle.Length > 0 ? document.RulingTitle : document.Title, document.Number, document.IssuedOn, whence, Cut(nodes));

    public static IReadOnlyList<VersionArticle> Cut(IReadOnlyList<Node> nodes)
    {
        var cutter = new VersionCutter();
        foreach (var part in Parts(nodes)) cutter.TakeAll(part);
        return [.. cutter.pieces.Select(p => new VersionArticle(p.Kind, p.Anchor, p.Label, p.Path, p.Lines))];
    }

    private static IEnumerable<Node[]> Parts(IReadOnlyList<Node> nodes)
    {
        var from = 0;
        for (var at = 1; at <= nodes.Count; at++)
        {
            var goesOn = at < nodes.Count && nodes[at].Part == nodes[from].Part && RootOf(nodes[at], nodes[at - 1]) == RootOf(nodes[at - 1], nodes[at - 1]);
            if (goesOn) continue;
            yield return [.. nodes.Skip(from).Take(at - from)];
            from = at;
        }
    }

    // x2 of x2.i12: which annex. A node without a citable place stays with the one before it.
    private static string RootOf(Node node, Node before) =>
        (node.Anchor.StartsWith('_') ? before : node) is { Part: Part.Annex, Anchor: ['x', ..] anchor } ? anchor.Split('.')[0] : "";

    private void TakeAll(Node[] part)
    {
        if (part.Length == 0) return;
        path.Clear();
        var hasArticles = part.Any(n => n.Kind is NodeKind.Article);
        var frame = Frame(part[0]);
        var current = frame;
        for (var at = 0; at < part.Length;)
        {
            var node = part[at];
            while (path.Count > 0 && path[^1].End <= node.Order) path.RemoveAt(path.Count - 1);
            if (path.Count == 0 && Frames(node)) current = frame;
            if (Opens(node, hasArticles) is { } kind)
            {
                current = Open(kind, node);
                var whole = node.Kind is NodeKind.Article ? node.End - node.Order : 1;
                foreach (var inner in part.Skip(at + 1).Take(whole - 1)) current.Add(inner);
                at += whole;
                // The first article after a chapter's heading is under it; what stands loose there is the frame's.
                if (kind is PieceKind.Heading || node.Kind is NodeKind.Article) current = frame;
                continue;
            }

            current.Add(node);
            at++;
        }

        if (frame.Lines.Count == 0) pieces.Remove(frame);
    }

    private static PieceKind? Opens(Node node, bool hasArticles) => node.Kind switch
    {
        NodeKind.Article => PieceKind.Article,
        NodeKind.Part or NodeKind.Chapter or NodeKind.Section => PieceKind.Heading,
        NodeKind.Heading when !hasArticles && LevelOf(node) <= DeepestSection => PieceKind.Article,
        _ => null,
    };

    // h4 is 1, h4.i3 is 2; below an annex x2.h4 is 1 again. What no citation names is never a section of its own.
    private static int LevelOf(Node node) =>
        node.Anchor.StartsWith('_') ? int.MaxValue : node.Anchor.Split('.').Count(step => step[0] is 'h' or 'i' or 'm' or 'd' or 'o');

    private static bool Frames(Node node) =>
        node.Kind is NodeKind.Title or NodeKind.Number or NodeKind.Note or NodeKind.Addressees or NodeKind.AnnexList or NodeKind.Signature or NodeKind.Date or NodeKind.Imprint or NodeKind.Annex;

    private Draft Frame(Node first)
    {
        var (anchor, label) = first.Part switch
        {
            Part.Cover => ("n0", "印发通知"),
            Part.Annex => (RootOf(first, first), AnnexName(first)),
            _ => ("", "标题和落款"),
        };
        return Add(new(PieceKind.Frame, anchor, label, ""));
    }

    private static string AnnexName(Node first) => RootOf(first, first) is { Length: > 1 } root && root != "x0" ? $"附件{root[1..]}" : "附件";

    private Draft Open(PieceKind kind, Node node)
    {
        var piece = Add(new(kind, node.Anchor, node.Label, string.Join('　', path.Select(p => p.Words))));
        piece.AddOwn(node);
        if (node.Kind is not NodeKind.Article && node.End > node.Order + 1) path.Add((node.End, Bounded.To(node.Label + node.Heading, 60)));
        return piece;
    }

    private Draft Add(Draft piece)
    {
        pieces.Add(piece);
        return piece;
    }

    private sealed record Draft(PieceKind Kind, string Anchor, string Label, string Path)
    {
        public List<VersionLine> Lines { get; } = [];

        public void AddOwn(Node node) => Lines.Add(new(node.Anchor, node.Depth, node.Heading + node.Text));

        public void Add(Node node) => Lines.Add(new(node.Anchor, node.Depth, node.Own));
    }
}
