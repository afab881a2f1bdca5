using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Contracting.Drafting;
using Yiwang.Testing;

namespace Yiwang.Contracting.Tests.Drafting;

/// <summary><c>./run contract check</c></summary>
public sealed class ContractVerbTests
{
    private static readonly string Corpus = Repository.PathOf("tests", "Yiwang.Contracting.Tests", "Corpus");

    [Theory]
    [InlineData("01-desks.txt", 0)]
    [InlineData("12-cooperation-guarantee.txt", 1)]
    [InlineData("no-such-file.txt", 2)]
    public async Task The_exit_code_says_whether_something_blocks(string file, int code) => Assert.Equal(code, (await Run("check", Path.Combine(Corpus, file))).Code);

    [Theory]
    [InlineData("check")]
    [InlineData("chekc", "x")]
    [InlineData("check", "a", "b")]
    [InlineData("check", "a", "--date=tomorrow")]
    public async Task Bad_usage_shows_the_usage(params string[] args)
    {
        var (code, output) = await Run(args);

        Assert.Equal(2, code);
        Assert.Contains("contract check", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_the_promised_shape()
    {
        var path = Path.Combine(Corpus, "12-cooperation-guarantee.txt");
        using var json = JsonDocument.Parse((await Run("check", path, "--json")).Output);
        var text = (await Run("check", path, "--text")).Output;

        var finding = json.RootElement.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("article").GetString() == "第三十九条第（三）项");
        Assert.Equal(["article", "severity", "start", "end", "text", "message"], finding.EnumerateObject().Select(p => p.Name));
        Assert.Equal("blocks", finding.GetProperty("severity").GetString());
        Assert.Equal(finding.GetProperty("text").GetString(), text[finding.GetProperty("start").GetInt32()..finding.GetProperty("end").GetInt32()]);
        Assert.Equal(["findings", "keySupervision", "elements", "places"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["partyA", "partyB", "amountYuan", "signDate", "start", "end", "forum"], json.RootElement.GetProperty("elements").EnumerateObject().Select(p => p.Name));
        Assert.Equal("深圳市罗湖区人民政府", json.RootElement.GetProperty("elements").GetProperty("partyA").GetString());
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_blocks_and_says_what_to_do()
    {
        var (code, output) = await Run("check", Repository.PathOf("tests", "Yiwang.Contracting.Tests", "Texts", "Files", "scanned.pdf"), "--json");

        Assert.Equal(1, code);
        Assert.Contains("扫描件", output, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "第七十八条：过了有效期的办法，检查时说明")]
    public async Task The_end_of_the_regulation_is_told()
    {
        Assert.Contains("2023-12-04 届满", (await Run("check", Path.Combine(Corpus, "01-desks.txt"), "--date", "2023-12-05")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("届满", (await Run("check", Path.Combine(Corpus, "01-desks.txt"), "--date=2023-12-03")).Output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> Run(params string[] args)
    {
        await using var services = new ServiceCollection().AddSingleton(CorpusText.Rulebook).AddSingleton<TextCheck>().AddSingleton(TimeProvider.System).BuildServiceProvider();
        await using var output = new StringWriter();
        return (await ContractVerb.Verb.Run(services, args, output, TestContext.Current.CancellationToken), output.ToString());
    }
}
