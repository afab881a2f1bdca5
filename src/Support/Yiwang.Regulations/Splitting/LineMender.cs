using System.Text.RegularExpressions;

namespace Yiwang.Regulations.Splitting;

/// <summary>A paragraph, heading or row: one printed line, or several that the page's width had broken.</summary>
/// <param name="First">Its first line.</param>
/// <param name="Label">Read once, at the beginning of the first line.</param>
internal sealed record Block(SourceLine First, Words Words, Label Label)
{
    public string Text => Words.Text;

    public string Compact { get; } = Words.Compact(Words.Text);

    /// <summary>As one line, so that the forms of a line's elements apply to it.</summary>
    public SourceLine AsLine => First with { Words = Words };
}

/// <summary>
/// Puts sentences together again that the end of a line or of a page broke. A line goes on in the next when it is as full as
/// the page is wide (or, in text that isn't wrapped, long enough for a sentence), doesn't end as a sentence ends, and the
/// next one doesn't begin with a label, a date, a number or anything else that begins a line of its own.
/// </summary>
internal static partial class LineMender
{
    // Widths are counted in half-width characters.
    private const int WidestPrintedLine = 110;
    private const int NarrowestPrintedLine = 36;
    private const int Slack = 8;
    private const int LeastFullLines = 5;
    private const int LeastSentence = 44;
    private const int MostOpenLines = 2;

    // No paragraph is longer; a file without any full stop must not become one, nor take minutes.
    private const int LongestParagraph = 8000;

    public static List<Block> Mend(List<SourceLine> lines)
    {
        var width = PrintedWidth(lines);
        var blocks = new List<Block>(lines.Count);
        var (expected, list, openLines) = (new Sequence(), new AnnexListContext(), 0);
        SourceLine? last = null;
        foreach (var line in lines)
        {
            var words = line.IsRow ? line.Words : line.Words.Tidy();
            var label = line.IsRow ? default : expected.Confirm(Labels.Read(words.Text), words.Text, line, blocks.Count == 0 || list.IsOpen || Elements.IsComplete(blocks[^1].Text) || !RunsOn(blocks[^1], last!, width));
            if (last is not null && label.Kind is LabelKind.None && !list.Names(line.Compact) && GoesOn(blocks[^1], last, line, width, openLines))
            {
                openLines = IsOpen(blocks[^1].Text) ? openLines + 1 : 0;
                blocks[^1] = blocks[^1] with { Words = Words.JoinLines(blocks[^1].Words, words) };
            }
            else
            {
                openLines = 0;
                blocks.Add(new(line, words, label));
                expected.Seen(list.Seen(blocks[^1]));
            }

            last = line;
        }

        return [.. blocks.Select(b => new Block(b.First, b.Words, b.Label))];
    }

    /// <summary>The width of the printed column where lines were kept as printed; 0 where each line is a paragraph.</summary>
    public static int PrintedWidth(List<SourceLine> lines)
    {
        var widths = lines.Where(l => !l.IsRow).Select(Width).Order().ToList();
        if (widths.Count < LeastFullLines) return 0;
        var wide = widths[(int)(widths.Count * 0.9)];
        var near = widths.Count(w => Math.Abs(w - wide) <= Slack);
        return wide is >= NarrowestPrintedLine and <= WidestPrintedLine && near >= LeastFullLines && near * 5 >= widths.Count ? wide : 0;
    }

    public static int Width(SourceLine line) => line.Compact.Sum(c => c < 0x80 ? 1 : 2);

    private static bool GoesOn(Block block, SourceLine last, SourceLine line, int width, int openLines)
    {
        if (line.IsRow || last.IsRow || line.Hashes > 0 || last.Hashes > 0 || block.Text.Length > LongestParagraph) return false;
        if (StartsAmidSentence(line.Text)) return true;
        if (BeginsItself(line) || (width == 0 && !HasSentence(block.Text) && line.Compact.AsSpan(0, Math.Min(12, line.Compact.Length)).IndexOfAny('：', ':') > 0 && NamedLine().IsMatch(line.Compact))) return false;
        if (IsOpen(block.Text) && openLines < MostOpenLines && !Elements.IsComplete(block.Text)) return true;
        return RunsOn(block, last, width) && (!Elements.IsComplete(block.Text) || IsAmidParagraph(block, last, line, width));
    }

    /// <summary>Whether the last line, by its length alone, may have been broken by the page.</summary>
    private static bool RunsOn(Block block, SourceLine last, int width)
    {
        if (IsBracketed(last.Text) || last.IsRow || last.Hashes > 0 || Elements.IsRoster(last.Text) || Elements.IsDocumentNumber(last.Compact)) return false;
        var single = block.Words.Text.Length <= last.Text.Length;
        if (single && Elements.BeginsTitle(last.Compact) && Elements.EndsAsNotice(last.Compact) && Elements.MayBeTitle(last)) return false;
        if (single && (width == 0 || !IsFull(last, width)) && block.Label.Kind is LabelKind.None && Elements.EndsAsTitle(last.Compact) && Elements.MayBeTitle(last)) return false;
        return width > 0 ? IsFull(last, width) : Width(last) >= LeastSentence || HasSentence(block.Text);
    }

    /// <summary>
    /// A sentence ended just where the line did. The first line of a paragraph is set in by two characters, so a next line
    /// that fills the whole width goes on with the old one.
    /// </summary>
    private static bool IsAmidParagraph(Block block, SourceLine last, SourceLine line, int width) =>
        width > 0 && IsFull(last, width) && Width(line) > width - 2 && (block.Text[^1] == '；' || (block.Text[^1] == '。' && !CountedSentence().IsMatch(line.Compact)))
        && !Elements.IsAddressees(block.Compact);

    private static bool IsFull(SourceLine line, int width) => Width(line) >= width - Slack;

    private static bool HasSentence(string text) => text.AsSpan().IndexOfAny("，。；") >= 0;

    /// <summary>A bracket or quotation was opened and not closed.</summary>
    private static bool IsOpen(string text)
    {
        var tail = text.AsSpan(Math.Max(0, text.Length - 120));
        return tail.Count('（') > tail.Count('）') + tail.Count(')') || tail.Count('《') > tail.Count('》') || tail.Count('“') > tail.Count('”');
    }

    /// <summary>（责任单位：…） on a line of its own.</summary>
    private static bool IsBracketed(string text) => text[0] is '（' or '(' && text.AsSpan().IndexOfAny('）', ')') == text.Length - 1;

    private static bool StartsAmidSentence(string text) => text.Length > 0 && text[0] is '，' or '。' or '、' or '；' or '）' or '》' or '”' or '：' or '？' or '！' or '%' or '％' or '的';

    private static bool BeginsItself(SourceLine line) =>
        Elements.IsDocumentNumber(line.Compact) || Elements.IsDate(line.Compact) || Elements.IsAnnexList(line.Compact) || Elements.IsAnnexLine(line.Compact)
        || Elements.IsImprint(line.Compact) || Elements.IsRoster(line.Text) || ContentsReader.IsSection(line.Compact) || line.Text.StartsWith("——", StringComparison.Ordinal)
        || (Elements.BeginsTitle(line.Compact) && Elements.EndsAsTitle(line.Compact));

    /// <summary>部门分工：… and the like, a line of its own where lines aren't wrapped.</summary>
    [GeneratedRegex(@"^[\p{IsCJKUnifiedIdeographs}（）]{2,10}[：:]")]
    private static partial Regex NamedLine();

    [GeneratedRegex("^[一二三四五六七八九十]是")]
    private static partial Regex CountedSentence();
}

/// <summary>
/// The 附件说明 while its lines come: numbers in it are always labels, and the line that repeats one of its names is the
/// title of an annex, however full the line before it was.
/// </summary>
internal sealed class AnnexListContext
{
    private const int LeastLikeness = 8;

    private readonly List<string> names = [];

    public bool IsOpen { get; private set; }

    public bool Names(string compact) => IsOpen && compact.Length >= LeastLikeness && names.Exists(n => n.StartsWith(compact, StringComparison.Ordinal));

    /// <summary>The label that the block adds to the sequence: of 附件：1.… the 1.</summary>
    public Label Seen(Block block)
    {
        var begins = Elements.IsAnnexList(block.Compact) || block.Compact is "附件：" or "附件:" or "附：";
        if (begins && !IsOpen) names.Clear();
        IsOpen = begins || (IsOpen && block.Label.Kind is LabelKind.Third);
        if (!IsOpen) return block.Label;

        var rest = block.Compact[(begins ? Elements.AnnexLabelLength(block.Compact) : 0)..];
        var label = Labels.Read(rest);
        names.Add(label.Kind is LabelKind.Third ? rest[label.Length..] : rest);
        return label.Kind is LabelKind.Third ? label : block.Label;
    }
}
