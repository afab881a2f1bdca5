using Yiwang.Kernel;

namespace Yiwang.Regulations.Splitting;

/// <summary>Turns the bytes of a gazette's text into its issue, documents and articles. Pure: no file, no database, no clock.</summary>
internal static class GazetteSplitter
{
    /// <summary>The text of a thick gazette is 1 MB. Ask before reading a file; <see cref="Split"/> refuses more as well.</summary>
    public const long MaxBytes = 20L * 1024 * 1024;

    /// <param name="file">UTF-8 (with or without mark) or GB18030.</param>
    public static SplitResult Split(ReadOnlySpan<byte> file) =>
        file.Length > MaxBytes ? SplitResult.Refused(TooLarge(file.Length)) : SplitResult.Refused(NotYet);

    /// <summary>What to answer for a file that is not even read.</summary>
    public static Finding TooLarge(long bytes) => Finding.Block(
        "gazette.too-large", $"文件有{bytes / 1024 / 1024}MB，超过{MaxBytes / 1024 / 1024}MB，没有读入。", where: "整个文件",
        remedy: "公报的纯文本一般不到1MB。请核对是否误选了扫描件或压缩包，或按期拆成几个文本文件再导入。");

    private static Finding NotYet => Finding.Block("gazette.not-yet", "拆分公报的程序尚未完成，没有读入。", where: "整个文件", remedy: "请等待本系统更新。");
}
