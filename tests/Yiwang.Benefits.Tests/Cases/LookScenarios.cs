using System.Net.Http.Json;
using System.Text.Json;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>The family sees who opened the child's data: which post of which institution, when, what, under which article.</summary>
public sealed class LookScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "谁看过我的资料：岗位、单位、时间、看了什么、依据哪一条，不写姓名；同一天只记一次")]
    [Requirement("LF-SZ-227")]
    public async Task The_guardian_sees_which_post_opened_the_childs_data_and_under_which_article()
    {
        hall.It_is(Monday);
        var guardian = await hall.As("guardian-1");
        var id = await hall.Applied(guardian);
        using var reviewer = await hall.Visitor("reviewer-lufeng-1");
        await reviewer.Opens($"/staff/rehabilitation-aid/{id}");
        await reviewer.Opens($"/staff/rehabilitation-aid/{id}");
        using var second = await hall.Visitor("reviewer-lufeng-2");
        await second.Opens($"/staff/rehabilitation-aid/{id}");
        hall.It_is(Monday.AddDays(1));
        await reviewer.Opens($"/staff/rehabilitation-aid/{id}");

        using var family = await hall.Visitor("guardian-1");
        var page = await family.Opens("/my/data");
        var looks = (await family.Http.GetFromJsonAsync<JsonElement>(new Uri("/api/my/data", UriKind.Relative), Ct)).GetProperty("looks").EnumerateArray().ToArray();

        Assert.Equal(3, looks.Length); // two officers on Monday, one of them again on Tuesday
        Assert.All(looks, l => Assert.Equal(("县级残联审核岗", "康复救助的申请和材料", $"/my/rehabilitation-aid/{id}"), (Text(l, "post"), Text(l, "what"), Text(l, "href"))));
        Assert.All(looks, l => Assert.Equal(Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 2, subItem: 1).Href, Text(l, "articleHref")));
        Assert.Contains((await hall.As("reviewer-lufeng-1")).InstitutionName, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((await hall.As("reviewer-lufeng-1")).Name, page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"main a[href='/my/rehabilitation-aid/{id}']"));
        using var other = await hall.Visitor("guardian-2");
        Assert.Contains("还没有人看过", (await other.Opens("/my/data")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_many_comes_in_pages_by_key_and_each_look_once()
    {
        hall.It_is(Monday.AddDays(7));
        var guardian = await hall.As("guardian-3");
        var id = await hall.Applied(guardian);
        const int Days = 35;
        for (var day = 0; day < Days; day++)
        {
            hall.It_is(Monday.AddDays(7 + day));
            hall.Done(await hall.Runs("reviewer-lufeng-1", new LookAtChild(id)));
        }

        using var family = await hall.Visitor("guardian-3");
        var first = await family.Http.GetFromJsonAsync<JsonElement>(new Uri("/api/my/data", UriKind.Relative), Ct);
        var rest = await family.Http.GetFromJsonAsync<JsonElement>(new Uri($"/api/my/data?after={Text(first, "next")}", UriKind.Relative), Ct);

        Assert.Equal((30, 5), (first.GetProperty("looks").GetArrayLength(), rest.GetProperty("looks").GetArrayLength()));
        Assert.Equal(Days, first.GetProperty("looks").EnumerateArray().Concat(rest.GetProperty("looks").EnumerateArray()).Select(l => Text(l, "at")).Distinct().Count());
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next").ValueKind);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
