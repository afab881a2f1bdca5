using Yiwang.Kernel;

namespace Yiwang.Contracting.Texts;

/// <summary>Why a file gives no text, and how to come to one that does.</summary>
internal static class TextProblems
{
    /// <summary>The name of the form's field and of the part of the upload.</summary>
    public const string Field = "file";

    public static Finding Empty => Of("empty", "文件里没有文字。", "请核对选的是不是合同文本；也可以把文字粘贴进来检查。");
    public static Finding Encrypted => Of("encrypted", "文件加了密码，读不出文字。", "请在原软件里去掉密码另存一份，再交来检查。");
    public static Finding OldWord => Of("old-word", "这是旧的 .doc 或其他旧格式文件。", "请在 Word 或 WPS 里“另存为”.docx，再交来检查。");
    public static Finding Picture => Of("picture", "这是一张图片，里面没有可以检查的文字。", "请交合同的 .docx、.txt 或带文字的 .pdf；只有纸质件的，先做文字识别。");
    public static Finding Scanned => Of("scanned", "这份 .pdf 是扫描件，只有图像，没有文字。", "请交定稿的 .docx，或从 Word、WPS 导出的 .pdf；只有纸质件的，先做文字识别。");
    public static Finding BrokenWord => Of("broken", "文件已损坏，打不开。", "请重新导出或重新下载后再交；确认它在 Word 或 WPS 里能打开。");
    public static Finding NotWord => Of("not-word", "这是压缩包或别的文件，不是 .docx 合同文本。", "请先解压，把里面的合同文本单独交来。");
    public static Finding BrokenPdf => Of("broken", "这份 .pdf 已损坏，读不出文字。", "请从 Word、WPS 重新导出 .pdf，或直接交 .docx。");
    public static Finding Bomb => Of("unpacks-too-large", "文件解开后大得不正常，已停止读取。", "请从 Word、WPS 另存一份不含嵌入文件的 .docx 或 .pdf 再交。");
    public static Finding Slow => Of("too-slow", "读这份文件用时太长，已停止。", "请从 Word、WPS 另存一份再交，或直接交 .docx。");
    public static Finding WrongKind => Of("wrong-kind", "看不出这是合同文本：不是 .docx、.pdf，也不是文字文件。", "请交 .docx、带文字的 .pdf 或 .txt（UTF-8、GB18030）。");

    public static Finding TooLarge(long bytes) => Of("too-large", $"文件有 {bytes / 1024 / 1024} MB，超过 {TextExtraction.MostBytes / 1024 / 1024} MB。", "请去掉嵌入的图片和附件，只留合同正文；附件可以分开检查。");

    public static Finding TooLong(int signs) => Of("too-long", $"文字有 {signs} 字，超过 {TextExtraction.MostSigns} 字。", "请把主合同与附件分开检查。");

    private static Finding Of(string code, string message, string remedy) => Finding.Block($"contract-text.{code}", message, where: Field, remedy: remedy);
}
