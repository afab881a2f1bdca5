using System.Globalization;
using System.IO.Compression;
using System.Text;
using Yiwang.Bench.Pages;

namespace Yiwang.Bench.Contracts;

/// <summary>How long a text of thirty pages takes over HTTP, as Word file.</summary>
internal sealed class TextRows(Workplace place, Sizes sizes, Report report)
{
    private const double MostForWord = 100;
    private const int Pages = 30, ParagraphsAPage = 22;

    public async Task Measure()
    {
        await using var house = await Installation.Prepare(new Sqlite(), "texts", place);
        var file = Word();
        await using var host = await Server.StartHost(place, house);
        using var visitor = new Visitor(host.Address);
        await visitor.SignIn("contracts-health");
        var times = new List<double>();
        for (var round = -5; round < sizes.Rounds * 5; round++)
        {
            var ms = await Statistics.SecondsOf(() => visitor.Send("/api/contracts/check", file)) * 1_000;
            if (round >= 0) times.Add(ms); // the first are for the compiler
        }

        report.AddAtMost("HTTP", $"POST /api/contracts/check, .docx of {Pages} pages, once warm", $"p50 {Report.Number(times.Median())} ms", times.Median(), MostForWord, "ms");
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
