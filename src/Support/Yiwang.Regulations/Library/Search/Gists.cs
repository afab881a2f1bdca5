using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Library.Search;

/// <summary>One article of the register as the search sees it.</summary>
internal sealed record Gist(Regulation Regulation, Citation Citation, string Place, string Head, string Text, string Href)
{
    public string Anchor { get; } = Citation.Code;

    public string Key { get; } = $"{Regulation.Law}#{Citation.Code}";
}

/// <summary>The register's gists, in memory: they are there before any gazette is, and few enough to be looked through each time.</summary>
internal sealed class Gists
{
    private readonly Gist[] all;
    private readonly Dictionary<string, Gist> byKey;

    public Gists(RegulationLibrary register)
    {
        all = [.. register.All.SelectMany(r => r.Chapters.SelectMany(c => c.Articles.Select(a => Of(r, c, a))))];
        byKey = all.DistinctBy(g => g.Key).ToDictionary(g => g.Key);
    }

    public int Count => all.Length;

    public GistMatches Look(SearchQuery query, IReadOnlyList<Regulation> among)
    {
        var (laws, counts, matching) = (among.Select(r => r.Law).ToHashSet(), new int[query.Words.Count], new List<(Gist, ulong)>());
        var here = new int[query.Words.Count];
        foreach (var gist in all)
        {
            Array.Clear(here);
            query.Count(gist.Text, here);
            query.Count(gist.Head, here);
            var held = 0ul; // a query has fewer words than a ulong has bits
            for (var i = 0; i < here.Length; i++)
            {
                if (here[i] == 0) continue;
                counts[i]++;
                held |= 1ul << i;
            }

            var any = held != 0 || (query.Article > 0 && gist.Citation.Article == query.Article);
            if (any && laws.Contains(gist.Regulation.Law)) matching.Add((gist, held));
        }

        return new(query, counts, matching, byKey);
    }

    private static Gist Of(Regulation regulation, Chapter chapter, RegulationArticle article)
    {
        var place = article.Citation;
        return new(regulation, place, article.Name, $"{chapter.Heading} {article.Name}", article.Gist, place.Href);
    }
}

/// <summary>What of the register holds any of the words.</summary>
internal sealed class GistMatches(SearchQuery query, int[] counts, List<(Gist Gist, ulong Held)> matching, Dictionary<string, Gist> byKey)
{
    public int With(string word)
    {
        for (var i = 0; i < counts.Length; i++)
            if (query.Words[i] == word) return counts[i];
        return 0;
    }

    /// <summary>The entry of the register that the place lies in; null for a place that no citation names.</summary>
    public Gist? At(string law, string anchor)
    {
        for (var place = anchor; place.Length > 0; place = place[..Math.Max(place.LastIndexOf('.'), 0)])
            if (byKey.TryGetValue($"{law}#{place}", out var gist)) return gist;
        return null;
    }

    /// <summary>Those that hold most of what was asked; which of them comes first is for the ranking to say.</summary>
    public IEnumerable<Gist> Best(IReadOnlyList<double> weights, int most) =>
        matching.OrderByDescending(m => Worth(m.Held, weights) + (m.Gist.Citation.Article == query.Article ? 1 : 0)).Take(most).Select(m => m.Gist);

    private static double Worth(ulong held, IReadOnlyList<double> weights)
    {
        var worth = 0.0;
        for (var i = 0; i < weights.Count; i++)
            if ((held & 1ul << i) != 0) worth += weights[i];
        return worth;
    }
}
