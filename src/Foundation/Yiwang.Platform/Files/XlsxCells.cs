using System.Globalization;
using System.Xml;

namespace Yiwang.Platform.Files;

/// <summary>How the cells of one workbook are read as text.</summary>
internal sealed class XlsxCells(IReadOnlyList<string> shared, IReadOnlySet<int> dayStyles, bool counts1904)
{
    // Above it a number kept as a double is no longer exact; whoever needs the digits keeps them as text.
    private const double MostExact = 1e15;

    /// <summary>The cells of the row on which the reader stands, trimmed, with empty ones where the file leaves them out.</summary>
    public IReadOnlyList<string> Row(XmlReader reader, int most)
    {
        var cells = new List<string>();
        if (reader.IsEmptyElement) return cells;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;
            var column = reader.GetAttribute("r") is { Length: > 0 } place ? ColumnOf(place) : cells.Count;
            if (column < 0 || column >= most) throw new UnreadableTableException("too-many-columns", $"表格超过 {most} 列。", "请只留要导入的列。");
            while (cells.Count <= column) cells.Add("");
            cells[column] = Cell(reader).Trim();
        }

        return cells;
    }

    private string Cell(XmlReader reader)
    {
        var (kind, style, value) = (reader.GetAttribute("t"), reader.GetAttribute("s"), "");
        if (reader.IsEmptyElement) return "";
        var depth = reader.Depth;
        var more = reader.Read();
        while (more && reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "v" or "is" }) value = XlsxReader.TextIn(reader);
            more = reader.Read();
        }

        return kind switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < shared.Count ? shared[n] : "",
            "inlineStr" or "str" => value,
            "b" => value == "1" ? "是" : "否",
            "e" => $"〔{value}〕",
            "d" => value.Split('T')[0],
            _ => NumberOf(value, style),
        };
    }

    private string NumberOf(string value, string? style)
    {
        if (value.Length == 0 || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return value;
        if (int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var s) && dayStyles.Contains(s)) return Day(number) ?? value;
        return Math.Abs(number) < MostExact ? ((decimal)number).ToString("0.##########", CultureInfo.InvariantCulture) : value;
    }

    // Spreadsheets count from the last day of 1899 and know a 29 February 1900 that never was.
    private string? Day(double number)
    {
        var days = (int)Math.Floor(number) + (counts1904 ? 1462 : 0);
        return days is > 60 and < 2_958_466 ? new DateOnly(1899, 12, 30).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    private static int ColumnOf(string place)
    {
        var column = 0;
        foreach (var letter in place.TakeWhile(char.IsAsciiLetterUpper))
        {
            column = column * 26 + letter - 'A' + 1;
            if (column > 20_000) break;
        }

        return column - 1;
    }
}
