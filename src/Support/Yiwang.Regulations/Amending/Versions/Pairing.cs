namespace Yiwang.Regulations.Amending.Versions;

/// <summary>
/// Which article of the new version is which of the old. Words count before numbers: where an article is put in, all that follow get
/// another number and are still themselves.
/// </summary>
internal sealed class Pairing
{
    /// <summary>Alike enough to be the same article under another number.</summary>
    private const double AlikeElsewhere = 0.6;

    /// <summary>Alike enough to be the same article under its own number; below it the number was given to another matter.</summary>
    private const double AlikeInPlace = 0.25;

    private const double BonusOfPlace = 0.05;

    /// <summary>Words so short (废止, 略) are the same by chance.</summary>
    private const int ShortestTelling = 8;

    private readonly IReadOnlyList<VersionArticle> old, now;
    private readonly int[] partners;
    private readonly bool[] taken;

    private Pairing(IReadOnlyList<VersionArticle> old, IReadOnlyList<VersionArticle> now)
    {
        (this.old, this.now) = (old, now);
        partners = [.. Enumerable.Repeat(-1, old.Count)];
        taken = new bool[now.Count];
    }

    /// <returns>For each old article the place of its partner among the new; -1 for none.</returns>
    public static List<int> Of(IReadOnlyList<VersionArticle> old, IReadOnlyList<VersionArticle> now)
    {
        var pairing = new Pairing(old, now);
        pairing.Pair((o, n) => o.Kind is PieceKind.Frame && o.Anchor == n.Anchor);
        pairing.Pair((o, n) => o.Anchor == n.Anchor && o.Text == n.Text);
        pairing.Pair((o, n) => o.Text == n.Text && o.Text.Length >= ShortestTelling);
        pairing.PairAlike();
        return [.. pairing.partners];
    }

    private void Pair(Func<VersionArticle, VersionArticle, bool> isSame)
    {
        for (var o = 0; o < old.Count; o++)
            for (var n = 0; n < now.Count && partners[o] < 0; n++)
                if (IsOpen(o, n) && isSame(old[o], now[n])) Join(o, n);
    }

    private void PairAlike()
    {
        var (before, after) = (old.Select(a => Pairs(a.Text)).ToArray(), now.Select(a => Pairs(a.Text)).ToArray());
        var candidates =
            from o in Enumerable.Range(0, old.Count)
            from n in Enumerable.Range(0, now.Count)
            where IsOpen(o, n)
            let inPlace = old[o].Anchor == now[n].Anchor
            let alike = Share(before[o], after[n])
            where alike >= (inPlace ? AlikeInPlace : AlikeElsewhere)
            // First what is the same article for certain, wherever it stands; then what only kept its number.
            orderby alike >= AlikeElsewhere descending, alike + (inPlace ? BonusOfPlace : 0) descending
            select (o, n);
        foreach (var (o, n) in candidates.ToArray()) if (IsOpen(o, n)) Join(o, n);
    }

    private bool IsOpen(int o, int n) => partners[o] < 0 && !taken[n] && old[o].Kind == now[n].Kind;

    private void Join(int o, int n) => (partners[o], taken[n]) = (n, true);

    private static Dictionary<(char, char), int> Pairs(string text)
    {
        var (pairs, plain) = (new Dictionary<(char, char), int>(), text.Where(char.IsLetterOrDigit).ToArray());
        for (var i = 0; i + 1 < plain.Length; i++) pairs[(plain[i], plain[i + 1])] = pairs.GetValueOrDefault((plain[i], plain[i + 1])) + 1;
        return pairs;
    }

    /// <summary>Neighbouring characters that both have, out of all that both have together (Dice).</summary>
    private static double Share(Dictionary<(char, char), int> a, Dictionary<(char, char), int> b)
    {
        if (a.Count == 0 || b.Count == 0) return 0;
        var (few, many) = a.Count <= b.Count ? (a, b) : (b, a);
        var common = few.Sum(p => Math.Min(p.Value, many.GetValueOrDefault(p.Key)));
        return 2.0 * common / (a.Values.Sum() + b.Values.Sum());
    }
}
