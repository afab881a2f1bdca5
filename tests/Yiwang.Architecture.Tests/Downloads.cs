using System.Text.RegularExpressions;

namespace Yiwang.Architecture.Tests;

/// <summary>A file is always sent with a name, which makes it an attachment: no browser shows it as a page of ours (OWASP ASVS 3.2.1).</summary>
public sealed class Downloads
{
    private static readonly Regex Sending = new(@"\bResults\.(File|Stream|Bytes)\(");

    [Fact]
    public void Whatever_people_uploaded_goes_out_as_an_attachment()
    {
        var sendings = Source.All(".cs", "src").SelectMany(source => SendingsOf(source).Select(s => (source.Path, Arguments: s))).ToArray();

        Assert.Empty(sendings.Where(s => s.Arguments.Count < 3).Select(s => $"{s.Path}: {string.Join(", ", s.Arguments)}"));
        Assert.True(sendings.Length >= 10, $"Only {sendings.Length} were found.");
    }

    [Theory]
    [InlineData("return Results.File(await files.Open(hash, ct), file.ContentType);", 2)]
    [InlineData("return Results.File(bytes, \"a, b\", name);", 3)]
    [InlineData("return Results.File(Write([\"x\", \"y\"], rows)\n    , \"text/csv\", $\"{Of(a, b)}.csv\");", 3)]
    public void Arguments_are_counted(string text, int count) => Assert.Equal(count, Assert.Single(SendingsOf(Source.Of("Canary.cs", text))).Count);

    private static IEnumerable<IReadOnlyList<string>> SendingsOf(Source source)
    {
        var text = string.Join('\n', source.Lines);
        return Sending.Matches(text).Select(m => Arguments(text, m.Index + m.Length));
    }

    /// <summary>Commas of the outermost level divide; what stands in quotes or brackets is skipped.</summary>
    private static List<string> Arguments(string text, int from)
    {
        var (found, depth, inText, start) = (new List<string>(), 0, false, from);
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '"') inText = !inText;
            if (inText) continue;
            if (text[i] is '(' or '[' or '{') depth++;
            if (text[i] == ',' && depth == 0) (_, start) = (Add(found, text[start..i]), i + 1);
            if (text[i] is not (')' or ']' or '}') || depth-- > 0) continue;
            found.Add(text[start..i].Trim());
            break;
        }

        return found;
    }

    private static bool Add(List<string> found, string argument)
    {
        found.Add(argument.Trim());
        return true;
    }
}
