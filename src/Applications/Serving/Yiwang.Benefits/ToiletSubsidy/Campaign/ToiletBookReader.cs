using Yiwang.Kernel;
using Yiwang.Platform.Packs;

namespace Yiwang.Benefits.ToiletSubsidy.Campaign;

/// <summary>Reads a city's <c>toilets.yaml</c> and the campaign that it names in <c>library/toilets</c>.</summary>
internal static class ToiletBookReader
{
    public static ToiletBook Load(string packs, string cityName)
    {
        var own = Path.Combine(packs, cityName, "toilets.yaml");
        if (!File.Exists(own)) return ToiletBook.None;
        var city = YamlFile.Read(own);
        var folder = Path.Combine(packs, "library", "toilets");
        var campaign = YamlFile.Read(Path.Combine(folder, $"{city.Root.Text("campaign")}.yaml"));
        campaign = campaign.WithLaw(campaign.Root.Text("law"));
        _ = campaign.Root.Text("law");

        var book = Read(campaign.Root, city.Root, folder);
        var findings = campaign.Finish().Concat(city.Finish()).ToArray();
        return findings.Length > 0 ? throw new PackException(findings) : book;
    }

    private static ToiletBook Read(YamlMap campaign, YamlMap city, string folder)
    {
        var (rate, amounts, settings) = (campaign.Map("first-year-rate"), Amounts(campaign), Settings(city));
        _ = rate.Citation("article");
        return new()
        {
            Law = campaign.Text("law"), Years = [.. campaign.Texts("years").Select(int.Parse)], FirstYearRate = rate.Number("tenths-of-percent") / 10m,
            PlanCsv = Table(campaign, folder), PublicToiletInFen = amounts.Public, HouseholdInFen = amounts.Households,
            Standards = campaign.Texts("standards"), Bodies = Bodies(campaign, city),
            Categories = [.. campaign.Maps("categories").Select(c => new TaskCategory(c.Text("code"), c.Text("name")))],
            Leader = campaign.Text("leader"), Deputies = campaign.Text("deputies"), ContestElement = campaign.Text("contest-element"),
            Indicators = [.. campaign.Maps("indicators").Select(i => (i.Citation("article"), new ReviewIndicator(i.Text("name"), i.Text("for"))).Item2)],
            Destinations = [.. campaign.Maps("destinations").Select(d => new Destination(d.Text("code"), d.Text("name")))],
            Towns = Towns(campaign, city), Listed = Listed(campaign), Settings = settings,
        };
    }

    private static string Table(YamlMap campaign, string folder)
    {
        var path = Path.Combine(folder, campaign.Text("plan"));
        if (File.Exists(path)) return File.ReadAllText(path);
        campaign.Refuse("plan", "toilets.no-plan", $"没有计划表 {Path.GetFileName(path)}。", "请把计划表放在同一个文件夹里。");
        return "";
    }

    private static (long Public, Dictionary<HouseholdKind, long> Households) Amounts(YamlMap campaign)
    {
        var (households, publics) = (new Dictionary<HouseholdKind, long>(), 0L);
        foreach (var row in campaign.Maps("subsidies"))
        {
            _ = row.Citation("article");
            var (to, fen) = (row.Text("for"), row.Number("yuan") * 100L);
            if (to == "public-toilet") publics = fen;
            else households[row.Choice<HouseholdKind>("for")] = fen;
        }

        if (publics == 0 || households.Count < Enum.GetValues<HouseholdKind>().Length)
            campaign.Refuse("subsidies", "toilets.subsidies", "奖补标准没有写全：公厕，和五保、低保、贫困、普通四类农户。");
        return (publics, households);
    }

    private static ToiletSettings Settings(YamlMap city)
    {
        var (reporting, weights, payments) = (city.Map("reporting"), city.Map("weights"), city.Map("payments"));
        foreach (var local in new[] { reporting, weights, payments }.Where(l => l.Text("basis") != "local")) local.Refuse("basis", "toilets.basis", "报送周期、评分权重和付款的核对是本地设定，应写 basis: local。");
        var settings = new ToiletSettings(reporting.Choice<ReportRhythm>("every"), reporting.Number("days-after"), weights.Number("public"), weights.Number("household"), payments.Flag("checked-by-lead"));
        if (settings.DaysAfter < 0) reporting.Refuse("days-after", "toilets.days-after", "报送的宽限天数不能是负数。");
        if (settings.PublicWeight < 0 || settings.HouseholdWeight < 0 || settings.PublicWeight + settings.HouseholdWeight != 100)
            weights.Refuse("public", "toilets.weights", "公厕和户厕的评分权重合计应为 100。");
        return settings;
    }

    private static List<ResponsibleBody> Bodies(YamlMap campaign, YamlMap city)
    {
        var offices = Offices(city, "offices", "body");
        var bodies = new List<ResponsibleBody>();
        foreach (var row in campaign.Maps("bodies"))
        {
            _ = row.Citation("article");
            var code = row.Text("code");
            if (!offices.ContainsKey(code)) row.Refuse("code", "toilets.no-office", $"本市的 toilets.yaml 没有写“{row.Text("name")}”是哪个单位。");
            bodies.Add(new(code, row.Text("name"), row.Text("task"), row.Flag("leads"), row.Texts("categories"), offices.GetValueOrDefault(code, "")));
        }

        if (bodies.Count(b => b.Leads) != 1) campaign.Refuse("bodies", "toilets.one-lead", "应有一个、也只有一个统筹牵头的单位。");
        if (!bodies.Any(b => b.Categories.Contains("funds"))) campaign.Refuse("bodies", "toilets.no-fund", "没有写哪个单位管资金（funds）。");
        return bodies;
    }

    private static List<ToiletTown> Towns(YamlMap campaign, YamlMap city)
    {
        var offices = Offices(city, "towns", "plan");
        var towns = new List<ToiletTown>();
        foreach (var row in campaign.Maps("towns"))
        {
            var plan = row.Text("plan");
            if (!offices.ContainsKey(plan)) row.Refuse("plan", "toilets.no-town-office", $"本市的 toilets.yaml 没有写“{plan}”是哪个单位。");
            towns.Add(new(plan, row.Text("name"), offices.GetValueOrDefault(plan, "")));
        }

        return towns;
    }

    private static Dictionary<string, string> Offices(YamlMap city, string list, string key)
    {
        var offices = new Dictionary<string, string>();
        foreach (var row in city.Maps(list))
        {
            if (!offices.TryAdd(row.Text(key), row.Text("institution"))) row.Refuse(key, "toilets.office-twice", $"“{row.Text(key)}”写了两次。");
        }

        return offices;
    }

    private static List<ListedVillage> Listed(YamlMap campaign)
    {
        var listed = new List<ListedVillage>();
        foreach (var row in campaign.Maps("listed-villages"))
        {
            var (kind, count) = (row.Choice<VillageClass>("class"), row.Number("count"));
            ListedVillage[] villages = [.. row.Maps("villages").Select(v => new ListedVillage(kind, v.Text("town"), v.Text("name")))];
            if (villages.Length != count) row.Refuse("count", "toilets.listed-count", $"应有 {count} 个，列了 {villages.Length} 个。", citation: Places.Villages);
            listed.AddRange(villages);
        }

        return listed;
    }
}
