using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Yiwang.Platform.Files;

/// <summary>
/// The first sheet of an .xlsx as text: read forward, part by part, with a bound for what is unpacked. Formulas give what the spreadsheet
/// last reckoned; days give 2026-01-31 whatever their format.
/// </summary>
internal static partial class XlsxReader
{
    private const long MostOfPart = 80 * 1024 * 1024;
    private const int MostEntries = 2_000, MostColumns = 200, LongestCell = 20_000, MostShared = 1_000_000;
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static CsvText.Table Read(byte[] bytes, int mostRows)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostEntries) throw Bomb();
            if (zip.Entries.Any(e => e.IsEncrypted)) throw new UnreadableTableException("encrypted", "文件加了密码。", "请去掉密码另存一份。");
            if (zip.GetEntry("xl/workbook.xml") is null) throw new UnreadableTableException("not-xlsx", "这是压缩包或者别的文件，不是 .xlsx 表格。", "请在 Excel 或 WPS 里另存为 .xlsx。");
            var (sheet, counts1904) = FirstSheet(zip);
            var shared = SharedStrings(zip);
            var days = DayStyles(zip);
            return Rows(zip, sheet, mostRows, new(shared, days, counts1904));
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or NotSupportedException or EndOfStreamException or FormatException or OverflowException)
        {
            throw new UnreadableTableException("broken", "文件已损坏，打不开。", "请在 Excel 或 WPS 里打开确认，另存一份再交。");
        }
    }

    private static UnreadableTableException Bomb() => new("unpacks-too-large", "文件解开后大得不正常，已停止读取。", "请另存一份只含这张表的 .xlsx，或者分成几份。");

    private static XmlReader? Open(ZipArchive zip, string part) =>
        zip.GetEntry(part) is not { } entry ? null
        : entry.Length > MostOfPart ? throw Bomb()
        : XmlReader.Create(new BoundedStream(entry.Open(), MostOfPart, Bomb), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true });

    private static (string Part, bool Counts1904) FirstSheet(ZipArchive zip)
    {
        var (first, counts1904) = ("", false);
        using (var book = Open(zip, "xl/workbook.xml")!)
        {
            while (book.Read())
            {
                if (book.NodeType is not XmlNodeType.Element) continue;
                if (book.LocalName == "workbookPr") counts1904 = book.GetAttribute("date1904") is "1" or "true";
                if (book.LocalName == "sheet" && first.Length == 0 && book.GetAttribute("state") is null or "visible") first = book.GetAttribute("id", Relations) ?? "";
            }
        }

        using var relations = Open(zip, "xl/_rels/workbook.xml.rels");
        while (relations?.Read() is true)
        {
            if (relations.LocalName == "Relationship" && relations.GetAttribute("Id") == first && relations.GetAttribute("Target") is { } target)
                return (target.StartsWith('/') ? target[1..] : $"xl/{target}", counts1904);
        }

        return ("xl/worksheets/sheet1.xml", counts1904);
    }

    private static List<string> SharedStrings(ZipArchive zip)
    {
        var all = new List<string>();
        using var part = Open(zip, "xl/sharedStrings.xml");
        while (part?.Read() is true)
        {
            if (part is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;
            if (all.Count == MostShared) throw Bomb();
            all.Add(TextIn(part));
        }

        return all;
    }

    // A phonetic reading beside a word (rPh) is not the word.
    internal static string TextIn(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var (text, depth) = (new StringBuilder(), reader.Depth);
        var more = reader.Read();
        while (more && reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) reader.Skip();
            else
            {
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) AddText(reader, text);
                more = reader.Read();
            }
        }

        return text.ToString();
    }

    // Piece by piece: fifty megabytes of one cell pack into some kilobytes, and the whole of it would be one string.
    private static void AddText(XmlReader reader, StringBuilder text)
    {
        var piece = ArrayPool<char>.Shared.Rent(4_096);
        for (int got; text.Length < LongestCell && (got = reader.ReadValueChunk(piece, 0, piece.Length)) > 0;) text.Append(piece, 0, Math.Min(got, LongestCell - text.Length));
        ArrayPool<char>.Shared.Return(piece);
    }

    /// <summary>Which cell formats show a number as a day.</summary>
    private static HashSet<int> DayStyles(ZipArchive zip)
    {
        var (own, days) = (new HashSet<int>(), new HashSet<int>());
        using var part = Open(zip, "xl/styles.xml");
        var (inFormats, n) = (false, 0);
        while (part?.Read() is true)
        {
            if (part.LocalName == "cellXfs") inFormats = part.NodeType is XmlNodeType.Element;
            if (part.NodeType is not XmlNodeType.Element) continue;
            if (part.LocalName == "numFmt" && IsDay(part.GetAttribute("formatCode") ?? "")) own.Add(Number(part.GetAttribute("numFmtId")));
            if (part.LocalName != "xf" || !inFormats) continue;
            var format = Number(part.GetAttribute("numFmtId"));
            if (format is >= 14 and <= 17 or 22 or >= 27 and <= 36 or >= 50 and <= 58 || own.Contains(format)) days.Add(n);
            n++;
        }

        return days;
    }

    private static bool IsDay(string format)
    {
        var plain = NotAFormat().Replace(format, "");
        return plain.Contains('y', StringComparison.OrdinalIgnoreCase) || plain.Contains('d', StringComparison.OrdinalIgnoreCase);
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static CsvText.Table Rows(ZipArchive zip, string sheet, int mostRows, XlsxCells cells)
    {
        using var part = Open(zip, sheet) ?? throw new UnreadableTableException("no-sheet", "文件里没有工作表。", "请在 Excel 或 WPS 里另存为 .xlsx。");
        string[]? heading = null;
        var (rows, lines, line) = (new List<IReadOnlyList<string>>(), new List<int>(), 0);
        while (part.Read())
        {
            if (part is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
            line = Number(part.GetAttribute("r")) is > 0 and var told ? told : line + 1;
            var found = cells.Row(part, MostColumns);
            if (found.All(c => c.Length == 0)) continue;
            if (heading is null)
            {
                heading = [.. found.Reverse().SkipWhile(c => c.Length == 0).Reverse()];
                if (heading.Distinct().Count() != heading.Length) throw new UnreadableTableException("heading-twice", "第一行有重复的列名，或者中间有空的列名。", "每列写一个不重复的名称。");
                continue;
            }

            if (rows.Count == mostRows) throw new UnreadableTableException("too-many-rows", $"表格超过 {mostRows} 行。", "请分成几份，一份一份交。");
            if (found.Skip(heading.Length).Any(c => c.Length > 0)) throw new UnreadableTableException("row-too-long", $"第 {line} 行比表头长。", "请给每一列写上列名，或者删去多余的内容。");
            rows.Add([.. heading.Select((_, i) => i < found.Count ? found[i] : "")]);
            lines.Add(line);
        }

        return heading is null ? throw new UnreadableTableException("empty", "表里没有内容。", "第一行是表头，从第二行起每行一条。") : new(heading, rows) { Lines = lines };
    }

    // Words in quotes, colours and conditions in brackets, single signs after a stroke.
    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NotAFormat();
}
