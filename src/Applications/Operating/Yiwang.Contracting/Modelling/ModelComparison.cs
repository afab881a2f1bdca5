using System.Text;
using System.Text.RegularExpressions;
using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Contracting.Modelling;

/// <summary>填空、另行补充、改了条款、删了条款.</summary>
internal enum DeviationKind { Filled, Added, Changed, LeftOut }

/// <summary>One place where a contract differs from its model text.</summary>
/// <param name="Place">Its ordinal, the same for the same two texts.</param>
internal sealed record Deviation(int Place, DeviationKind Kind, string Model, string Draft)
{
    /// <summary>第四十二条 speaks of changed clauses: filling a blank and adding an agreement of its own leave them as they are.</summary>
    [Article(Law.LuohuContracts, 42)]
    public bool IsSubstantive => Kind is DeviationKind.Changed or DeviationKind.LeftOut;
}

/// <param name="Unfilled">Blanks that nobody filled yet.</param>
internal sealed record ModelComparison(IReadOnlyList<Deviation> Deviations, int Unfilled)
{
    public bool IsUnchanged => !Deviations.Any(d => d.IsSubstantive);
}

/// <summary>
/// Lays a contract beside its model text, line by line. A line of the contract that only fills the blanks of a line of the model counts as that
/// line, so that what is left are clauses that were added, changed or left out.
/// </summary>
internal static partial class ModelComparer
{
    private const int LongestFilling = 80, MostLines = 5000;

    [Article(Law.LuohuContracts, 24, 2), Article(Law.LuohuContracts, 42), Requirement("LH-HT-024b")]
    public static ModelComparison Compare(string model, string draft)
    {
        var (old, now) = (Lines(model), Lines(draft));
        var blanks = old.Where(l => Blank().IsMatch(l)).Distinct().Select(l => (Line: l, Head: Head(l), Filled: Filled(l))).ToArray();
        var known = old.ToHashSet(StringComparer.Ordinal);
        string[] seen = [.. now.Select(l => known.Contains(l) ? l : blanks.FirstOrDefault(b => l.StartsWith(b.Head, StringComparison.Ordinal) && b.Filled.IsMatch(l)).Line ?? l)];

        var found = new List<Deviation>();
        var at = 0;
        foreach (var change in TextComparison.CompareLines(old, seen))
        {
            Fillings(found, now, seen, at, change.NewAt);
            Add(found, [.. old.Skip(change.OldAt).Take(change.OldCount)], [.. now.Skip(change.NewAt).Take(change.NewCount)]);
            at = change.NewAt + change.NewCount;
        }

        Fillings(found, now, seen, at, now.Length);
        return new(found, now.Sum(l => Blank().Count(l)));
    }

    private static void Fillings(List<Deviation> found, string[] now, string[] seen, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (now[i] != seen[i]) found.Add(new(found.Count, DeviationKind.Filled, seen[i], now[i]));
        }
    }

    private static void Add(List<Deviation> found, string[] old, string[] now)
    {
        var kind = old.Length == 0 ? now.Any(l => Overriding().IsMatch(l)) ? DeviationKind.Changed : DeviationKind.Added : now.Length == 0 ? DeviationKind.LeftOut : DeviationKind.Changed;
        found.Add(new(found.Count, kind, string.Join('\n', old), string.Join('\n', now)));
    }

    // White space never says anything in a Chinese contract, and word processors put it everywhere.
    private static string[] Lines(string text) => [.. text.Split('\n').Select(l => Space().Replace(l, "")).Where(l => l.Length > 0).Take(MostLines)];

    private static string Head(string line) => line[..Blank().Match(line).Index];

    // A blank takes a value, never half a sentence: what has a comma in it may be a term that somebody slipped in, and is told as a change.
    private static Regex Filled(string line)
    {
        var pattern = new StringBuilder("^");
        var at = 0;
        foreach (var blank in Blank().EnumerateMatches(line))
        {
            pattern.Append(Regex.Escape(line[at..blank.Index])).Append(line[blank.Index] == '□' ? "[□☑☒■√×]" : $"[^，。；\\n]{{0,{LongestFilling}}}");
            at = blank.Index + blank.Length;
        }

        return new(pattern.Append(Regex.Escape(line[at..])).Append('$').ToString(), RegexOptions.NonBacktracking);
    }

    [GeneratedRegex(@"[_＿]{2,}|【】|□")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    // An added clause that takes another one's force away is a change of that other one.
    [GeneratedRegex("不适用|不再适用|以本(?:补充|约定|条|协议)[^。；]*为准|(?:替代|取代|删除|取消|修改为|变更为)")]
    private static partial Regex Overriding();
}
