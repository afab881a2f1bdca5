using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Regulations.Coverage;
using Yiwang.Regulations.Marks;
using Yiwang.Regulations.Normative.Changing;
using Yiwang.Regulations.Normative.Citing;
using Yiwang.Regulations.Normative.Registering;
using Yiwang.Regulations.Public;
using Yiwang.Testing;

namespace Yiwang.Regulations.Tests.Normative;

/// <summary>What is said when something is cited that is not in force.</summary>
public sealed class CitingTests(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Published = new(2018, 12, 17);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory(DisplayName = "业务日期在公布日以后引用废止、失效的文件，警示并写明从何时起、依据什么；以前的只标注")]
    [InlineData("罗府办规〔2017〕11号", "2018-12-18", "citation.repealed", Severity.Warns)]
    [InlineData("罗府办〔2014〕33号", "2018-12-18", "citation.lapsed", Severity.Warns)]
    [InlineData("罗府办规〔2017〕11号", "2018-12-17", "citation.repealed", Severity.Warns)]
    [InlineData("罗府办规〔2017〕11号", "2018-12-16", "citation.ended-since", Severity.Notes)]
    [InlineData("罗府办〔2014〕33号", "2018-12-16", "citation.ended-since", Severity.Notes)]
    [InlineData("罗府办规〔2017〕12号", "2018-12-18", "citation.to-be-amended", Severity.Notes)]
    [InlineData("罗府办规〔2099〕1号", "2018-12-18", "citation.unknown", Severity.Notes)]
    [Article(Law.LuohuDocumentReview, "一"), Article(Law.LuohuDocumentReview, "二"), Article(Law.LuohuDocumentReview, "三"), Requirement("LH-QL-006")]
    public async Task A_citation_of_what_is_not_in_force_is_a_finding(string number, string on, string code, Severity severity)
    {
        var finding = Assert.Single(await Check(Citation.Of($"罗湖/{number}", 1), DateOnly.ParseExact(on, "O")));

        Assert.Equal((code, severity), (finding.Code, finding.Severity));
        if (severity is Severity.Warns)
        {
            Assert.Contains("2018年12月17日", finding.Message, StringComparison.Ordinal);
            Assert.Equal(Law.LuohuDocumentReview, finding.Citation!.Document);
            Assert.NotEqual("", finding.Remedy);
        }
    }

    [Fact(DisplayName = "被代替的，说出代替它的文件；强制程度可以设为阻止")]
    public void What_took_its_place_is_named_and_the_weight_is_a_setting()
    {
        var life = new DocumentLife("汕尾/汕府办〔2020〕1号", "示例办法", "示例", new(2020, 1, 1), new(2020, 1, 1))
        {
            Changes = [new(ChangeKind.Repealed, new(2024, 1, 1), Citation.Of("汕尾/汕府办〔2024〕2号", 9)) { ReplacedBy = "汕尾/汕府办〔2024〕2号" }],
        };

        var finding = CitationRule.Check(life, life.Citation, null, new(2024, 1, 1), new(2024, 1, 1), Severity.Blocks)!;

        Assert.Equal(Severity.Blocks, finding.Severity);
        Assert.Contains("自2024年1月1日起废止，依据汕府办〔2024〕2号第九条，现由汕府办〔2024〕2号代替", finding.Message, StringComparison.Ordinal);
        Assert.Contains("汕府办〔2024〕2号", finding.Remedy, StringComparison.Ordinal);
        Assert.Null(CitationRule.Check(life, life.Citation, null, new(2023, 12, 31), new(2023, 12, 31), Severity.Blocks));
    }

    [Theory(DisplayName = "有本地继续适用决定的地方，引用照常；没有的地方不行；不问哪个县的不下结论")]
    [InlineData("441581", true)]
    [InlineData("441523", false)]
    [InlineData(null, true)]
    public async Task A_local_decision_to_go_on_counts(string? region, bool silent)
    {
        var findings = await Check(Citation.Of(Law.ShanweiRehabilitationAid, 10), new(2026, 3, 2), region is null ? null : RegionCode.Parse(region));

        Assert.Equal(silent, findings.Count == 0);
        if (!silent) Assert.Equal("citation.expired", findings[0].Code);
    }

    [Fact(DisplayName = "城市包：没有决定的县，规则文件列出来；有决定的不列；到期前一天一处也没有")]
    [Article(Law.LuohuDocumentReview, "一"), Article(Law.LuohuDocumentReview, "二"), Requirement("LH-QL-006")]
    public void The_packs_are_looked_through_county_by_county()
    {
        var lives = hall.Services.GetRequiredService<RegulationLibrary>().Lives;

        string[] On(DateOnly day) => [.. PackCitations.Check(Tests.Packs.Directory, [], lives, day).Where(r => r.Document == Law.ShanweiRehabilitationAid).Select(r => r.Where)];

        Assert.Equal(["packs/shanwei/rulebooks/rehabilitation-aid.441523.yaml"], On(new(2026, 3, 2)));
        Assert.Empty(On(new(2024, 12, 17)));
        Assert.Contains("packs/shanwei/rulebooks/rehabilitation-aid.441581.yaml", On(new(2029, 12, 18)));
        Assert.Contains("packs/shanwei/rulebooks/rehabilitation-aid.yaml", On(new(2029, 12, 18)));
    }

    [Fact]
    public void A_marked_rule_on_a_repealed_document_is_listed()
    {
        var lives = hall.Services.GetRequiredService<RegulationLibrary>().Lives;
        MarkedMember[] marks = [new("示例", "示例.规则", "某", [], [Citation.Of("罗湖/罗府规〔2017〕2号", 3)])];

        var found = Assert.Single(PackCitations.Check(Tests.Packs.Directory, marks, lives, Published), r => r.Where == "程序");
        var report = CoverageWords.Of(new([], []) { NotInForce = [found] });

        Assert.Equal(("罗湖/罗府规〔2017〕2号", 1), (found.Document, found.Rules));
        Assert.Contains("城市更新实施办法", report, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "从一段话里认出文号：只取机关代字起")]
    public void Numbers_are_found_in_prose()
    {
        var area = new IssuingArea("罗湖", [new("罗府", "示例"), new("罗府办", "示例"), new("罗府办规", "示例")]);

        var found = CitedInText.Find("依据罗府办规〔2017〕11号和罗府(2012)14号，参照国发〔2015〕1号，又见罗府办规【2017】11号。", area);

        Assert.Equal(["罗湖/罗府办规〔2017〕11号", "罗湖/罗府〔2012〕14号"], found.Select(c => c.Document));
    }

    [Fact(DisplayName = "核对依据的页面和接口说的一样")]
    public async Task The_page_and_its_twin_say_the_same()
    {
        var page = await hall.Visitor().Opens("/normative/check?area=罗湖&text=依据罗府办规〔2017〕11号办理&on=2019-01-02");
        var fine = await hall.Visitor().Opens("/normative/check?area=罗湖&text=罗府办规〔2018〕11号&on=2019-01-02");
        var unread = await hall.Visitor().Opens("/normative/check?area=罗湖&text=没有文号&on=某天");
        var twin = JsonDocument.Parse(await hall.Client().GetStringAsync(new Uri("/api/normative/check?area=罗湖&text=依据罗府办规〔2017〕11号办理&on=2019-01-02", UriKind.Relative), Ct)).RootElement;

        Assert.Contains("自2018年12月17日起废止", page.Text, StringComparison.Ordinal);
        Assert.Contains("都有效", fine.Text, StringComparison.Ordinal);
        Assert.Contains("“某天”不是日期", unread.Text, StringComparison.Ordinal);
        Assert.Equal("citation.repealed", twin.GetProperty("findings")[0].GetProperty("code").GetString());
    }

    [Fact(DisplayName = "登记废止以后，规章页、查询结果同时说废止")]
    public async Task A_recorded_repeal_shows_wherever_the_document_is_cited()
    {
        Done(await hall.Runs("documents-1", new RegisterDocument("汕尾", "汕府办〔2026〕950号", "示例废止通知", new(2026, 1, 5))));
        Done(await hall.Runs("documents-1", new RecordChange(Law.ShanweiProjectPlanning, ChangeKind.Repealed, new(2026, 1, 5), "汕府办〔2026〕950号")));

        var document = await hall.Visitor().Opens(Citation.Of(Law.ShanweiProjectPlanning, 0).Href);
        var article = await hall.Visitor().Opens(Citation.Of(Law.ShanweiProjectPlanning, 1).Href);
        var search = await hall.Visitor().Opens("/regulations/search?q=策划生成&state=repealed");

        Assert.Contains("自2026年1月5日起废止", document.Text, StringComparison.Ordinal);
        Assert.Contains("已废止", article.Text, StringComparison.Ordinal);
        Assert.Contains("已废止", search.Text, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<Finding>> Check(Citation cited, DateOnly on, RegionCode? region = null) =>
        await hall.Asks<Standings, IReadOnlyList<Finding>>(Actor.Stranger(), s => s.Check([cited], region, on, Ct));

    private static void Done(Outcome outcome) => Assert.True(outcome.IsDone, string.Join('\n', outcome.Findings));
}
