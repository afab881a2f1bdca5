using System.IO.Compression;
using System.Text;
using Xunit;
using Yiwang.Platform.Files;

namespace Yiwang.Platform.Tests.Files;

public sealed class TableFileTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_is_read_again()
    {
        using var file = new MemoryStream();
        object?[] row = ["=1+1", "a<b & c", 1200.5m, 7, new DateOnly(2024, 2, 29), null, " 末 "];
        await XlsxWriter.Write(file, "表 & 一", ["式", "字", "额", "数", "日", "空", "尾"], new[] { (IReadOnlyList<object?>)row }.ToAsyncEnumerable(), Ct);

        var (table, problem) = TableFile.Read(file.ToArray(), 10, "file");
        Assert.Null(problem);
        Assert.Equal(["式", "字", "额", "数", "日", "空", "尾"], table!.Heading);
        Assert.Equal(["=1+1", "a<b & c", "1200.5", "7", "2024-02-29", "", "末"], table.Rows[0]);
        Assert.Equal([2], table.Lines);
    }

    [Fact]
    public async Task A_text_like_a_formula_is_text_for_ever()
    {
        using var file = new MemoryStream();
        await XlsxWriter.Write(file, "表", ["列"], new[] { (IReadOnlyList<object?>)["=HYPERLINK(\"x\")"] }.ToAsyncEnumerable(), Ct);
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = await sheet.ReadToEndAsync(Ct);

        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
        Assert.Contains("t=\"inlineStr\" s=\"2\"", xml, StringComparison.Ordinal); // 2 is the format that quotes
    }

    [Fact]
    public void Shared_strings_gaps_formulas_and_days_of_a_spreadsheet()
    {
        var book = Book("""
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
            <row r="3"><c r="A3" s="1"><v>45000</v></c><c r="C3"><f>1+1</f><v>2</v></c></row>
            <row r="4"><c r="A4"/><c r="B4"><v/></c></row>
            <row r="5"><c r="B5" t="b"><v>1</v></c><c r="C5"><v>1.2E3</v></c></row>
            """);
        var (table, problem) = TableFile.Read(book, 10, "file");

        Assert.Null(problem);
        Assert.Equal(["日", "二", "三三"], table!.Heading);
        Assert.Equal(["2023-03-15", "", "2"], table.Rows[0]);
        Assert.Equal(["", "是", "1200"], table.Rows[1]);
        Assert.Equal([3, 5], table.Lines);
    }

    [Theory]
    [InlineData("table.empty", "")]
    [InlineData("table.old-excel", "D0CF11E0A1B11AE1")]
    [InlineData("table.broken", "504B030400")]
    [InlineData("table.unreadable", "FFFE0000")]
    public void A_file_that_is_no_table_is_told(string code, string hex) => Assert.Equal(code, TableFile.Read(Convert.FromHexString(hex), 10, "file").Problem?.Code);

    [Fact]
    public void A_bomb_is_not_unpacked()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "xl/workbook.xml", "<workbook/>");
            using var entry = zip.CreateEntry("xl/sharedStrings.xml").Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 90; i++) entry.Write(zeros);
        }

        Assert.Equal("table.unpacks-too-large", TableFile.Read(file.ToArray(), 10, "file").Problem?.Code);
    }

    [Fact]
    public void Too_many_rows_are_refused_in_both_kinds()
    {
        var rows = string.Concat(Enumerable.Range(1, 12).Select(n => $"<row r=\"{n}\"><c r=\"A{n}\"><v>{n}</v></c></row>"));
        Assert.Equal("table.too-many-rows", TableFile.Read(Book(rows), 10, "file").Problem?.Code);
        Assert.Equal("table.unreadable", TableFile.Read(Encoding.UTF8.GetBytes("列\n" + string.Concat(Enumerable.Repeat("1\n", 11))), 10, "file").Problem?.Code);
    }

    [Fact]
    public void Csv_of_windows_is_read()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("名称,数\n\n合同,1\n");
        var (table, _) = TableFile.Read(gb, 10, "file");
        Assert.Equal(["名称", "数"], table!.Heading);
        Assert.Equal([3], table.Lines);
    }

    private static byte[] Book(string rows)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types/>");
            Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\"/>");
            Add(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
            Add(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\"><si><t>日</t><rPh><t>ri</t></rPh></si><si><t>二</t></si><si><r><t>三</t></r><r><t>三</t></r></si></sst>");
            Add(zip, "xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>");
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
