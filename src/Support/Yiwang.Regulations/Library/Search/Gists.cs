using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Library.Search;

/// <summary>One article of the register as the search sees it.</summary>
internal sealed record Gist(Regulation Regulation, string Anchor, string Place, string Head, string Text, string Href)
{
    public string Key => $"{Regulation.Law}#{Anchor}";
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
        var (laws, counts, matching) = (among.Select(r => r.Law).ToHashSet(), new int[query.Words.Count], new List<Gist>());
        var here = new int[query.Words.Count];
        foreach (var gist in all)
        {
            Array.Clear(here);
            query.Count(gist.Text, here);
            query.Count(gist.Head, here);
            var any = query.Article > 0 && gist.Anchor == $"a{query.Article}";
            for (var i = 0; i < here.Length; i++)
            {
                if (here[i] == 0) continue;
                counts[i]++;
                any = true;
            }

            if (any && laws.Contains(gist.Regulation.Law)) matching.Add(gist);
        }

        return new(query, counts, matching, byKey);
    }

    private static Gist Of(Regulation regulation, Chapter chapter, RegulationArticle article)
    {
        var place = article.Citation;
        return new(regulation, place.Code, article.Name, $"{chapter.Heading} {article.Name}", article.Gist, place.Href);
    }
}

/// <summary>What of the register holds any of the words.</summary>
internal sealed class GistMatches(SearchQuery query, int[] counts, List<Gist> matching, Dictionary<string, Gist> byKey)
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

    public IEnumerable<Gist> Best(SearchQuery asked, IReadOnlyList<double> weights, int most)
    {
        var ranking = new Ranking(asked, weights);
        return matching.OrderByDescending(g => ranking.Of(new(g.Regulation.Title, g.Head, "", g.Text))).Take(most);
    }
}
