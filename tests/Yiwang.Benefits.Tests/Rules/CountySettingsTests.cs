using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Rules.Pack;

namespace Yiwang.Benefits.Tests.Rules;

/// <summary>第二十七条: a county sets what is its to set, and nobody else's.</summary>
[Article(Law.ShanweiRehabilitationAid, 27)]
public sealed class CountySettingsTests(TownHall hall) : IClassFixture<TownHall>
{
    [Requirement("SW-KF-027")]
    [Theory(DisplayName = "年龄上限、结算方式与周期、公开周期按县设定；没有设定的用全市的；改一县不动别县")]
    [InlineData("age-limit-years", "8")]
    [InlineData("settlement-ways", "guardian-claims")]
    [InlineData("settlement-period", "year")]
    [InlineData("publication-months", "6")]
    public void A_county_sets_its_own_and_nobody_elses(string key, string value)
    {
        var day = Day("2026-03-02");
        var county = $"region: 441521\ndecisions:\n- number: 海府办〔2025〕演示9号\n  issued: 2025-12-01\n  from: 2026-01-01\n  demonstration: true\n  settings:\n    {key}: {value}\n";
        var load = Load(Text(), county, "region: 441581\ndecisions: []\n");

        Assert.Empty(load.Findings);
        var (changed, other) = (load.Library!.For(Haifeng).SettingsOn(day)[key], load.Library.For(Lufeng).SettingsOn(day)[key]);
        Assert.Equal((value, "海府办〔2025〕演示9号"), (changed.Value, changed.DecidedBy));
        Assert.Equal(load.Library.City.Settings[key], other);
        Assert.Equal(other.Value, load.Library.For(Haifeng).SettingsOn(Day("2025-12-31"))[key].Value); // not before its first day
    }

    [Requirement("SW-KF-027"), Requirement("SW-KF-006")]
    [Fact(DisplayName = "公开页写明每个县自己定的数字、文号和居住证开通率")]
    public async Task The_public_sees_what_each_county_has_set()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        using var visitor = hall.Visitor();
        var start = await visitor.Opens("/services/rehabilitation-aid");
        var page = await visitor.Opens(start.Document.QuerySelector("main a[href$='/settings']")!.GetAttribute("href")!); // reachable from where the service begins

        Assert.Contains("4 个县（市、区）中，4 个受理持汕尾市居住证的儿童，开通率 100.0%", page.Text, StringComparison.Ordinal);
        Assert.Contains("陆丰市：是（陆府办〔2024〕演示1号）", page.Text, StringComparison.Ordinal);
        Assert.Contains("海丰县：2,200 元", page.Text, StringComparison.Ordinal);
    }
}
