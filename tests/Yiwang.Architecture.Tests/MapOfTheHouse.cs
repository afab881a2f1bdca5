using System.Text.RegularExpressions;
using Yiwang.Testing;

namespace Yiwang.Architecture.Tests;

/// <summary>The map in docs/architecture.md is the one that the project files draw.</summary>
public sealed partial class MapOfTheHouse
{
    private const string Begin = "<!-- map:begin -->", End = "<!-- map:end -->";

    private static readonly string Document = Path.Combine(Repository.Root, "docs", "architecture.md");

    [Fact]
    public void The_map_in_the_documentation_is_drawn_from_the_code()
    {
        var (text, drawn) = (File.ReadAllText(Document), $"{Begin}\n{Draw()}{End}");
        if (Environment.GetEnvironmentVariable("YIWANG_DRAW_MAP") == "1") File.WriteAllText(Document, text = Between().Replace(text, drawn));

        Assert.Contains(drawn, text, StringComparison.Ordinal);
    }

    private static string Draw()
    {
        var lines = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => (Name: Short(path), References: Reference().Matches(File.ReadAllText(path)).Select(m => Short(m.Groups[1].Value)).Where(n => !n.Contains('*'))))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .SelectMany(p => p.References.Order(StringComparer.Ordinal).Select(to => $"  {p.Name} --> {to}\n"));
        return $"```mermaid\nflowchart TD\n{string.Concat(lines)}```\n\nHost references every module.\n";
    }

    private static string Short(string path) => Path.GetFileNameWithoutExtension(path).Replace("Yiwang.", "", StringComparison.Ordinal);

    [GeneratedRegex("<ProjectReference Include=\"([^\"]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("<!-- map:begin -->.*<!-- map:end -->", RegexOptions.Singleline)]
    private static partial Regex Between();
}
