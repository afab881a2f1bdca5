using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Platform.Packs;

namespace Yiwang.Regulations.Amending.Contradictions;

/// <summary>A register that the city can look things up in, so that nobody need bring them.</summary>
/// <param name="Citation">Where it is written that it holds them and is shared.</param>
/// <param name="Holds">Ids of materials, as rulebooks name them.</param>
internal sealed record SharedRegister(string Name, Citation Citation, DateOnly InUseFrom, IReadOnlyList<string> Holds, string Where);

/// <summary>Reads <c>packs/CITY/registers.yaml</c>. A city without the file has connected none, and then nothing is said about materials.</summary>
internal static class HeldMaterials
{
    public static (IReadOnlyList<SharedRegister> Registers, IReadOnlyList<Finding> Findings) Read(YiwangOptions options)
    {
        var path = Path.Combine(options.PacksDirectory, options.City, "registers.yaml");
        return File.Exists(path) ? Read(YamlFile.Read(path)) : ([], []);
    }

    public static (IReadOnlyList<SharedRegister> Registers, IReadOnlyList<Finding> Findings) Read(YamlFile file)
    {
        SharedRegister[] registers = [.. file.Root.Maps("registers").Select(map => Of(map, file.Name))];
        var findings = file.Finish();
        return (findings.Count > 0 ? [] : registers, findings);
    }

    private static SharedRegister Of(YamlMap map, string file)
    {
        var (law, place, holds) = (map.Text("law"), map.Citation("article"), map.Texts("holds"));
        if (holds.Count == 0) map.Refuse("holds", "registers.holds-nothing", "没有写明这个登记有哪些材料。", "请列出材料的代码，与规则文件里的一致。");
        return new(map.Text("name"), place.In(law), map.Date("in-use-from"), holds, $"{file}:{map.Line}");
    }
}
