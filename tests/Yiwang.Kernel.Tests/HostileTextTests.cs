using System.Globalization;
using System.Text;

namespace Yiwang.Kernel.Tests;

/// <summary>
/// Whatever somebody types or another system sends, a reader of text answers; it never throws, and what it took it prints so that it reads the
/// same again. 120,000 texts in every run; <c>YIWANG_FUZZ=N</c> makes it N for each reader.
/// </summary>
public sealed class HostileTextTests
{
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("YIWANG_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 20_000;

    private static readonly string[] Seeds =
    [
        "汕府办〔2019〕21号第十条第二款第（三）项", "罗府规[2018]6号 第49条第2款", "附件1", "第一百二十三条之一", "二、（一）1.（1）①", "（2019）21號", "GB 11643-1999",
        "441581201301010011", "11010519491231002X", "91440300MA5EXAMPLE", "441581", "一千零一", "二〇一九年", "", " ", "第第第条", "〔〕号", "第零条", "99999999999999999999",
    ];

    private static readonly string[] Pieces =
    [
        "第", "条", "款", "项", "〔", "〕", "[", "]", "（", "）", "(", ")", "号", "附件", "十", "百", "千", "万", "零", "〇", "０", "９", "X", "x", "-", "—", ".", "、", "#", "/", "\0", "\t", "\n", "\r\n",
        "\u202E", "\u200B", "\uFEFF", "\uD83D\uDE00", "\uD800", "\uDC00", "é", "ｅ", "²", "Ⅳ", "٣", "'", "\"", "<script>", "%00", "{0}", "../", "汕府办", "2147483648", "-1", new string('第', 300), new string('9', 300),
    ];

    [Fact]
    public void A_citation_that_is_read_is_printed_so_that_it_reads_the_same() => EachOf(11, text =>
    {
        if (!Citation.TryParse(text, out var citation)) return;
        Assert.Equal(citation, Citation.FromKey(citation.Key));
        Assert.True(citation.ToString().Length < 2000);
    });

    [Fact]
    public void A_document_number_that_is_read_is_printed_so_that_it_reads_the_same() => EachOf(12, text =>
    {
        if (!DocumentNumber.TryParse(text, out var number, out var problem)) Assert.NotEmpty(problem.Message);
        else Assert.True(DocumentNumber.TryParse(number.ToString(), out var again, out _) && again.ToString() == number.ToString());
    });

    [Fact]
    public void A_citizen_number_that_is_read_is_well_formed() => EachOf(13, text =>
    {
        if (CitizenNumber.TryParse(text, out var number, out var problem)) Assert.Equal(18, number.Reveal().Length);
        else Assert.NotEmpty(problem.Remedy);
    });

    [Fact]
    public void A_credit_code_that_is_read_is_printed_so_that_it_reads_the_same() => EachOf(14, text =>
    {
        if (CreditCode.TryParse(text, out var code, out var problem)) Assert.True(CreditCode.TryParse(code.ToString(), out _, out _));
        else Assert.NotEmpty(problem.Remedy);
    });

    [Fact]
    public void A_region_code_that_is_read_is_printed_so_that_it_reads_the_same() => EachOf(15, text =>
    {
        if (RegionCode.TryParse(text, out var code, out var problem)) Assert.True(RegionCode.TryParse(code.Value, out _, out _));
        else Assert.NotEmpty(problem.Remedy);
    });

    [Fact]
    public void A_chinese_number_that_is_read_is_a_number() => EachOf(16, text =>
    {
        if (ChineseNumber.TryParse(text, out var number)) Assert.True(number >= 0);
    });

    private static void EachOf(int seed, Action<string> read)
    {
        var dice = new Random(seed);
        for (var turn = 0; turn < Count; turn++)
        {
            var text = Mutated(Seeds[dice.Next(Seeds.Length)], dice);
            try
            {
                read(text);
            }
            catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Turn {turn}, text {string.Join(' ', text.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)))}: {fault}");
            }
        }
    }

    private static string Mutated(string seed, Random dice)
    {
        var text = new StringBuilder(seed);
        for (var times = dice.Next(6); times >= 0; times--)
        {
            var at = dice.Next(text.Length + 1);
            switch (dice.Next(4))
            {
                case 0 when text.Length > 0: text.Remove(Math.Min(at, text.Length - 1), 1); break;
                case 1 when text.Length is > 0 and < 400: text.Insert(at, text.ToString(0, dice.Next(text.Length + 1))); break;
                case 2: text.Insert(at, Seeds[dice.Next(Seeds.Length)]); break;
                default: text.Insert(at, Pieces[dice.Next(Pieces.Length)]); break;
            }
        }

        return text.ToString();
    }
}
