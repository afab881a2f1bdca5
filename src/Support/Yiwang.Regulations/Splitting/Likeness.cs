namespace Yiwang.Regulations.Splitting;

/// <summary>
/// Whether two printings mean the same title. The cover notice and the regulation, or the annex list and the annex, often
/// differ by a sign (《》, （试行）) or a misread character.
/// </summary>
internal static class Likeness
{
    private const double LeastShare = 0.75;

    public static bool IsSame(string left, string right)
    {
        var (a, b) = (Plain(left), Plain(right));
        if (a.Length < 4 || b.Length < 4) return a.Length > 1 && a == b;
        return a == b || Share(a, b) >= LeastShare;
    }

    /// <summary>Pairs of neighbouring characters that both have, out of all that either has.</summary>
    private static double Share(string a, string b)
    {
        var (left, right) = (Pairs(a), Pairs(b));
        var common = left.Intersect(right).Count();
        return common / (double)(left.Count + right.Count - common);
    }

    private static HashSet<string> Pairs(string text) => [.. Enumerable.Range(0, text.Length - 1).Select(i => text.Substring(i, 2))];

    private static string Plain(string text) => string.Concat(text.Where(c => char.IsLetterOrDigit(c)));
}
