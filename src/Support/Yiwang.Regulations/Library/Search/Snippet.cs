namespace Yiwang.Regulations.Library.Search;

/// <summary>A stretch of a snippet.</summary>
internal readonly record struct Stretch(string Text, bool IsHit);

/// <summary>The part of a text that holds most of what was asked, with the hits marked.</summary>
internal static class Snippet
{
    private const int Length = 96, Before = 12, MostHits = 120;

    public static IReadOnlyList<Stretch> Of(string text, SearchQuery query, IReadOnlyList<double> weights)
    {
        var flat = text.Replace('\n', ' ').Replace('\t', ' ');
        var hits = query.Hits(flat).Take(MostHits).ToArray();
        var from = hits.Length == 0 ? 0 : Math.Max(0, BestStart(hits, weights) - Before);
        var to = Math.Min(flat.Length, from + Length);

        var marked = new bool[to - from];
        foreach (var (at, length, _) in hits)
            for (var i = Math.Max(at, from); i < Math.Min(at + length, to); i++) marked[i - from] = true;
        return [.. Stretches(flat, marked, from, to)];
    }

    /// <summary>The hit from which a window holds the most, each word counted once.</summary>
    private static int BestStart((int At, int Length, int Word)[] hits, IReadOnlyList<double> weights)
    {
        var (best, start) = (-1.0, 0);
        for (var i = 0; i < hits.Length; i++)
        {
            var words = new HashSet<int>();
            for (var k = i; k < hits.Length && hits[k].At < hits[i].At + Length - Before; k++) words.Add(hits[k].Word);
            var worth = words.Sum(w => weights[w]);
            if (worth > best) (best, start) = (worth, hits[i].At);
        }

        return start;
    }

    private static IEnumerable<Stretch> Stretches(string text, bool[] marked, int from, int to)
    {
        if (from > 0) yield return new("…", false);
        for (var i = 0; i < marked.Length;)
        {
            var end = i + 1;
            while (end < marked.Length && marked[end] == marked[i]) end++;
            yield return new(text[(from + i)..(from + end)], marked[i]);
            i = end;
        }

        if (to < text.Length) yield return new("…", false);
    }
}
