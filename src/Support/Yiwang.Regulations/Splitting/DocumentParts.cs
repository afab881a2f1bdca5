namespace Yiwang.Regulations.Splitting;

/// <summary>A stretch of a document: the notice itself, the text it sends, or an annex.</summary>
/// <param name="Opening">附件2, printed over it; none for the notice.</param>
/// <param name="Title">Title lines of the part; empty for the notice, whose title is the document's.</param>
internal sealed record DocumentPart(Block? Opening, IReadOnlyList<Block> Title, List<Block> Text)
{
    public string TitleText => string.Concat(Title.Select(b => b.Words.Tidy(heading: true).Text));
}

/// <summary>
/// Cuts a document into notice, body and annexes. The body begins where the title of what the notice sends is printed again;
/// an annex where 附件 stands over it, or where a name out of the 附件说明 stands alone.
/// </summary>
internal sealed class DocumentParts
{
    private const int MostTitleLines = 4;
    private const int MostNames = 60;

    private readonly List<Block> blocks;
    private readonly string sent;
    private readonly bool sends;
    private readonly List<string> names = [];

    private DocumentParts(DocumentHead head, List<Block> text)
    {
        blocks = text;
        sent = Elements.Sent(head.Title);
        sends = Elements.Sends(head.Title);
    }

    public DocumentPart Notice { get; private set; } = new(null, [], []);

    public DocumentPart? Body { get; private set; }

    /// <summary>Annexes of the notice and of the body, in order; the flag says whose.</summary>
    public List<(DocumentPart Part, bool OfBody)> Annexes { get; } = [];

    /// <summary>Names in the 附件说明 of notice and body.</summary>
    public IReadOnlyList<string> Names => names;

    public static DocumentParts Cut(DocumentHead head, List<Block> text)
    {
        var parts = new DocumentParts(head, text);
        parts.Cut();
        return parts;
    }

    private void Cut()
    {
        var current = Notice;
        var listOfBody = false;
        for (var i = 0; i < blocks.Count;)
        {
            var listEnd = ListEnd(i);
            if (listEnd > i)
            {
                names.AddRange(AnnexNames.Read(blocks[i..listEnd].Select(b => b.Text)));
                listOfBody = Body is not null;
                current.Text.AddRange(blocks[i..listEnd]);
                i = listEnd;
            }
            else if (BodyStart(i) is { } body)
            {
                current = Body = body.Part;
                i = body.Next;
            }
            else if (AnnexStart(i) is { } annex)
            {
                current = annex.Part;
                Annexes.Add((annex.Part, listOfBody || (names.Count == 0 && Body is not null)));
                i = annex.Next;
            }
            else current.Text.Add(blocks[i++]);
        }
    }

    /// <summary>附件：1.… and the lines of the list after it; the index itself where none begins.</summary>
    private int ListEnd(int index)
    {
        var first = blocks[index];
        var alone = first.Compact is "附件：" or "附件:" or "附：" or "附件";
        var nextIsFirst = index + 1 < blocks.Count && blocks[index + 1].Label is { Kind: LabelKind.Third, Number: 1 } && blocks[index + 1].Compact.Length <= 80;
        if (alone ? !nextIsFirst : !Elements.IsAnnexList(first.Compact) || IsOpening(index)) return index;

        var end = index + 1;
        while (end < blocks.Count && (blocks[end].Label is { Kind: LabelKind.Third } || Elements.IsAnnexList(blocks[end].Compact)) && blocks[end].Compact.Length <= 80
            && !Elements.IsRoster(blocks[end].Text)) end++;
        return end;
    }

    /// <summary>附件1：… is the line over an annex, not a list, when the list was read before or when text and no signature follows.</summary>
    private bool IsOpening(int index) =>
        char.IsLetterOrDigit(blocks[index].Compact[2..].FirstOrDefault()) && index + 1 < blocks.Count && !Elements.IsAnnexList(blocks[index + 1].Compact)
        && (names.Count > 0 || !EndsText(blocks[index + 1]));

    private static bool EndsText(Block block) => Elements.IsAuthority(block.Compact) || Elements.IsDate(block.Compact) || Elements.IsImprint(block.Compact) || Elements.IsLeader(block.Compact);

    private (DocumentPart Part, int Next)? BodyStart(int index)
    {
        if (Body is not null || Annexes.Count > 0 || !sends || index == 0) return null;
        var opening = Elements.IsAnnexLine(blocks[index].Compact) ? blocks[index] : null;
        var start = opening is null ? index : index + 1;
        if (opening is not null && Words.Compact(opening.Text).Length > 5) return null;

        var end = sent.Length > 0 ? TitleLines(start, sent) : start;
        if (end == start && opening is null && AfterSignature(index)) end = AnyTitle(start);
        return end == start ? null : (new(opening, blocks[start..end], []), end);
    }

    private bool AfterSignature(int index) => Elements.IsDate(blocks[index - 1].Compact) && index >= 2;

    private (DocumentPart Part, int Next)? AnnexStart(int index)
    {
        if (Elements.IsAnnexLine(blocks[index].Compact) && blocks[index].Label.Kind is LabelKind.None)
        {
            var titled = Words.Compact(blocks[index].Text).Length > 5;
            var end = titled ? index + 1 : AnnexTitle(index + 1);
            return (new(blocks[index], blocks[(index + 1)..end], []), end);
        }

        var named = Named(index);
        return named == index || index == 0 ? null : (new(null, blocks[index..named], []), named);
    }

    private int Named(int start) => names.Take(MostNames).Select(name => TitleLines(start, name)).DefaultIfEmpty(start).Max();

    private int AnnexTitle(int start)
    {
        var named = Named(start);
        return named > start ? named : AnyTitle(start);
    }

    /// <summary>How far the lines from here on make up the given title.</summary>
    private int TitleLines(int start, string title)
    {
        var joined = "";
        for (var i = start; i < blocks.Count && i < start + MostTitleLines && Elements.MayBeTitle(blocks[i].AsLine); i++)
        {
            joined += blocks[i].Compact;
            if (joined.Length > title.Length + 12) break;
            if (Likeness.IsSame(joined, title) && !Longer(i, joined, title)) return i + 1;
        }

        return start;
    }

    /// <summary>Whether the next line makes the likeness still greater: a title's last words wrapped.</summary>
    private bool Longer(int index, string joined, string title) =>
        joined.Length < title.Length && index + 1 < blocks.Count && Elements.MayBeTitle(blocks[index + 1].AsLine)
        && title.EndsWith(blocks[index + 1].Compact, StringComparison.Ordinal);

    private int AnyTitle(int start)
    {
        var joined = "";
        for (var i = start; i < blocks.Count && i < start + MostTitleLines; i++)
        {
            if (!Elements.MayBeTitle(blocks[i].AsLine) || blocks[i].Compact.Length > 60 || Elements.IsRoster(blocks[i].Text) || Elements.IsAuthority(blocks[i].Compact)) return start;
            joined += blocks[i].Compact;
            if (Elements.EndsAsTitle(joined)) return i + 1;
        }

        return start;
    }
}

/// <summary>附件说明 (GB/T 9704, 7.3.4): 附件：1.… 2.…, on one line or on several.</summary>
internal static class AnnexNames
{
    public static IEnumerable<string> Read(IEnumerable<string> list)
    {
        foreach (var line in list)
        {
            var text = Words.Compact(line);
            var lead = Elements.AnnexLabelLength(text);
            if (text.StartsWith("附：", StringComparison.Ordinal) || text.StartsWith("附:", StringComparison.Ordinal)) lead = 2;
            foreach (var name in Numbered(text[lead..])) yield return name;
        }
    }

    private static IEnumerable<string> Numbered(string text)
    {
        var label = Labels.Read(text);
        var rest = label.Kind is LabelKind.Third ? text[label.Length..] : text;
        var name = rest.Replace("（略）", "", StringComparison.Ordinal).TrimEnd('；', ';', '。', '，');
        if (name.StartsWith('《') && name.EndsWith('》') && name.Count(c => c == '《') == 1) name = name[1..^1];
        if (name.Length > 0) yield return name;
    }
}
