using System.Diagnostics;
using System.Globalization;
using System.Text;
using Yiwang.Contracting.Texts;
using Yiwang.Testing;
using static Yiwang.Contracting.Tests.Texts.WordFile;

namespace Yiwang.Contracting.Tests.Texts;

/// <summary>A contract's text out of the files in which it comes.</summary>
public sealed class TextExtractionTests
{
    private const string Numbers = """
        <w:root><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="第%1条　"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:root>
        """;

    [Fact]
    public void Automatic_numbers_are_written_out_and_count_on() => Assert.Equal("第一条　标的\n一.1 甲\n一.2 乙\n第二条　价款\n二.1 丙\n",
        Read(With(P("标的", Numbered(0)) + P("甲", Numbered(1)) + P("乙", Numbered(1)) + P("价款", Numbered(0)) + P("丙", Numbered(1)), ("word/numbering.xml", Numbers))));

    [Fact]
    public void Numbers_come_from_a_style_too() => Assert.Equal("第一条　标的\n",
        Read(With(P("标的", "<w:pStyle w:val=\"Clause\"/>"), ("word/numbering.xml", Numbers), ("word/styles.xml", "<w:root><w:style w:styleId=\"Clause\"><w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style></w:root>"))));

    [Fact]
    public void Tracked_insertions_are_read_and_deletions_are_not() => Assert.Equal("总价120万元。\n",
        Read(With("<w:p><w:r><w:t>总价</w:t></w:r><w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>九</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>120</w:t></w:r></w:ins><w:r><w:t>万元。</w:t></w:r></w:p>")));

    [Fact]
    public void A_table_is_read_row_by_row() => Assert.Equal("表\n名称\t数量\n课桌 椅\t600套\n",
        Read(With(P("表") + "<w:tbl><w:tr><w:tc>" + P("名称") + "</w:tc><w:tc>" + P("数量") + "</w:tc></w:tr><w:tr><w:tc>" + P("课桌") + P("椅") + "</w:tc><w:tc>" + P("600套") + "</w:tc></w:tr></w:tbl>")));

    [Fact]
    public void Headers_stand_at_the_end_once() => Assert.Equal("正文\n页眉：合同编号：示例001\n",
        Read(With(P("正文"), ("word/header1.xml", $"<w:root>{P("合同编号：示例001")}</w:root>"), ("word/header2.xml", $"<w:root>{P("合同编号：示例001")}</w:root>"))));

    [Fact]
    public void A_text_box_is_read_once() => Assert.Equal("盒\n外\n",
        Read(With("<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + P("盒") + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + P("盒") + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>外</w:t></w:r></w:p>")));

    [Fact]
    public void Text_is_read_as_utf8_and_as_gb18030()
    {
        const string text = "甲方：示例局\n乙方：示例公司\n";

        Assert.Equal(text, Read(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(text, Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal))]));
        Assert.Equal(text, Read(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text)));
    }

    [Fact]
    public void A_pdf_gives_the_paragraphs_that_were_printed()
    {
        var printed = Read(File.ReadAllBytes(Repository.PathOf("tests", "Yiwang.Contracting.Tests", "Texts", "Files", "sanitation.pdf")));
        var source = File.ReadAllText(Directory.GetFiles(Repository.PathOf("tests", "Yiwang.Contracting.Tests", "Corpus"), "25-*.txt").Single());

        Assert.Equal(Plain(source), Plain(printed));
        Assert.Contains("\n第七条 违约责任：", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("行考核\n", printed, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "读不出的文件各有说法")]
    [InlineData("", "empty")]
    [InlineData("   \n ", "empty")]
    [InlineData("\u0001\u0002binary", "wrong-kind")]
    [InlineData("<html><body>合同</body></html>", "wrong-kind")]
    [InlineData("PK\u0003\u0004 broken", "broken")]
    [InlineData("%PDF-1.7 broken", "broken")]
    public void A_file_that_gives_no_text_is_refused_with_its_reason(string bytes, string code) => Assert.Equal("contract-text." + code, Problem(Encoding.Latin1.GetBytes(bytes == "<html><body>合同</body></html>" ? "<html></html>" : bytes)));

    [Fact]
    public void Old_and_encrypted_word_files_pictures_and_archives_are_told_apart()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[100]];

        Assert.Equal("contract-text.old-word", Problem(ole));
        Assert.Equal("contract-text.encrypted", Problem([.. ole, .. Encoding.Unicode.GetBytes("EncryptedPackage")]));
        Assert.Equal("contract-text.picture", Problem([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0]));
        Assert.Equal("contract-text.scanned", Problem(File.ReadAllBytes(Repository.PathOf("tests", "Yiwang.Contracting.Tests", "Texts", "Files", "scanned.pdf"))));
        Assert.Equal("contract-text.encrypted", Problem(File.ReadAllBytes(Repository.PathOf("tests", "Yiwang.Contracting.Tests", "Texts", "Files", "encrypted.pdf"))));
        Assert.Equal("contract-text.not-word", Problem(Zip("readme.txt", "text"u8.ToArray())));
    }

    [Fact]
    public void A_zip_bomb_ends_at_the_bound()
    {
        var before = GC.GetTotalAllocatedBytes(true);
        Assert.Equal("contract-text.unpacks-too-large", Problem(Zip("word/document.xml", [.. "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><!--"u8, .. Enumerable.Repeat((byte)' ', 60 * 1024 * 1024)])));

        // What the test itself makes is 180 MB; the reader adds next to nothing.
        Assert.True(GC.GetTotalAllocatedBytes(true) - before < 600L * 1024 * 1024);
    }

    [Fact]
    public void A_zip_that_lies_about_its_size_is_not_unpacked_further()
    {
        var honest = Zip("word/document.xml", [.. "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><!--"u8, .. Enumerable.Repeat((byte)' ', 60 * 1024 * 1024)]);

        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("contract-text.broken", Problem(Saying(honest, size: 1_000))); // .NET ends it where more comes than was said
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4_000_000);
    }

    [Fact]
    public void A_portable_document_that_unpacks_without_end_is_not_read()
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode>>\nstream\n"u8);
        using (var packed = new System.IO.Compression.ZLibStream(file, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            var spaces = new byte[1024 * 1024];
            Array.Fill(spaces, (byte)' ');
            for (var i = 0; i < 300; i++) packed.Write(spaces);
        }

        file.Write("\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"u8);
        Assert.True(file.Length < 1_000_000);
        Assert.Equal("contract-text.unpacks-too-large", Problem(file.ToArray()));
    }

    [Fact]
    public void A_zip_with_a_password_programs_and_pages_of_the_web_are_told_apart()
    {
        Assert.Equal("contract-text.encrypted", Problem(WithPassword(With(P("甲方：示例局")))));
        Assert.Equal("contract-text.wrong-kind", Problem([.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF]));
        Assert.Equal("contract-text.wrong-kind", Problem("{\\rtf1 合同}"u8.ToArray()));
        Assert.Equal("contract-text.picture", Problem([0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, .. "JFIF"u8]));
    }

    [Theory(DisplayName = "每一种读不出都说明怎么办")]
    [MemberData(nameof(Unreadable))]
    public void Every_refusal_says_how_to_come_to_a_file_that_can_be_read(string kind)
    {
        Assert.False(TextExtraction.TryRead(Kinds[kind](), CancellationToken.None, out var text, out var problem));
        Assert.Null(text);
        Assert.Equal(TextProblems.Field, problem.Where);
        Assert.NotEmpty(problem.Message);
        Assert.NotEmpty(problem.Remedy);
    }

    // By name: xunit writes down each case before the first test, and twenty megabytes of them took a minute and fourteen gigabytes.
    private static readonly Dictionary<string, Func<byte[]>> Kinds = new()
    {
        ["empty"] = () => [],
        ["too large"] = () => Signs((int)TextExtraction.MostBytes + 1),
        ["too long"] = () => Signs(TextExtraction.MostSigns + 1),
        ["broken zip"] = () => "PK\u0003\u0004"u8.ToArray(),
        ["broken PDF"] = () => "%PDF-1.7"u8.ToArray(),
        ["old Word"] = () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
        ["picture"] = () => "GIF89a"u8.ToArray(),
        ["program"] = () => "MZ\0"u8.ToArray(),
    };

    public static TheoryData<string> Unreadable => [.. Kinds.Keys];

    private static byte[] Signs(int count) => [.. Enumerable.Repeat((byte)'x', count)];

    [Fact]
    public void Two_hundred_megabytes_are_refused_unread()
    {
        var path = Path.Combine(Path.GetTempPath(), $"yiwang-{Guid.NewGuid():N}.docx");
        try
        {
            using (var file = File.Create(path)) file.SetLength(200L * 1024 * 1024);
            Assert.False(TextExtraction.TryReadFile(path, CancellationToken.None, out _, out var problem));
            Assert.Equal("contract-text.too-large", problem.Code);
            Assert.NotEmpty(problem.Remedy);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_truncated_file_never_throws()
    {
        foreach (var whole in new[] { With(P("甲方：示例局"), ("word/numbering.xml", Numbers)), File.ReadAllBytes(Repository.PathOf("tests", "Yiwang.Contracting.Tests", "Texts", "Files", "scanned.pdf")) })
        {
            for (var length = 0; length < whole.Length; length += Math.Max(1, whole.Length / 60)) TextExtraction.TryRead(whole[..length], CancellationToken.None, out _, out _);
        }
    }

    [Fact]
    public void Thirty_pages_of_word_are_read_to_the_last_line()
    {
        var paragraph = P("第一条 乙方应当按照合同约定的时间、地点和方式履行义务，并接受甲方的监督检查，逾期的按日支付违约金。");
        var file = With(string.Concat(Enumerable.Repeat(paragraph, 600)));
        for (var i = 0; i < 5; i++) Read(file);

        var clock = Stopwatch.StartNew();
        var text = Read(file);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{text.Length} signs of .docx: {clock.ElapsedMilliseconds} ms"));

        Assert.Equal(600, text.Split("第一条").Length - 1);
    }

    private static string Numbered(int level) => $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr>";

    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Read(byte[] file) => TextExtraction.TryRead(file, CancellationToken.None, out var text, out var problem) ? text.Text : problem.Code;

    private static string Problem(byte[] file) => TextExtraction.TryRead(file, CancellationToken.None, out _, out var problem) ? "" : problem.Code;

    // The size before packing stands in the local head (at 22) and in the list at the end (at 24).
    private static byte[] Saying(byte[] zip, int size)
    {
        foreach (var (head, at) in new[] { ("PK\u0003\u0004", 22), ("PK\u0001\u0002", 24) })
            BitConverter.TryWriteBytes(zip.AsSpan(zip.AsSpan().IndexOf(Encoding.Latin1.GetBytes(head)) + at), size);
        return zip;
    }

    // The first flag (at 6 of a local head, at 8 of the list) says that an entry is encrypted.
    private static byte[] WithPassword(byte[] zip)
    {
        foreach (var (head, at) in new[] { ("PK\u0003\u0004", 6), ("PK\u0001\u0002", 8) })
            for (var from = 0; zip.AsSpan(from).IndexOf(Encoding.Latin1.GetBytes(head)) is >= 0 and var next; from += next + 4) zip[from + next + at] |= 1;
        return zip;
    }

    private static byte[] Zip(string name, byte[] content)
    {
        using var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry(name).Open()) entry.Write(content);
        return file.ToArray();
    }
}
