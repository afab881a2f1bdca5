using Yiwang.Contracting.Drafting;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Packs;

namespace Yiwang.Contracting.Tests.Drafting;

/// <summary>A text is judged by the numbers in force where it is checked.</summary>
public sealed class LocalNumberScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Text = "示例平台建设合同\n甲方：示例市卫生健康部门\n乙方：示例服务有限公司\n一、乙方为甲方建设平台。\n二、合同总价款为人民币{0}元，验收合格后支付。\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory(DisplayName = "第六条第一款第（一）项：文本检查用本地的重点监管金额；陆丰 500 万元起，汕尾 1000 万元起")]
    [InlineData("contracts-lufeng", "4999999.99", false)]
    [InlineData("contracts-lufeng", "5000000", true)]
    [InlineData("contracts-health", "5000000", false)]
    [InlineData("contracts-health", "9999999.99", false)]
    [InlineData("contracts-health", "10000000", true)]
    [Article(Law.LuohuContracts, 6, 1, Item = 1), Article(Law.LuohuContracts, 78, 1)]
    public async Task The_threshold_is_the_places_own(string account, string yuan, bool isKey)
    {
        house.It_is(new(2026, 3, 2));
        using var visitor = await house.Visitor((await house.As(account)).Name);
        var page = await (await visitor.Opens("/staff/contracts/check")).Form("check").Fill("typed", Text.Replace("{0}", yuan, StringComparison.Ordinal)).Submit();
        Assert.Equal(isKey, page.Text.Contains("看来是重点监管合同", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "办法的数字在文本规则和规则册里是同一个；改了一处不改另一处，启动时说出来")]
    [Article(Law.LuohuContracts, 6, 1, Item = 1), Article(Law.LuohuContracts, 35)]
    public async Task The_documents_numbers_are_the_same_in_both_packs()
    {
        var book = (ContractBook)house.Services.GetService(typeof(ContractBook))!;
        Assert.Empty(CorpusText.Rulebook.Against(book));
        var changed = Path.Combine(Directory.CreateTempSubdirectory("yiwang-texts").FullName, "luohu-texts.yaml");
        await File.WriteAllTextAsync(changed, (await File.ReadAllTextAsync(CorpusText.RulebookPath, Ct)).Replace("key-amount-yuan: { value: 10000000", "key-amount-yuan: { value: 9000000", StringComparison.Ordinal), Ct);
        Assert.Equal(["contract-texts.number"], TextRulebook.Read(changed).Against(book).Select(f => f.Code));
    }
}
