using System.Text;
using Yiwang.Kernel;

namespace Yiwang.Platform.Files;

/// <summary>A table that an officer brings from a spreadsheet: .xlsx, or .csv in UTF-8 or GB18030. What kind it is, the bytes say.</summary>
public static class TableFile
{
    /// <param name="bytes">The whole file.</param>
    /// <param name="mostRows">Without the heading.</param>
    /// <param name="field">The form's input, to which a finding points.</param>
    /// <returns>The table, or the one reason why there is none.</returns>
    public static (CsvText.Table? Table, Finding? Problem) Read(byte[] bytes, int mostRows, string field)
    {
        try
        {
            if (bytes.Length == 0) return (null, Of("empty", "文件是空的。", "请核对选的是不是要导入的表。", field));
            if (bytes.LongLength > FileStore.LongestFile) return (null, Of("too-large", "文件超过 20 MB。", "请去掉图片和多余的工作表，或者分成几份。", field));
            if (bytes.AsSpan().StartsWith("PK"u8)) return (XlsxReader.Read(bytes, mostRows), null);
            if (bytes.AsSpan().StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 })) return (null, Of("old-excel", "这是旧版 .xls，或者设了密码的文件。", "请去掉密码，在 Excel 或 WPS 里另存为 .xlsx。", field));
            return Decoded(bytes) is { } text && CsvText.Read(text, mostRows) is { } table ? (table, null)
                : (null, Of("unreadable", $"这不是能读的表，或者超过 {mostRows} 行，或者某一行比表头长。", "请用 .xlsx，或者逗号分隔的 .csv；第一行写各列名称，列名不重复；太大的分几次。", field));
        }
        catch (UnreadableTableException unreadable)
        {
            return (null, Of(unreadable.Code, unreadable.Message, unreadable.Remedy, field));
        }
    }

    private static Finding Of(string code, string message, string remedy, string field) => Finding.Block($"table.{code}", message, where: field, remedy: remedy);

    // Excel writes .csv in the code page of Windows; never a guess that replaces signs.
    private static string? Decoded(byte[] bytes)
    {
        foreach (var encoding in new[] { new UTF8Encoding(true, throwOnInvalidBytes: true), CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)! })
        {
            try
            {
                var text = encoding.GetString(bytes);
                return text.Contains('\0', StringComparison.Ordinal) ? null : text;
            }
            catch (DecoderFallbackException)
            {
                // The next encoding is tried.
            }
        }

        return null;
    }
}

/// <summary>Ends the reading of a spreadsheet where it can't be read. Always caught by <see cref="TableFile"/>.</summary>
internal sealed class UnreadableTableException(string code, string message, string remedy) : Exception(message)
{
    public string Code => code;
    public string Remedy => remedy;
}
