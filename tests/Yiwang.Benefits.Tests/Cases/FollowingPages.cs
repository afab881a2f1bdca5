using System.Net;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Kernel;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Public;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>What a guardian sees and does after handing in, page by page, as a browser without JavaScript gets it.</summary>
public sealed class FollowingPages(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 2)]
    [Fact(DisplayName = "补正页：每件一项，未补的说明还缺哪件，补齐后才能提交")]
    public async Task What_is_missing_is_brought_on_one_page()
    {
        hall.It_is(Monday);
        var (guardian, visitor) = await Guardian_at("guardian-1");
        var id = await hall.Applied(guardian, new Wanted { Materials = ["household-register"] });
        hall.Done(await hall.AsksFor(Reviewer(), id));
        hall.It_is(Monday.AddDays(2));

        var page = await visitor.Opens($"/my/rehabilitation-aid/{id}/supplement");
        var tooEarly = await page.Form("answer").Submit();
        var brought = await page.Form("upload-disability").Tick("disability-material", "disability-certificate").Attach("disability-file", "证件.png", Png).Submit();
        var done = await brought.Form("answer").Submit();

        Assert.Contains("未补", page.Text, StringComparison.Ordinal);
        Assert.Contains("还没有", tooEarly.Text, StringComparison.Ordinal);
        Assert.Contains("已补", brought.Text, StringComparison.Ordinal);
        Assert.Equal($"/my/rehabilitation-aid/{id}", done.Address);
        Assert.Equal(CaseState.InProgress, (await hall.CaseOf(id)).State);
    }

    [Article(Law.ShanweiRehabilitationAid, 8)]
    [Fact(DisplayName = "通过后，监护人看到逐项金额、通知书，并能评价一次")]
    public async Task An_approval_shows_each_amount_and_can_be_rated()
    {
        hall.It_is(Monday);
        var (guardian, visitor) = await Guardian_at("guardian-2");
        var id = await hall.Applied(guardian);
        await hall.Looked(Reviewer(), id);
        hall.Done(await hall.Runs(Reviewer(), new LookAtChild(id)));
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(id)));

        var page = await visitor.Opens($"/my/rehabilitation-aid/{id}");
        var letter = await page.Follows("审核通过通知书");
        var unrated = await (await page.Follows("评价这次办理")).Form("evaluation").Submit();
        var rated = await unrated.Form("evaluation").Tick("stars", "5").Submit();

        Assert.Contains("2,000 元 × 10 个月", page.Text, StringComparison.Ordinal);
        Assert.Contains("补助合计 20,000 元", page.Text, StringComparison.Ordinal);
        Assert.Contains("县级残联审核岗，3月2日（周一）", page.Text, StringComparison.Ordinal);
        Assert.Contains("20,000 元", letter.Text, StringComparison.Ordinal);
        Assert.Contains("请选一到五星", unrated.Text, StringComparison.Ordinal);
        Assert.Contains("5 星", rated.Text, StringComparison.Ordinal);
        Assert.Contains(await hall.Sentences(id), s => s.StartsWith("收件人打开了", StringComparison.Ordinal));
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1)]
    [Fact(DisplayName = "没有通过的：理由在通知书里，申诉要写理由，提交后由市残联答复，可以撤回")]
    public async Task A_refusal_can_be_appealed_and_the_appeal_taken_back()
    {
        hall.It_is(Monday);
        var (guardian, visitor) = await Guardian_at("guardian-4");
        var id = await hall.RefusedFor(guardian);

        var page = await visitor.Opens($"/my/rehabilitation-aid/{id}");
        var letter = await page.Follows("不予通过告知书");
        var form = await page.Follows("提出申诉");
        var empty = await form.Form("appeal").Submit();
        var lodged = await empty.Form("appeal").Fill("reason", "评估时孩子正在生病，请重新评估。").Submit();
        var back = await (await lodged.Follows("撤回申诉")).Form("withdraw").Submit();

        Assert.Contains("第五条第（二）项", letter.Text, StringComparison.Ordinal);
        Assert.Contains("向汕尾市残疾人联合会提出申诉", letter.Text, StringComparison.Ordinal);
        Assert.Contains("请写明您认为哪里不对", empty.Text, StringComparison.Ordinal);
        Assert.Contains("汕尾市残疾人联合会 · 市残联申诉答复岗", lodged.Text, StringComparison.Ordinal);
        Assert.Contains("不予通过", back.Text, StringComparison.Ordinal);
        Assert.Equal(CaseState.Ended, (await hall.CaseOf(id)).State);
    }

    [Fact(DisplayName = "别人的办件、草稿、通知书、材料和接口，都像不存在一样")]
    public async Task Nobody_elses_papers_are_shown()
    {
        hall.It_is(Monday);
        var (guardian, own) = await Guardian_at("guardian-1");
        var (_, other) = await Guardian_at("guardian-5");
        var id = await hall.Applied(guardian);
        var draft = await hall.Drafts(guardian, new Wanted());
        var letter = await hall.Look(db => db.Set<Notice>().Where(n => n.CaseId == id).Select(n => n.Id).SingleAsync(TestContext.Current.CancellationToken));
        var file = $"/my/rehabilitation-aid/{id}/files/{"household-register".PadRight(64, '0')}";

        foreach (var address in new[]
        {
            $"/my/rehabilitation-aid/{id}", $"/my/rehabilitation-aid/{draft}/child", $"/my/rehabilitation-aid/{draft}/check-answers", $"/my/rehabilitation-aid/{id}/withdraw",
            $"/my/cases/{id}/evaluation", $"/notices/{letter}", $"/notices/{letter}.pdf", file, $"/api/rehabilitation-aid/{id}",
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Opens(address)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await own.Opens($"/my/rehabilitation-aid/{id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await own.Opens($"/my/rehabilitation-aid/{draft}/child")).Status);
        Assert.DoesNotContain("测试小禾", (await own.Opens("/my/cases")).Text, StringComparison.Ordinal);
    }

    [Article(Law.ShanweiRehabilitationAid, 28, 2)]
    [Fact(DisplayName = "接口先看看能不能申请：与页面同样的条件，问题没答全的说明每一处")]
    public async Task The_api_answers_as_the_page_does()
    {
        hall.It_is(Monday);
        using var client = hall.Client();
        async Task<(HttpStatusCode Status, string Text)> Ask(object questions)
        {
            using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(client, "/api/rehabilitation-aid/eligibility", questions, TestContext.Current.CancellationToken);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        var luhe = await Ask(new { bornOn = "2022-05-10", householdRegion = Wanted.Luhe, place = "household", disabilities = new[] { "autism" }, proof = "card" });
        var lufeng = await Ask(new { bornOn = "2022-05-10", householdRegion = Wanted.Lufeng, place = "household", disabilities = new[] { "autism" }, proof = "card" });
        var empty = await Ask(new { });

        Assert.Contains("\"eligible\":false", luhe.Text, StringComparison.Ordinal);
        Assert.Contains("aid.document.expired", luhe.Text, StringComparison.Ordinal);
        Assert.Contains("\"eligible\":true", lufeng.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("aid.check.bornOn", empty.Text, StringComparison.Ordinal);
        Assert.Contains("aid.check.proof", empty.Text, StringComparison.Ordinal);
    }

    /// <summary>A person of the demonstration, as the actor of commands and in a browser.</summary>
    private async Task<(Actor Guardian, Visitor Visitor)> Guardian_at(string key)
    {
        var visitor = hall.Visitor();
        var page = await visitor.Opens("/sign-in");
        await page.Form("demonstration").Submit(page.Document.QuerySelector($"button[value='{key}']")!.TextContent);
        var account = await hall.Look(db => db.Database.SqlQuery<Guid>($"SELECT \"Id\" AS \"Value\" FROM identity_accounts WHERE \"DemonstrationKey\" = {key}").SingleAsync(TestContext.Current.CancellationToken));
        return (AidSteps.Guardian() with { AccountId = account }, visitor);
    }
}
