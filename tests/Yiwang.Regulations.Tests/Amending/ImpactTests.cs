using Yiwang.Kernel;
using Yiwang.Regulations.Amending.Impacts;
using Yiwang.Regulations.Amending.Versions;
using Yiwang.Regulations.Coverage;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Tests.Library;
using Yiwang.Testing;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Regulations.Tests.Amending;

/// <summary>The real regulation with invented changes, against the real rules, rulebooks and procedures.</summary>
public sealed class ImpactTests(TownHall hall) : IClassFixture<TownHall>
{
    [Fact(DisplayName = "改了第五条的年龄：列出按它执行的规则、年龄的设定和“超龄”的拒绝理由")]
    public async Task A_changed_article_lists_what_stands_on_it()
    {
        var impact = await Of(Changed("a5", "7周岁", "8周岁"));

        var touches = Assert.Single(impact.Articles).Touches;
        Assert.Contains(touches, t => t is { Kind: TouchKind.Rule, Name: "Age.Check" });
        Assert.Contains(touches, t => t is { Kind: TouchKind.Period, Name: "救助年龄：不满几周岁", IsReworded: true });
        Assert.Contains(touches, t => t is { Kind: TouchKind.Refusal, Name: "aid.age.too-old" });
        Assert.Contains(touches, t => t is { Kind: TouchKind.Refusal, Name: "aid.certificate.missing", Place.Item: 1, IsReworded: false });
        Assert.True(impact.KnowsRefusals);
        Assert.Empty(impact.Unplaced);
    }

    [Fact(DisplayName = "改了第十条的审核期限：期限要核对，同一条里没改的材料不用")]
    public async Task Only_the_very_words_that_are_cited_count_as_reworded()
    {
        var impact = await Of(Changed("a10", "10个工作日", "15个工作日"));

        var touches = Assert.Single(impact.Articles).Touches;
        Assert.All(touches.Where(t => t is { Kind: TouchKind.Period, Name: "stages.1.period" }), t => Assert.True(t.IsReworded));
        Assert.Contains(touches, t => t is { Kind: TouchKind.Period, Name: "stages.1.period" });
        Assert.All(touches.Where(t => t is { Kind: TouchKind.Material, Place.SubItem: 2 }), t => Assert.False(t.IsReworded));
        Assert.Equal(6, touches.Count(t => t.Kind is TouchKind.Material));
    }

    [Fact(DisplayName = "第八条：每一项标准、各县另定的都在金额里")]
    public async Task Amounts_and_what_counties_set_are_found()
    {
        var touches = Assert.Single((await Of(Changed("a8", "15000", "18000"))).Articles).Touches;

        Assert.Equal(12, touches.Count(t => t is { Kind: TouchKind.Amount } && t.Where.Contains("/rehabilitation-aid.yaml:", StringComparison.Ordinal)));
        Assert.Contains(touches, t => t is { Kind: TouchKind.Amount, Place.Item: 1, IsReworded: true });
        Assert.Contains(touches, t => t is { Kind: TouchKind.Amount, Place.Item: 3, IsReworded: false });
    }

    [Fact]
    public async Task A_setting_that_a_county_decided_otherwise_is_touched_with_the_article_of_the_city()
    {
        var entry = Assert.Single(PackEntries.Read(Packs.Directory), e => e.File.EndsWith(".441581.yaml", StringComparison.Ordinal) && e.Name == "补正期间停止计时（本地另定）");

        Assert.Equal((10, 2, 1), (entry.Citation.Article, entry.Citation.Item, entry.Citation.SubItem));
        Assert.Contains(Assert.Single((await Of(Changed("a10", "10个工作日", "15个工作日"))).Articles).Touches, t => t.Name == entry.Name);
    }

    [Fact]
    public async Task A_moved_article_asks_only_for_another_number()
    {
        var old = Old();
        var now = old with { Articles = [.. old.Articles.Select(a => a.Anchor == "a5" ? a with { Anchor = "a6", Label = "第六条" } : a.Anchor == "a6" ? a with { Anchor = "a5", Label = "第五条" } : a)] };

        var impact = await Of(Comparison.Of(old, now));

        Assert.Equal([ArticleFate.Moved, ArticleFate.Moved], impact.Articles.Select(a => a.Change.Fate));
        Assert.All(impact.Touches, t => Assert.False(t.IsReworded));
        Assert.Contains("只要把条号改成第六条", impact.Articles.SelectMany(a => a.Touches, (a, t) => ImpactWords.ToDo(a.Change, t)));
    }

    [Fact]
    public async Task A_removed_article_leaves_its_rules_without_ground()
    {
        var old = Old();

        var impact = await Of(Comparison.Of(old, old with { Articles = [.. old.Articles.Where(a => a.Anchor != "a28")] }));

        var removed = Assert.Single(impact.Articles);
        Assert.Equal(ArticleFate.Removed, removed.Change.Fate);
        Assert.Contains(removed.Touches, t => t is { Kind: TouchKind.Refusal, Name: "aid.document.expired", IsReworded: true });
    }

    [Fact]
    public async Task A_document_that_the_register_does_not_know_touches_nothing()
    {
        var impact = await hall.Asks<ImpactReader, Impact>(Actor.Stranger(), r => r.Of(Changed("a5", "7周岁", "8周岁"), "", TestContext.Current.CancellationToken));

        Assert.Empty(impact.Touches);
    }

    [Fact]
    public void Refusal_codes_are_read_with_the_place_that_they_name()
    {
        var codes = RefusalCodes.Read(Repository.Root)!;

        Assert.Contains(codes, c => c is { Code: "aid.document.expired", Citation: { Article: 28, Paragraph: 2 } });
        Assert.Contains(codes, c => c is { Code: "aid.implant.declared", Citation: { Article: 8, Item: 1, SubItem: 1 } });
        Assert.Contains(codes, c => c is { Code: "aid.standard.below-province", Citation.Article: 7 });
        Assert.Null(RefusalCodes.Read(Path.GetTempPath() + "/nowhere"));
    }

    private Task<Impact> Of(Comparison comparison) =>
        hall.Asks<ImpactReader, Impact>(Actor.Stranger(), r => r.Of(comparison, Law.ShanweiRehabilitationAid, TestContext.Current.CancellationToken));

    private static Comparison Changed(string anchor, string words, string by)
    {
        var old = Old();
        var article = old.Articles.Single(a => a.Anchor == anchor);
        Assert.Contains(words, article.Text, StringComparison.Ordinal);
        var first = article.Lines.First(l => l.Words.Contains(words, StringComparison.Ordinal));
        var now = article with { Lines = [.. article.Lines.Select(l => l == first ? l with { Words = l.Words.Replace(words, by, StringComparison.Ordinal) } : l)] };
        return Comparison.Of(old, old with { Articles = [.. old.Articles.Select(a => a == article ? now : a)] });
    }

    private static TextVersion Old()
    {
        var issue = GazetteFile.Read("公报.txt", File.ReadAllBytes(Seeds.Files.Single(f => f.Contains("d84c1dfa91db4fda", StringComparison.Ordinal)))).File!.Issue;
        var split = issue.Documents.Single(d => d.All().Any(n => n.Text.Contains("人工耳蜗", StringComparison.Ordinal)));
        var (document, nodes) = Shelving.Lay(Guid.Empty, 1, split, issue);
        return VersionCutter.Cut(document, nodes, "公报");
    }
}
