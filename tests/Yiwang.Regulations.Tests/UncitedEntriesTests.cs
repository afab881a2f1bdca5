using Yiwang.Regulations.Coverage;

namespace Yiwang.Regulations.Tests;

public sealed class UncitedEntriesTests
{
    [Theory]
    [InlineData("periods: { review: { days: 10, article: 第十条 } }")]
    [InlineData("training: { article: 第八条, daily: { minutes-per-day: 180 } }")]
    [InlineData("materials: [{ id: permit, article: 第十条（一）2, any-of: [{ id: permit, name: 居住证 }] }]")]
    [InlineData("decisions: [{ number: 示例〔2024〕1号, issued: 2024-12-10, settings: { supplement-days: 20 } }]")]
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
        Assert.Equal([$"packs/示例.yaml:1 {where}"], UncitedEntries.FindIn(yaml, "packs/示例.yaml"));

    [Theory]
    [InlineData("""Finding.Block("aid.empty", "请填写。", where: "Name")""", "aid.empty")]
    [InlineData("""Finding.Warn("aid.late", $"还有 {string.Join("、", days)} 天（{(x ? "早" : "晚")}）", null, "day")""", "aid.late")]
    [InlineData("""Outcome.Refused("case.gone", "没有找到，) 也不在。", remedy: "请核对。")""", "case.gone")]
    [InlineData("""Finding.Block("a.b", Words(x, "y"), citation: null)""", "a.b")]
    [InlineData("    private const int DaysToAnswer = 15;", "DaysToAnswer = 15")]
    [InlineData("    private static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);", "Locked = TimeSpan.FromMinutes(15)")]
    public void A_refusal_or_a_period_in_the_code_without_an_article_is_named(string code, string what) =>
        Assert.Equal([$"src/示例.cs:2 {what}"], UncitedCode.FindIn($"\n{code}", "src/示例.cs"));

    [Theory]
    [InlineData("""Finding.Block("aid.age", "不满 7 周岁。", Articles.Children, "age")""")]
    [InlineData("""Finding.Block("aid.age", where: "age", citation: Articles.Children, message: "…")""")]
    [InlineData("""Finding.Block(code, message, row.Citation)""")]
    [InlineData("""public static Finding Block(string code, string message, Citation? citation = null) => Finding.Block(string code, string message)""")]
    [InlineData("    [Article(Law.ShanweiRehabilitationAid, 5)]\n    private const int AgeYears = 7;")]
    [InlineData("    private const int LongestComment = 500;")]
    public void What_names_its_article_or_is_no_period_is_left_alone(string code) => Assert.Empty(UncitedCode.FindIn(code, "src/示例.cs"));

    [Fact]
    public void The_platforms_own_source_is_read()
    {
        var found = UncitedCode.Find(Yiwang.Testing.Repository.Root)!;

        Assert.Contains(found, f => f.EndsWith(" sign-in.name", StringComparison.Ordinal));
        Assert.DoesNotContain(found, f => f.Contains("aid.age.too-old", StringComparison.Ordinal));
        Assert.Null(UncitedCode.Find(Path.GetTempPath() + "/nowhere"));
    }

    [Fact]
    public void The_entries_of_the_packs_are_known_by_their_article()
    {
        var entries = PackEntries.Read(Packs.Directory);

        Assert.Contains(entries, e => e.Name == "审核" && e.Citation == Kernel.Citation.Of(Kernel.Law.ShanweiRehabilitationAid, 10, item: 2, subItem: 1));
        Assert.All(entries, e => Assert.StartsWith("packs/", e.File, StringComparison.Ordinal));
    }

    [Fact]
    public void The_citys_own_packs_are_read() => Assert.NotNull(UncitedEntries.Find(Packs.Directory));
}
