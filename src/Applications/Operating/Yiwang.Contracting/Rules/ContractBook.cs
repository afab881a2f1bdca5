using System.Globalization;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Packs;

namespace Yiwang.Contracting.Rules;

/// <summary>One number that two adoptions see differently.</summary>
internal sealed record AdoptionDifference(string Label, string First, string Second, Citation Citation);

/// <summary>The numbers of the document and every local decision to apply it, from the pack's rulebooks. A city without the file supervises no contracts.</summary>
internal sealed class ContractBook
{
    private const string Stem = "contracts";

    public static readonly ContractBook None = new();

    public bool IsKnown => Settings.Count > 0;
    public string Title { get; private init; } = "";
    public DateOnly ValidFrom { get; private init; }
    public DateOnly ValidUntil { get; private init; }

    /// <summary>第七十八条第二款: numbers of the documents that this one ended.</summary>
    public IReadOnlyList<string> Repeals { get; private init; } = [];
    public Citation Validity { get; private init; } = Citation.Of(Law.LuohuContracts, 78, 1);
    [Article(Law.LuohuContracts, 77), Requirement("LH-HT-077")]
    public string InterpretedBy { get; private init; } = "";
    public IReadOnlyDictionary<string, ContractSetting> Settings { get; private init; } = new Dictionary<string, ContractSetting>();
    public IReadOnlyList<Adoption> Adoptions { get; private init; } = [];
    public IReadOnlyList<Finding> Findings { get; private init; } = [];

    /// <summary>The numbers in force there on that day; null where nobody has decided to apply the document.</summary>
    [Article(Law.LuohuContracts, 78, 1), Requirement("LH-HT-078a")]
    public ContractRules? On(string region, DateOnly day) => Adoptions.FirstOrDefault(a => a.Region == region && a.Covers(day)) is { } adoption ? Of(adoption) : null;

    public ContractRules Of(Adoption adoption) => new(adoption, Settings.Values.ToDictionary(s => s.Key,
        s => adoption.Values.TryGetValue(s.Key, out var own) ? s with { Value = own, IsChanged = own != s.Value } : s));

    /// <summary>What an act can't go on without.</summary>
    [Article(Law.LuohuContracts, 78, 1), Requirement("LH-HT-078a")]
    public Finding NotAdopted(string region, DateOnly day) => Finding.Block("contract.not-adopted",
        $"《{Title}》有效期到{ValidUntil.ToChinese()}，本地（{region}）没有{day.ToChinese()}施行它的决定，不能按它登记合同。", Validity, "signedOn", "请先由本地作出施行的决定，登记文号、日期和参数。");

    public IReadOnlyList<AdoptionDifference> Compare(Adoption first, Adoption second)
    {
        var (a, b) = (Of(first), Of(second));
        return [.. from s in Settings.Values where a[s.Key].Value != b[s.Key].Value select new AdoptionDifference(s.Label, a[s.Key].Value, b[s.Key].Value, s.Citation)];
    }

    public static ContractBook Load(YiwangOptions options, CityDirectory city)
    {
        var folder = Path.Combine(options.PacksDirectory, options.City, "rulebooks");
        var path = Path.Combine(folder, $"{Stem}.yaml");
        if (!File.Exists(path)) return None;
        return Read(YamlFile.Read(path, Law.LuohuContracts), [.. Directory.EnumerateFiles(folder, $"{Stem}.??????.yaml").Order(StringComparer.Ordinal).Select(p => YamlFile.Read(p, Law.LuohuContracts))], city);
    }

    public static ContractBook Read(YamlFile file, IReadOnlyList<YamlFile> places, CityDirectory city)
    {
        var document = file.Root.Map("document");
        document.Text("law");
        var settings = ReadSettings(file.Root.Map("settings"));
        var book = new ContractBook
        {
            Title = document.Text("title"), ValidFrom = document.Date("valid-from"), Repeals = document.Texts("repeals"), ValidUntil = document.Date("valid-until"), Validity = document.Citation("validity-article"), InterpretedBy = document.Text("interpreted-by"),
            Settings = settings, Adoptions = [.. places.SelectMany(p => ReadPlace(p, settings, city))],
        };
        Finding[] findings = [.. file.Finish(), .. places.SelectMany(p => p.Finish())];
        return findings.Length > 0 ? new() { Findings = findings } : book;
    }

    private static Dictionary<string, ContractSetting> ReadSettings(YamlMap map)
    {
        var settings = new Dictionary<string, ContractSetting>();
        foreach (var key in map.Keys)
        {
            var row = map.Map(key);
            settings[key] = new(key, row.Text("label"), row.Text("value"), row.Citation("article"), row.Text("basis") == "local");
            Check(row, "value", key, settings[key].Value);
        }

        return settings;
    }

    private static List<Adoption> ReadPlace(YamlFile file, Dictionary<string, ContractSetting> settings, CityDirectory city)
    {
        var region = file.Root.Text("region");
        var name = city.FindRegion(region)?.Name;
        if (name is null) file.Root.Refuse("region", "contract.pack.region", $"regions.yaml 中没有地区“{region}”。");
        var read = new List<Adoption>();
        foreach (var map in file.Root.Maps("decisions"))
        {
            var adoption = ReadDecision(map, region, name ?? region, settings);
            if (read.Exists(a => a.From <= (adoption.Until ?? DateOnly.MaxValue) && adoption.From <= (a.Until ?? DateOnly.MaxValue)))
                map.Refuse("from", "contract.pack.overlap", $"{adoption.Number} 与前一件决定的施行期重叠。", "请使两件首尾相接。");
            read.Add(adoption);
        }

        return read;
    }

    private static Adoption ReadDecision(YamlMap map, string region, string name, Dictionary<string, ContractSetting> settings)
    {
        var values = new Dictionary<string, string>();
        if (map.OptionalMap("settings") is { } own)
        {
            foreach (var key in own.Keys)
            {
                values[key] = own.Text(key);
                if (!settings.ContainsKey(key)) own.Refuse(key, "contract.pack.setting", $"contracts.yaml 中没有参数“{key}”。");
                else Check(own, key, key, values[key]);
            }
        }

        return new(region, name, map.Text("number"), map.Date("issued"), map.Date("from"), map.OptionalDate("until"), map.Has("demonstration") && map.Flag("demonstration"),
            map.Has("continues-document") && map.Flag("continues-document"), values)
        {
            SpecialTerms = map.Has("special-terms") ? [.. map.Maps("special-terms").Select(ReadSpecial)] : [],
            Procurement = map.OptionalMap("procurement-rules") is { } procurement ? new(procurement.Text("title"), procurement.Texts("on-change"), procurement.Texts("on-end")) : null,
        };
    }

    private static SpecialTerm ReadSpecial(YamlMap map)
    {
        var special = new SpecialTerm(map.Number("type"), map.Number("longest-years"), map.OptionalNumber("most-renewals"), map.Text("basis"));
        if (special.Type is < 1 or > 10) map.Refuse("type", "contract.pack.type", "合同情形是 1 到 10。", citation: Citation.Of(Law.LuohuContracts, 5, 2));
        return special;
    }

    private static void Check(YamlMap map, string at, string key, string value)
    {
        var isDay = key is "half-year-report-due" or "year-report-due";
        var isFullDay = key is "reviews-from";
        var areBands = key is Boards.AmountBands.Key;
        var fits = areBands ? Boards.AmountBands.Read(value) is not null : isFullDay ? DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) : isDay ? DateOnly.TryParseExact($"2023-{value}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        if (!fits) map.Refuse(at, "contract.pack.value", $"“{key}”写的是“{value}”，应为{(areBands ? $"一到{Boards.AmountBands.MostEdges}个从小到大的整数，用顿号隔开" : isFullDay ? "年-月-日，例如 2026-01-01" : isDay ? "月-日，例如 07-20" : "不小于 0 的整数")}。");
    }
}
