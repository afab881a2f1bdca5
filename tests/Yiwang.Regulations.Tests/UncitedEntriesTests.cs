using Yiwang.Regulations.Coverage;

namespace Yiwang.Regulations.Tests;

public sealed class UncitedEntriesTests
{
    [Theory]
    [InlineData("periods: { review: { days: 10, article: 第十条 } }")]
    [InlineData("training: { article: 第八条, daily: { minutes-per-day: 180 } }")]
    [InlineData("materials: [{ id: permit, article: 第十条（一）2, any-of: [{ id: permit, name: 居住证 }] }]")]
    [InlineData("decisions: [{ number: 示例〔2024〕1号, issued: 2024-12-10, settings: { review-working-days: 8 } }]")]
    [InlineData("regions: [{ code: 441581, name: 示例市 }]")]
    public void What_an_article_or_a_decision_stands_behind_is_cited(string yaml) => Assert.Empty(UncitedEntries.FindIn(yaml, "示例.yaml"));

    [Theory]
    [InlineData("periods: { review: { days: 10 } }", "periods.review")]
    [InlineData("settings: { supplement-days: 15 }", "settings.supplement-days")]
    [InlineData("training: { daily: { minutes-per-day: 180 } }", "training.daily.minutes-per-day")]
    [InlineData("materials: [{ id: permit, original: true }]", "materials.permit")]
    [InlineData("refusals: [{ code: too-old, article: 第五条 }, { code: too-young }]", "refusals.2")]
    [InlineData("standards: [{ id: implant, amount-yuan: 15000 }]", "standards.implant")]
    public void What_nothing_stands_behind_is_named_with_its_line(string yaml, string where) =>
        Assert.Equal([$"packs/示例.yaml:1 {where}"], UncitedEntries.FindIn(yaml, "示例.yaml"));

    [Fact]
    public void The_citys_own_packs_are_read() => Assert.NotNull(UncitedEntries.Find(Packs.Directory));
}
