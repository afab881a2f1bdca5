using Yiwang.Kernel;

namespace Yiwang.Platform.Files;

/// <summary>What the bytes of a file turned out to be, and whether such a file may be stored.</summary>
/// <param name="Name">For people, for example PDF.</param>
/// <param name="Extensions">The first one is given to a name that has none.</param>
/// <param name="Refusal">Null for a kind that is accepted.</param>
internal sealed record FileKind(string Name, string ContentType, string[] Extensions, FileRefusal? Refusal = null)
{
    internal static readonly FileKind Pdf = new("PDF", "application/pdf", [".pdf"]);
    internal static readonly FileKind Jpeg = new("JPG 图片", "image/jpeg", [".jpg", ".jpeg", ".jpe", ".jfif"]);
    internal static readonly FileKind Png = new("PNG 图片", "image/png", [".png"]);
    internal static readonly FileKind Docx = new("Word 文档", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"]);
    internal static readonly FileKind Xlsx = new("Excel 表格", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"]);
    internal static readonly FileKind Ofd = new("OFD", "application/ofd", [".ofd"]);

    internal static readonly FileKind Executable = Refused("程序文件", new("file.executable", "这是程序文件，不能作为材料上传。", FileRefusal.Accepted));
    internal static readonly FileKind ActiveContent = Refused("网页或矢量图", new("file.active-content", "这是网页或 SVG 文件，打开时可能运行程序，不能上传。", "请在浏览器中打开，用“打印”另存为 PDF 后上传。"));
    internal static readonly FileKind Macro = Refused("带宏的 Office 文件", new("file.macro", "这个 Office 文件带有宏，不能上传。", "请另存为 PDF，或不带宏的 Word（.docx）、Excel（.xlsx）后上传。"));
    internal static readonly FileKind Encrypted = Refused("加密文件", new("file.encrypted", "这个文件设了密码，工作人员无法打开。", "请去掉密码后重新上传。"));
    internal static readonly FileKind Archive = Refused("压缩包", new("file.archive", "这是压缩包，不能直接上传。", "请解压后，把里面的材料一份一份上传。"));
    internal static readonly FileKind OldOffice = Refused("旧版或加密的 Office 文件", new("file.old-office", "这是旧版 Office 文件（.doc、.xls），或设了密码的 Office 文件。", "请去掉密码，另存为 PDF、Word（.docx）或 Excel（.xlsx）后上传。"));
    internal static readonly FileKind Heic = Refused("HEIC 照片", new("file.heic", "这是苹果手机的 HEIC 照片，多数电脑打不开。", "请在手机“设置—相机—格式”中选“兼容性最佳”重新拍照，或截屏后上传。"));
    internal static readonly FileKind Webp = Refused("WebP 图片", new("file.webp", "这是 WebP 图片，不能归档。", "请另存为 JPG 或 PNG，或截屏后上传。"));
    internal static readonly FileKind Damaged = Refused("损坏的文件", new("file.damaged", "这个文件不完整或已损坏，打不开。", "请先在您的电脑或手机上打开确认，再重新上传。"));
    internal static readonly FileKind Unknown = Refused("其他文件", new("file.type-unknown", "这种文件不能上传。", FileRefusal.Accepted));

    internal bool Allows(string extension) => Extensions.Contains(extension, StringComparer.Ordinal);

    private static FileKind Refused(string name, FileRefusal refusal) => new(name, "", [], refusal);
}

internal sealed record FileRefusal(string Code, string Message, string Remedy)
{
    internal const string Accepted = "请上传 PDF、JPG 或 PNG（也可以是 OFD、Word、Excel 文档），每个不超过 20 MB。";

    internal Finding ToFinding(string fileName, string field) => Finding.Block(Code, $"“{fileName}”：{Message}", where: field, remedy: Remedy);
}
