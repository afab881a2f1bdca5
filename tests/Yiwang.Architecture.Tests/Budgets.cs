using System.Text.RegularExpressions;

namespace Yiwang.Architecture.Tests;

public sealed class Budgets
{
    private const int LongestCode = 300, LongestPage = 200, LongestFunction = 60;

    private static readonly Regex TypeDeclaration = new(@"\b(class|record|struct|interface|enum|extension)\b|^\s*namespace ");

    [Fact]
    public void No_file_is_over_its_budget()
    {
        var over = Source.All(".cs", "src", "tests").Where(s => s.Lines.Length > LongestCode)
            .Concat(Source.All(".razor", "src").Where(s => s.Lines.Length > LongestPage))
            .ToDictionary(s => s.Path, s => s.Lines.Length);

        Assert.Empty(over.Where(s => !Exemptions.LongFiles.ContainsKey(s.Key)).Select(s => $"{s.Key}: {s.Value} lines"));
        Assert.Empty(Exemptions.LongFiles.Keys.Where(path => !over.ContainsKey(path)));
    }

    [Fact]
    public void No_function_is_over_sixty_lines()
    {
        var over = Source.All(".cs", "src", "tests").Concat(Source.All(".razor", "src")).SelectMany(s => LongFunctionsOf(s)).ToArray();

        Assert.Empty(over.Where(f => !Exemptions.LongFunctions.ContainsKey(f.Name)).Select(f => $"{f.Name}: {f.Length} lines"));
        Assert.Empty(Exemptions.LongFunctions.Keys.Where(name => over.All(f => f.Name != name)));
    }

    [Fact]
    public void A_function_of_sixty_one_lines_is_noticed()
    {
        var body = string.Concat(Enumerable.Repeat("        Act();\n", LongestFunction + 1));

        Assert.Single(LongFunctionsOf(Source.Of("Canary.cs", $"class Canary\n{{\n    void Sing(\n        int loud)\n    {{\n{body}    }}\n}}")));
        Assert.Empty(LongFunctionsOf(Source.Of("Canary.cs", $"class Canary\n{{\n{body}}}")));
    }

    /// <summary>A block that begins with a brace on a line of its own below a declaration with parentheses, up to the brace below it.</summary>
    private static IEnumerable<(string Name, int Length)> LongFunctionsOf(Source source)
    {
        for (var i = 1; i < source.Lines.Length; i++)
        {
            if (source.Lines[i].TrimEnd().TrimStart() is not "{") continue;
            var indent = source.Lines[i].TrimEnd()[..^1];
            var declaration = DeclarationAbove(source.Lines, i, indent);
            if (!declaration.Contains('(', StringComparison.Ordinal) || TypeDeclaration.IsMatch(declaration)) continue;

            var end = Array.FindIndex(source.Lines, i, line => line.TrimEnd() == indent + "}" || line.StartsWith(indent + "})", StringComparison.Ordinal));
            if (end - i - 1 > LongestFunction) yield return ($"{source.Path}:{declaration.Trim().Split('(')[0].Split(' ')[^1]}", end - i - 1);
        }
    }

    private static string DeclarationAbove(string[] lines, int brace, string indent)
    {
        for (var i = brace - 1; i >= 0; i--)
        {
            if (lines[i].StartsWith(indent, StringComparison.Ordinal) && lines[i].Length > indent.Length && !char.IsWhiteSpace(lines[i][indent.Length])) return lines[i];
        }

        return "";
    }
}
