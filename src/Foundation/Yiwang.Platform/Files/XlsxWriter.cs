using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Yiwang.Platform.Files;

/// <summary>
/// One sheet as .xlsx, row after row into the stream: nothing of it is held. Text stays text; what begins like a formula is marked as text
/// that a later edit doesn't turn into one.
/// </summary>
public static class XlsxWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Packages = "http://schemas.openxmlformats.org/package/2006",
        Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const int Plain = 0, Heading = 1, Quoted = 2, Day = 3;

    /// <param name="to">Written forward only and not asynchronously: a file, not a response. Stays open.</param>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="heading">The first row, which stays in sight.</param>
    /// <param name="rows">Cells: text, <see cref="decimal"/>, <see cref="int"/>, <see cref="DateOnly"/> or null.</param>
    /// <param name="ct">Ends the writing.</param>
    public static async Task Write(Stream to, string sheet, IEnumerable<string> heading, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        Part(zip, "[Content_Types].xml", $"""<Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Kinds}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Kinds}.styles+xml"/></Types>""");
        Part(zip, "_rels/.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="r1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Office}/styles" Target="styles.xml"/></Relationships>""");
        Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="{System.Security.SecurityElement.Escape(sheet)}" sheetId="1" r:id="r1"/></sheets></workbook>""");
        Part(zip, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="49" quotePrefix="1" applyNumberFormat="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>""");
        await using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        using var xml = XmlWriter.Create(part, new() { Encoding = new UTF8Encoding(false), CheckCharacters = false, CloseOutput = false });
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        xml.WriteStartElement("sheetData", Main);
        Row(xml, [.. heading], isHeading: true);
        await foreach (var row in rows.WithCancellation(ct)) Row(xml, row, isHeading: false);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{xml}"""));
    }

    private static void Row(XmlWriter xml, IReadOnlyList<object?> cells, bool isHeading)
    {
        xml.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            xml.WriteStartElement("c", Main);
            if (cell is decimal or int) Value(xml, Plain, ((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture));
            else if (cell is DateOnly day) Value(xml, Day, (day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture));
            else if (cell is string { Length: > 0 } text) Text(xml, isHeading ? Heading : LooksLikeFormula(text) ? Quoted : Plain, text);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static bool LooksLikeFormula(string text) => text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    private static void Value(XmlWriter xml, int style, string value)
    {
        if (style != Plain) xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("v", Main, value);
    }

    private static void Text(XmlWriter xml, int style, string text)
    {
        xml.WriteAttributeString("t", "inlineStr");
        if (style != Plain) xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(string.Concat(text.Where(c => c >= ' ' || c is '\t' or '\n')));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
