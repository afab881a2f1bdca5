using System.Globalization;
using Yiwang.Kernel;
using Yiwang.Platform.Packs;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>Reads one county's file and refuses whatever article 7 forbids a county, naming line and row.</summary>
internal static class DecisionReader
{
    private static readonly string[] Countersigners = ["财政", "发展改革", "残联"];
    private static readonly Citation Adjustment = Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 5);

    public static IReadOnlyList<LocalDecision> Read(YamlFile file, CityRules city)
    {
        var maps = file.Root.Maps("decisions");
        LocalDecision[] decisions = [.. maps.Select(map => ReadDecision(map, city))];
        for (var later = 1; later < decisions.Length; later++)
            for (var earlier = 0; earlier < later; earlier++)
                if (Contradiction(decisions[earlier], decisions[later]) is { } what)
                    maps[later].Refuse("from", "aid.rulebook.overlap",
                        $"{decisions[later].Number} 与 {decisions[earlier].Number} 的施行期重叠，都规定了{what}。",
                        "请给前一件写明最后施行日（until），使两件首尾相接。");
        return [.. decisions.OrderBy(d => d.From)];
    }

    private static LocalDecision ReadDecision(YamlMap map, CityRules city)
    {
        var decision = new LocalDecision(map.Text("number"), map.Date("issued"), map.Date("from"), map.OptionalDate("until"))
        {
            IsDemonstration = map.Has("demonstration") && map.Flag("demonstration"),
            ContinuesDocument = map.Has("continues-document") && map.Flag("continues-document"),
            Settings = map.OptionalMap("settings") is { } settings ? ReadSettings(settings, city) : new Dictionary<string, string>(),
            Standards = map.OptionalMap("standards") is { } standards ? ReadStandards(standards, city) : null,
        };
        if (decision.Until < decision.From)
            map.Refuse("until", "aid.rulebook.dates", $"{decision.Number} 的最后施行日早于开始施行日。");
        return decision;
    }

    private static Dictionary<string, string> ReadSettings(YamlMap map, CityRules city)
    {
        var values = new Dictionary<string, string>();
        foreach (var key in map.Keys.Where(SettingKind.All.ContainsKey))
        {
            var (value, setting, kind) = (map.Text(key), city.Settings[key], SettingKind.All[key]);
            if (!kind.Allows(value))
                map.Refuse(key, "aid.rulebook.setting", $"“{setting.Label}”写的是“{value}”，{kind.Form}。");
            else if (kind.CountyMayOnlyRaise && int.Parse(value, CultureInfo.InvariantCulture) < int.Parse(setting.Value, CultureInfo.InvariantCulture))
                map.Refuse(key, "aid.rulebook.below-city", $"“{setting.Label}”只能扩大，不能小于 {setting.Value}。", citation: setting.Citation);
            values[key] = value;
        }
        return values;
    }

    [Article(Law.ShanweiRehabilitationAid, 7)]
    [Requirement("SW-KF-007b")]
    private static Dictionary<string, Standard> ReadStandards(YamlMap map, CityRules city)
    {
        var missing = Countersigners.Except(map.Texts("countersigned")).ToArray();
        if (missing.Length > 0)
            map.Refuse("countersigned", "aid.rulebook.not-countersigned", $"新标准表还缺 {string.Join("、", missing)} 会签。",
                "请由财政、发展改革、残联三方会签后再载入。", Adjustment);

        var table = new Dictionary<string, Standard>();
        foreach (var row in map.Maps("rows"))
            if (ReadRow(row, city) is { } standard && !table.TryAdd(standard.Id, standard))
                row.Refuse("id", "aid.rulebook.row-twice", $"标准“{standard.Id}”写了两次。");
        foreach (var standard in city.Standards.Values.Where(s => !table.ContainsKey(s.Id)))
            map.Refuse("rows", "aid.rulebook.row-missing", $"县级标准表缺少省级项目“{standard.Service}”（{standard.Id}）。",
                "省级项目一项不能少，请补上。", ProvincialFloor.Article);
        return table;
    }

    private static Standard? ReadRow(YamlMap row, CityRules city)
    {
        var id = row.Text("id");
        if (!city.Standards.TryGetValue(id, out var provincial))
        {
            if (id.Length > 0) row.Refuse("id", "aid.rulebook.unknown-row", $"不认识标准“{id}”。");
            return null;
        }
        var own = provincial with
        {
            AmountInFen = provincial.Rule is StandardRule.External ? 0 : row.Number("amount-yuan") * 100L,
            MonthsPerYear = row.OptionalNumber("months-per-year"),
            EveryYears = row.OptionalNumber("every-years"),
        };
        foreach (var (key, finding) in ProvincialFloor.Check(own, provincial))
            row.Refuse(key, finding.Code, finding.Message, finding.Remedy, finding.Citation);
        return own;
    }

    private static string? Contradiction(LocalDecision a, LocalDecision b)
    {
        if (!a.Overlaps(b)) return null;
        if (a.Standards is not null && b.Standards is not null) return "标准表";
        if (a.ContinuesDocument && b.ContinuesDocument) return "继续施行";
        return a.Settings.Keys.Intersect(b.Settings.Keys).FirstOrDefault() is { } key ? $"设定 {key}" : null;
    }
}
