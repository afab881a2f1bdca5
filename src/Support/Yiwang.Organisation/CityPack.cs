using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Packs;

namespace Yiwang.Organisation;

/// <summary>What was read from the city's pack: a directory, or everything that is wrong with it.</summary>
internal sealed record CityPack(CityDirectory? City, IReadOnlyList<Finding> Findings)
{
    public CityDirectory Directory => City
        ?? throw new InvalidOperationException("The city's pack has errors: " + string.Join("; ", Findings.Select(f => $"{f.Where} {f.Message}")));

    public static CityPack Read(YiwangOptions options, IEnumerable<YiwangModule> modules, TimeProvider clock)
    {
        var folder = Path.Combine(options.PacksDirectory, options.City);
        var known = modules.SelectMany(m => m.Permissions.Keys).ToHashSet();
        var towns = Path.Combine(folder, TownsFile.Name);
        return Read(name => YamlFile.Read(Path.Combine(folder, name)), known, File.Exists(towns) ? YamlFile.Read(towns) : null, clock);
    }

    public static CityPack Read(Func<string, YamlFile> open, IReadOnlySet<string> permissions, YamlFile? townFile = null, TimeProvider? clock = null)
    {
        var (cityFile, regionFile, institutionFile, postFile) = (open("city.yaml"), open("regions.yaml"), open("institutions.yaml"), open("posts.yaml"));
        var (name, code) = (cityFile.Root.Text("name"), cityFile.Root.Text("region"));
        var regions = RegionsFile.Read(regionFile);
        if (cityFile.Root.Has("region") && regions.All(r => r.Code != code))
            cityFile.Root.Refuse("region", "city.no-region", $"regions.yaml 中没有地区“{code}”。");
        var kinds = InstitutionsFile.ReadKinds(institutionFile);
        var institutions = InstitutionsFile.Read(institutionFile, kinds, regions);
        var posts = PostsFile.Read(postFile, kinds, permissions);
        var towns = townFile is null ? [] : TownsFile.Read(townFile, regions);

        Finding[] findings = [.. cityFile.Finish(), .. regionFile.Finish(), .. institutionFile.Finish(), .. postFile.Finish(), .. townFile?.Finish() ?? []];
        return findings.Length > 0 ? new(null, findings) : new(new(name, code, regions, institutions, posts, clock ?? TimeProvider.System) { Towns = towns }, []);
    }

    /// <summary><c>from</c> and <c>to</c> of a row, both included and both optional.</summary>
    internal static Existence ReadExistence(YamlMap row)
    {
        var exists = new Existence(row.OptionalDate("from"), row.OptionalDate("to"));
        if (exists.To < exists.From) row.Refuse("to", "pack.period", "撤销日（to）早于设立日（from）。", "请核对两个日期。");
        return exists;
    }

    /// <summary>The first of each code is kept and every later one refused, so that reading can go on.</summary>
    internal static bool IsNew(HashSet<string> seen, YamlMap row, string code)
    {
        if (seen.Add(code)) return true;
        if (code.Length > 0) row.Refuse("code", "pack.twice", $"代码“{code}”出现了两次。", "请改正其中一处。");
        return false;
    }
}
