using System.Text;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Tests.Splitting;

/// <summary>
/// Checks the account independently of the splitter's own count: what the nodes hold is what stands in the source at their
/// places, and every character of the source belongs to exactly one node or reported piece.
/// </summary>
internal static class Account
{
    public static SplitResult Split(string text) => Split(text, Encoding.UTF8.GetBytes(text));

    public static SplitResult Split(string text, byte[] file)
    {
        var result = GazetteSplitter.Split(file);
        AssertNothingLost(text.StartsWith('\uFEFF') ? text[1..] : text, result);
        return result;
    }

    public static void AssertNothingLost(string text, SplitResult result)
    {
        if (result.Issue is null)
        {
            Assert.False(result.Outcome.IsDone);
            Assert.NotEmpty(result.Outcome.Findings);
            return;
        }

        var owners = new int[text.Length];
        var placed = 0;
        foreach (var node in result.Issue.Documents.SelectMany(d => d.All()))
        {
            var printed = string.Concat(node.Spans.Select(s => text.Substring(s.Start, s.Length)));
            Assert.Equal(Words.Compact(printed), Words.Compact(node.Label + node.Heading + node.Text));
            foreach (var span in node.Spans) Claim(span);
            placed += Words.Count(printed);
        }

        foreach (var piece in result.Report.Pieces)
        {
            Assert.Equal(text.Substring(piece.Offset, piece.Text.Length), piece.Text);
            Claim(new(piece.Offset, piece.Text.Length));
        }

        Assert.Equal(-1, Enumerable.Range(0, text.Length).FirstOrDefault(i => !Words.IsBlank(text[i]) && owners[i] != 1, -1));
        Assert.Equal(Words.Count(text), result.Report.CharactersIn);
        Assert.Equal(placed, result.Report.CharactersPlaced);
        Assert.Equal(result.Report.CharactersIn, result.Report.CharactersPlaced + result.Report.CharactersReported);
        Assert.True(result.Report.Balances);

        void Claim(Span span)
        {
            for (var i = span.Start; i < span.End; i++)
                if (!Words.IsBlank(text[i])) owners[i]++;
        }
    }

    public static List<TextNode> Articles(SplitDocument document) => [.. document.Nodes.SelectMany(n => n.All()).Where(n => n.Kind is NodeKind.Article)];

    public static TextNode Only(IEnumerable<TextNode> nodes, NodeKind kind) => Assert.Single(nodes.SelectMany(n => n.All()), n => n.Kind == kind);
}
