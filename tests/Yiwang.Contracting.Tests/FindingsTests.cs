using Yiwang.Testing;

namespace Yiwang.Contracting.Tests;

/// <summary>The house's rule that a refusal says its article and how to mend it, held against every place where one is written.</summary>
public sealed class FindingsTests
{
    private static readonly string[] Makers = ["Finding.Block(", "Outcome.Refused("];

    // What no article of the regulation speaks about: a file that can't be read, a cell of a spreadsheet. How to mend it is said all the same.
    private static readonly string[] WithoutArticle = ["contract-text.", "contract.import-", "table.", "contract.no-file"];

    [Fact]
    public void Every_refusal_has_an_article_and_a_remedy() => Assert.Empty(
        from file in Directory.EnumerateFiles(Repository.PathOf("src", "Applications", "Operating", "Yiwang.Contracting"), "*.*", SearchOption.AllDirectories)
        where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
        from call in Calls(File.ReadAllText(file))
        where !call.HasRemedy || !(call.HasArticle || WithoutArticle.Any(w => call.Arguments[0].Contains($"\"{w}", StringComparison.Ordinal)))
        select $"{Path.GetFileName(file)}: {call.Arguments[0]}");

    [Theory]
    [InlineData("""Finding.Block("a.b", $"甲（{(x ? "一" : "二")}）", Place, "where", "remedy")""", true)]
    [InlineData("""Finding.Block("a.b", "甲", citation: Place, remedy: "乙")""", true)]
    [InlineData("""Outcome.Refused("a.b", "甲", where: "state", remedy: "乙")""", false)]
    [InlineData("""Finding.Block("a.b", "甲, 乙, 丙, 丁", Place, "where")""", false)]
    [InlineData("""Finding.Block("a.b", "甲", Place, "where", "")""", false)]
    public void What_is_missing_is_seen(string source, bool isComplete) => Assert.Equal(isComplete, Assert.Single(Calls(source)) is { HasArticle: true, HasRemedy: true });

    private static IEnumerable<Call> Calls(string source)
    {
        foreach (var maker in Makers)
            for (var at = source.IndexOf(maker, StringComparison.Ordinal); at >= 0; at = source.IndexOf(maker, at + 1, StringComparison.Ordinal)) yield return new(Arguments(source, at + maker.Length));
    }

    /// <summary>The arguments between the outermost commas; strings, and what stands in the holes of interpolated ones, are one piece.</summary>
    private static List<string> Arguments(string source, int from)
    {
        var (found, depth, start) = (new List<string>(), 0, from);
        for (var i = from; i < source.Length; i++)
        {
            if (source[i] is '"') i = AfterString(source, i, source[i - 1] is '$') - 1;
            else if (source[i] is '\'') i = source.IndexOf('\'', source[i + 1] is '\\' ? i + 3 : i + 2);
            else if (source[i] is '(' or '[' or '{') depth++;
            else if (source[i] is ')' or ']' or '}' && depth-- == 0) return [.. found, source[start..i].Trim()];
            else if (source[i] is ',' && depth == 0)
            {
                found.Add(source[start..i].Trim());
                start = i + 1;
            }
        }

        return found;
    }

    private static int AfterString(string source, int quote, bool isInterpolated)
    {
        for (var i = quote + 1; i < source.Length; i++)
        {
            if (source[i] is '\\') i++;
            else if (source[i] is '"') return i + 1;
            else if (isInterpolated && source[i] is '{' && source[i + 1] is '{') i++;
            else if (isInterpolated && source[i] is '{') i = AfterHole(source, i) - 1;
        }

        return source.Length;
    }

    private static int AfterHole(string source, int brace)
    {
        var depth = 0;
        for (var i = brace; i < source.Length; i++)
        {
            if (source[i] is '"') i = AfterString(source, i, source[i - 1] is '$') - 1;
            else if (source[i] is '{') depth++;
            else if (source[i] is '}' && --depth == 0) return i + 1;
        }

        return source.Length;
    }

    private sealed record Call(IReadOnlyList<string> Arguments)
    {
        public bool HasArticle => Of(2, "citation") is not (null or "null");

        public bool HasRemedy => Of(4, "remedy") is not (null or "\"\"");

        private string? Of(int place, string name) => Arguments.FirstOrDefault(a => a.StartsWith($"{name}:", StringComparison.Ordinal)) is { } named ? named[(name.Length + 1)..].Trim()
            : Arguments.Count > place && Arguments.Take(place + 1).All(a => !IsNamed(a)) ? Arguments[place] : null;

        private static bool IsNamed(string argument) => new[] { "citation:", "where:", "remedy:" }.Any(n => argument.StartsWith(n, StringComparison.Ordinal));
    }
}
