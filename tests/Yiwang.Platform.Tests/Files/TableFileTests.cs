using System.IO.Compression;
using System.Text;
using Xunit;
using Yiwang.Platform.Files;

namespace Yiwang.Platform.Tests.Files;

public sealed class TableFileTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

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
    public void Far_columns_and_rows_cost_nothing()
    {
        var (far, _) = TableFile.Read(Book("""<row r="1"><c r="A1"><v>1</v></c></row><row r="2147483647"><c r="A2147483647"><v>2</v></c></row>"""), 10, "file");
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("table.too-many-columns", TableFile.Read(Book("""<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="XFD2"><v>2</v></c></row>"""), 10, "file").Problem?.Code);
        Assert.Equal("table.too-many-columns", TableFile.Read(Book("""<row r="1"><c r="ZZZZZZZZZZZZ1"><v>1</v></c></row>"""), 10, "file").Problem?.Code);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4_000_000);
        Assert.Equal([2147483647], far!.Lines);
    }

    [Fact]
    public void A_sheet_that_lies_about_its_reach_is_read_for_what_is_there()
    {
        var book = Book("""<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>""", dimension: "A1:XFD1048576");
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(["2"], TableFile.Read(book, 10, "file").Table!.Rows[0]);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4_000_000);
    }

    [Fact]
    public void A_cell_of_fifty_megabytes_is_never_one_text()
    {
        var book = Book($"""<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2" t="str"><v>{new string('a', 50_000_000)}</v></c></row>""");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (table, _) = TableFile.Read(book, 10, "file");

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4_000_000);
        Assert.Equal(20_000, table!.Rows[0][0].Length);
    }

    [Fact]
    public void Years_from_1904_a_hidden_sheet_and_long_digits_are_read_as_they_are_meant()
    {
        var book = Book("""<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2" s="1"><v>43538</v></c><c r="B2"><v>440303190006150016</v></c></row>""",
            """<workbookPr date1904="1"/><sheets><sheet name="藏" sheetId="1" state="hidden" r:id="r2"/><sheet name="显" sheetId="2" r:id="r1"/></sheets>""");

        Assert.Equal(["2023-03-15", "440303190006150016"], TableFile.Read(book, 10, "file").Table!.Rows[0]);
    }

    [Fact]
    public void Csv_of_windows_is_read()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("名称,数\n\n合同,1\n");
        var (table, _) = TableFile.Read(gb, 10, "file");
        Assert.Equal(["名称", "数"], table!.Heading);
        Assert.Equal([3], table.Lines);
    }

    private static byte[] Book(string rows, string properties = "", string dimension = "A1")
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types/>");
            Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\">{properties}</workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Target=\"worksheets/sheet2.xml\"/></Relationships>");
            Add(zip, "xl/worksheets/sheet2.xml", $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c r=\"A1\"><v>3</v></c></row></sheetData></worksheet>");
            Add(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
            Add(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\"><si><t>日</t><rPh><t>ri</t></rPh></si><si><t>二</t></si><si><r><t>三</t></r><r><t>三</t></r></si></sst>");
            Add(zip, "xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><dimension ref=\"{dimension}\"/><sheetData>{rows}</sheetData></worksheet>");
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
