using System.Text;
using Yiwang.Kernel;

namespace Yiwang.Regulations.Splitting;

/// <summary>
/// From bytes to text, strictly: UTF-8 (RFC 3629) or GB18030, and nothing in between. A file that is neither is refused,
/// because a character guessed wrong in a regulation is worse than a file that has to be saved again.
/// </summary>
internal static class TextDecoding
{
    // Ordinary Chinese text in GB18030 lies nearly whole in the rows of GB 2312; Big5 or a torn UTF-8 file does not.
    private const double LeastShareOfCommonPairs = 0.8;
    private const int MostControlCharactersInThousand = 5;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly (byte[] Start, string Name)[] Signatures =
    [
        ("%PDF"u8.ToArray(), "PDF文件"), ("PK\u0003\u0004"u8.ToArray(), "压缩包或Word、Excel、WPS新格式文件"),
        ([0xD0, 0xCF, 0x11, 0xE0], "Word、Excel旧格式文件"), ([0xFF, 0xD8, 0xFF], "JPEG图片"), ([0x89, 0x50, 0x4E, 0x47], "PNG图片"),
        ("{\\rtf"u8.ToArray(), "RTF文件"), ([0x1F, 0x8B], "gzip压缩文件"),
    ];

    /// <summary>The text without its byte-order mark and the name of its encoding, or what is wrong with the file.</summary>
    public static (string Text, string Encoding, Finding? Problem) Decode(ReadOnlySpan<byte> file)
    {
        if (Binary(file) is { } binary) return ("", "", binary);

        var (text, encoding, problem) = Read(file);
        if (problem is not null) return ("", "", problem);
        if (string.IsNullOrWhiteSpace(text)) return ("", "", Empty);
        return text.Count(c => char.IsControl(c) && !char.IsWhiteSpace(c)) * 1000L > (long)text.Length * MostControlCharactersInThousand
            ? ("", "", NotText("含有大量控制字符的二进制文件"))
            : (text, encoding, null);
    }

    private static (string Text, string Encoding, Finding? Problem) Read(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("\uFEFF"u8)) file = file[3..];
        var badByte = -1;
        try
        {
            return (Utf8.GetString(file), "UTF-8", null);
        }
        catch (DecoderFallbackException bad)
        {
            badByte = Math.Max(bad.Index, 0);
        }

        try
        {
            if (LooksLikeGb(file)) return (Gb18030.GetString(file), "GB18030", null);
        }
        catch (DecoderFallbackException bad)
        {
            badByte = Math.Max(bad.Index, 0);
        }

        var line = 1 + file[..Math.Min(badByte, file.Length)].Count((byte)'\n');
        return ("", "", Finding.Block(
            "gazette.undecodable", "文件既不是完整的UTF-8文本，也不是GB18030文本，没有读入。", where: $"第{line}行，第{badByte + 1}个字节",
            remedy: "请用文本编辑器打开原文件，另存为UTF-8编码后再导入；如果打开就是乱码，请重新识别或向来源单位索取。"));
    }

    private static Finding? Binary(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty) return Empty;
        foreach (var (start, name) in Signatures)
            if (file.StartsWith(start)) return NotText(name);
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || file.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return NotText("UTF-16编码的文本", "请用文本编辑器打开，另存为UTF-8编码后再导入。");
        return file.Contains((byte)0) ? NotText("二进制文件") : null;
    }

    /// <summary>Walks the pairs of bytes: both at or over A1 is GB 2312, anything else that isn't ASCII is rare in real text.</summary>
    private static bool LooksLikeGb(ReadOnlySpan<byte> file)
    {
        var (common, all) = (0, 0);
        for (var i = 0; i < file.Length; i++)
        {
            if (file[i] < 0x80) continue;
            all++;
            if (i + 1 >= file.Length) break;
            if (file[i] is >= 0xA1 and <= 0xF7 && file[i + 1] >= 0xA1) common++;
            i += file[i + 1] is >= 0x30 and <= 0x39 ? 3 : 1;
        }

        return all > 0 && common >= all * LeastShareOfCommonPairs;
    }

    private static Finding Empty => Finding.Block(
        "gazette.empty", "文件是空的，或者只有空白，没有读入。", where: "整个文件", remedy: "请核对所选文件；扫描件须先识别成文字。");

    private static Finding NotText(string what, string? remedy = null) => Finding.Block(
        "gazette.not-text", $"这是{what}，不是纯文本，没有读入。", where: "文件开头",
        remedy: remedy ?? "请先把公报转换或识别成纯文本（.txt，UTF-8或GB18030编码），再导入。");
}
