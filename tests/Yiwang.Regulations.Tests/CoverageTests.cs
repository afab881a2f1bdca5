using System.Text.Json;
using Yiwang.Kernel;
using Yiwang.Regulations.Coverage;
using Yiwang.Regulations.Marks;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Tests;

public sealed class CoverageTests
{
    private const string Law = "示例/示例府办〔2019〕1号";

    [Fact]
    public void Implemented_and_tested_are_counted_apart_and_only_what_must_be_enforced()
    {
        var report = Report([Rule("T-1"), Rule("T-2", "T-9")], new([Proof("T-1"), Proof("T-3"), Proof("T-9")], [], []));

        Assert.Equal((3, 2, 1), Numbers(report));
        Assert.Equal(["T-3"], report.Missing);
        Assert.Equal(["T-2"], report.Unproved);
    }

    [Fact]
    public void Without_results_nothing_is_tested() => Assert.Equal((3, 1, 0), Numbers(Report([Rule("T-1")], TestResults.None)));

    [Fact]
    public void One_failing_test_is_enough_to_prove_nothing() =>
        Assert.Equal((3, 1, 0), Numbers(Report([Rule("T-1")], new([Proof("T-1")], [Proof("T-1")], []))));

    [Fact]
    public void The_json_has_exactly_the_agreed_form()
    {
        var report = CoverageReport.Of([Document()], [Rule("T-1")], TestResults.None, ["packs/示例.yaml:3 periods.review"]);

        var json = JsonDocument.Parse(CoverageVerb.AsJson(report)).RootElement;

        Assert.Equal(["documents", "uncited"], json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["code", "enforceable", "implemented", "tested", "missing"], json.GetProperty("documents")[0].EnumerateObject().Select(p => p.Name).Take(5));
        Assert.Equal("T", json.GetProperty("documents")[0].GetProperty("code").GetString());
        Assert.Equal(["T-2", "T-3"], json.GetProperty("documents")[0].GetProperty("missing").EnumerateArray().Select(m => m.GetString()));
        Assert.Equal("packs/示例.yaml:3 periods.review", json.GetProperty("uncited")[0].GetString());
    }

    [Fact]
    public void Two_documents_of_one_code_are_one_line()
    {
        var report = CoverageReport.Of([Document(), Document() with { Title = "示例清单" }], [Rule("T-1")], TestResults.None, []);

        Assert.Equal("示例办法；示例清单", Assert.Single(report.Documents).Title);
        Assert.Equal(2, report.Documents[0].Articles);
    }

    [Fact]
    public void The_human_form_lists_the_gaps_and_says_what_it_does_not_judge()
    {
        var words = CoverageWords.Of(CoverageReport.Of([Document()], [Rule("T-1")], TestResults.None, []));

        Assert.Contains("还没有实现的 2 项", words, StringComparison.Ordinal);
        Assert.Contains("T-2  T-3", words, StringComparison.Ordinal);
        Assert.Contains("只数标记", words, StringComparison.Ordinal);
    }

    private static DocumentCoverage Report(MarkedMember[] rules, TestResults tests) =>
        CoverageReport.Of([Document()], rules, tests, []).Documents.Single();

    private static (int, int, int) Numbers(DocumentCoverage d) => (d.Enforceable, d.Implemented, d.Tested);

    private static MarkedMember Rule(params string[] ids) => new("示例", "示例.Rules", "Check", ids, []);

    private static MarkedMember Proof(params string[] ids) => new("示例.Tests", "示例.Tests", "Proves", ids, []);

    private static Regulation Document()
    {
        var place = Citation.Of(Law, 1);
        CatalogueRequirement[] requirements = [.. new[] { "T-1", "T-2", "T-3" }.Select(id => new CatalogueRequirement(id, place, true, "示例")), new("T-9", place, false, "示例")];
        return new(Law, "示例办法", "示例机关", new(2019, 12, 17), new(2019, 12, 17),
            [new(Citation.Parse("第一章").In(Law), "总则", [new(place, "示例要点", Duty.Software, "示例理由", requirements)])]) { Catalogue = "T" };
    }
}
