namespace Yiwang.Regulations.Library.Search;

/// <summary>The words of one thing that may be the answer.</summary>
/// <param name="Title">Of its document.</param>
/// <param name="Head">Chapters and headings above it, its own number and heading.</param>
/// <param name="Body">Its text; empty where nothing was imported.</param>
/// <param name="Gist">What the register says of it in our own words; empty for none.</param>
internal sealed record Searched(string Title, string Head, string Body, string Gist);

/// <summary>
/// Which answer comes first: rare words count more than common ones, a heading more than running text, and an answer that holds most of what
/// was asked more than one that repeats a part of it. The same for both engines.
/// </summary>
internal sealed class Ranking(SearchQuery query, IReadOnlyList<double> weights)
{
    private const double Title = 0.42, BesidesTitle = 0.2, Head = 1.6, Body = 1.0, Gist = 1.3, Saturation = 1.2, UsualLength = 220;

    private readonly double total = Math.Max(weights.Sum(), 1e-9);

    /// <summary>How much each word of the query says, from how many passages hold it.</summary>
    public static double[] Weights(SearchQuery query, Func<string, int> passagesWith, int passages)
    {
        var most = Math.Log(1 + passages);
        return [.. query.Words.Select((w, i) => query.Trust(i) * (SearchIndex.IsPrefix(w) ? most / 3 : passagesWith(w) is > 0 and var n ? Math.Log(1 + (passages - n + 0.5) / (n + 0.5)) : 0))];
    }

    public double Of(Searched searched)
    {
        var words = query.Words.Count;
        if (words == 0) return 0;
        Span<int> counts = stackalloc int[words * 4];
        query.Count(searched.Title, counts[..words]);
        query.Count(searched.Head, counts[words..(2 * words)]);
        query.Count(searched.Body, counts[(2 * words)..(3 * words)]);
        query.Count(searched.Gist, counts[(3 * words)..]);

        var length = 0.5 + 0.5 * (searched.Body.Length / UsualLength);
        var (score, covered) = (0.0, 0.0);
        for (var i = 0; i < words; i++)
        {
            if (weights[i] <= 0) continue;
            var here = Head * counts[words + i] + Body * counts[2 * words + i] / length + Gist * counts[3 * words + i];
            var strength = here / (Saturation + here);
            // What the document is called says which document, not which of its articles.
            score += weights[i] * (counts[i] > 0 ? Title + BesidesTitle * strength : strength);
            if (here > 0) covered += weights[i];
            else if (counts[i] > 0) covered += weights[i] * 0.8;
        }

        var share = covered / total;
        return score * (0.25 + share * share);
    }
}
