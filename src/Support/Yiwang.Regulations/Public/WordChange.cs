using System.Text.RegularExpressions;
using DiffPlex;

namespace Yiwang.Regulations.Public;

/// <summary>In which of two texts a stretch stands.</summary>
public enum WordMark { Same, Deleted, Inserted }

/// <summary>A stretch of text that both versions have, or only the old, or only the new.</summary>
public sealed record WordChange(WordMark Mark, string Text);

/// <summary>Lines that two texts don't share, at one place. With nothing old they were added, with nothing new they were left out.</summary>
public sealed record LineChange(int OldAt, int OldCount, int NewAt, int NewCount);

/// <summary>What differs between two texts: between versions of an article, between a contract and its model text.</summary>
public static partial class TextComparison
{
    /// <summary>Beyond it whole lines are compared: the cost grows with the square, and nobody reads such a piece word by word.</summary>
    private const int MostCharacters = 20_000;

    /// <summary>One character that happens to be the same between two changes says nothing; the changes are shown as one.</summary>
    private const int ShortestSame = 2;

    /// <summary>Line by line, for long texts of which most stayed as it was.</summary>
    public static IReadOnlyList<LineChange> CompareLines(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        var result = Differ.CreateCustomDiffs(string.Join('\n', old), string.Join('\n', now), ignoreWhiteSpace: false, ignoreCase: false, text => text.Split('\n'));
        return [.. result.DiffBlocks.Select(b => new LineChange(b.DeleteStartA, b.DeleteCountA, b.InsertStartB, b.InsertCountB))];
    }

    /// <summary>Word by word: the stretches of both texts in their order.</summary>
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
