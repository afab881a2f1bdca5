using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig.Content;

namespace Yiwang.Contracting.Texts;

/// <summary>A line as it stands on the page.</summary>
internal sealed record PdfLine(string Text, double Left, double Right, double Size);

/// <summary>Puts letters together into lines, and lines into paragraphs.</summary>
internal static partial class PdfLines
{
    /// <summary>Where a page repeats what others have in the same place, it is a header or a footer.</summary>
    private const int RepeatedOn = 3;

    /// <summary>Radicals of the supplement, each with its sign behind it.</summary>
    private const string Supplement = "⺁厂⺇几⺌小⺎兀⺏尣⺐尢⺒巳⺓幺⺕彐⺗心⺙攵⺚无⺛旡⺜日⺝月⺞歹⺟母⺠民⺢氺⺤爪⺥爪⺧牛⺩王⺪疋⺫目⺬示⺮竹⺯纟⺰纟⺱罒⺲罒⺳网⺶羊⺷羊⺸羊⺹老⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟食⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻯竜⻰龙⻳龟";

    public static IReadOnlyList<PdfLine> Of(Page page)
    {
        var letters = page.Letters.Where(l => l.Value.Length > 0 && l.Value[0] != '\0').ToArray();
        var rows = new List<List<Letter>>();
        foreach (var letter in letters.OrderByDescending(l => l.StartBaseLine.Y))
        {
            var isSameRow = rows.Count > 0 && rows[^1][0].StartBaseLine.Y - letter.StartBaseLine.Y < Math.Max(letter.PointSize, 6) * 0.5;
            if (isSameRow) rows[^1].Add(letter);
            else rows.Add([letter]);
        }

        return [.. rows.Select(Line).Where(l => l.Text.Length > 0)];
    }

    /// <summary>All pages as paragraphs, without page numbers and repeated headers.</summary>
    public static string Join(IReadOnlyList<IReadOnlyList<PdfLine>> pages)
    {
        var repeated = pages.SelectMany(p => Ends(p).Select(l => l.Text).Distinct()).GroupBy(t => t).Where(g => g.Count() >= RepeatedOn).Select(g => g.Key).ToHashSet();
        var lines = pages.SelectMany(p => p.Where(l => !(Ends(p).Contains(l) && (repeated.Contains(l.Text) || PageNumber().IsMatch(l.Text))))).ToArray();
        var right = lines.Length == 0 ? 0 : lines.Max(l => l.Right);
        var text = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            text.Append(lines[i].Text);
            if (i + 1 < lines.Length && GoesOn(lines[i], lines[i + 1], right)) continue;
            text.Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<PdfLine> Ends(IReadOnlyList<PdfLine> page) => page.Take(1).Concat(page.Skip(1).TakeLast(1));

    // A full line whose sentence isn't at its end goes on in the next, unless that begins as a clause begins.
    private static bool GoesOn(PdfLine line, PdfLine next, double right) =>
        line.Right > right - 2.2 * line.Size && !"。；：！？;:\t".Contains(line.Text[^1], StringComparison.Ordinal) && !ClauseStart().IsMatch(next.Text) && Math.Abs(next.Size - line.Size) < 1.5;

    private static PdfLine Line(List<Letter> row)
    {
        row.Sort((a, b) => a.StartBaseLine.X.CompareTo(b.StartBaseLine.X));
        var text = new StringBuilder();
        var end = double.NaN;
        foreach (var letter in row)
        {
            var gap = letter.StartBaseLine.X - end;
            var size = Math.Max(letter.PointSize, 6);
            if (gap > size * 1.8) text.Append('\t');
            else if (gap > size * 0.2 && text.Length > 0 && char.IsAscii(text[^1]) && letter.Value[0] < 128) text.Append(' ');
            text.Append(PlainSign(letter.Value));
            end = letter.EndBaseLine.X;
        }

        return new(text.ToString().Normalize(NormalizationForm.FormC).Trim(), row[0].StartBaseLine.X, end, row[0].PointSize);
    }

    // Fonts of browsers and of Word map some signs to the radicals of the same look: ⼀ for 一. The supplement has no compatibility forms.
    private static string PlainSign(string sign) => sign[0] switch
    {
        >= '\u2F00' and <= '\u2FDF' => sign.Normalize(NormalizationForm.FormKC),
        >= '\u2E80' and <= '\u2EFF' when Supplement.IndexOf(sign[0], StringComparison.Ordinal) is >= 0 and var at => Supplement[at + 1].ToString(),
        _ => sign,
    };

    [GeneratedRegex(@"^(?:第\s*)?[-—–\s]*\d{1,3}[-—–\s]*(?:页)?(?:\s*[/，,]?\s*共?\s*\d{1,3}\s*页?)?$")]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^\s*(?:第[一二三四五六七八九十百零\d]+[条章节]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+(?:\.\d+)*[.、．\s]|[甲乙丙丁]方)")]
    private static partial Regex ClauseStart();
}
