using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using static Yiwang.Benefits.Tests.Rules.Pack;

namespace Yiwang.Benefits.Tests.Rules;

public sealed class RulebookTests
{
    [Fact]
    public void The_demonstration_pack_loads_and_every_row_has_its_article()
    {
        var load = RulebookReader.Load(Folder);

        Assert.Empty(load.Findings);
        Assert.Equal(Rows.All.Order(StringComparer.Ordinal), Library.City.Standards.Keys.Order(StringComparer.Ordinal));
        Assert.All(Library.City.Standards.Values, row => Assert.Equal(8, row.Citation.Article));
        Assert.Equal([Urban, Haifeng, Luhe, Lufeng], Library.Counties.Select(c => c.RegionCode));
        Assert.Equal((2200_00, 2000_00), (Full(Haifeng, "2026-01-01"), Full(Haifeng, "2025-12-31")));
        Assert.Equal((true, false), (Stops(Lufeng), Stops(Haifeng)));
        Assert.Equal("2019-12-17 + 陆府办〔2024〕演示1号", Library.For(Lufeng).VersionOn(Day("2026-03-02")));

        static long Full(string region, string on) => Library.For(region).StandardOn(Rows.FullTimePrivate, Day(on)).AmountInFen;
        static bool Stops(string region) => Library.For(region).SettingsOn(Day("2026-03-02")).SupplementStopsClock;
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1)]
    [Fact(DisplayName = "第十条（二）1没有写的补正期限和是否停表是本地设定；年龄是规定")]
    public void What_the_text_says_and_local_settings_are_told_apart()
    {
        var settings = Library.For(Luhe).SettingsOn(Day("2020-03-02"));

        Assert.False(settings["age-limit-years"].IsLocal);
        Assert.True(settings["supplement-days"].IsLocal && settings["supplement-stops-clock"].IsLocal);
        Assert.False(settings.AssessmentStopsClock);
    }

    [Article(Law.ShanweiRehabilitationAid, 7)]
    [Requirement("SW-KF-007a")]
    [Theory(DisplayName = "第七条：县级标准低于省级的，拒绝并指出该行")]
    [InlineData("full-time-private, amount-yuan: 2200", "full-time-private, amount-yuan: 1999", "aid.standard.below-province")]
    [InlineData("blind-orientation, amount-yuan: 3000", "blind-orientation, amount-yuan: 2999", "aid.standard.below-province")]
    [InlineData("full-time-public, amount-yuan: 1200, months-per-year: 10", "full-time-public, amount-yuan: 1200, months-per-year: 9", "aid.standard.below-province")]
    [InlineData("full-time-public, amount-yuan: 1200, months-per-year: 10", "full-time-public, amount-yuan: 1200", "aid.standard.below-province")]
    [InlineData("low-vision-basic, amount-yuan: 1500, every-years: 3", "low-vision-basic, amount-yuan: 1500, every-years: 4", "aid.standard.below-province")]
    [InlineData("cochlear-implant, amount-yuan: 15000", "cochlear-implant, amount-yuan: 15000, every-years: 1", "aid.standard.below-province")]
    [InlineData("countersigned: [财政, 发展改革, 残联]", "countersigned: [财政, 残联]", "aid.rulebook.not-countersigned")]
    [InlineData("      - { id: assistive-device }\n", "", "aid.rulebook.row-missing")]
    [InlineData("{ id: assistive-device }", "{ id: assistive-devise }", "aid.rulebook.unknown-row")]
    [InlineData("  demonstration: true\n  # A", "  demonstartion: true\n  # A", "yaml.unknown-key")]
    [InlineData("  from: 2026-01-01", "  from: 2026-01-01\n  until: 2025-01-01", "aid.rulebook.dates")]
    [InlineData("region: 441521", "region: 441599", "aid.rulebook.unknown-region")]
    public void A_countys_file_with_a_fault_loads_nothing_and_names_the_line(string right, string wrong, string code)
    {
        var text = Text("rehabilitation-aid.441521.yaml");
        Assert.Contains(right, text);
        var load = Load(Text(), text.Replace(right, wrong));

        Assert.Null(load.Library);
        var finding = load.Findings.First(f => f.Code == code);
        Assert.Matches("^packs/示例/县1.yaml:[0-9]+$", finding.Where);
        Assert.NotEmpty(finding.Remedy);
        if (code == "aid.standard.below-province")
        {
            Assert.EndsWith($":{Array.FindIndex(text.Replace(right, wrong).Split('\n'), l => l.Contains(wrong)) + 1}", finding.Where);
            Assert.Equal(7, finding.Citation!.Article);
        }
    }

    [Requirement("SW-KF-007b")]
    [Fact(DisplayName = "第七条：两件标准表施行期重叠的不载入，首尾相接的载入")]
    public void Two_tables_may_not_hold_at_once()
    {
        var text = Text("rehabilitation-aid.441521.yaml");
        var second = text[text.IndexOf("- number: 海府办〔2025〕", StringComparison.Ordinal)..].Replace("演示2号", "演示3号").Replace("from: 2026-01-01", "from: 2027-01-01");

        Assert.Equal("aid.rulebook.overlap", Assert.Single(Load(Text(), text + second).Findings).Code);
        Assert.Empty(Load(Text(), text.Replace("from: 2026-01-01", "from: 2026-01-01\n  until: 2026-12-31") + second).Findings);
    }

    [Theory]
    [InlineData("amount-yuan: 2000, measure: person-month, rule: fixed, months-per-year: 10, funding: shared }\n  - { id: part-time-public", "measure: person-month, rule: fixed, months-per-year: 10, funding: shared }\n  - { id: part-time-public", "yaml.missing")]
    [InlineData("service: 基本型辅助器具适配, article: 第八条（二）", "service: 基本型辅助器具适配, article: 第八条二", "yaml.citation")]
    [InlineData("aid-year: { value: calendar-year", "aid-year: { value: lunar-year", "aid.rulebook.setting")]
    [InlineData("age-limit-years: { value: 7", "age-limit-years: { value: 6", "aid.rulebook.setting")]
    [InlineData("basis: local }\n  accepts", "basis: guess }\n  accepts", "yaml.form")]
    [InlineData("valid-until: 2024-12-17", "valid-until: 2019-12-16", "aid.rulebook.validity")]
    [InlineData("id: blind-orientation", "id: blind-orientatoin", "aid.rulebook.row-missing")]
    public void The_citys_file_is_checked_as_closely(string right, string wrong, string code)
    {
        Assert.Contains(right, Text());
        var load = Load(Text().Replace(right, wrong));

        Assert.Null(load.Library);
        Assert.Matches("^packs/示例/rehabilitation-aid.yaml:[0-9]+$", load.Findings.First(f => f.Code == code).Where);
    }
}
