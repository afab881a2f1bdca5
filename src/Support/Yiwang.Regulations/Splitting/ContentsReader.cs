using System.Globalization;
using System.Text.RegularExpressions;

namespace Yiwang.Regulations.Splitting;

/// <summary>
/// Contents: 栏目 with the titles, numbers and pages under them. The gazette's own stands before its first document and names
/// documents; a plan's own contents inside a document names its chapters, and is only taken out of the way.
/// </summary>
internal static partial class ContentsReader
{
    private const int MostTitleLines = 5;
    private const int LongestTitle = 120;
    private const int LeastRun = 3;

    public static bool IsTitle(string compact) => compact is "目录" or "要目" or "目次" or "本期目录" or "本期要目" or "CONTENTS" or "目录CONTENTS";

    public static (IReadOnlyList<ContentsEntry> Entries, List<SourceLine> Left) TakeOut(List<SourceLine> lines, Ledger ledger)
    {
        var entries = new List<ContentsEntry>();
        var rest = new List<SourceLine>(lines.Count);
        for (var i = 0; i < lines.Count;)
        {
            var titled = IsTitle(lines[i].Compact);
            var end = titled ? RegionEnd(lines, i + 1) : RunEnd(lines, i);
            if (end <= i + (titled ? 1 : 0)) rest.Add(lines[i++]);
            else
            {
                if (titled && rest.Count == 0) entries.AddRange(Entries(lines[(i + 1)..end]));
                foreach (var line in lines[i..end]) ledger.Report(line, PieceReason.Contents);
                i = end;
            }
        }

        return (entries, rest);
    }

    /// <summary>Titles pile up until a page closes them; what piles up at the end belongs to the text again.</summary>
    private static int RegionEnd(List<SourceLine> lines, int from)
    {
        var (end, pending) = (from, 0);
        for (var i = from; i < lines.Count; i++)
        {
            if (EndsWithPage(lines[i], titled: true)) (end, pending) = (i + 1, 0);
            else if (lines[i].Compact.Length > LongestTitle || Elements.IsComplete(lines[i].Text) || ++pending > MostTitleLines) break;
        }

        if (end == from) return PagelessEnd(lines, from);
        return NumbersFollow(lines[from..end]) && end < lines.Count && Elements.IsDocumentNumber(lines[end].Compact) ? end + 1 : end;
    }

    /// <summary>Whether these contents print each number on the line after title and page.</summary>
    private static bool NumbersFollow(List<SourceLine> lines)
    {
        var first = lines.FindIndex(l => EndsWithPage(l, titled: true));
        return first >= 0 && first + 1 < lines.Count && Elements.IsDocumentNumber(lines[first + 1].Compact);
    }

    /// <summary>Without pages the contents are the lines that come again as titles in the text; they end where the first does, or at a new line.</summary>
    private static int PagelessEnd(List<SourceLine> lines, int from)
    {
        var count = lines.Skip(from).GroupBy(l => l.Compact, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var (end, seen) = (from, new HashSet<string>(StringComparer.Ordinal));
        for (var i = from; i < lines.Count && seen.Add(lines[i].Compact); i++)
        {
            if (IsSection(lines[i].Compact)) continue;
            if (lines[i].Compact.Length <= 6 || count[lines[i].Compact] < 2 || Elements.IsComplete(lines[i].Text)) break;
            end = i + 1;
        }

        return end;
    }

    /// <summary>Three lines or more that end in dots and a page, without 目录 over them.</summary>
    private static int RunEnd(List<SourceLine> lines, int from)
    {
        var end = from;
        while (end < lines.Count && EndsWithPage(lines[end], titled: false)) end++;
        return end - from >= LeastRun ? end : from;
    }

    private static bool EndsWithPage(SourceLine line, bool titled) => (char.IsDigit(line.Text[^1]) || line.Text[^1] is '）' or ')') && (titled ? AnyPage() : ClearPage()).IsMatch(line.Text);

    private static List<ContentsEntry> Entries(List<SourceLine> lines)
    {
        var (section, pending, entries, numbersFollow) = ("", new List<string>(), new List<ContentsEntry>(), NumbersFollow(lines));
        var paged = lines.Exists(l => EndsWithPage(l, titled: true));
        foreach (var line in lines)
        {
            var page = paged ? AnyPage().Match(line.Text) : Match.Empty;
            var text = Words.Compact(page.Success ? line.Text[..page.Index] : line.Text).TrimEnd('.', '…', '·', '/');
            if (!page.Success && pending.Count == 0 && IsSection(text)) section = SectionName(text);
            else if (numbersFollow && pending.Count == 0 && entries.Count > 0 && Elements.IsDocumentNumber(text)) entries[^1] = entries[^1] with { DocumentNumber = Bare(text) };
            else if (text.Length > 0) pending.Add(text);
            if (pending.Count == 0 || (paged ? !page.Success : !Closes(pending))) continue;

            if (pending.Count > 1 && pending[0].Length <= 12 && IsPlainSection(pending[0]))
            {
                section = SectionName(pending[0]);
                pending.RemoveAt(0);
            }

            entries.Add(Entry(section, pending, page.Success ? int.Parse(page.Groups["p"].Value, CultureInfo.InvariantCulture) : 0));
            pending.Clear();
        }

        if (pending.Count > 0) entries.Add(Entry(section, pending, 0));
        return entries;
    }

    private static bool Closes(List<string> pending) => Elements.EndsAsTitle(pending[^1]) || Elements.IsDocumentNumber(Bare(pending[^1]));

    /// <summary>The number stands on a line of its own, in brackets, or right after the kind of document.</summary>
    private static ContentsEntry Entry(string section, List<string> lines, int page)
    {
        var alone = lines.Count > 1 && (Elements.IsDocumentNumber(Bare(lines[^1])) || Elements.IsOrderNumber(lines[^1]));
        var all = string.Concat(alone ? lines[..^1] : lines).TrimStart('●', '◆', '■', '★', '·', '•', '○', '◎', '▲');
        var number = alone ? Match.Empty : TrailingNumber().Match(all);
        return new(section, number.Success ? all[..number.Index] : all, alone ? Bare(lines[^1]) : number.Groups["n"].Value, page);
    }

    private static string Bare(string number) => number.Trim('（', '）', '(', ')');

    public static bool IsSection(string compact) => compact.Length <= 22 && (BracketSection().IsMatch(compact) || IsPlainSection(compact));

    public static bool IsBracketed(string compact) => BracketSection().IsMatch(compact);

    public static string SectionName(string compact) => compact.Trim('【', '】', '[', ']', '●', '◆', '■', '★', '▲', '◎', '〖', '〗', '：', ':', '《', '》', '—', '-');

    private static bool IsPlainSection(string compact) => PlainSection().IsMatch(compact);

    [GeneratedRegex(@"(?:[.．]{2,}|…+|[·•]{2,}|\t\s*/?|\s/|/\s|[—-]{2,}|\s{2,})\s*[（(]?\s*(?<p>[0-9]{1,4})\s*[)）]?$|[（(]\s*(?<p>[0-9]{1,4})\s*[)）]$")]
    private static partial Regex AnyPage();

    [GeneratedRegex(@"(?:[.．]{3,}|…+|[·•]{3,}|\s/)\s*[（(]?(?<p>[0-9]{1,4})[)）]?$")]
    private static partial Regex ClearPage();

    [GeneratedRegex(@"[（(](?<n>\p{L}{1,20}[〔\[【(（［﹝][12][0-9]{3}年?[〕\]】)）］﹞]第?[0-9]{1,5}号|第[0-9]{1,4}号)[)）]$|(?<=通知|决定|意见|公告|通告|批复|函|通报|令)(?<n>\p{L}{1,12}[〔\[【(（［﹝][12][0-9]{3}年?[〕\]】)）］﹞]第?[0-9]{1,5}号|第[0-9]{1,4}号)$")]
    private static partial Regex TrailingNumber();

    [GeneratedRegex(@"^(?:[【〖\[][^】〗\]]{2,20}[】〗\]]|[●◆■★▲◎][^，。：]{2,14})$")]
    private static partial Regex BracketSection();

    [GeneratedRegex(@"^(?!.*关于)\p{IsCJKUnifiedIdeographs}{0,10}(?:文件|函件|任免|选登|专栏|法规|规章|政府令|解读|大事记|讲话|政策|要闻|公告栏|人事|统计|数据)$")]
    private static partial Regex PlainSection();
}
