using YamlDotNet.RepresentationModel;
using Yiwang.Kernel;
using Yiwang.Platform;

namespace Yiwang.Regulations.Coverage;

/// <summary>One entry of a rulebook or procedure that names the article behind it.</summary>
/// <param name="Name">As a reader of the file knows it: its label, or the way to it (settings.supplement-days).</param>
internal sealed record PackEntry(string File, long Line, string Name, Citation Citation)
{
    /// <summary>The way to it in its file: stages.1.period.</summary>
    public string Path { get; init; } = "";

    public EntryKind Kind => EntryKinds.Of(Path);
}

/// <summary>Every cited entry of the packs' rulebooks and procedures: the half of the rules that is data.</summary>
internal sealed class PackEntries(YiwangOptions options)
{
    private readonly Lazy<IReadOnlyList<PackEntry>> all = new(() => Read(options.PacksDirectory));

    public IReadOnlyList<PackEntry> All => all.Value;

    /// <summary>The entries that follow from the article or from a place in it.</summary>
    public IEnumerable<PackEntry> CarryingOut(Citation article) => all.Value.Where(e => article.Contains(e.Citation));

    public static IReadOnlyList<PackEntry> Read(string packs)
    {
        var files = PackTree.Files(packs).Select(path => (Path: path, Root: PackTree.Read(File.ReadAllText(path)))).ToArray();
        var laws = files.ToDictionary(f => f.Path, f => LawOf(f.Root));
        PackEntry[] own =
        [
            .. from file in files
               let law = laws[file.Path] ?? laws.GetValueOrDefault(WithoutRegion(file.Path))
               where law is not null && file.Root is not null
               from found in Find(file.Root, "")
               select new PackEntry(PackTree.Shown(packs, file.Path), found.Line, found.Name, found.Place.In(law)) { Path = found.Path },
        ];
        var overrides =
            from file in files
            where file.Root is not null && laws[file.Path] is null
            let city = PackTree.Shown(packs, WithoutRegion(file.Path))
            from found in Overrides(file.Root, "", [.. own.Where(e => e.File == city)])
            select found with { File = PackTree.Shown(packs, file.Path) };
        return [.. own, .. overrides];
    }

    private static IEnumerable<(long Line, string Name, string Path, Citation Place)> Find(YamlNode node, string path)
    {
        if (PackTree.Text(node, "article") is { } text && Citation.TryParse(text, out var place))
            yield return (node.Start.Line, PackTree.Text(node, "label") ?? PackTree.Text(node, "service") ?? PackTree.Text(node, "name") ?? path, path, place);
        foreach (var (key, child) in PackTree.ChildrenOf(node))
        {
            foreach (var found in Find(child, path.Length == 0 ? key : $"{path}.{key}")) yield return found;
        }
    }

    /// <summary>What a county sets otherwise follows from the article of the city's entry, which it doesn't repeat.</summary>
    private static IEnumerable<PackEntry> Overrides(YamlNode node, string above, IReadOnlyList<PackEntry> city)
    {
        foreach (var (key, child) in PackTree.ChildrenOf(node))
        {
            var section = above is "settings" ? "settings" : above is "rows" ? "standards" : "";
            if (section.Length > 0 && city.FirstOrDefault(e => e.Path == $"{section}.{key}") is { } overridden)
                yield return overridden with { Line = child.Start.Line, Name = $"{overridden.Name}（本地另定）" };
            else
                foreach (var found in Overrides(child, key, city)) yield return found;
        }
    }

    private static string? LawOf(YamlNode? root) =>
        root is null ? null : PackTree.Text(root, "law") ?? (PackTree.Has(root, "document") ? PackTree.Text(root["document"], "law") : null);

    // rehabilitation-aid.441581.yaml speaks of the regulation of rehabilitation-aid.yaml.
    private static string WithoutRegion(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileName(path).Split('.')[0] + ".yaml");
}
