using Yiwang.Design;
using Yiwang.Kernel;
using Yiwang.Regulations.Amending.Versions;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Amending.Loading;

/// <summary>The difference as a person reads it.</summary>
internal static class ChangeWords
{
    public static string Of(ArticleFate fate) => fate switch
    {
        ArticleFate.Added => "新增",
        ArticleFate.Removed => "删去",
        ArticleFate.Changed => "改动",
        ArticleFate.Moved => "改号",
        _ => "未变",
    };

    public static Tone ToneOf(ArticleFate fate) => fate switch
    {
        ArticleFate.Added => Tone.Good,
        ArticleFate.Removed => Tone.Bad,
        ArticleFate.Changed => Tone.Attention,
        _ => Tone.Neutral,
    };

    /// <summary>第六条（原第五条）.</summary>
    public static string NameOf(ArticleChange change)
    {
        var name = NameOf(change.Shown);
        return change.IsRenumbered ? $"{name}（原{NameOf(change.Old!)}）" : name;
    }

    public static string NameOf(VersionArticle article) => article.Label.Length > 0 ? article.Label.TrimEnd('、', '.', '．')
        : article.Text is { Length: > 0 } text ? ShortText.Within(text, 20) : "未编号的一段";

    public static string Sum(Comparison comparison) =>
        $"改动 {comparison.Count(ArticleFate.Changed)} 条，新增 {comparison.Count(ArticleFate.Added)} 条，删去 {comparison.Count(ArticleFate.Removed)} 条，"
        + $"只改了号的 {comparison.Count(ArticleFate.Moved)} 条，未变 {comparison.Count(ArticleFate.Same)} 条";

    /// <summary>For a terminal: deleted in [-…-], inserted in {+…+}.</summary>
    public static string Marked(ArticleChange change) => string.Concat(change.Words.Select(w => w.Mark switch
    {
        WordMark.Deleted => $"[-{w.Text}-]",
        WordMark.Inserted => $"{{+{w.Text}+}}",
        _ => w.Text,
    }));
}
