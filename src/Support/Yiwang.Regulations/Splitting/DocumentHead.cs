namespace Yiwang.Regulations.Splitting;

/// <summary>What stands over a document's text: number, title, note or date in brackets, in the order printed.</summary>
/// <param name="End">First block after it.</param>
internal sealed record DocumentHead(int Start, int End, IReadOnlyList<(Block Block, NodeKind Kind)> Parts)
{
    /// <summary>栏目 under which it stands.</summary>
    public string Section { get; init; } = "";

    public string Title { get; } = string.Concat(Parts.Where(p => p.Kind is NodeKind.Title).Select(p => p.Block.Words.Tidy(heading: true).Text));

    public string Number { get; } = Parts.Where(p => p.Kind is NodeKind.Number).Select(p => p.Block.Compact.Trim('（', '）', '(', ')')).FirstOrDefault("");
}

/// <summary>
/// Reads a document's head. In a gazette: title, number under it, perhaps the date in brackets; on a letterhead: number, then
/// title; an order: 示例市人民政府令, 第3号. A head needs evidence: a number, the contents, or the end of the document before it.
/// </summary>
internal sealed class HeadReader(IReadOnlyList<Block> blocks, IReadOnlyList<ContentsEntry> contents)
{
    private const int MostTitleLines = 6;
    private const int MostLinesAfterTitle = 4;
    private const int LeastOfTitle = 8;

    private readonly HashSet<string> beginnings = [.. contents.Where(e => e.Title.Length >= LeastOfTitle).Select(e => e.Title[..LeastOfTitle])];
    private readonly HashSet<string> titles = [.. contents.Select(e => Words.Compact(e.Title))];

    /// <param name="openTitle">Title of the document that is open, whose body must not be taken for a new document.</param>
    public DocumentHead? TryRead(int index, string openTitle)
    {
        var parts = new List<(Block, NodeKind)>();
        var i = index;
        if (Elements.IsDocumentNumber(blocks[i].Compact) && i + 1 < blocks.Count) parts.Add((blocks[i++], NodeKind.Number));
        var numberAbove = i > index;

        var end = TitleEnd(i, numberAbove);
        if (end == i) return numberAbove ? null : Personnel(index);

        parts.AddRange(blocks.Skip(i).Take(end - i).Select(b => (b, NodeKind.Title)));
        var after = AfterTitle(end, numberAbove, parts);
        var head = new DocumentHead(index, after, parts);
        return IsEvident(head, openTitle) ? head : null;
    }

    /// <summary>A file, or a stretch of one, whose first document has no head by the rules: its first lines are the title, if they can be.</summary>
    public DocumentHead First(int index)
    {
        var parts = new List<(Block, NodeKind)>();
        var i = index;
        while (i < blocks.Count && i < index + 3 && Elements.MayBeTitle(blocks[i].AsLine) && !Elements.IsRoster(blocks[i].Text) && !Elements.IsAddressees(blocks[i].Compact))
        {
            var line = blocks[i];
            if (parts.Count > 0 && (line.First.Hashes != blocks[index].First.Hashes || Elements.EndsAsTitle(blocks[i - 1].Compact))) break;
            parts.Add((line, NodeKind.Title));
            i++;
        }

        return new(index, parts.Count == 0 ? index : AfterTitle(i, false, parts), parts);
    }

    /// <summary>A number that no title grammar led to: the lines right over it are the title.</summary>
    public DocumentHead? OverNumber(int index, int notBefore)
    {
        if (!Elements.IsDocumentNumber(blocks[index].Compact) && !(index > 0 && Elements.IsOrderNumber(blocks[index].Compact) && Elements.EndsAsNotice(blocks[index - 1].Compact))) return null;
        var start = index;
        while (start > notBefore && index - start < 3 && Elements.MayBeTitle(blocks[start - 1].AsLine) && !Elements.IsRoster(blocks[start - 1].Text)
            && (start == index || !Elements.EndsAsTitle(blocks[start - 1].Compact))) start--;
        if (start == index || !Elements.EndsAsTitle(blocks[index - 1].Compact)) return null;

        var parts = blocks.Skip(start).Take(index - start).Select(b => (b, NodeKind.Title)).ToList();
        return new(start, AfterTitle(index, false, parts), parts);
    }

    /// <summary>Where the title that begins here ends; the index itself where none begins.</summary>
    private int TitleEnd(int start, bool numberAbove)
    {
        if (start >= blocks.Count || !(numberAbove || Begins(start))) return start;
        var joined = "";
        for (var i = start; i < blocks.Count && i < start + MostTitleLines; i++)
        {
            if (!Elements.MayBeTitle(blocks[i].AsLine) || (i > start && IsOther(blocks[start], blocks[i]))) return Elements.EndsAsTitle(joined) || IsListed(joined) ? i : start;
            joined += blocks[i].Compact;
            var next = i + 1 < blocks.Count ? blocks[i + 1] : null;
            if ((IsListed(joined) || IsWhole(joined)) && (next is null || !IsTail(next.Compact))) return i + 1;
        }

        return start;
    }

    /// <summary>关于印发… goes on until 的通知 comes; other titles until a kind of document is named.</summary>
    private static bool IsWhole(string joined) =>
        Elements.EndsAsTitle(joined) && (Elements.EndsAsNotice(joined) || !(joined.Contains("关于印发", StringComparison.Ordinal) || joined.Contains("印发", StringComparison.Ordinal)));

    private static bool IsTail(string compact) => compact.Length <= 14 && (compact[0] == '的' || (compact[0] is '（' or '(' && !Elements.IsDate(compact) && !Elements.IsNote(compact) && !Elements.IsOrderNumber(compact)));

    private static bool IsOther(Block first, Block next) => next.First.Hashes != first.First.Hashes || Elements.IsRoster(next.Text);

    private bool Begins(int index)
    {
        var compact = blocks[index].Compact;
        if (blocks[index].First.Hashes == 1 || titles.Contains(compact) || (compact.Length >= LeastOfTitle && beginnings.Contains(compact[..LeastOfTitle]) && contents.Any(e => e.Title.StartsWith(compact, StringComparison.Ordinal)))) return true;
        if (Elements.BeginsTitle(compact) || HasNote(index)) return true;
        var i = index;
        while (i < blocks.Count && i < index + 3 && Elements.IsAuthority(blocks[i].Compact)) i++;
        return i > index && i < blocks.Count && Elements.BeginsTitle(blocks[i].Compact) && !Elements.IsAuthority(blocks[i].Compact) && blocks[i].Compact[0] is '关' or '印' or '转' or '批' or '令' or '公' or '通';
    }

    /// <summary>题注 right under it, as a law or a speech has.</summary>
    private bool HasNote(int index) => index + 1 < blocks.Count && Elements.EndsAsTitle(blocks[index].Compact) && Elements.IsNote(blocks[index + 1].Compact);

    private int AfterTitle(int index, bool numberAbove, List<(Block, NodeKind)> parts)
    {
        var hasNumber = numberAbove;
        var i = index;
        for (; i < blocks.Count && i < index + MostLinesAfterTitle; i++)
        {
            var compact = blocks[i].Compact;
            var kind = !hasNumber && (Elements.IsDocumentNumber(compact) || Elements.IsOrderNumber(compact)) ? NodeKind.Number
                : Elements.IsDate(compact) ? NodeKind.Date
                : Elements.IsNote(compact) ? NodeKind.Note : NodeKind.Paragraph;
            if (kind is NodeKind.Paragraph) break;
            hasNumber |= kind is NodeKind.Number;
            parts.Add((blocks[i], kind));
        }

        return i;
    }

    private bool IsEvident(DocumentHead head, string openTitle)
    {
        if (openTitle.Length > 0 && Likeness.IsSame(Elements.Sent(openTitle), head.Title)) return false;
        if (openTitle.EndsWith('令') && head.Number.Length == 0 && !Elements.EndsAsNotice(head.Title)) return false;
        if (head.Number.Length > 0 || IsListed(head.Title)) return true;
        if (head.Parts.Any(p => p.Kind is NodeKind.Note) && Elements.EndsAsTitle(head.Title)) return true;
        if (blocks[head.Start].First.Hashes == 1 && Elements.EndsAsTitle(head.Title)) return true;
        return Elements.EndsAsNotice(head.Title) && Elements.BeginsTitle(head.Title) && AfterAnEnd(head.Start)
            && head.End < blocks.Count && (Elements.IsAddressees(blocks[head.End].Compact) || Elements.IsComplete(blocks[head.End].Text));
    }

    private bool AfterAnEnd(int index)
    {
        if (index == 0) return true;
        var before = blocks[index - 1].Compact;
        return Elements.IsDate(before) || Elements.IsImprint(before) || Elements.IsAnnexList(before) || ContentsReader.IsSection(before) || EndsWithDate(before);
    }

    private static bool EndsWithDate(string compact) => compact.Length is > 8 and < 60 && compact[^1] == '日' && !Elements.IsComplete(compact);

    private bool IsListed(string title) => title.Length > 0 && titles.Contains(Words.Compact(title));

    private DocumentHead? Personnel(int index) =>
        Elements.IsPersonnel(blocks[index].Compact) ? new(index, index + 1, [(blocks[index], NodeKind.Title)]) : null;
}
