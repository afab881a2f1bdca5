using YamlDotNet.RepresentationModel;

namespace Yiwang.Regulations.Coverage;

/// <summary>
/// Periods, amounts, materials and refusal codes in the packs' rulebooks and procedures that no article stands behind. An entry is cited
/// when it, or a block around it, has an <c>article</c>. What stands in the code is <see cref="UncitedCode"/>'s.
/// </summary>
internal static class UncitedEntries
{
    private static readonly string[] Sections = ["amounts", "deadlines", "materials", "outcomes", "periods", "refusals", "settings", "standards"];
    private static readonly HashSet<string> Units = ["amount", "day", "days", "hours", "minutes", "month", "months", "period", "year", "years"];

    public static IReadOnlyList<string> Find(string packs) =>
        [.. PackTree.Files(packs).SelectMany(path => FindIn(File.ReadAllText(path), PackTree.Shown(packs, path)))];

    public static IReadOnlyList<string> FindIn(string yaml, string name)
    {
        var found = new List<string>();
        if (PackTree.Read(yaml) is { } root) Walk(root, name, "", found);
        return found;
    }

    private static void Walk(YamlNode node, string name, string path, List<string> found)
    {
        // A county's decision answers for its own numbers: it is the document that they come from.
        if (PackTree.Has(node, "article") || (PackTree.Has(node, "number") && PackTree.Has(node, "issued"))) return;

        foreach (var (key, child) in PackTree.ChildrenOf(node))
        {
            var below = path.Length == 0 ? key : $"{path}.{key}";
            if (IsSection(path) ? !PackTree.Has(child, "article") : child is YamlScalarNode && key.Split('-').Any(Units.Contains))
                found.Add($"{name}:{child.Start.Line} {below}");
            else Walk(child, name, below, found);
        }
    }

    private static bool IsSection(string path) => Sections.Contains(path[(path.LastIndexOf('.') + 1)..]);
}
