using System.Text.RegularExpressions;
using Yiwang.Testing;

namespace Yiwang.Architecture.Tests;

/// <summary>A file of the repository as the walkers read it; a canary makes one up.</summary>
internal sealed record Source(string Path, string[] Lines)
{
    private static readonly Regex Generated = new(@"[/\\](obj|bin|node_modules|artifacts)[/\\]");

    public static Source Of(string path, string text) => new(path, text.Split('\n'));

    /// <summary>All files below the folders with that ending, by path from the repository's root.</summary>
    public static IReadOnlyList<Source> All(string extension, params string[] folders) =>
    [
        .. folders.SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), $"*{extension}", SearchOption.AllDirectories))
            .Where(path => !Generated.IsMatch(path)).Order(StringComparer.Ordinal)
            .Select(path => new Source(System.IO.Path.GetRelativePath(Repository.Root, path), File.ReadAllLines(path))),
    ];

    public override string ToString() => Path;
}
