using System.Text.Json;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Caring.Quality;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Institutions.Rectifying;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Caring.CareSteps;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Caring;

/// <summary>第二十一条（五）: satisfaction and effectiveness are counted for each institution, and judged only against a line that somebody set.</summary>
[Article(Law.ShanweiRehabilitationAid, 21, Item = 5)]
public sealed class QualityScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2), April = new(2026, 4, 1);

    [Requirement("SW-KF-021c")]
    [Fact(DisplayName = "监护人每月评一次，可以改；没有登记的月份、别人的孩子不能评；没有设定达标线的只显示，不能按第（五）项立案")]
    public async Task Each_month_is_rated_once_and_without_a_line_nothing_is_judged()
    {
        var (guardian, care) = await Served("guardian-1", Garden);
        using var family = await hall.Visitor("guardian-1");
        var page = await family.Opens($"/my/rehabilitation-aid/{care.RecordId}/care/{care.Id}");
        var bare = await page.Form("rate").Submit();
        Assert.True(bare.Text.Contains("请选一到五星", StringComparison.Ordinal), bare.Text);
        var rated = await bare.Form("rate").Fill("stars", "2").Submit();
        Assert.Contains("不满意", rated.Text, StringComparison.Ordinal);
        (await hall.Runs(guardian, new RateMonth(care.Id, April, 5))).Refused("rating.month");
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs("guardian-2", new RateMonth(care.Id, Monday, 5))).Kind);
        Assert.Equal((1, 0), await Rated(Garden));
        hall.Done(await hall.Runs(guardian, new RateMonth(care.Id, Monday, 4)));
        Assert.Equal((1, 1), await Rated(Garden)); // changed, not added
        for (var time = 2; time < MonthRating.MostTimes; time++) hall.Done(await hall.Runs(guardian, new RateMonth(care.Id, Monday, 1)));
        (await hall.Runs(guardian, new RateMonth(care.Id, Monday, 5))).Refused("rating.times");
        var record = await hall.Sentences(care.RecordId);
        Assert.Contains("监护人评价了 2026年3月服务", record);
        Assert.DoesNotContain(record, s => s.Contains("满意", StringComparison.Ordinal)); // how many stays out of the record

        Assert.Equal(0m, (await Quality(Garden)).Satisfaction);
        (await hall.Runs("reviewer-lufeng-1", new OpenRectification(Guid.CreateVersion7(), Garden, [5], "", "家长不满意。"))).Refused("rectification.quality-unset");
        using var county = await hall.Visitor("reviewer-lufeng-1");
        var desk = await county.Opens($"/staff/institutions/{Garden}");
        Assert.Contains("没有设定，只显示不判定", desk.Text, StringComparison.Ordinal);
        Assert.Contains("1 次评价里 0 次满意", desk.Text, StringComparison.Ordinal);
    }

    [Requirement("SW-KF-021c")]
    [Fact(DisplayName = "县里设定了达标线：低于的提示，成为第（五）项立案的理由；达标的不能按这一项立案")]
    public async Task Below_the_countys_line_it_is_a_ground()
    {
        var (guardian, care) = await Served("guardian-2", Haifeng, Wanted.From(Wanted.Haifeng) with { Number = Numbers.Next(new DateOnly(2022, 5, 11)) });
        hall.Done(await hall.Runs(guardian, new RateMonth(care.Id, Monday, 5)));
        (await hall.Runs("reviewer-haifeng", new OpenRectification(Guid.CreateVersion7(), Haifeng, [5], "", "核对。"))).Refused("rectification.quality-met");
        hall.Done(await hall.Runs(guardian, new RateMonth(care.Id, Monday, 2)));
        using var county = await hall.Visitor("reviewer-haifeng");
        Assert.Contains("2026 年满意度 0%，低于本地设定的 80%", (await county.Opens($"/staff/institutions/{Haifeng}")).Text, StringComparison.Ordinal);
        hall.Done(await hall.Runs("reviewer-haifeng", new OpenRectification(Guid.CreateVersion7(), Haifeng, [5], "", "满意度低于达标线。")));
    }

    [Requirement("SW-KF-021c")]
    [Fact(DisplayName = "有效率=评估有改善人数÷评估人数，每名儿童按最后一次评估算；评估须在训练期间；人数太少的不公开")]
    public async Task Effectiveness_counts_children_by_their_last_assessment()
    {
        var children = new List<Care>();
        for (var i = 0; i < 5; i++) children.Add((await Served("guardian-1", Centre, new Wanted { Number = Numbers.Next(new DateOnly(2022, 6, 1 + i)), Institution = Centre })).Care);
        (await hall.Runs(Registrar(Centre), new AssessEffect(children[0].Id, Monday.AddDays(-30), null, ""))).Refused("effect.improved", "effect.on", "effect.by");
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs(Registrar(Garden), new AssessEffect(children[0].Id, Monday, true, "示例评估甲"))).Kind);
        foreach (var (care, i) in children.Take(4).Select((c, i) => (c, i))) hall.Done(await hall.Runs(Registrar(Centre), new AssessEffect(care.Id, Monday.AddDays(i), true, "示例评估甲")));
        hall.Done(await hall.Runs(Registrar(Centre), new AssessEffect(children[0].Id, Monday.AddDays(20), false, "示例评估甲"))); // the same month: a correction
        Assert.Equal((4, 3), await Assessed(Centre));
        Assert.Equal(75m, (await Quality(Centre)).Effective);
        Assert.Contains("不足 5 名儿童，不写明", await InPublic(Centre), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await Json(Centre)).GetProperty("effectivePercent").ValueKind);

        hall.Done(await hall.Runs(Registrar(Centre), new AssessEffect(children[4].Id, Monday, true, "示例评估甲")));
        Assert.Contains("评估 5 人，4 人有改善", await InPublic(Centre), StringComparison.Ordinal);
        Assert.Equal(80m, (await Json(Centre)).GetProperty("effectivePercent").GetDecimal());
        Assert.Contains($"康复评估（{Monday.AddDays(20).ToChinese()}）：没有改善", await hall.Sentences(children[0].RecordId));
        using var registrar = await hall.Visitor("registrar-lufeng-1");
        Assert.Contains("示例评估甲", (await registrar.Opens($"/staff/care/{children[0].Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("80%", (await registrar.Opens("/staff/institution")).Text, StringComparison.Ordinal);
    }

    [Requirement("SW-KF-021c")]
    [Theory(DisplayName = "达标线逐项比较，没有可算的不判定")]
    [InlineData(10, 8, 10, 6, 80, 60, 0)]
    [InlineData(10, 7, 10, 6, 80, 60, 1)]
    [InlineData(10, 7, 10, 5, 80, 60, 2)]
    [InlineData(0, 0, 0, 0, 80, 60, 0)]
    [InlineData(10, 0, 10, 0, null, null, 0)]
    public void Each_figure_is_compared_with_its_own_line(int ratings, int satisfied, int assessed, int improved, int? satisfaction, int? effective, int below) =>
        Assert.Equal(below, QualityRule.Below(new(2026, ratings, ratings, satisfied, assessed, improved, new(3, satisfaction, effective, 5))).Count);

    private async Task<(Actor Guardian, Care Care)> Served(string account, string institution, Wanted? wanted = null)
    {
        hall.It_is(Monday);
        var guardian = await hall.As(account);
        var care = await hall.Registered(guardian, institution, wanted ?? new Wanted { Number = Numbers.Next(new DateOnly(2022, 5, 12)) });
        hall.It_is(April);
        hall.Done(await hall.Trains(care, Full(Monday)));
        return (guardian, care);
    }

    private async Task<InstitutionQuality> Quality(string code) => await hall.Asks<InstitutionRegister, InstitutionQuality>(Actor.Stranger(), async register =>
    {
        var entry = (await register.Of(code, TestContext.Current.CancellationToken))!;
        return await hall.Asks<QualityReader, InstitutionQuality>(Actor.Stranger(), q => q.Of(entry, TestContext.Current.CancellationToken));
    });

    private async Task<(int, int)> Rated(string code) => await Quality(code) is var q ? (q.Ratings, q.Satisfied) : default;

    private async Task<(int, int)> Assessed(string code) => await Quality(code) is var q ? (q.Assessed, q.Improved) : default;

    private async Task<string> InPublic(string code)
    {
        using var anyone = hall.Visitor();
        return (await anyone.Opens($"/institutions/{code}")).Text;
    }

    private async Task<JsonElement> Json(string code)
    {
        using var client = hall.Client();
        return JsonDocument.Parse(await client.GetStringAsync($"/api/rehabilitation-institutions/{code}", TestContext.Current.CancellationToken)).RootElement.GetProperty("quality").Clone();
    }
}
