using Yiwang.Regulations.Register;

namespace Yiwang.Regulations.Tests;

public sealed class RegisterMistakesTests
{
    private const string Head = "document: { law: 示例/示例府办〔2020〕1号, title: 示例办法, issued-by: 示例机关, issued: 2020-01-01, in-force-from: 2020-01-01 }";

    [Fact]
    public void Every_mistake_in_a_register_is_told_with_its_line()
    {
        var packs = Packs.WithRegister("""
            document: { law: 测试文号, title: 示例办法, issued-by: 示例机关, issued: 2020-01-01, in-force-from: 2020-01-01 }
            chapters:
            - number: 1
              title: 总则
              articles:
              - { number: 1, gist: 示例要点, duty: people, because: 示例理由, requirements: [{ id: T-1, article: 第二条, enforce: true, gist: 示例 }] }
              - { number: 3, gist: 示例要点, duty: nobody, because: 示例理由 }
            """);

        var (regulations, findings) = RegisterReader.ReadAll(packs, "city");

        Assert.Empty(regulations);
        Assert.Equal(["register.article-order", "register.duty", "register.law", "register.place", "yaml.form"], findings.Select(f => f.Code).Order(StringComparer.Ordinal));
        Assert.All(findings, f => Assert.Matches("one.yaml:[0-9]+$", f.Where));
    }

    [Theory]
    [InlineData("一（一）", "一（三）")]
    [InlineData("一", "三")]
    [InlineData("二", "一")]
    [InlineData("一1", "一1")]
    [InlineData("附件1", "附件3")]
    [InlineData("第1项", "第3项")]
    public void A_plain_section_left_out_out_of_order_or_twice_is_refused(string first, string second) =>
        Assert.Equal(["register.article-order"], Read(first, second).Select(f => f.Code));

    [Theory]
    [InlineData("一（一）", "一（二）1")]
    [InlineData("前言", "一")]
    [InlineData("一", "一（四）")]
    [InlineData("通知一", "通知二")]
    [InlineData("附件", "附表")]
    [InlineData("全文", "第9项")]
    [InlineData("第一条", "第一条之一")]
    public void Sections_that_are_complete_or_finer_entries_of_a_registered_one_are_taken(string first, string second) =>
        Assert.Empty(Read(first, second));

    [Fact]
    public void A_document_that_prints_no_day_must_say_what_it_prints()
    {
        const string Undated = "{ law: 示例/《示例规划》, title: 示例规划, issued-by: 示例机关, in-force-from: 2020-01-31";

        Assert.Equal(["yaml.missing"], Findings($"document: {Undated} }}").Select(f => f.Code));
        Assert.Empty(Findings($"document: {Undated}, issued-note: 只写2020年1月 }}"));
    }

    private static IReadOnlyList<Kernel.Finding> Read(string first, string second) => Findings($$"""
        {{Head}}
        chapters:
        - place: 全文
          title: 示例
          articles:
          - { place: {{first}}, gist: 示例要点, duty: people, because: 示例理由 }
          - { place: {{second}}, gist: 示例要点, duty: people, because: 示例理由 }
        """);

    private static IReadOnlyList<Kernel.Finding> Findings(string yaml) => RegisterReader.ReadAll(Packs.WithRegister(yaml), "city").Findings;
}
