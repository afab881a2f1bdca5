using System.IO.Compression;
using System.Text;

namespace Yiwang.Platform.Files;

/// <summary>Tells what a file is from its bytes alone. Names and declared types are the sender's word and count for nothing.</summary>
internal static class FileSniffer
{
    internal const int HeadBytes = 4096;

    private static readonly (int At, byte[] Bytes, FileKind Kind)[] Magic =
    [
        (0, [.. "%PDF-"u8], FileKind.Pdf),
        (0, [0xFF, 0xD8, 0xFF], FileKind.Jpeg),
        (0, [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], FileKind.Png),
        (0, [.. "MZ"u8], FileKind.Executable), // Windows
        (0, [0x7F, .. "ELF"u8], FileKind.Executable), // Linux
        (0, [0xCF, 0xFA, 0xED, 0xFE], FileKind.Executable), // macOS
        (0, [0xCE, 0xFA, 0xED, 0xFE], FileKind.Executable),
        (0, [0xCA, 0xFE, 0xBA, 0xBE], FileKind.Executable), // Java, macOS
        (0, [.. "#!"u8], FileKind.Executable), // scripts
        (0, [0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], FileKind.Executable), // Windows shortcut
        (0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], FileKind.OldOffice),
        (0, [.. "Rar!"u8], FileKind.Archive),
        (0, [.. "7z"u8, 0xBC, 0xAF], FileKind.Archive),
        (0, [0x1F, 0x8B], FileKind.Archive), // gzip
        (0, [.. "BZh"u8], FileKind.Archive),
        (0, [0xFD, .. "7zXZ"u8], FileKind.Archive),
        (257, [.. "ustar"u8], FileKind.Archive),
        (8, [.. "WEBP"u8], FileKind.Webp),
    ];

    private static readonly string[] PhotoBrands = ["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif"];
    private static readonly string[] Tags = ["<!doctype html", "<html", "<head", "<body", "<script", "<svg", "<iframe", "<?php", "<%@"];
    private static readonly string[] ProgramExtensions =
        [".exe", ".com", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".mjs", ".jse", ".wsf", ".hta", ".msi", ".scr", ".lnk", ".apk", ".jar", ".sh", ".py", ".reg", ".dll"];

    /// <summary>Reads the head and, for containers, the list of entries; never unpacks anything.</summary>
    /// <param name="whole">False for a file cut off at the limit, whose list of entries is missing.</param>
    internal static FileKind Sniff(Stream file, string extension, bool whole)
    {
        file.Position = 0;
        Span<byte> buffer = stackalloc byte[HeadBytes];
        ReadOnlySpan<byte> head = buffer[..file.ReadAtLeast(buffer, HeadBytes, throwOnEndOfStream: false)];

        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
            return whole ? InsideZip(file) : FileKind.Unknown;
        foreach (var (at, bytes, kind) in Magic)
        {
            if (head.Length > at && head[at..].StartsWith(bytes)) return kind;
        }
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) && PhotoBrands.Contains(Encoding.ASCII.GetString(head[8..12]))) return FileKind.Heic;
        if (HasTag(head)) return FileKind.ActiveContent;
        return ProgramExtensions.Contains(extension) ? FileKind.Executable : FileKind.Unknown;
    }

    // UTF-16 hides every tag from a byte search, so its zero bytes are left out first.
    private static bool HasTag(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head).Replace("\0", "", StringComparison.Ordinal);
        return Tags.Any(tag => text.Contains(tag, StringComparison.OrdinalIgnoreCase));
    }

    private static FileKind InsideZip(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Any(e => e.IsEncrypted)) return FileKind.Encrypted;
            if (Has(zip, "META-INF/MANIFEST.MF") || Has(zip, "AndroidManifest.xml")) return FileKind.Executable;
            if (Has(zip, "OFD.xml")) return FileKind.Ofd;
            if (Has(zip, "mimetype")) return FileKind.Unknown; // OpenDocument, EPUB
            if (!Has(zip, "[Content_Types].xml")) return FileKind.Archive;
            if (zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return FileKind.Macro;
            if (Has(zip, "word/document.xml")) return FileKind.Docx;
            return Has(zip, "xl/workbook.xml") ? FileKind.Xlsx : FileKind.Archive;
        }
        catch (InvalidDataException)
        {
            return FileKind.Damaged;
        }
    }

    private static bool Has(ZipArchive zip, string entry) => zip.GetEntry(entry) is not null;
}
