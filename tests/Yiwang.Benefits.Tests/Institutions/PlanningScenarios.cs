using System.Text.Json;
using Yiwang.Benefits.RehabilitationAid.Institutions.Planning;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Screening;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Registers.Public;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>第十四条: demand by town and institutions on one map, and what each county needs and has.</summary>
[Article(Law.ShanweiRehabilitationAid, 14, 1)]
public sealed class PlanningScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Requirement("SW-KF-014a")]
    [Fact(DisplayName = "地图叠加各镇需求和在册机构，每县给出需求人数、机构数、机构容量；公众看到的，人数太少的不写明")]
    public async Task Demand_and_institutions_lie_over_each_other()
    {
        hall.It_is(Monday);
        await Screened("441581", "碣石镇", 7);
        await Screened("441581", "甲子镇", 2);
        await Screened("441581", "", 6);
        await Screened("441521", "公平镇", 1);
        await Screened("441521", "公平镇", 3, needs: false);

        var city = await hall.Asks<PlanningReader, PlanningSheet>(await hall.As(InstitutionSteps.City), r => r.ForOffice(Ct));
        var (lufeng, haifeng) = (city.Counties.Single(c => c.County.Code == "441581"), city.Counties.Single(c => c.County.Code == "441521"));
        Assert.Equal((15, 6, 2, 70), (lufeng.Children, lufeng.Elsewhere, lufeng.Institutions.Count, lufeng.Capacity));
        Assert.Equal((1, 0, 2, 60), (haifeng.Children, haifeng.Elsewhere, haifeng.Institutions.Count, haifeng.Capacity));
        Assert.Equal([("碣石镇", 7), ("甲子镇", 2)], lufeng.Towns.Where(t => t.Children > 0).Select(t => (t.Town.Name, t.Children!.Value)));
        Assert.All(lufeng.Institutions, i => Assert.Equal("东海镇", i.Town?.Name)); // by their address
        Assert.Equal(["441581"], (await hall.Asks<PlanningReader, PlanningSheet>(await hall.As("reviewer-lufeng-1"), r => r.ForOffice(Ct))).Counties.Select(c => c.County.Code));

        var told = await hall.Asks<PlanningReader, PlanningSheet>(Actor.Stranger(), r => r.ForPublic(Ct));
        var open = told.Counties.Single(c => c.County.Code == "441581");
        Assert.Equal((15, null), (open.Children, open.Towns.Single(t => t.Town.Name == "甲子镇").Children));
        Assert.Null(open.Elsewhere); // with the total told, one hidden number alone could be reckoned
        Assert.Null(told.Counties.Single(c => c.County.Code == "441521").Children);

        using var federation = await hall.Visitor("reviewer-lufeng-1");
        var desk = await (await federation.Opens("/staff/institutions")).Follows("机构设置规划");
        Assert.Contains(desk.Rows(), r => r.StartsWith("陆丰市|15|2|70|碣石镇 7，甲子镇 2，没有登记镇（街道）的 6|", StringComparison.Ordinal));
        Assert.Equal(2, desk.Document.QuerySelectorAll("figure.point-map > svg rect.map-square").Length);
        Assert.Equal(2, desk.Document.QuerySelectorAll("figure.point-map > svg circle.map-circle").Length);

        hall.Done(await hall.Runs("head-lufeng", new RecordEntry("institution-plans", new Dictionary<string, string> { ["title"] = "示例陆丰机构设置规划", ["issuer"] = "示例市政府" }, Monday)));
        Assert.Contains("示例陆丰机构设置规划（示例市政府，2026年3月2日（周一）起）", (await federation.Opens("/staff/institutions/planning")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("示例陆丰机构设置规划", (await (await hall.Visitor("reviewer-haifeng")).Opens("/staff/institutions/planning")).Text, StringComparison.Ordinal);

        using var anybody = hall.Visitor();
        var page = await (await anybody.Opens("/institutions")).Follows("康复需求和机构分布");
        Assert.Contains("甲子镇 不写明", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("甲子镇 2", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("：2 人", page.Document.QuerySelector("figure.point-map")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("示例市政府", (await page.Follows("示例陆丰机构设置规划")).Text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await anybody.Http.GetStringAsync(new Uri("/api/rehabilitation-institutions/map", UriKind.Relative), Ct));
        Assert.Equal("FeatureCollection", json.RootElement.GetProperty("type").GetString());
        var demand = json.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties")).Where(p => p.GetProperty("kind").GetString() == "demand")
            .ToDictionary(p => p.GetProperty("town").GetString()!, p => p.GetProperty("children"));
        Assert.Equal((7, JsonValueKind.Null), (demand["碣石镇"].GetInt32(), demand["甲子镇"].ValueKind));
        Assert.Equal(403, (int)(await (await hall.Visitor("guardian-1")).Http.GetAsync(new Uri("/api/institution-planning", UriKind.Relative), Ct)).StatusCode);
    }

    [Requirement("SW-KF-014a")]
    [Fact(DisplayName = "机构登记容量；镇（街道）须在户籍所在的县（市、区）")]
    public async Task An_institution_says_its_capacity()
    {
        hall.It_is(Monday);
        (await hall.Runs("registrar-chengqu-2", new SetCapacity(null))).Refused("institution.capacity");
        using var registrar = await hall.Visitor("registrar-chengqu-2");
        await (await registrar.Opens("/staff/institution")).Form("capacity").Fill("capacity", "28").Submit();
        Assert.Contains("28 名儿童", (await registrar.Opens("/institutions/441502-rehab-2")).Text, StringComparison.Ordinal);
        Assert.Contains("登记机构容量：可同时训练 28 名儿童", (await hall.LedgerOf("rehabilitation/441502-rehab-2")).Select(a => a.Sentence));

        (await hall.Runs("screening-lufeng", Found("441581", "公平镇"))).Refused("screening.town");
        using var medical = await hall.Visitor("screening-lufeng");
        var form = (await medical.Opens("/staff/rehabilitation-aid/screening")).Form("screening").Fill("name", "测试小苗").Fill("number", Numbers.Next(new DateOnly(2023, 6, 1))).Fill("born", "2023-06-01").Fill("region", "441523")
            .Fill("town", "441581/碣石镇").Fill("on", "2026-03-02").Fill("result", "positive").Fill("suspected", "Hearing").Fill("need", "yes").Fill("consent", "no");
        var refused = await form.Submit();
        Assert.Contains("不在户籍所在的县", refused.Text, StringComparison.Ordinal);
        Assert.Contains("已登记", (await refused.Form("screening").Fill("town", "441523/螺溪镇").Submit()).Text, StringComparison.Ordinal);
        var luhe = (await hall.Asks<PlanningReader, PlanningSheet>(await hall.As("reviewer-luhe"), r => r.ForOffice(Ct))).Counties.Single();
        Assert.Equal((1, 0), (luhe.Towns.Single(t => t.Town.Name == "螺溪镇").Children, luhe.Elsewhere));
    }

    private async Task Screened(string region, string town, int children, bool needs = true)
    {
        for (var i = 0; i < children; i++) hall.Done(await hall.Runs("screening-lufeng", Found(region, town, needs)));
    }

    private static RecordScreening Found(string region, string town, bool needs = true) => new(
        new ScreenedChild("测试小苗", Numbers.Next(new DateOnly(2023, 6, 1)), new DateOnly(2023, 6, 1), "", ""), region, new ScreeningEntry(Monday, "", needs, needs ? Disability.Hearing : null, needs), false, town);
}
