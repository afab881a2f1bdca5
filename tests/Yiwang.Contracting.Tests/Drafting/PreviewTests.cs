using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Contracting.Tests.Drafting;

/// <summary>合同拟稿的风险智能预审: what comes back for a draft, and nothing for one without risks.</summary>
public sealed class PreviewTests(ContractHouse house) : IClassFixture<ContractHouse>
{
    private static readonly string Clean = File.ReadAllText(Repository.PathOf("tests", "Yiwang.Contracting.Tests", "Corpus", "01-desks.txt"));

    [Fact(DisplayName = "三（七）1、三（五）1：英文优先、仲裁诉讼并存、政府方担保、缺违约责任四处，恰报四处，各有原文、位置、等级和条文；没有风险的返回空清单")]
    [Article(Law.LuohuContracts, 26), Article(Law.LuohuContracts, 39), Requirement("LH-SZ-112"), Requirement("LH-SZ-065")]
    public async Task Four_risks_are_four_findings()
    {
        Assert.Empty(await Checked(Clean));
        var liability = Clean[Clean.IndexOf("第八条 违约责任", StringComparison.Ordinal)..Clean.IndexOf("第九条", StringComparison.Ordinal)];
        var faulty = Clean.Replace(liability, "", StringComparison.Ordinal)
            .Replace("向深圳市罗湖区人民法院起诉。", "可以向深圳国际仲裁院申请仲裁，也可以向深圳市罗湖区人民法院起诉。", StringComparison.Ordinal)
            .Replace("第十一条 生效\n", "第十一条 其他\n乙方为履行本合同向银行借款的，由甲方提供连带责任保证。\n本合同中英文文本不一致时，以英文文本为准。\n第十二条 生效\n", StringComparison.Ordinal);
        var found = await Checked(faulty);
        Assert.Equal(["第二十六条第一款第（八）项", "第三十九条第（三）项", "第三十九条第（六）项", "第三十六条第二款"], found.Select(f => f.GetProperty("article").GetString()!).Order(StringComparer.Ordinal).OrderBy(a => a.Contains("二十六", StringComparison.Ordinal) ? 0 : a.Contains("三十九", StringComparison.Ordinal) ? 1 : 2));
        foreach (var finding in found)
        {
            var (start, end) = (finding.GetProperty("start").GetInt32(), finding.GetProperty("end").GetInt32());
            Assert.Equal(finding.GetProperty("text").GetString(), faulty[start..end]);
            Assert.Contains(finding.GetProperty("severity").GetString(), new[] { "blocks", "warns" });
            Assert.NotEmpty(finding.GetProperty("message").GetString()!);
        }
    }

    private async Task<JsonElement[]> Checked(string text)
    {
        using var visitor = await house.Visitor((await house.As("contracts-health")).Name);
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        using var answer = await visitor.Http.PostAsync(new Uri("/api/contracts/check", UriKind.Relative), body, TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return [.. json.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.Clone())];
    }
}
