using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Packs;

namespace Yiwang.Organisation;

internal static class RegionsFile
{
    public static IReadOnlyList<Region> Read(YamlFile file)
    {
        var regions = new List<Region>();
        var seen = new HashSet<string>();
        foreach (var row in file.Root.Maps("regions"))
        {
            var (text, name, isTransferArea) = (row.Text("code"), row.Text("name"), row.Flag("transfer-payment-area"));
            var exists = CityPack.ReadExistence(row);
            if (!CityPack.IsNew(seen, row, text)) continue;
            if (RegionCode.TryParse(text, out var code, out var problem))
            {
                regions.Add(new(code.Value, name, code.Level, code.Parent?.Value, isTransferArea) { Exists = exists });
            }
            else row.Refuse("code", problem.Code, problem.Message, problem.Remedy);
        }

        // A rule that walks upwards must not fall off the table, unless nothing above is in it at all.
        var codes = regions.Select(r => r.Code).ToHashSet();
        return [.. regions.Select(r => r.ParentCode is { } parent && codes.Contains(parent) ? r : r with { ParentCode = null })];
    }
}
