using System.IO.Compression;
using System.Text;
using System.Xml;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Texts;

/// <summary>
/// The text of a .docx as a reader sees it: automatic numbers written out, tables row by row, what was inserted under tracked changes in and
/// what was deleted out, the headers at the end. Read forward, part by part, and never more than a bound of signs.
/// </summary>
internal static class WordText
{
    /// <summary>Unpacked size of one part. The text of 400 pages has about a tenth.</summary>
    private const long MostOfPart = 40 * 1024 * 1024;

    private const int MostEntries = 5_000;
    private const string Main = "word/document.xml";

    public static string Read(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostEntries) throw new UnreadableTextException(TextProblems.Bomb);
            if (zip.Entries.Any(e => e.IsEncrypted)) throw new UnreadableTextException(TextProblems.Encrypted);
            if (zip.GetEntry(Main) is null) throw new UnreadableTextException(TextProblems.NotWord);

            var numbering = WordNumbering.Read(Open(zip, "word/numbering.xml"), Open(zip, "word/styles.xml"));
            var body = new WordBody(numbering, TextExtraction.MostSigns).Read(Open(zip, Main)!);
            return body + Headers(zip, numbering);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or NotSupportedException or EndOfStreamException)
        {
            throw new UnreadableTextException(TextProblems.BrokenWord);
        }
    }

    // Where a contract's number stands on each page. At the end, so that the first line is still the title.
    private static string Headers(ZipArchive zip, WordNumbering numbering)
    {
        var parts = zip.Entries.Select(e => e.FullName).Where(n => n.StartsWith("word/header", StringComparison.Ordinal) && n.EndsWith(".xml", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(20);
        var texts = parts.Select(p => new WordBody(numbering, 2_000).Read(Open(zip, p)!).Replace('\n', ' ').Trim()).Where(t => t.Length > 0).Distinct();
        return string.Concat(texts.Select(t => $"页眉：{t}\n"));
    }

    private static XmlReader? Open(ZipArchive zip, string part) =>
        zip.GetEntry(part) is not { } entry ? null
        : entry.Length > MostOfPart ? throw new UnreadableTextException(TextProblems.Bomb)
        : XmlReader.Create(new BoundedStream(entry.Open(), MostOfPart, () => new UnreadableTextException(TextProblems.Bomb)), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true });
}
