using Yiwang.Kernel;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Register;

namespace Yiwang.Regulations.Tests;

public sealed class ValidityTests
{
    private const string Law = "示例/示例府办〔2019〕1号";

    private const string Register = """
        document:
          law: 示例/示例府办〔2019〕1号
          title: 示例办法
          issued-by: 示例机关
          issued: 2019-12-17
          in-force-from: 2019-12-17
          validity-years: 5
          validity-article: 第一条
          local-decisions: example
        chapters:
        - number: 1
          title: 总则
          articles: [{ number: 1, gist: 示例要点, duty: people, because: 示例理由 }]
        """;

    private static readonly RegulationLibrary Library = Load(
        ("../regions.yaml", "regions: [{ code: 441581, name: 示例市 }]"),
        ("example.441581.yaml", """
            region: 441581
            decisions:
            - { number: 示例府办〔2024〕演示1号, issued: 2024-12-10, from: 2024-12-18, until: 2029-12-17, demonstration: true, continues-document: true }
            - { number: 示例府办〔2024〕演示2号, issued: 2024-12-10, from: 2030-01-01 }
            """),
        ("example.441523.yaml", "{ region: 441523, decisions: [] }"));

    [Theory(DisplayName = "有效期5年：期满前后、有无本地决定")]
    [InlineData("441581", "2019-12-16", ValidityState.NotYet)]
    [InlineData("441581", "2019-12-17", ValidityState.InForce)]
    [InlineData("441523", "2024-12-17", ValidityState.InForce)]
    [InlineData("441523", "2024-12-18", ValidityState.Expired)]
    [InlineData("441581", "2024-12-18", ValidityState.Continued)]
    [InlineData("441581101", "2026-03-02", ValidityState.Continued)]
    [InlineData("441581", "2029-12-17", ValidityState.Continued)]
    [InlineData("441581", "2029-12-18", ValidityState.Expired)]
    [InlineData("441581", "2030-01-02", ValidityState.Expired)]
    [InlineData(null, "2026-03-02", ValidityState.DiffersByCounty)]
    [InlineData(null, "2031-03-02", ValidityState.Expired)]
    public void A_document_applies_by_its_own_term_or_by_a_decision_in_force(string? region, string day, ValidityState state)
    {
        var validity = On(region, day);

        Assert.Equal(state, validity.State);
        Assert.Equal(state is ValidityState.InForce or ValidityState.Continued, validity.Applies);
    }

    [Fact]
    public void The_words_name_the_end_and_the_decision_and_say_that_it_is_invented()
    {
        var validity = On("441581", "2026-03-02");

        Assert.Equal("有效期至2024年12月17日；示例市以示例府办〔2024〕演示1号决定继续适用至2029年12月17日（演示所设文号）。", validity.Words);
        Assert.Equal("示例市/示例府办〔2024〕演示1号", validity.DecisionCitation!.Document);
        Assert.NotNull(Library.FindDecision(validity.DecisionCitation.Document));
    }

    [Fact]
    public void An_expired_document_says_that_no_new_application_can_be_taken()
    {
        var validity = On("441523", "2026-03-02");

        Assert.Null(validity.Decision);
        Assert.Contains("不能据此受理新申请", validity.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_regulation_is_a_fault_and_not_a_validity() =>
        Assert.Throws<ArgumentException>(() => Library.ValidityOn("示例/示例府办〔2019〕2号", null, new DateOnly(2026, 3, 2)));

    [Fact]
    public void A_decision_without_dates_stops_the_start()
    {
        var packs = Packs.WithRegister(Register, ("example.441581.yaml", "{ region: 441581, decisions: [{ number: 示例, continues-document: true }] }"));

        var (_, findings) = RegisterReader.ReadAll(packs, "city");

        Assert.Equal(2, findings.Count(f => f.Code == "yaml.missing" && f.Where.EndsWith("example.441581.yaml:1", StringComparison.Ordinal)));
    }

    [Fact(DisplayName = "汕府办〔2019〕21号登记的终止日是2024年12月17日")]
    [Article(Kernel.Law.ShanweiRehabilitationAid, 28, 2)]
    public void The_registered_document_ends_five_years_after_issue()
    {
        var (aid, _) = RegisterReader.Read(Packs.Register, Packs.Rulebooks);

        Assert.Equal(new DateOnly(2024, 12, 17), aid.ValidUntil);
        Assert.Equal("第二十八条第二款", aid.ValidityArticle!.Place);
    }

    private static RegulationValidity On(string? region, string day) =>
        Library.ValidityOn(Law, region is null ? null : RegionCode.Parse(region), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

    private static RegulationLibrary Load(params (string, string)[] rulebooks)
    {
        var (regulations, findings) = RegisterReader.ReadAll(Packs.WithRegister(Register, rulebooks), "city");
        Assert.Empty(findings);
        return new RegulationLibrary(regulations);
    }
}
