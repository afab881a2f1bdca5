using YamlDotNet.RepresentationModel;
using Yiwang.Kernel;
using Yiwang.Platform;

namespace Yiwang.Regulations.Coverage;

/// <summary>One entry of a rulebook or procedure that names the article behind it.</summary>
/// <param name="Name">As a reader of the file knows it: its label, or the way to it (settings.supplement-days).</param>
internal sealed record PackEntry(string File, long Line, string Name, Citation Citation);

/// <summary>Every cited entry of the packs' rulebooks and procedures: the half of the rules that is data.</summary>
internal sealed class PackEntries(YiwangOptions options)
{
    private readonly Lazy<IReadOnlyList<PackEntry>> all = new(() => Read(options.PacksDirectory));

    /// <summary>The entries that follow from the article or from a place in it.</summary>
    public IEnumerable<PackEntry> CarryingOut(Citation article) => all.Value.Where(e => article.Contains(e.Citation));

    public static IReadOnlyList<PackEntry> Read(string packs)
    {
        var files = PackTree.Files(packs).Select(path => (Path: path, Root: PackTree.Read(File.ReadAllText(path)))).ToArray();
        var laws = files.ToDictionary(f => f.Path, f => LawOf(f.Root));
        return
        [
            .. from file in files
               let law = laws[file.Path] ?? laws.GetValueOrDefault(WithoutRegion(file.Path))
               where law is not null && file.Root is not null
               from found in Find(file.Root, "")
               select new PackEntry(PackTree.Shown(packs, file.Path), found.Line, found.Name, found.Place.In(law)),
        ];
    }

    private static IEnumerable<(long Line, string Name, Citation Place)> Find(YamlNode node, string path)
    {
        if (PackTree.Text(node, "article") is { } text && Citation.TryParse(text, out var place))
            yield return (node.Start.Line, PackTree.Text(node, "label") ?? PackTree.Text(node, "service") ?? PackTree.Text(node, "name") ?? path, place);
        foreach (var (key, child) in PackTree.ChildrenOf(node))
        {
            foreach (var found in Find(child, path.Length == 0 ? key : $"{path}.{key}")) yield return found;
        }
    }

    private static string? LawOf(YamlNode? root) =>
        root is null ? null : PackTree.Text(root, "law") ?? (PackTree.Has(root, "document") ? PackTree.Text(root["document"], "law") : null);

    // rehabilitation-aid.441581.yaml speaks of the regulation of rehabilitation-aid.yaml.
    private static string WithoutRegion(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileName(path).Split('.')[0] + ".yaml");
}
