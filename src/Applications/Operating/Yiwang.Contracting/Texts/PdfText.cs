using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Texts;

/// <summary>The text of a .pdf that has letters: lines put together from where the letters stand, lines of one paragraph joined.</summary>
internal static class PdfText
{
    private const int MostPages = 500;

    /// <summary>All streams unpacked; a contract with pictures has some ten megabytes.</summary>
    private const long MostUnpacked = 256L * 1024 * 1024;

    /// <summary>Pages with fewer letters than this on average are pictures with a stamp or a page number.</summary>
    private const int FewestLettersOfPage = 15;

    /// <summary>Objects may lie within objects many times over.</summary>
    private const int StackOfReader = 16 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static string Read(byte[] bytes, CancellationToken ct)
    {
        Measure(bytes);
        (string? Text, Finding? Problem) read = default;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var stop = enough.Token;
        // A hostile page can keep the reader busy for ever, and it knows no way to be told; its thread is left behind, and ends at its next page.
        var reading = new Thread(() =>
        {
            try
            {
                read = (Pages(bytes, stop), null);
            }
            catch (UnreadableTextException unreadable)
            {
                read = (null, unreadable.Why);
            }
        }, StackOfReader) { IsBackground = true };
        reading.Start();
        if (!reading.Join(Patience))
        {
            enough.Cancel();
            throw new UnreadableTextException(TextProblems.Slow);
        }

        return read.Text ?? throw new UnreadableTextException(read.Problem ?? TextProblems.BrokenPdf);
    }

    private static string Pages(byte[] bytes, CancellationToken enough)
    {
        try
        {
            using var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            if (document.NumberOfPages > MostPages) throw new UnreadableTextException(TextProblems.TooLong(document.NumberOfPages * 1000));

            var pages = new List<IReadOnlyList<PdfLine>>();
            var letters = 0;
            for (var i = 1; i <= document.NumberOfPages && letters <= TextExtraction.MostSigns && !enough.IsCancellationRequested; i++)
            {
                var page = document.GetPage(i);
                letters += page.Letters.Count;
                pages.Add(PdfLines.Of(page));
            }

            return letters < FewestLettersOfPage * pages.Count ? throw new UnreadableTextException(TextProblems.Scanned) : PdfLines.Join(pages);
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new UnreadableTextException(TextProblems.Encrypted);
        }
        catch (Exception broken) when (broken is not (UnreadableTextException or OutOfMemoryException))
        {
            // The library throws whatever the broken place led to: PdfDocumentFormatException, but an index or a cast as well.
            throw new UnreadableTextException(TextProblems.BrokenPdf);
        }
    }

    /// <summary>Unpacks each stream into nothing and counts, because the library would unpack it into memory whatever its size.</summary>
    private static void Measure(byte[] bytes)
    {
        long unpacked = 0;
        var clock = Stopwatch.StartNew();
        var buffer = new byte[64 * 1024];
        for (var at = 0; bytes.AsSpan(at).IndexOf("stream"u8) is >= 0 and var next;)
        {
            at += next + "stream"u8.Length;
            while (at < bytes.Length && bytes[at] is (byte)'\r' or (byte)'\n') at++;
            // 0x78 begins what zlib packed; endstream and other kinds of streams don't.
            if (at >= bytes.Length || bytes[at] != 0x78) continue;
            unpacked += Unpacked(bytes, at, buffer, MostUnpacked - unpacked);
            if (unpacked >= MostUnpacked || clock.Elapsed > Patience) throw new UnreadableTextException(TextProblems.Bomb);
        }
    }

    private static long Unpacked(byte[] bytes, int at, byte[] buffer, long most)
    {
        long count = 0;
        try
        {
            using var packed = new ZLibStream(new MemoryStream(bytes, at, bytes.Length - at), CompressionMode.Decompress);
            for (int got; count < most && (got = packed.Read(buffer)) > 0;) count += got;
        }
        catch (InvalidDataException)
        {
            // Not packed after all, or broken; what came out was counted.
        }

        return count;
    }
}
