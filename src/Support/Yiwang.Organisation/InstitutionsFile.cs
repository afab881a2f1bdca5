using Yiwang.Organisation.Public;
using Yiwang.Platform.Packs;

namespace Yiwang.Organisation;

internal static class InstitutionsFile
{
    public static IReadOnlySet<string> ReadKinds(YamlFile file)
    {
        var kinds = new HashSet<string>();
        foreach (var row in file.Root.Maps("kinds"))
        {
            row.Text("name");
            var code = row.Text("code");
            if (CityPack.IsNew(kinds, row, code) && code.Length == 0) kinds.Remove(code);
        }

        return kinds;
    }

    public static IReadOnlyList<Institution> Read(YamlFile file, IReadOnlySet<string> kinds, IReadOnlyList<Region> regions)
    {
        var rows = file.Root.Maps("institutions");
        var read = new List<Institution>();
        var seen = new HashSet<string>();
        foreach (var row in rows)
        {
            var institution = ReadOne(row);
            if (!kinds.Contains(institution.Kind)) row.Refuse("kind", "institution.kind", $"kinds 中没有“{institution.Kind}”这一类机构。");
            if (regions.All(r => r.Code != institution.RegionCode)) row.Refuse("region", "institution.region", $"regions.yaml 中没有地区“{institution.RegionCode}”。");
            if (CityPack.IsNew(seen, row, institution.Code)) read.Add(institution);
        }

        foreach (var row in rows)
        {
            if (row.OptionalText("superior") is { } superior && !seen.Contains(superior))
                row.Refuse("superior", "institution.superior", $"没有上级机构“{superior}”。");
        }

        return read;
    }

    private static Institution ReadOne(YamlMap row)
    {
        var institution = new Institution(row.Text("code"), row.Text("name"), row.Text("kind"), row.Text("region"),
            row.OptionalText("superior"), row.Text("address"), row.Text("phone"))
        {
            Exists = CityPack.ReadExistence(row),
            Organiser = row.Has("organiser") ? row.Choice<Organiser>("organiser") : Organiser.OtherPublicBody,
            PublicWelfareClass = row.Has("public-welfare-class") ? row.Number("public-welfare-class") : null,
            IsDesignated = row.Has("designated") && row.Flag("designated"),
        };

        if (institution.PublicWelfareClass is < 1 or > 3) row.Refuse("public-welfare-class", "institution.welfare-class", "公益类别应为 1、2 或 3。");
        if (institution is { Kind: InstitutionKinds.Rehabilitation } && !row.Has("organiser"))
            row.Refuse("kind", "institution.organiser", "康复机构须写明举办者（organiser），补助标准由此而定。");
        return institution;
    }
}
