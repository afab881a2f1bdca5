using System.Net;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

/// <summary>The public pages that need no signing in, in a real browser without JavaScript.</summary>
[Trait("Looks", "at markup")]
public sealed class EveryPageScenarios(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    [Theory(DisplayName = "公开页面在宽窄两种屏幕上都没有无障碍问题")]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/sign-in/text")]
    [InlineData("/sign-in/passkey")]
    [InlineData("/sign-up")]
    [InlineData("/regulations")]
    [InlineData("/regulations/search")]
    [InlineData("/regulations/search?q=康复训练补助&state=expired")]
    [InlineData("/gazettes")]
    [InlineData("/normative")]
    [InlineData("/normative/check?area=罗湖&text=依据罗府办规〔2017〕11号&on=2019-01-02")]
    [InlineData("/normative?q=没有这样的文件")]
    [InlineData("/normative/罗湖/罗府办规〔2017〕9号")]
    [InlineData("/normative/汕尾/汕府办〔2019〕21号")]
    [InlineData("/normative/罗湖/罗府办规〔2018〕11号?conclusion=lapsed")]
    [InlineData("/regulations/汕尾/汕府办〔2019〕21号")]
    [InlineData("/regulations/汕尾/汕府办〔2019〕21号/a10.i2")]
    [InlineData("/regulations/陆丰/《陆丰市数字政府改革建设“十四五”规划》/h4.i1.m2")]
    [InlineData("/regulations/coverage")]
    [InlineData("/regulations/coverage/SW-KF")]
    [InlineData("/services/rehabilitation-aid/settings")]
    [InlineData("/services/rehabilitation-aid/figures")]
    [InlineData("/institutions")]
    [InlineData("/institutions/designations")]
    [InlineData("/institutions/map")]
    [InlineData("/institutions/441581-rehab-1")]
    [InlineData("/registers")]
    [InlineData("/registers/assistive-devices")]
    [InlineData("/rural-toilets")]
    [InlineData("/rural-toilets/罗镜镇")]
    [InlineData("/design")]
    [InlineData("/not-found")]
    [InlineData("/fault")]
    [InlineData("/status/403")]
    [InlineData("/connect/leave")]
    [InlineData("/connect/authorize", HttpStatusCode.BadRequest)]
    public async Task A_public_page_is_free_of_findings(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var anybody = hall.Visitor();

        await chromium.Gets_without_findings(anybody, address, status);
    }

    [Fact]
    public async Task A_picture_without_words_is_found()
    {
        var page = await chromium.Opens(hall, javaScript: true);
        await page.GotoAsync("/not-found");
        await page.EvaluateAsync("document.querySelector('h1').append(new Image())");

        var found = await Assert.ThrowsAnyAsync<Exception>(page.Has_no_axe_findings);

        Assert.Contains("image-alt", found.Message, StringComparison.Ordinal);
        await page.CloseAsync();
    }
}
