using Yiwang.Kernel;
using Yiwang.Regulations.Marks;

namespace Yiwang.Architecture.Tests;

public sealed class CoverageMarksTests
{
    [Fact]
    public void Every_mark_on_a_rule_names_a_place_that_the_register_has() =>
        None(CoverageMarks.Strangers(CoverageMarks.OfRules, CoverageMarks.Register));

    [Fact]
    public void Every_mark_on_a_test_names_a_place_that_the_register_has() =>
        None(CoverageMarks.Strangers(CoverageMarks.OfTests, CoverageMarks.Register));

    [Fact]
    public void Every_requirement_and_article_that_a_rule_claims_has_a_test_that_claims_to_prove_it() =>
        None(CoverageMarks.Unproved(CoverageMarks.OfRules, CoverageMarks.OfTests, CoverageMarks.Register));

    /// <summary>If the walker went blind, the three tests above would pass over nothing.</summary>
    [Fact]
    public void The_walker_sees_what_is_known_to_be_there()
    {
        Assert.Contains(CoverageMarks.OfRules, m => m.Requirements.Contains("SW-KF-005a"));
        Assert.Contains(CoverageMarks.OfRules, m => m.Articles.Any(a => a.Article == 7));
        Assert.Contains(CoverageMarks.OfTests, m => m.Requirements.Contains("SW-KF-005a"));
        Assert.Equal("Yiwang.Architecture.Tests", Assert.Single(CoverageMarks.OfTests, m => m.Member == nameof(Canary)).Assembly);
    }

    [Fact]
    public void A_mark_on_an_article_that_is_not_there_is_named()
    {
        MarkedMember wrong = new("示例", "示例.Rules", "Check", ["SW-KF-999"], [Citation.Of(Law.ShanweiRehabilitationAid, 94), Citation.Of("示例/无此文号", 1)]);

        Assert.Equal(["Rules.Check: 汕府办〔2019〕21号第九十四条", "Rules.Check: 无此文号第一条", "Rules.Check: SW-KF-999"], CoverageMarks.Strangers([wrong], CoverageMarks.Register));
    }

    [Fact]
    public void A_rule_without_a_test_is_named()
    {
        MarkedMember rule = new("示例", "示例.Rules", "Check", ["SW-KF-005a", "SW-KF-003"], []);
        MarkedMember proof = rule with { Assembly = "示例.Tests", Requirements = ["SW-KF-005a"] };

        Assert.Equal(["SW-KF-003: Rules.Check", "SW-KF-005a: Rules.Check"], CoverageMarks.Unproved([rule], [], CoverageMarks.Register).Order(StringComparer.Ordinal));
        Assert.Equal(["SW-KF-003: Rules.Check"], CoverageMarks.Unproved([rule], [proof], CoverageMarks.Register));
    }

    [Fact]
    public void A_rule_that_names_only_an_article_needs_a_test_of_that_article()
    {
        MarkedMember rule = new("示例", "示例.Rules", "Check", [], [Citation.Of(Law.ShanweiRehabilitationAid, 5)]);
        MarkedMember ofRequirement = new("示例.Tests", "示例.Tests", "Proves", ["SW-KF-005d"], []);
        MarkedMember ofAnother = new("示例.Tests", "示例.Tests", "Proves", [], [Citation.Of(Law.ShanweiRehabilitationAid, 6)]);

        Assert.Equal(["汕府办〔2019〕21号第五条: Rules.Check"], CoverageMarks.Unproved([rule], [ofAnother], CoverageMarks.Register));
        Assert.Empty(CoverageMarks.Unproved([rule], [ofRequirement], CoverageMarks.Register));
        Assert.Empty(CoverageMarks.Unproved([rule], [ofAnother with { Articles = [Citation.Of(Law.ShanweiRehabilitationAid, 5, item: 1)] }], CoverageMarks.Register));
    }

    // All of them, not the first few that fit into an assertion's line.
    private static void None(IEnumerable<string> gaps)
    {
        var all = gaps.ToArray();
        Assert.True(all.Length == 0, string.Join(Environment.NewLine, all));
    }

    [Article(Law.ShanweiRehabilitationAid, 1)]
    private static void Canary() { }
}
