using System.Net.Http.Json;
using System.Text.Json;
using Yiwang.Benefits.RehabilitationAid.Reporting.Annual;
using Yiwang.Benefits.RehabilitationAid.Reporting.Indicating;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Screening;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;

namespace Yiwang.Benefits.Tests.Reporting;

/// <summary>第三条, 第四条: numbers for the appraisal of performance, and what stands behind each.</summary>
public sealed class IndicatorScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Article(Law.ShanweiRehabilitationAid, 3), Requirement("SW-KF-003")]
    [Fact(DisplayName = "需求100人、已救助97人→97.0%；没有底数的不算；四舍五入到一位")]
    public void A_rate_is_said_with_one_decimal() =>
        Assert.Equal(["97.0%", "—", "66.7%", "0.1%"], [CountyIndicators.Rate(97, 100), CountyIndicators.Rate(0, 0), CountyIndicators.Rate(2, 3), CountyIndicators.Rate(1, 1999)]);

    [Article(Law.ShanweiRehabilitationAid, 3), Requirement("SW-KF-003"), Article(Law.ShanweiRehabilitationAid, 4), Requirement("SW-KF-004")]
    [Fact(DisplayName = "底数里符合年龄、有需求的，已核定的算已救助；超龄、没需求的不进分母；按期审核率下钻到超期办件；年报按期；别县看不到")]
    public async Task The_indicators_come_from_the_records()
    {
        hall.It_is(Monday);
        string[] young = [.. Enumerable.Range(0, 3).Select(_ => Numbers.Next(new DateOnly(2022, 5, 10)))];
        foreach (var child in young) await Screens(child, need: true);
        await Screens(Numbers.Next(new DateOnly(2022, 5, 10)), need: false);
        await Screens(Numbers.Next(new DateOnly(2015, 5, 10)), need: true); // over age
        await Approves(young[0], Monday); // in time
        var late = await hall.Applied(Guardian(), new Wanted { Number = young[1] });
        await Approves(Numbers.Next(new DateOnly(2022, 5, 10)), Monday); // aided, never screened
        hall.It_is(new(2026, 4, 20));
        await hall.Looked(Reviewer(), late);
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(late)));

        using var head = await hall.Visitor("head-lufeng");
        var county = Assert.Single((await head.Http.GetFromJsonAsync<JsonElement>(new Uri("/api/rehabilitation-aid/indicators?year=2026", UriKind.Relative), Ct)).EnumerateArray());
        Assert.Equal((3, 2, "66.7%", 1, "66.7%", "—"), (county.GetProperty("inNeed").GetInt32(), county.GetProperty("aided").GetInt32(), county.GetProperty("coverage").GetString(),
            county.GetProperty("beside").GetInt32(), county.GetProperty("reviewsInTime").GetString(), county.GetProperty("appealsInTime").GetString()));
        var number = (await hall.CaseOf(late)).Number;
        Assert.Equal((number, false), (county.GetProperty("periods")[0].GetProperty("caseNumber").GetString(), county.GetProperty("periods")[0].GetProperty("inTime").GetBoolean()));

        var page = await head.Opens($"/staff/rehabilitation-aid/indicators?year=2026&county={Wanted.Lufeng}");
        Assert.Contains($"{number}审核", page.Text, StringComparison.Ordinal);
        Assert.Contains("有需求、还没有救助的，1 人", page.Text, StringComparison.Ordinal);
        Assert.Contains("目标年", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("测试小苗", page.Text, StringComparison.Ordinal);
        var before = await head.Opens($"/staff/rehabilitation-aid/indicators?year=2025&county={Wanted.Lufeng}");
        Assert.Contains("这一年没有办结的审核和申诉", before.Text, StringComparison.Ordinal);
        using var elsewhere = await hall.Visitor("head-haifeng");
        Assert.DoesNotContain(number, (await elsewhere.Opens($"/staff/rehabilitation-aid/indicators?year=2026&county={Wanted.Lufeng}")).Text, StringComparison.Ordinal);
        using var city = await hall.Visitor("appeals");
        Assert.Equal(4, (await city.Http.GetFromJsonAsync<JsonElement>(new Uri("/api/rehabilitation-aid/indicators?year=2026", UriKind.Relative), Ct)).GetArrayLength());
    }

    private async Task Screens(string number, bool need) => hall.Done(await hall.Runs("screening-lufeng", new RecordScreening(
        new ScreenedChild("测试小苗", number, CitizenNumber.Parse(number).BirthDate, "示例家长己", "10000000009"), Wanted.Lufeng, new ScreeningEntry(Monday, "", need, need ? Disability.Autism : null, need), false)));

    private async Task Approves(string number, DateOnly on)
    {
        hall.It_is(on);
        var id = await hall.Applied(Guardian(), new Wanted { Number = number });
        await hall.Looked(Reviewer(), id);
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(id)));
    }
}
