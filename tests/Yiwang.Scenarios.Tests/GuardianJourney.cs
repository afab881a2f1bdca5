using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;
using static Microsoft.Playwright.Assertions;

namespace Yiwang.Scenarios.Tests;

/// <summary>A guardian applies in a real browser without JavaScript.</summary>
public sealed class GuardianJourney(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 1)]
    [Fact(DisplayName = "陆丰的监护人不用脚本就能申请：从任务清单到回执，每一页都没有无障碍问题")]
    public async Task A_guardian_applies_without_javascript()
    {
        var page = await chromium.Opens(hall);

        var at = await page.Guardian_applies("guardian-1", new AidWish { HasPapers = false }, async name =>
        {
            await page.Has_no_axe_findings();
            await page.Is_photographed($"aid-{name}");
        });

        await Expect(page.GetByText("KFJZ-441581-2026-")).ToBeVisibleAsync();
        await Expect(page.GetByText("3月16日（周一）").First).ToBeVisibleAsync();
        await page.GotoAsync(at);
        await Expect(page.Locator("h1")).ToContainTextAsync("测试小禾");
        await page.Has_no_axe_findings();
        await page.GotoAsync("/my/cases");
        await Expect(page.GetByText("测＊＊＊").First).ToBeVisibleAsync();
        await Expect(page.GetByText("测试小禾")).ToHaveCountAsync(0);
        await page.Has_no_axe_findings();
        await page.CloseAsync();
    }

    [Fact(DisplayName = "同一份申请点两次提交，只有一件")]
    public async Task Handing_in_twice_makes_one_case()
    {
        var page = await chromium.Opens(hall);
        var at = await page.Guardian_fills_in("guardian-1", new AidWish());
        await page.GotoAsync($"{at}/check-answers");
        var copy = await page.Context.NewPageAsync();
        await copy.GotoAsync($"{at}/check-answers");

        await page.Presses("提交申请");
        await page.Arrives_at($"{at}/submitted$");
        await copy.Presses("提交申请");

        var id = Guid.Parse(at.Split('/')[^1]);
        var subject = $"case/{id:N}";
        Assert.Single(await hall.LedgerOf(subject), act => act.FactName == "CaseReceived");
        await page.Context.CloseAsync();
    }

    [Article(Law.ShanweiRehabilitationAid, 6)]
    [Fact(DisplayName = "居住证过期的，当场说明依据哪一条不能受理")]
    public async Task An_expired_permit_is_told_with_its_article()
    {
        var page = await chromium.Opens(hall);
        var at = await page.Guardian_fills_in("guardian-3", new AidWish
        {
            Household = AidWish.Elsewhere, PermitRegion = AidWish.Lufeng, PermitValidUntil = new(2026, 2, 1), HasPapers = false,
        });

        await page.GotoAsync($"{at}/check-answers");

        await Expect(page.GetByText("儿童的居住证已于")).ToBeVisibleAsync();
        await Expect(page.Locator(".finding:has-text('居住证已于') .citation")).ToHaveTextAsync("第六条");
        await Expect(page.GetByText("提交申请")).ToHaveCountAsync(0);
        await page.Has_no_axe_findings();
        await page.CloseAsync();
    }

    [Article(Law.ShanweiRehabilitationAid, 28, 2)]
    [Fact(DisplayName = "陆河没有延续的决定：不能受理，理由只有这一条")]
    public async Task A_county_that_let_its_rules_run_out_refuses_for_exactly_that()
    {
        var page = await chromium.Opens(hall);
        var at = await page.Guardian_fills_in("guardian-5", new AidWish { Household = AidWish.Luhe, HasPapers = false, Institution = "441523-rehab-1" });

        await page.GotoAsync($"{at}/check-answers");

        var refusals = page.Locator(".finding.tone-bad");
        await Expect(refusals).ToHaveCountAsync(1);
        await Expect(refusals).ToContainTextAsync("没有在2026年3月2日有效的继续适用决定，不能据此受理新申请");
        await page.CloseAsync();
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 3)]
    [Fact(DisplayName = "同一年度已在海丰得到训练补助的孩子，在陆丰再申请时说明重复")]
    public async Task Aid_of_another_county_in_the_same_year_is_noticed()
    {
        var page = await chromium.Opens(hall);
        var wish = new AidWish { HasPapers = false };
        var at = await page.Guardian_fills_in("guardian-1", wish);
        await Haifeng_has_granted(Guid.Parse(at.Split('/')[^1]));

        await page.GotoAsync($"{at}/check-answers");

        await Expect(page.Locator(".finding.tone-bad")).ToContainTextAsync("已在海丰县享受同类救助");
        await Expect(page.Locator(".finding.tone-bad .citation").First).ToHaveTextAsync("第八条第（三）项第3目");
        await page.CloseAsync();
    }

    // The grant of the other county, as its own approval leaves it; how an approval comes about is proved with the desks.
    private Task<int> Haifeng_has_granted(Guid application) => hall.Look(db => db.Database.ExecuteSqlRawAsync(
        """
        INSERT INTO benefits_aid_grants ("Id", "CaseId", "CaseNumber", "ChildIndex", "Region", "Row", "GrantedOn", "AmountInFen", "Condition", "Months")
        SELECT {0}, {1}, 'KFJZ-441521-2026-00099', "ChildIndex", '441521', 'full-time-private', '2026-01-15', 220000, '', '["2026-01-01"]'
        FROM benefits_aid_applications WHERE "Id" = {2}
        """, [Guid.CreateVersion7(), Guid.CreateVersion7(), application], TestContext.Current.CancellationToken));
}
