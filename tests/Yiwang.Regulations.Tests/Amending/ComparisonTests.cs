using Yiwang.Regulations.Amending.Versions;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Tests.Library;

namespace Yiwang.Regulations.Tests.Amending;

public sealed class ComparisonTests
{
    private static readonly string[] Articles = MadeUpVersions.Articles;

    [Fact]
    public void The_same_text_twice_has_no_difference()
    {
        var comparison = Compare(Articles);

        Assert.Empty(comparison.Different);
        Assert.Equal(5, comparison.Count(ArticleFate.Same));
    }

    [Fact(DisplayName = "改动的字词逐处标出，数字整个算一处")]
    public void A_changed_article_has_its_changed_words_marked()
    {
        var change = Assert.Single(Compare([.. Articles.Take(2), Articles[2].Replace("10个工作日", "十五个工作日", StringComparison.Ordinal), .. Articles.Skip(3)]).Different);

        Assert.Equal((ArticleFate.Changed, "第三条"), (change.Fate, change.Shown.Label));
        Assert.Equal(["10", "十五"], change.Words.Where(w => w.Mark is not WordMark.Same).Select(w => w.Text));
        Assert.Equal(change.Old!.Text, string.Concat(change.Words.Where(w => w.Mark is not WordMark.Inserted).Select(w => w.Text)));
        Assert.Equal(change.New!.Text, string.Concat(change.Words.Where(w => w.Mark is not WordMark.Deleted).Select(w => w.Text)));
    }

    [Fact(DisplayName = "插入一条后，后面的条改了号，是移动，不是先删后加")]
    public void Articles_after_an_added_one_are_moved()
    {
        var comparison = Compare([Articles[0], "试验田以外的田地不适用本办法，另有规定的从其规定。", .. Articles.Skip(1)]);

        Assert.Equal((1, 0, 0, 4), Counts(comparison));
        Assert.Equal(("第二条", "第三条"), Numbers(comparison.All.First(c => c.Fate is ArticleFate.Moved)));
    }

    [Fact]
    public void An_article_that_is_renumbered_and_changed_at_once_is_one_change()
    {
        var comparison = Compare([.. Articles.Skip(1).Select(a => a.Replace("两次", "三次", StringComparison.Ordinal))]);

        Assert.Equal((0, 1, 1, 3), Counts(comparison));
        var change = comparison.All.Single(c => c.Fate is ArticleFate.Changed);
        Assert.Equal(("第二条", "第一条"), Numbers(change));
        Assert.True(change.IsRenumbered);
    }

    [Fact]
    public void A_removed_article_stands_where_it_was()
    {
        var comparison = Compare([.. Articles.Take(3), Articles[4]]);

        Assert.Equal((0, 1, 0, 1), Counts(comparison));
        Assert.Equal(["第三条", "第四条", "第四条"], comparison.All.Where(c => c.Shown.Kind is PieceKind.Article).Skip(2).Select(c => c.Shown.Label));
    }

    [Fact]
    public void A_number_that_was_given_to_another_matter_is_a_removal_and_an_addition()
    {
        var comparison = Compare([.. Articles.Take(4), "鱼塘的养殖、捕捞和出租，按照渔业主管部门另行制定的规定执行。"]);

        Assert.Equal((1, 1, 0, 0), Counts(comparison));
    }

    [Fact(DisplayName = "五期公报的每一件：每个字都在某一条里，一个不多一个不少")]
    public void Every_word_of_a_document_is_in_exactly_one_piece()
    {
        foreach (var (document, nodes) in Seeds.Files.SelectMany(Documents))
        {
            var pieces = VersionCutter.Cut(nodes);
            var (own, cut) = (string.Concat(nodes.Select(n => n.Own)), pieces.Select(p => (p.Kind is PieceKind.Frame ? "" : p.Label) + string.Concat(p.Lines.Select(l => l.Words))));

            Assert.Equal(own.Order(), string.Concat(cut).Order());
            Assert.Equal(document.Articles, pieces.Count(p => p.Anchor.Split('.')[^1].StartsWith('a') || (p.Kind is PieceKind.Article && p.Anchor.StartsWith('_'))));
        }
    }

    private static IEnumerable<(Document Document, IReadOnlyList<Node> Nodes)> Documents(string path)
    {
        var issue = GazetteFile.Read(Path.GetFileName(path), File.ReadAllBytes(path)).File!.Issue;
        return issue.Documents.Select((d, i) => Shelving.Lay(Guid.Empty, i + 1, d, issue));
    }

    private static Comparison Compare(params IEnumerable<string> articles) => Comparison.Of(MadeUpVersions.Of(Articles), MadeUpVersions.Of(articles));

    private static (int Added, int Removed, int Changed, int Moved) Counts(Comparison c) =>
        (c.Count(ArticleFate.Added), c.Count(ArticleFate.Removed), c.Count(ArticleFate.Changed), c.Count(ArticleFate.Moved));

    private static (string Old, string New) Numbers(ArticleChange change) => (change.Old!.Label, change.New!.Label);
}
