using Yiwang.Kernel;
using Yiwang.Platform.Packs;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Register;

/// <summary>
/// Of the counties' rulebook files, only the decisions to go on applying the document. Everything else in them is read,
/// and checked, by the module that carries the rulebook out.
/// </summary>
internal static class DecisionReader
{
    public static (IReadOnlyList<LocalDecision> Decisions, IReadOnlyList<Finding> Findings) ReadAll(string rulebooks, string stem)
    {
        var (decisions, findings) = (new List<LocalDecision>(), new List<Finding>());
        if (!Directory.Exists(rulebooks)) return (decisions, findings);

        var names = ReadRegionNames(Path.Combine(rulebooks, "..", "regions.yaml"));
        foreach (var path in Directory.EnumerateFiles(rulebooks, $"{stem}.??????.yaml").Order(StringComparer.Ordinal))
        {
            var file = YamlFile.Read(path);
            decisions.AddRange(Read(file, names));
            findings.AddRange(file.Finish().Where(f => f.Code != "yaml.unknown-key"));
        }

        return (decisions, findings);
    }

    private static IEnumerable<LocalDecision> Read(YamlFile file, Dictionary<string, string> names)
    {
        var code = file.Root.Text("region");
        if (!RegionCode.TryParse(code, out var region, out var problem))
        {
            file.Refuse(file.Root.LineOf("region"), "register.region", problem.Message, problem.Remedy);
            yield break;
        }

        var name = names.GetValueOrDefault(region.Value, region.Value);
        foreach (var map in file.Root.Maps("decisions"))
        {
            if (!map.Has("continues-document") || !map.Flag("continues-document")) continue;
            yield return new(Citation.Of($"{name}/{map.Text("number")}", 0), region, name, map.Date("issued"), map.Date("from"),
                map.OptionalDate("until"), map.Has("demonstration") && map.Flag("demonstration"));
        }
    }

    private static Dictionary<string, string> ReadRegionNames(string path) =>
        File.Exists(path)
            ? YamlFile.Read(path).Root.Maps("regions").DistinctBy(r => r.Text("code")).ToDictionary(r => r.Text("code"), r => r.Text("name"))
            : [];
}
