using System.Text;
using System.Xml;

namespace Yiwang.Contracting.Texts;

/// <summary>Walks once over a part with paragraphs (document, header) and writes its text.</summary>
internal sealed class WordBody(WordNumbering numbering, int most)
{
    /// <summary>What a reader doesn't see: deleted text, the old place of moved text, the second copy of a text box, field codes.</summary>
    private static readonly HashSet<string> Unseen = ["del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "footnoteReference", "rPrChange", "pPrChange", "sectPrChange"];

    private readonly StringBuilder text = new();
    private readonly Dictionary<(string Number, int Level), int> counters = [];

    // A text box is a paragraph within a paragraph, so what is being written is a stack.
    private readonly Stack<Paragraph> paragraphs = new();
    private int cellsDeep;

    public string Read(XmlReader xml)
    {
        using (xml)
        {
            while (xml.Read())
            {
                if (xml.NodeType is XmlNodeType.Element) Open(xml);
                else if (xml.NodeType is XmlNodeType.EndElement) Close(xml.LocalName);
                if (text.Length > most) break;
            }
        }

        return text.ToString();
    }

    private void Open(XmlReader xml)
    {
        while (xml.NodeType is XmlNodeType.Element && Unseen.Contains(xml.LocalName)) xml.Skip();
        if (xml.NodeType is XmlNodeType.EndElement) Close(xml.LocalName);
        if (xml.NodeType is not XmlNodeType.Element) return;

        switch (xml.LocalName)
        {
            case "p" when IsWord(xml):
                if (xml.IsEmptyElement) EndLine("");
                else paragraphs.Push(new());
                break;
            case "pStyle": Now.Style = Value(xml); break;
            case "numId": Now.Number = Value(xml); break;
            case "ilvl": Now.Level = int.TryParse(Value(xml), out var level) ? level : 0; break;
            case "tc" when IsWord(xml): cellsDeep++; break;
            case "t" when IsWord(xml) && !xml.IsEmptyElement: Now.Text.Append(Content(xml)); break;
            case "tab" when IsWord(xml) && !Now.InProperties: Now.Text.Append('\t'); break;
            case "br" or "cr" when IsWord(xml): Now.Text.Append('\n'); break;
            case "noBreakHyphen": Now.Text.Append('-'); break;
            case "pPr" when !xml.IsEmptyElement: Now.InProperties = true; break;
        }
    }

    private void Close(string name)
    {
        switch (name)
        {
            case "p" when paragraphs.TryPop(out var done):
                EndLine(Numbered(done));
                break;
            case "pPr": Now.InProperties = false; break;
            case "tc": EndCell(); break;
            case "tr": EndRow(); break;
        }
    }

    private Paragraph Now => paragraphs.TryPeek(out var now) ? now : Spare;

    // Takes what stands outside every paragraph; nothing reads it.
    private Paragraph Spare { get; } = new();

    // Paragraphs of a cell stand on one line, so that a row reads as a row.
    private void EndLine(string line) => text.Append(line).Append(cellsDeep > 0 ? ' ' : '\n');

    private void EndCell()
    {
        cellsDeep = Math.Max(0, cellsDeep - 1);
        TrimEnd(' ');
        text.Append('\t');
    }

    private void EndRow()
    {
        TrimEnd('\t');
        text.Append(cellsDeep > 0 ? ' ' : '\n');
    }

    private void TrimEnd(char sign)
    {
        while (text.Length > 0 && text[^1] == sign) text.Length--;
    }

    private string Numbered(Paragraph paragraph)
    {
        var (number, level) = paragraph.Number is { } direct ? (direct, paragraph.Level) : numbering.OfStyle(paragraph.Style, paragraph.Level);
        return number is null or "0" ? paragraph.Text.ToString() : numbering.Next(counters, number, level ?? 0) + paragraph.Text;
    }

    private static bool IsWord(XmlReader xml) => xml.NamespaceURI.EndsWith("/wordprocessingml/2006/main", StringComparison.Ordinal) || xml.NamespaceURI.EndsWith("/wordprocessingml/main", StringComparison.Ordinal);

    private static string? Value(XmlReader xml) => xml.GetAttribute("val", xml.NamespaceURI);

    // Leaves the reader on the end element, so that the loop goes on behind it.
    private static string Content(XmlReader xml)
    {
        var content = new StringBuilder();
        while (xml.Read() && xml.NodeType is not XmlNodeType.EndElement) content.Append(xml.Value);
        return content.ToString();
    }

    private sealed class Paragraph
    {
        public StringBuilder Text { get; } = new();
        public string? Style { get; set; }
        public string? Number { get; set; }
        public int? Level { get; set; }
        public bool InProperties { get; set; }
    }
}
