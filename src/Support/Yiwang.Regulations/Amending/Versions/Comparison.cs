using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Amending.Versions;

internal enum ArticleFate
{
    Same,

    /// <summary>Another number or place, the same words.</summary>
    Moved,

    Changed,
    Added,
    Removed,
}

/// <summary>What became of one article from the old version to the new.</summary>
/// <param name="Old">Null for an added one.</param>
/// <param name="New">Null for a removed one.</param>
internal sealed record ArticleChange(ArticleFate Fate, VersionArticle? Old, VersionArticle? New)
{
    /// <summary>The one that is shown: as it will be, else as it was.</summary>
    public VersionArticle Shown => New ?? Old!;

    /// <summary>Another number than before.</summary>
    public bool IsRenumbered => Old is not null && New is not null && Old.Anchor != New.Anchor;

    public IReadOnlyList<WordChange> Words => field ??= TextComparison.Compare(Old?.Text ?? "", New?.Text ?? "");
}

/// <summary>Two versions side by side, in the order of the new one; what was removed stands where it was.</summary>
internal sealed record Comparison(TextVersion Old, TextVersion New, IReadOnlyList<ArticleChange> All)
{
    public IEnumerable<ArticleChange> Different => All.Where(c => c.Fate is not ArticleFate.Same);

    /// <summary>Of the articles; titles, chapters and signatures are not counted.</summary>
    public int Count(ArticleFate fate) => All.Count(c => c.Fate == fate && c.Shown.Kind is PieceKind.Article);

    public static Comparison Of(TextVersion old, TextVersion now)
    {
        var partners = Pairing.Of(old.Articles, now.Articles);
        var changes = now.Articles.Select((n, i) => partners.IndexOf(i) is var o and >= 0
            ? new ArticleChange(FateOf(old.Articles[o], n), old.Articles[o], n)
            : new ArticleChange(ArticleFate.Added, null, n)).ToList();

        for (var o = 0; o < old.Articles.Count; o++)
        {
            if (partners[o] >= 0) continue;
            var before = o == 0 ? -1 : changes.FindIndex(c => ReferenceEquals(c.Old, old.Articles[o - 1]));
            changes.Insert(before + 1, new(ArticleFate.Removed, old.Articles[o], null));
        }

        return new(old, now, changes);
    }

    private static ArticleFate FateOf(VersionArticle old, VersionArticle now) =>
        old.Text != now.Text ? ArticleFate.Changed : old.Anchor != now.Anchor ? ArticleFate.Moved : ArticleFate.Same;
}
