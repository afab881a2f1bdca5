using System.IO.Compression;
using System.Text;

namespace Yiwang.Platform.Tests.Files;

/// <summary>The smallest real files of each kind.</summary>
internal static class Samples
{
    internal static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    internal static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    internal static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    internal static readonly byte[] Docx = Zip("[Content_Types].xml", "_rels/.rels", "word/document.xml");
    internal static readonly byte[] Xlsx = Zip("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml");
    internal static readonly byte[] Ofd = Zip("OFD.xml", "Doc_0/Document.xml");
    internal static readonly byte[] Macro = Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin");
    internal static readonly byte[] PlainZip = Zip("户口簿.jpg");
    internal static readonly byte[] Jar = Zip("META-INF/MANIFEST.MF", "A.class");
    internal static readonly byte[] OpenDocument = Zip("mimetype", "content.xml", "META-INF/manifest.xml");

    internal static byte[] EncryptedZip => Encrypt(Zip("[Content_Types].xml", "word/document.xml"));

    internal static byte[] Heic => [0, 0, 0, 0x18, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8];

    internal static byte[] Webp => [.. "RIFF"u8, 0x1A, 0, 0, 0, .. "WEBPVP8 "u8, 0, 0];

    private static byte[] Zip(params string[] entries)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write("<x/>"u8);
            }
        }
        return bytes.ToArray();
    }

    // Sets the bit "encrypted" in the list of entries, where a zip program puts it.
    private static byte[] Encrypt(byte[] zip)
    {
        for (var at = 0; at < zip.Length - 4; at++)
        {
            if (zip.AsSpan(at).StartsWith("PK\u0001\u0002"u8)) zip[at + 8] |= 1;
        }
        return zip;
    }
}
