using Yiwang.Kernel;
using Yiwang.Platform.Packs;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>A loaded library, or every reason why nothing was loaded: a rulebook is never used half.</summary>
internal sealed record RulebookLoad(RulebookLibrary? Library, IReadOnlyList<Finding> Findings);

/// <summary>Reads <c>rehabilitation-aid.yaml</c> and the counties' files beside it.</summary>
internal static class RulebookReader
{
    public const string FileName = "rehabilitation-aid";

    /// <param name="folder">The folder <c>rulebooks</c> of a city's pack.</param>
    public static RulebookLoad Load(string folder)
    {
        var counties = Directory.Exists(folder) ? Directory.GetFiles(folder, $"{FileName}.*.yaml").Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return Load(YamlFile.Read(Path.Combine(folder, $"{FileName}.yaml"), Law.ShanweiRehabilitationAid),
            YamlFile.Read(Path.Combine(folder, "..", "regions.yaml")),
            [.. counties.Select(path => YamlFile.Read(path, Law.ShanweiRehabilitationAid))]);
    }

    /// <param name="regionFile">The city's table of regions, which Organisation owns and checks; here only names and transfers are read.</param>
    public static RulebookLoad Load(YamlFile cityFile, YamlFile regionFile, IReadOnlyList<YamlFile> countyFiles)
    {
        var city = ReadCity(cityFile, regionFile);
        var findings = cityFile.Finish();
        if (findings.Count > 0) return new(null, findings); // the counties are measured against the city

        var decisions = new Dictionary<string, IReadOnlyList<LocalDecision>>();
        foreach (var file in countyFiles)
        {
            var region = file.Root.Text("region");
            if (!decisions.TryAdd(region, DecisionReader.Read(file, city)))
                file.Root.Refuse("region", "aid.rulebook.region-twice", $"{region} 已有另一份文件。", "一个县只能有一份文件，请合并。");
            else if (!city.Regions.ContainsKey(region) && region.Length > 0)
                file.Root.Refuse("region", "aid.rulebook.unknown-region", $"行政区表（regions.yaml）里没有 {region}。", "请核对行政区划代码。");
        }
        findings = [.. countyFiles.SelectMany(f => f.Finish())];
        return findings.Count > 0 ? new(null, findings) : new(new RulebookLibrary(city, decisions), []);
    }

    private static CityRules ReadCity(YamlFile file, YamlFile regionFile)
    {
        var document = file.Root.Map("document");
        if (document.Text("law") is var law && law != file.Law)
            document.Refuse("law", "aid.rulebook.other-law", $"这里写的是“{law}”，规则按“{file.Law}”编写。");
        return new CityRules(ReadDocument(document), ReadSettings(file.Root.Map("settings")), ReadStandards(file.Root))
        {
            RegionPrefix = document.Text("city-region-prefix"),
            Hours = ReadHours(file.Root.Map("training-hours")),
            Materials = [.. file.Root.Maps("materials").Select(ReadMaterial)],
            Regions = ReadRegions(regionFile.Root, ReadOwnStandards(file.Root)),
            Conditions = [.. file.Root.Maps("corrective-conditions").Select(c =>
                new CorrectiveCondition(c.Text("id"), c.Text("name"), c.Has("for-review") && c.Flag("for-review")))],
            Priority = ReadPriority(file.Root.Map("priority")),
        };
    }

    private static AidDocument ReadDocument(YamlMap map)
    {
        var document = new AidDocument(map.Text("title"), map.Text("version"), map.Date("valid-from"), map.Date("valid-until"),
            map.Citation("validity-article"), map.Text("interpreted-by"));
        map.Date("issued");
        if (document.ValidUntil < document.ValidFrom)
            map.Refuse("valid-until", "aid.rulebook.validity", "失效日早于生效日。");
        return document;
    }

    private static Dictionary<string, Setting> ReadSettings(YamlMap map)
    {
        var settings = new Dictionary<string, Setting>();
        foreach (var (key, kind) in SettingKind.All)
        {
            var entry = map.Map(key);
            var setting = new Setting(key, entry.Text("label"), entry.Text("value"), entry.Citation("article"), entry.Choice<Basis>("basis"));
            if (setting.Value.Length > 0 && !kind.Allows(setting.Value))
                entry.Refuse("value", "aid.rulebook.setting", $"“{setting.Label}”写的是“{setting.Value}”，{kind.Form}。");
            settings[key] = setting;
        }
        return settings;
    }

    private static Dictionary<string, Standard> ReadStandards(YamlMap root)
    {
        var standards = new Dictionary<string, Standard>();
        foreach (var row in root.Maps("standards"))
        {
            var standard = ReadStandard(row);
            if (!standards.TryAdd(standard.Id, standard))
                row.Refuse("id", "aid.rulebook.row-twice", $"标准“{standard.Id}”写了两次。");
            else if (standard.Id.Length > 0 && !Rows.All.Contains(standard.Id))
                row.Refuse("id", "aid.rulebook.unknown-row", $"不认识标准“{standard.Id}”。");
        }
        foreach (var missing in Rows.All.Except(standards.Keys))
            root.Refuse("standards", "aid.rulebook.row-missing", $"标准表缺少“{missing}”。", "请补上这一项。");
        return standards;
    }

    private static Standard ReadStandard(YamlMap row)
    {
        var rule = row.Choice<StandardRule>("rule");
        return new Standard(row.Text("id"), row.Text("service"), row.Citation("article"))
        {
            Kind = row.Text("kind"),
            Categories = row.Choices<Disability>("categories"),
            // The sum of an assistive device stands in another document and is never preset here.
            AmountInFen = rule is StandardRule.External ? 0 : row.Number("amount-yuan") * 100L,
            Measure = row.Choice<Measure>("measure"),
            Rule = rule,
            Funding = row.Choice<Funding>("funding"),
            Once = row.Has("once") && row.Flag("once"),
            EveryYears = row.OptionalNumber("every-years"),
            MonthsPerYear = row.OptionalNumber("months-per-year"),
            MinMonths = row.OptionalNumber("min-months") ?? 0,
            MinHours = row.OptionalNumber("min-hours") ?? 0,
        };
    }

    private static TrainingHours ReadHours(YamlMap map)
    {
        var (full, part) = (map.Map("full-time"), map.Map("part-time"));
        var (daily, single, group) = (part.Map("daily"), part.Map("single"), part.Map("group"));
        full.Citation("article");
        part.Citation("article");
        return new TrainingHours(full.Number("minutes-per-day"), full.Number("single-minutes-per-week"),
            daily.Number("minutes-per-day"), daily.Number("single-minutes-per-week"),
            single.Number("sessions-per-week"), single.Number("minutes-per-session"), group.Number("minutes-per-week"));
    }

    private static MaterialGroup ReadMaterial(YamlMap map) =>
        new(map.Text("id"), [.. map.Maps("any-of").Select(ReadNamed)], map.Citation("article"), map.Choice<Basis>("basis"))
        {
            Places = map.Choices<Place>("places"),
            Applicants = map.Choices<ApplicantKind>("applicants"),
            OriginalRequired = map.Flag("original"),
            OfChild = map.Has("of-child") && map.Flag("of-child"),
        };

    private static Dictionary<string, Region> ReadRegions(YamlMap table, Dictionary<string, IReadOnlyDictionary<string, long>> own) =>
        table.Maps("regions").DistinctBy(m => m.Text("code")).ToDictionary(m => m.Text("code"), m =>
            new Region(m.Text("code"), m.Text("name"), m.Flag("transfer-payment-area"),
                own.GetValueOrDefault(m.Text("code")) ?? new Dictionary<string, long>()));

    private static Dictionary<string, IReadOnlyDictionary<string, long>> ReadOwnStandards(YamlMap root)
    {
        var regions = new Dictionary<string, IReadOnlyDictionary<string, long>>();
        foreach (var map in root.Maps("own-standards"))
        {
            map.Text("document");
            var rows = map.Map("amount-yuan");
            if (!regions.TryAdd(map.Text("region"), Rows.All.Where(rows.Has).ToDictionary(row => row, row => rows.Number(row) * 100L)))
                map.Refuse("region", "aid.rulebook.region-twice", $"行政区 {map.Text("region")} 写了两次。");
        }
        return regions;
    }

    private static PriorityRules ReadPriority(YamlMap map)
    {
        map.Citation("article");
        return new PriorityRules([.. map.Maps("groups").Select(ReadNamed)], map.Texts("approved-by"));
    }

    private static Named ReadNamed(YamlMap map) => new(map.Text("id"), map.Text("name"));
}
