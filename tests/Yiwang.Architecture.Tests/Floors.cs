using System.Text.RegularExpressions;
using Microsoft.Extensions.FileSystemGlobbing;
using Yiwang.Testing;

namespace Yiwang.Architecture.Tests;

/// <summary>The map of the house: a project references only lower floors.</summary>
public sealed class Floors
{
    private static readonly string[][] Map =
    [
        ["Yiwang.Kernel"],
        ["Yiwang.Platform", "Yiwang.Design"],
        ["Yiwang.Organisation", "Yiwang.Messages"],
        ["Yiwang.Identity", "Yiwang.Inbox", "Yiwang.Registers"],
        ["Yiwang.Regulations", "Yiwang.SingleSignOn"],
        ["Yiwang.Procedures"],
        ["Yiwang.Benefits", "Yiwang.Office", "Yiwang.Contracting"],
        ["Yiwang.Portal", "Yiwang.Workspace"],
        ["Yiwang.Host"],
    ];

    private static readonly Regex Reference = new("<ProjectReference Include=\"([^\"]+)\"");

    [Fact]
    public void Every_project_stands_on_a_floor()
    {
        var onDisk = Projects().Select(p => p.Name).Order(StringComparer.Ordinal);

        Assert.Equal(Map.SelectMany(f => f).Order(StringComparer.Ordinal), onDisk);
    }

    [Fact]
    public void References_only_go_down()
    {
        Assert.Empty(Projects().SelectMany(p => p.References.Where(to => !GoesDown(p.Name, to)).Select(to => $"{p.Name} → {to}")));
    }

    [Fact]
    public void A_reference_that_goes_up_is_noticed()
    {
        Assert.False(GoesDown("Yiwang.Organisation", "Yiwang.Benefits"));
        Assert.False(GoesDown("Yiwang.Inbox", "Yiwang.Regulations"));
        Assert.True(GoesDown("Yiwang.Benefits", "Yiwang.Procedures"));
        Assert.Contains(Projects(), p => p.Name == "Yiwang.Host" && p.References.Contains("Yiwang.Benefits"));
    }

    private static bool GoesDown(string from, string to) => FloorOf(from) > FloorOf(to);

    private static int FloorOf(string project) => Array.FindIndex(Map, floor => floor.Contains(project));

    private static IEnumerable<(string Name, string[] References)> Projects() =>
        Source.All(".csproj", "src").Select(file => (Path.GetFileNameWithoutExtension(file.Path), file.Lines
            .SelectMany(line => Reference.Matches(line).SelectMany(m => Expand(file, m.Groups[1].Value)))
            .Where(name => name != Path.GetFileNameWithoutExtension(file.Path)).ToArray()));

    private static IEnumerable<string> Expand(Source project, string pattern)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(project.Path))!;
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0) return [Path.GetFileNameWithoutExtension(pattern)];
        var root = pattern[..pattern.LastIndexOf('/', star)];
        return new Matcher().AddInclude(pattern[(root.Length + 1)..]).GetResultsInFullPath(Path.GetFullPath(root, folder)).Select(p => Path.GetFileNameWithoutExtension(p));
    }
}
