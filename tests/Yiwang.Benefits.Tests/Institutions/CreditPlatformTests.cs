using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>全国信用信息共享平台, over real HTTP to a stand-in.</summary>
public sealed class CreditPlatformTests(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Requirement("SW-KF-026n"), Article(Law.ShanweiRehabilitationAid, 16, Item = 3)]
    [Fact(DisplayName = "以统一社会信用代码查询，答“无”或“有”和条目")]
    public async Task It_is_asked_by_credit_code_and_answers_none_or_what_it_found()
    {
        hall.It_is(Monday);
        await using var platform = await StandInCreditPlatform.Start(hall);
        var id = await hall.Applies(await hall.Announced());

        Assert.Equal(RecordAnswer.None, await hall.Enquires(id));
        platform.Answers = code => Results.Json(new { creditCode = code, result = "found", entries = new[] { "示例记录甲", "示例记录乙" } });
        Assert.Equal(RecordAnswer.Found, await hall.Enquires(id));

        Assert.Equal(["52441502MJL0000078", "52441502MJL0000078"], platform.Asked);
        Assert.Equal(["示例记录甲", "示例记录乙"], (await hall.Application(id)).AnswerOf("credit-platform").Entries);
    }

    [Requirement("SW-KF-026n"), Requirement("SW-KF-016c")]
    [Fact(DisplayName = "接口不可用、答得不对的，都是“未查”，核验通不过")]
    public async Task No_answer_is_no_clean_record()
    {
        hall.It_is(Monday);
        var platform = await StandInCreditPlatform.Start(hall);
        var id = await hall.Applies(null);
        foreach (var answer in new Func<string, IResult>[]
        {
            _ => Results.StatusCode(503), _ => Results.Text("<html>"), _ => Results.Json(new { }), code => Results.Json(new { creditCode = code, result = "maybe" }),
            _ => StandInCreditPlatform.Clean("91441581MJL0000100"), code => Results.Json(new { creditCode = code, result = "found" }), code => Results.Json(new { creditCode = code, result = "found", entries = 7 }),
        })
        {
            platform.Answers = answer;
            Assert.Equal(RecordAnswer.NotAsked, await hall.Enquires(id, "reviewer-chengqu"));
        }

        await platform.DisposeAsync();
        Assert.Equal(RecordAnswer.NotAsked, await hall.Enquires(id, "reviewer-chengqu")); // nobody listens
        hall.Services.GetRequiredService<IConfiguration>()[CreditPlatform.Setting] = "";
        Assert.Equal(RecordAnswer.NotAsked, await hall.Enquires(id, "reviewer-chengqu")); // not configured
        await hall.Looks_up(id, "reviewer-chengqu", "credit-platform");
        (await hall.Runs("reviewer-chengqu", new PassCheck(id, false))).Refused("designation.not-asked");
    }

    [Requirement("SW-KF-026n")]
    [Fact(DisplayName = "查询超过可设天数的，须重查")]
    public async Task An_answer_grows_old()
    {
        hall.It_is(Monday);
        await using var platform = await StandInCreditPlatform.Start(hall);
        var id = await hall.Applies(null, by: "registrar-lufeng-2");
        await hall.Looks_up(id, "reviewer-lufeng-1");

        hall.It_is(Monday.AddDays(31));
        Assert.Equal(3, (await hall.Runs("reviewer-lufeng-1", new PassCheck(id, false))).Findings.Count(f => f.Code == "designation.asked-long-ago"));
        await hall.Looks_up(id, "reviewer-lufeng-1");
        hall.Done(await hall.Runs("reviewer-lufeng-1", new PassCheck(id, false)));
    }
}
