namespace Yiwang.Regulations.Drafting.Reviewing;

/// <summary>A place in a draft whose words make a reviewer look.</summary>
/// <param name="Line">Counted from 1.</param>
internal sealed record PlaceToLookAt(string Word, int Line, string Before, string After);

/// <summary>
/// Finds where a draft speaks of what it must not set up by itself. It asks, it does not judge: a document that
/// repeats a licence of a law speaks of licences too.
/// </summary>
internal static class PlacesToLookAt
{
    private const int MostOfOneSubject = 20, Around = 18;

    public static IReadOnlyList<PlaceToLookAt> Of(string text, string subject)
    {
        var words = LegalityReview.Subjects.First(s => s.Code == subject).Words;
        var found = new List<PlaceToLookAt>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length && found.Count < MostOfOneSubject; i++)
        {
            foreach (var word in words)
            {
                var at = lines[i].IndexOf(word, StringComparison.Ordinal);
                if (at >= 0) found.Add(new(word, i + 1, lines[i][Math.Max(0, at - Around)..at], lines[i][(at + word.Length)..Math.Min(lines[i].Length, at + word.Length + Around)]));
            }
        }

        return [.. found.Take(MostOfOneSubject)];
    }
}
