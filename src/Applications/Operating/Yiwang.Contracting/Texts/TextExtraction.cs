using System.Diagnostics.CodeAnalysis;
using System.Text;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Texts;

/// <summary>
/// Reads a contract's text from a file's bytes. What kind of file it is, the bytes say; its name counts for nothing. Whatever can't be read
/// becomes a finding that says how to come to a file that can; memory and time are bounded whatever the file says of itself.
/// </summary>
internal static class TextExtraction
{
    /// <summary>A contract of 300 pages with pictures stays below.</summary>
    public const long MostBytes = 20 * 1024 * 1024;

    /// <summary>About 400 pages.</summary>
    public const int MostSigns = 400_000;

    private static readonly byte[] OleHead = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[][] Pictures = [[0xFF, 0xD8, 0xFF], [0x89, .. "PNG"u8], [.. "GIF8"u8], [.. "BM"u8], [.. "II*"u8, 0], [.. "MM"u8, 0, .. "*"u8]];

    /// <summary>Reads a file of the disk; one that is too large isn't opened at all.</summary>
    public static bool TryReadFile(string path, CancellationToken ct, [NotNullWhen(true)] out ContractText? text, [NotNullWhen(false)] out Finding? problem)
    {
        text = null;
        problem = new FileInfo(path).Length > MostBytes ? TextProblems.TooLarge(new FileInfo(path).Length) : null;
        return problem is null && TryRead(File.ReadAllBytes(path), ct, out text, out problem);
    }

    public static bool TryRead(byte[] bytes, CancellationToken ct, [NotNullWhen(true)] out ContractText? text, [NotNullWhen(false)] out Finding? problem)
    {
        text = null;
        try
        {
            text = Read(bytes, ct);
        }
        catch (UnreadableTextException unreadable)
        {
            problem = unreadable.Why;
            return false;
        }

        problem = text.Text.Length > MostSigns ? TextProblems.TooLong(text.Text.Length)
            : string.IsNullOrWhiteSpace(text.Text) ? TextProblems.Empty : null;
        if (problem is not null) text = null;
        return problem is null;
    }

    private static ContractText Read(byte[] bytes, CancellationToken ct)
    {
        if (bytes.Length == 0) throw new UnreadableTextException(TextProblems.Empty);
        if (bytes.LongLength > MostBytes) throw new UnreadableTextException(TextProblems.TooLarge(bytes.LongLength));
        if (bytes.AsSpan().StartsWith("PK"u8)) return new(WordText.Read(bytes), TextSource.Word);
        // Some scanners write a few signs before the head.
        if (bytes.AsSpan(0, Math.Min(bytes.Length, 1024)).IndexOf("%PDF-"u8) >= 0) return new(PdfText.Read(bytes, ct), TextSource.Pdf);
        if (bytes.AsSpan().StartsWith(OleHead)) throw new UnreadableTextException(IsEncryptedWord(bytes) ? TextProblems.Encrypted : TextProblems.OldWord);
        if (Pictures.Any(head => bytes.AsSpan().StartsWith(head))) throw new UnreadableTextException(TextProblems.Picture);
        return new(PlainText(bytes), TextSource.Text);
    }

    private static bool IsEncryptedWord(byte[] bytes) => bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    /// <summary>UTF-8, or GB18030 where it is not; never a guess that replaces signs.</summary>
    private static string PlainText(byte[] bytes)
    {
        Encoding[] tried = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
            ? [new UnicodeEncoding(bytes[0] == 0xFE, true, throwOnInvalidBytes: true)]
            : [new UTF8Encoding(true, throwOnInvalidBytes: true), CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!];
        foreach (var encoding in tried)
        {
            try
            {
                var text = encoding.GetString(bytes).TrimStart('\uFEFF');
                if (IsText(text)) return ContractText.WithPlainEnds(text);
            }
            catch (DecoderFallbackException)
            {
                // The next encoding is tried.
            }
        }

        throw new UnreadableTextException(TextProblems.WrongKind);
    }

    private static bool IsText(string text) =>
        !text.Any(c => c < ' ' && c is not ('\t' or '\n' or '\r' or '\f')) && !text.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal) && !text.StartsWith("{\\rtf", StringComparison.Ordinal);
}

/// <summary>Ends the reading of a file at the place that can't be read. It is always caught by <see cref="TextExtraction"/>.</summary>
internal sealed class UnreadableTextException(Finding why) : Exception(why.Message)
{
    public Finding Why => why;
}
