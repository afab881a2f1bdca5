using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Yiwang.Regulations.Coverage;

/// <summary>Walks the packs' rulebooks and procedures as they stand, without knowing what they mean.</summary>
internal static class PackTree
{
    public static IEnumerable<string> Files(string packs) =>
        Directory.EnumerateFiles(packs, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) is "rulebooks" or "procedures");

    public static string Shown(string packs, string path) => "packs/" + Path.GetRelativePath(packs, path).Replace('\\', '/');

    public static YamlNode? Read(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : null;
    }

    public static IEnumerable<(string Key, YamlNode Child)> ChildrenOf(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.Select(c => (c.Key.ToString(), c.Value)),
        YamlSequenceNode list => list.Children.Select((c, i) => (Text(c, "id") ?? (i + 1).ToString(CultureInfo.InvariantCulture), c)),
        _ => [],
    };

    public static bool Has(YamlNode node, string key) => node is YamlMappingNode map && map.Children.ContainsKey(key);

    public static string? Text(YamlNode node, string key) => Has(node, key) ? (node[key] as YamlScalarNode)?.Value : null;
}
