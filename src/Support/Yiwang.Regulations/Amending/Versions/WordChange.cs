using System.Text.RegularExpressions;
using DiffPlex;

namespace Yiwang.Regulations.Amending.Versions;

internal enum WordMark { Same, Deleted, Inserted }

/// <summary>A stretch of text that both versions have, or only the old, or only the new.</summary>
internal sealed record WordChange(WordMark Mark, string Text);

/// <summary>Marks the changed words of one article.</summary>
internal static partial class Words
{
    /// <summary>Beyond it whole lines are compared: the cost grows with the square, and nobody reads such a piece word by word.</summary>
    private const int MostCharacters = 20_000;

    /// <summary>One character that happens to be the same between two changes says nothing; the changes are shown as one.</summary>
    private const int ShortestSame = 2;

    public static IReadOnlyList<WordChange> Compare(string old, string now)
    {
        if (old == now) return old.Length == 0 ? [] : [new(WordMark.Same, old)];
        var result = Differ.CreateCustomDiffs(old, now, ignoreWhiteSpace: false, ignoreCase: false, old.Length + now.Length > MostCharacters ? Lines : Tokens);
        var changes = new List<WordChange>();
        var at = 0;
        foreach (var block in result.DiffBlocks)
        {
            Append(changes, WordMark.Same, result.PiecesOld[at..block.DeleteStartA]);
            Append(changes, WordMark.Deleted, result.PiecesOld[block.DeleteStartA..(block.DeleteStartA + block.DeleteCountA)]);
            Append(changes, WordMark.Inserted, result.PiecesNew[block.InsertStartB..(block.InsertStartB + block.InsertCountB)]);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Append(changes, WordMark.Same, result.PiecesOld[at..]);
        return Joined(changes);
    }

    private static Differ Differ { get; } = new();

    // A number is one word, written 15 or 十五: half a number marked would mislead.
    private static string[] Tokens(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    private static string[] Lines(string text) => [.. Line().Matches(text).Select(m => m.Value)];

    private static void Append(List<WordChange> changes, WordMark mark, string[] pieces)
    {
        if (pieces.Length > 0) changes.Add(new(mark, string.Concat(pieces)));
    }

    private static List<WordChange> Joined(List<WordChange> changes)
    {
        var (joined, deleted, inserted) = (new List<WordChange>(), "", "");
        for (var i = 0; i < changes.Count; i++)
        {
            var (mark, text) = changes[i];
            var isIsland = mark is WordMark.Same && deleted.Length + inserted.Length > 0 && i + 1 < changes.Count
                && text.Length < ShortestSame && char.IsLetterOrDigit(text[0]);
            if (mark is WordMark.Deleted || isIsland) deleted += text;
            if (mark is WordMark.Inserted || isIsland) inserted += text;
            if (mark is not WordMark.Same || isIsland) continue;
            Close();
            joined.Add(changes[i]);
        }

        Close();
        return joined;

        void Close()
        {
            if (deleted.Length > 0) joined.Add(new(WordMark.Deleted, deleted));
            if (inserted.Length > 0) joined.Add(new(WordMark.Inserted, inserted));
            (deleted, inserted) = ("", "");
        }
    }

    [GeneratedRegex(@"[0-9]+(?:[.,][0-9]+)*[%％]?|[A-Za-z]+|[〇零一二三四五六七八九十百千万亿两]+|[\s\S]")]
    private static partial Regex Word();

    [GeneratedRegex(@"[^\n]*\n|[^\n]+")]
    private static partial Regex Line();
}
