using System.Globalization;
using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Writer;
using Yiwang.Bench.Pages;

namespace Yiwang.Bench.Contracts;

/// <summary>How long a text of thirty pages takes over HTTP, as Word file and as portable document.</summary>
internal sealed class TextRows(Workplace place, Sizes sizes, Report report)
{
    private const double MostForWord = 100, MostForPdf = 500;
    private const int Pages = 30, ParagraphsAPage = 22;

    public async Task Measure()
    {
        await using var house = await Installation.Prepare(new Sqlite(), "texts", place);
        await using var host = await Server.StartHost(place, house);
        using var visitor = new Visitor(host.Address);
        await visitor.SignIn("contracts-health");
        await Time(visitor, "docx", Word(), MostForWord);
        await Time(visitor, "pdf", Printed(), MostForPdf);
    }

    private async Task Time(Visitor visitor, string kind, byte[] file, double most)
    {
        var times = new List<double>();
        for (var round = -5; round < sizes.Rounds * 5; round++)
        {
            var ms = await Statistics.SecondsOf(() => visitor.Send("/api/contracts/check", file)) * 1_000;
            if (round >= 0) times.Add(ms); // the first are for the compiler
        }

        report.AddAtMost("HTTP", $"POST /api/contracts/check, .{kind} of {Pages} pages, once warm", $"p50 {Report.Number(times.Median())} ms", times.Median(), most, "ms");
    }

    /// <summary>The contract that a browser printed for the tests, page after page: each brings its fonts, as pages that an office scans and merges do.</summary>
    private byte[] Printed()
    {
        var one = File.ReadAllBytes(Path.Combine(place.Root, "tests", "Yiwang.Contracting.Tests", "Texts", "Files", "sanitation.pdf"));
        using var source = PdfDocument.Open(one);
        using var all = new PdfDocumentBuilder();
        for (var n = 0; n < Pages; n++) all.AddPage(source, n % source.NumberOfPages + 1);
        return all.Build();
    }

    private static byte[] Word()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("word/document.xml").Open();
            var paragraphs = string.Concat(Enumerable.Range(1, Pages * ParagraphsAPage).Select(n => string.Create(CultureInfo.InvariantCulture, $"<w:p><w:r><w:t>第{n}条 乙方按照附件所列的时间、地点和数量提供服务，甲方按季考核，考核合格后十五日内支付人民币{n * 100}元。</w:t></w:r></w:p>")));
            entry.Write(Encoding.UTF8.GetBytes($"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"));
        }

        return file.ToArray();
    }
}
