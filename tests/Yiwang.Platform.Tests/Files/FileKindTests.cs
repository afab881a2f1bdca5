using System.Text;
using Yiwang.Kernel;
using Yiwang.Platform.Files;

namespace Yiwang.Platform.Tests.Files;

public sealed class FileKindTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"yiwang-kinds-{Guid.CreateVersion7():N}");

    public static TheoryData<string, byte[], string> Accepted => new()
    {
        { "残疾证.pdf", Samples.Pdf, "application/pdf" },
        { "照片.JPG", Samples.Jpeg, "image/jpeg" },
        { "照片.jpeg", Samples.Jpeg, "image/jpeg" },
        { "照片.png", Samples.Png, "image/png" },
        { "申请.docx", Samples.Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "明细.xlsx", Samples.Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "电子证照.ofd", Samples.Ofd, "application/ofd" },
    };

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "空.pdf", [], "file.empty" },
        { "残疾证.jpg", Samples.Pdf, "file.mismatch" },
        { "残疾证.pdf", Samples.Jpeg, "file.mismatch" },
        { "残疾证.xlsx", Samples.Docx, "file.mismatch" },
        { "残疾证.pdf.exe", Samples.Pdf, "file.mismatch" },
        { "残疾证.pdf", [.. "MZ"u8, .. new byte[100]], "file.executable" },
        { "残疾证.pdf", [0x7F, .. "ELF"u8, 2, 1, 1], "file.executable" },
        { "a.pdf", [.. "#!/bin/sh\n"u8], "file.executable" },
        { "a.bat", [.. "echo 1"u8], "file.executable" },
        { "a.docx", Samples.Jar, "file.executable" },
        { "a.zip", Samples.PlainZip, "file.archive" },
        { "a.rar", [.. "Rar!"u8, 0x1A, 7, 0], "file.archive" },
        { "a.docx", Samples.EncryptedZip, "file.encrypted" },
        { "a.docx", Samples.Macro, "file.macro" },
        { "a.docx", Samples.Docx[..^30], "file.damaged" },
        { "a.odt", Samples.OpenDocument, "file.type-unknown" },
        { "a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]], "file.old-office" },
        { "a.pdf", [.. "\uFEFF <!DOCTYPE html><p>"u8], "file.active-content" },
        { "a.jpg", [.. "<?xml version=\"1.0\"?>\n<!-- x --><svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8], "file.active-content" },
        { "a.txt", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<html><script>")).ToArray(), "file.active-content" },
        { "a.heic", Samples.Heic, "file.heic" },
        { "a.jpg", Samples.Heic, "file.heic" },
        { "a.webp", Samples.Webp, "file.webp" },
        { "a.txt", [.. "说明"u8], "file.type-unknown" },
        { "a.pdf", [0], "file.type-unknown" },
    };

    public FileKindTests() => Directory.CreateDirectory(folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task An_accepted_kind_is_told_by_its_bytes(string name, byte[] content, string contentType)
    {
        var (file, findings) = await Save(name, content);

        Assert.Empty(findings);
        Assert.Equal(contentType, file!.ContentType);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Anything_else_is_refused_with_its_remedy_and_leaves_nothing_behind(string name, byte[] content, string code)
    {
        var (file, findings) = await Save(name, content);

        Assert.Null(file);
        var finding = Assert.Single(findings);
        Assert.Equal((code, Severity.Blocks, "material-3"), (finding.Code, finding.Severity, finding.Where));
        Assert.Contains($"“{name}”", finding.Message, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Remedy);
        Assert.Empty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("残疾证.pdf", "残疾证.pdf")]
    [InlineData("扫描件", "扫描件.pdf")]
    [InlineData("", "附件.pdf")]
    [InlineData("..", "附件.pdf")]
    [InlineData(".pdf", "附件.pdf")]
    [InlineData("C:\\Users\\测试甲\\残疾证.PDF", "残疾证.pdf")]
    [InlineData("../../etc/残疾证.pdf", "残疾证.pdf")]
    [InlineData("a\u202Efdp.b\r\n\t\0.pdf", "afdp.b.pdf")]
    [InlineData("a\"b<c>|?*:.pdf", "abc.pdf")]
    [InlineData("坏\uD800.pdf", "坏.pdf")]
    public async Task Names_are_safe_to_show_and_end_as_their_content_does(string sent, string shown)
    {
        var (file, _) = await Save(sent, Samples.Pdf);

        Assert.Equal(shown, file!.Name);
    }

    [Fact]
    public void A_long_name_is_cut_between_characters()
    {
        var name = FileName.For(string.Concat(Enumerable.Repeat("👨‍👩‍👧", 500)) + ".pdf", ".pdf");

        Assert.Equal(120, name[..^4].EnumerateRunes().Count());
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
    }

    private Task<(StoredFile? File, IReadOnlyList<Finding> Findings)> Save(string name, byte[] content) =>
        new FileStore(folder).Save(new MemoryStream(content), name, "material-3", TestContext.Current.CancellationToken);
}
