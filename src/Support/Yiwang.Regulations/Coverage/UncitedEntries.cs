using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Yiwang.Regulations.Coverage;

/// <summary>
/// Periods, amounts, materials and refusal codes in the packs' rulebooks and procedures that no article stands behind. An entry is cited
/// when it, or a block around it, has an <c>article</c>. Findings in the code are not scanned.
/// </summary>
internal static class UncitedEntries
{
    private static readonly string[] Sections = ["amounts", "deadlines", "materials", "outcomes", "periods", "refusals", "settings", "standards"];
    private static readonly HashSet<string> Units = ["amount", "day", "days", "hours", "minutes", "month", "months", "period", "year", "years"];

    public static IReadOnlyList<string> Find(string packs) =>
    [
        .. Directory.EnumerateFiles(packs, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) is "rulebooks" or "procedures")
            .SelectMany(path => FindIn(File.ReadAllText(path), Path.GetRelativePath(packs, path).Replace('\\', '/'))),
    ];

    public static IReadOnlyList<string> FindIn(string yaml, string name)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var found = new List<string>();
        foreach (var document in stream.Documents) Walk(document.RootNode, name, "", found);
        return found;
    }

    private static void Walk(YamlNode node, string name, string path, List<string> found)
    {
        // A county's decision answers for its own numbers: it is the document that they come from.
        if (Has(node, "article") || (Has(node, "number") && Has(node, "issued"))) return;

        foreach (var (key, child) in ChildrenOf(node))
        {
            var below = path.Length == 0 ? key : $"{path}.{key}";
            if (IsSection(path) ? !Has(child, "article") : child is YamlScalarNode && key.Split('-').Any(Units.Contains))
                found.Add($"packs/{name}:{child.Start.Line} {below}");
            else Walk(child, name, below, found);
        }
    }

    private static bool IsSection(string path) => Sections.Contains(path[(path.LastIndexOf('.') + 1)..]);

    private static IEnumerable<(string Key, YamlNode Child)> ChildrenOf(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.Select(c => (c.Key.ToString(), c.Value)),
        YamlSequenceNode list => list.Children.Select((c, i) => (Has(c, "id") ? c["id"].ToString() : (i + 1).ToString(CultureInfo.InvariantCulture), c)),
        _ => [],
    };

    private static bool Has(YamlNode node, string key) => node is YamlMappingNode map && map.Children.ContainsKey(key);
}
