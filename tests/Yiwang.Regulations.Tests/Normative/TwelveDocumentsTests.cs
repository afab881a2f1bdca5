using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Regulations.Public;
using Yiwang.Testing;

namespace Yiwang.Regulations.Tests.Normative;

/// <summary>The twelve documents of 罗府办规〔2018〕11号, against the table that was read from the notice.</summary>
public sealed class TwelveDocumentsTests(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Published = new(2018, 12, 17);

    public static TheoryData<string, string, string, string, string> Rows =>
        [.. File.ReadAllLines(Tests.Packs.Shared("data", "LH-QL-documents.csv")).Skip(1).Where(l => l.Length > 0).Select(l => l.Split(',')).Select(c => (c[0], c[2], c[3], c[5], c[6]))];

    [Theory(DisplayName = "按文号查到结论、依据、公布日期")]
    [MemberData(nameof(Rows))]
    [Article(Law.LuohuDocumentReview, "一"), Article(Law.LuohuDocumentReview, "二"), Article(Law.LuohuDocumentReview, "三")]
    [Requirement("LH-QL-003"), Requirement("LH-QL-004"), Requirement("LH-QL-005")]
    public async Task Each_has_its_state_its_ground_and_its_day(string conclusion, string title, string number, string by, string on)
    {
        var life = await Life(number);
        var day = DateOnly.Parse(on, CultureInfo.InvariantCulture);

        var (before, then) = (life.On(null, day.AddDays(-1)), life.On(null, day));

        Assert.Equal(title, life.Title);
        Assert.Equal(ValidityState.InForce, before.State);
        Assert.Equal(conclusion switch { "废止" => ValidityState.Repealed, "失效" => ValidityState.Lapsed, _ => ValidityState.ToBeAmended }, then.State);
        Assert.Equal((day, $"罗湖/{by}"), (then.Since, then.By!.Document));
        Assert.Equal(conclusion == "修订", then.Applies);
    }

    [Fact(DisplayName = "废止与失效是两个状态，分别计数：6、4、2，共12")]
    [Article(Law.LuohuDocumentReview, "一"), Article(Law.LuohuDocumentReview, "二"), Requirement("LH-QL-009")]
    public async Task Repealed_and_lapsed_are_counted_apart()
    {
        var notice = (await Book()).All.Where(l => l.Changes.Any(c => c.By.Document == Law.LuohuDocumentReview)).Select(l => l.On(null, Published).State).ToArray();

        Assert.Equal((6, 4, 2, 12), (notice.Count(s => s is ValidityState.Repealed), notice.Count(s => s is ValidityState.Lapsed), notice.Count(s => s is ValidityState.ToBeAmended), notice.Length));
    }

    [Fact(DisplayName = "清单以外的依据同样算数：罗府〔2014〕40号由罗府规〔2018〕6号废止")]
    public async Task A_document_that_another_regulation_repeals_says_so()
    {
        var life = await Life("罗府〔2014〕40号");

        var (before, then) = (life.On(null, new(2018, 12, 3)), life.On(null, new(2018, 12, 4)));

        Assert.Equal((ValidityState.InForce, ValidityState.Repealed), (before.State, then.State));
        Assert.Equal((Law.LuohuContracts, Law.LuohuContracts), (then.By!.Document, then.ReplacedBy));
    }

    [Fact(DisplayName = "名单写明6个配套文件，没有名称，提示缺少")]
    [Article(Law.LuohuDocumentReview, "三"), Requirement("LH-QL-005")]
    public async Task Companions_that_the_list_does_not_name_are_missed()
    {
        var page = await hall.Visitor().Opens((await Life("罗府办规〔2017〕9号")).Href);

        Assert.Contains("还缺 6 个", page.Text, StringComparison.Ordinal);
        Assert.Contains("已决定修订", page.Text, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "公开页按状态筛选、按名称或文号查，括号怎么写都行")]
    [InlineData("/normative?state=lapsed&area=罗湖", "4 份", "罗府办〔2014〕31号")]
    [InlineData("/normative?q=罗府办(2015)4号", "1 份", "定标人员库管理办法")]
    [InlineData("/normative?q=采购", "1 份", "罗府办规〔2017〕9号")]
    [InlineData("/normative?q=示例没有这份", "没有找到", "没有登记不等于无效")]
    [Article(Law.LuohuDocumentReview, "二"), Requirement("LH-QL-004")]
    public async Task The_list_is_narrowed(string address, string count, string shows)
    {
        var page = await hall.Visitor().Opens(address);

        Assert.Contains(count, page.Text, StringComparison.Ordinal);
        Assert.Contains(shows, page.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "引用只按文号登记的文件，打开它的效力页")]
    public async Task A_citation_of_a_document_without_articles_opens_its_life()
    {
        var page = await hall.Visitor().Opens(Citation.Of("罗湖/罗府规〔2017〕2号", 3).Href);

        Assert.Contains("城市更新实施办法", page.Text, StringComparison.Ordinal);
        Assert.Contains("从这天起不再作为依据", page.Text, StringComparison.Ordinal);
    }

    private async Task<LifeBook> Book() => await hall.Asks<Standings, LifeBook>(Actor.Stranger(), s => s.Read(TestContext.Current.CancellationToken));

    private async Task<DocumentLife> Life(string number) =>
        (await hall.Asks<Standings, DocumentLife?>(Actor.Stranger(), s => s.Find($"罗湖/{number}", TestContext.Current.CancellationToken)))!;
}
