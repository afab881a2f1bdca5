using System.Globalization;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Packs;

namespace Yiwang.Organisation;

internal static class TownsFile
{
    public const string Name = "towns.yaml";

    public static IReadOnlyList<Town> Read(YamlFile file, IReadOnlyList<Region> regions)
    {
        var read = new List<Town>();
        foreach (var county in file.Root.Maps("counties"))
        {
            var code = county.Text("region");
            if (regions.All(r => r.Code != code)) county.Refuse("region", "town.region", $"regions.yaml 中没有地区“{code}”。");
            foreach (var row in county.Maps("towns"))
            {
                var town = new Town(code, row.Text("name"), Degrees(row, "longitude", 73, 136), Degrees(row, "latitude", 3, 54), row.Has("seat") && row.Flag("seat"));
                if (read.Exists(p => p.RegionCode == code && p.Name == town.Name)) row.Refuse("name", "town.twice", $"“{town.Name}”在这个县出现了两次。", "请改正其中一处。");
                else read.Add(town);
            }

            if (read.Count(p => p.RegionCode == code && p.IsSeat) != 1) county.Refuse("region", "town.seat", $"“{code}”应有一个、也只有一个县城（seat）。");
        }

        return read;
    }

    private static double Degrees(YamlMap row, string key, double least, double most)
    {
        if (double.TryParse(row.Text(key), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && degrees >= least && degrees <= most) return degrees;
        row.Refuse(key, "town.degrees", $"“{key}”应为 {least} 至 {most} 之间的度数。");
        return least;
    }
}
