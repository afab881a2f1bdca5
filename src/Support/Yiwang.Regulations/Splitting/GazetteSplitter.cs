using Yiwang.Kernel;

namespace Yiwang.Regulations.Splitting;

/// <summary>
/// Turns the bytes of a gazette's text into its issue, documents and articles. Pure: no file, no database, no clock.
/// The way: text, lines, page noise, cover, contents, mended paragraphs, documents, parts, trees; at the end the account.
/// </summary>
internal static class GazetteSplitter
{
    /// <summary>The text of a thick gazette is 1 MB. Ask before reading a file; <see cref="Split"/> refuses more as well.</summary>
    public const long MaxBytes = 20L * 1024 * 1024;

    /// <param name="file">UTF-8 (with or without mark) or GB18030.</param>
    public static SplitResult Split(ReadOnlySpan<byte> file)
    {
        if (file.Length > MaxBytes) return SplitResult.Refused(TooLarge(file.Length));
        var (text, encoding, problem) = TextDecoding.Decode(file);
        return problem is null ? Split(text, encoding) : SplitResult.Refused(problem);
    }

    /// <summary>What to answer for a file that is not even read.</summary>
    public static Finding TooLarge(long bytes) => Finding.Block(
        "gazette.too-large", $"文件有{bytes / 1024 / 1024}MB，超过{MaxBytes / 1024 / 1024}MB，没有读入。", where: "整个文件",
        remedy: "公报的纯文本一般不到1MB。请核对是否误选了扫描件或压缩包，或按期拆成几个文本文件再导入。");

    private static SplitResult Split(string text, string encoding)
    {
        var ledger = new Ledger(text, encoding);
        var all = LineReader.Read(text);
        var (issue, lines) = CoverReader.TakeOut(PageNoise.TakeOut(all, ledger), ledger);
        issue = CoverReader.FromRunningHeader(issue, all);
        (issue, lines) = Contents(issue, PageNoise.TakeOutMastheads(lines, ledger), ledger);

        var found = DocumentFinder.Find(LineMender.Mend(lines), issue.Contents, ledger);
        var documents = found.Select(f => DocumentBuilder.Build(f.Head, f.Text)).ToList();
        GazetteCheck.Check(documents, ledger);
        var entries = GazetteCheck.Match(issue.Contents, documents, ledger);
        issue = issue with { Contents = entries, Documents = WithSections(documents, entries) };
        return new(issue, ledger.Close(issue), Outcome.Done);
    }

    private static (GazetteIssue Issue, List<SourceLine> Lines) Contents(GazetteIssue issue, List<SourceLine> lines, Ledger ledger)
    {
        var (entries, rest) = ContentsReader.TakeOut(lines, ledger);
        return (issue with { Contents = entries }, rest);
    }

    /// <summary>A document whose 栏目 isn't printed over it has the one that the contents give it.</summary>
    private static List<SplitDocument> WithSections(List<SplitDocument> documents, IReadOnlyList<ContentsEntry> entries) =>
        [.. documents.Select((d, i) => d.Section.Length > 0 ? d : d with { Section = entries.FirstOrDefault(e => e.Document == i)?.Section ?? "" })];
}
