using System.Text;
using Yiwang.Kernel;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Tests.Splitting;

/// <summary>A file that isn't a text gets a finding that says what, where and how to mend it.</summary>
public sealed class DecodingTests
{
    private const string Sentence = "示例市人民政府关于做好秋收工作的通知\n示府〔2020〕8号\n各县人民政府：\n请做好秋收工作。\n";

    [Fact(DisplayName = "空文件、空白文件")]
    public void An_empty_file_is_refused()
    {
        Refused([], "gazette.empty");
        Refused(" \r\n\t\u3000\n"u8.ToArray(), "gazette.empty");
        Refused([0xEF, 0xBB, 0xBF], "gazette.empty");
    }

    [Fact(DisplayName = "PDF、Word、图片、压缩包、UTF-16、含零字节的文件")]
    public void Files_that_are_no_text_are_refused_by_name()
    {
        Refused("%PDF-1.7 stream"u8.ToArray(), "gazette.not-text", "PDF");
        Refused("PK\u0003\u0004word/document.xml"u8.ToArray(), "gazette.not-text", "Word");
        Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "gazette.not-text", "Word");
        Refused([0x89, 0x50, 0x4E, 0x47, 0x0D], "gazette.not-text", "PNG");
        Refused([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Sentence)], "gazette.not-text", "UTF-16");
        Refused([1, 2, 0, 3, 4], "gazette.not-text");
    }

    [Fact(DisplayName = "一百兆的文件")]
    public void A_file_of_a_hundred_megabytes_is_refused()
    {
        Refused(new byte[100 * 1024 * 1024], "gazette.too-large", "100MB");
        Assert.Equal("gazette.too-large", GazetteSplitter.TooLarge(100L * 1024 * 1024).Code);
    }

    [Fact(DisplayName = "UTF-8中有坏字节：说出第几行第几个字节")]
    public void A_broken_utf8_file_says_where()
    {
        var bytes = Encoding.UTF8.GetBytes(Sentence);
        var third = Array.IndexOf(bytes, (byte)'\n', Array.IndexOf(bytes, (byte)'\n') + 1) + 1;
        byte[] broken = [.. bytes[..third], 0xFF, .. bytes[third..]];

        var finding = Refused(broken, "gazette.undecodable");

        Assert.StartsWith("第3行", finding.Where, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "Big5等其他编码不猜")]
    public void Other_encodings_are_not_guessed() =>
        Refused(CodePagesEncodingProvider.Instance.GetEncoding("big5")!.GetBytes("示例縣政府關於辦理農業普查之通知，請各鄉鎮於期限內辦理完成並回報結果。\n"), "gazette.undecodable");

    [Fact(DisplayName = "带BOM、CRLF、四字节汉字")]
    public void Marks_line_ends_and_rare_characters()
    {
        byte[] file = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sentence.Replace("\n", "\r\n", StringComparison.Ordinal))];
        var document = Assert.Single(GazetteSplitter.Split(file).Issue!.Documents);
        Assert.Equal(("示例市人民政府关于做好秋收工作的通知", "示府〔2020〕8号"), (document.Title, document.Number));

        var rare = Sentence.Replace("秋收", "𠮷㙟", StringComparison.Ordinal);
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(rare);
        Assert.Contains("𠮷㙟", Assert.Single(Account.Split(rare, gb).Issue!.Documents).Title, StringComparison.Ordinal);
    }

    private static Finding Refused(byte[] file, string code, string says = "")
    {
        var result = GazetteSplitter.Split(file);

        Assert.Null(result.Issue);
        var finding = Assert.Single(result.Outcome.Findings);
        Assert.Equal((code, Severity.Blocks), (finding.Code, finding.Severity));
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Where);
        Assert.NotEmpty(finding.Remedy);
        return finding;
    }
}
