using System.Net;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;
using static Yiwang.Benefits.Tests.Caring.CareSteps;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Caring;

/// <summary>Care page by page, as browsers without JavaScript get it: family, institution and county.</summary>
[Article(Law.ShanweiRehabilitationAid, 10, Item = 3)]
public sealed class CarePages(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact(DisplayName = "从选机构到训练：监护人、机构、县残联各在自己的页面上办完")]
    public async Task From_choice_to_training_on_the_pages()
    {
        hall.It_is(Monday);
        var (guardian, family) = await Guardian_at("guardian-1");
        var id = await hall.Approved(guardian);

        var mine = await family.Opens($"/my/rehabilitation-aid/{id}");
        var choosing = await mine.Follows("选择康复机构");
        var unchosen = await choosing.Form("choose").Submit();
        var chosen = await unchosen.Form("choose").Tick("institution", Garden).Submit();
        Assert.Contains("示例启星康复园（陆丰市）", choosing.Text, StringComparison.Ordinal);
        Assert.Contains("示例妇幼康复科（海丰县，外地）", choosing.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("示例未定点康复工作室", choosing.Text, StringComparison.Ordinal);
        Assert.Contains("请从名单里选一家", unchosen.Text, StringComparison.Ordinal);
        Assert.Contains("等示例启星康复园确认注册登记", chosen.Text, StringComparison.Ordinal);

        var registrar = await hall.Visitor("registrar-lufeng-2");
        var care = await hall.CareOf(id);
        var registered = await (await registrar.Opens($"/staff/care/{care.Id}")).Form("register").Submit();
        Assert.Contains("测试小禾", registered.Text, StringComparison.Ordinal);
        var empty = await registered.Form("agreement").Fill("institution", "").Submit();
        Assert.Contains("第1项", empty.Text, StringComparison.Ordinal);
        Assert.Contains("第9项", empty.Text, StringComparison.Ordinal);
        Assert.Contains("请上传双方签好的服务协议复印件", empty.Text, StringComparison.Ordinal);
        var agreed = await Fill(empty.Form("agreement")).Attach("copy", "协议.png", Png).Submit();
        Assert.Contains("等备案", agreed.Text, StringComparison.Ordinal);

        var county = await hall.Visitor("reviewer-lufeng-1");
        Assert.Contains("协议备案", (await county.Opens("/staff/inbox")).Text, StringComparison.Ordinal);
        var filed = await (await county.Opens($"/staff/care/{care.Id}")).Form("file").Submit();
        Assert.Contains("陆丰市残疾人联合会 县级残联审核岗", filed.Text, StringComparison.Ordinal);

        hall.It_is(new(2026, 4, 1));
        var month = (await registrar.Opens($"/staff/care/{care.Id}")).Form("month").Fill("month", "2026-03").Fill("charge", "2000");
        var wrong = await month.Fill("days", "2 300 60\n32 300\nabc").Tick("professionals").Submit();
        Assert.Contains("第 2 行", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("第 3 行", wrong.Text, StringComparison.Ordinal);
        var kept = await wrong.Form("month").Fill("days", MonthSheet.Write(Full(Monday))).Tick("professionals").Submit();
        Assert.Contains("可以结算", kept.Text, StringComparison.Ordinal);

        var after = await family.Opens($"/my/rehabilitation-aid/{id}");
        Assert.Contains("已登记 1 个月，1 个月达到时数", after.Text, StringComparison.Ordinal);
        Assert.Contains("康复机构经办岗", after.Text, StringComparison.Ordinal); // who looked at the child's data
        var own = await after.Follows("每月训练");
        Assert.Contains("22 天", own.Text, StringComparison.Ordinal);
        using var copy = await family.Http.GetAsync(new Uri($"/care/{care.Id}/files/{(await hall.CareOf(id)).Papers.Agreement!.Copy.Hash}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "attachment", "nosniff"), (copy.StatusCode, copy.Content.Headers.ContentDisposition!.DispositionType, Assert.Single(copy.Headers.GetValues("X-Content-Type-Options"))));
    }

    [Fact(DisplayName = "放弃由监护人确认；对象调整、待转、疑点都在县残联的清单上")]
    public async Task The_lists_of_the_county()
    {
        hall.It_is(Monday);
        var (guardian, family) = await Guardian_at("guardian-2");
        var care = await hall.Registered(guardian);
        hall.It_is(new(2026, 3, 20));
        hall.Done(await hall.Trains(care, new(new(2026, 3, 1), [new(Monday, 300)])));
        var county = await hall.Visitor("reviewer-lufeng-1");
        Assert.Contains("有训练，没有备案的服务协议", (await county.Opens("/staff/care")).Text, StringComparison.Ordinal);

        var registrar = await hall.Visitor("registrar-lufeng-2");
        var end = (await registrar.Opens($"/staff/care/{care.Id}")).Form("end");
        var asked = await end.Tick("reason", "GivenUp").Fill("note", "母亲来电说不来了。").Submit();
        Assert.Contains("等监护人确认是否放弃", asked.Text, StringComparison.Ordinal);
        var confirm = await (await family.Opens($"/my/rehabilitation-aid/{care.RecordId}")).Follows("去确认");
        var given = await confirm.Form("give-up").Submit();
        Assert.Contains("等办结对象调整", given.Text, StringComparison.Ordinal);

        hall.It_is(new(2026, 3, 25));
        var list = await county.Opens("/staff/care");
        Assert.Contains("终止报告，等对象调整", list.Text, StringComparison.Ordinal);
        Assert.Contains("5 天", list.Text, StringComparison.Ordinal);
        var done = await (await county.Opens($"/staff/care/{care.Id}")).Form("adjust").Fill("note", "已转告学校接续。").Submit();
        Assert.Contains("对象调整已办结", done.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "别的机构、别的县、别的家庭看不到这个孩子，接口也一样")]
    public async Task Nobody_else_sees_the_child()
    {
        hall.It_is(Monday);
        var (guardian, family) = await Guardian_at("guardian-4");
        var (_, other) = await Guardian_at("guardian-5");
        var care = await hall.Registered(guardian);
        var strangers = new[] { await hall.Visitor("registrar-haifeng-2"), await hall.Visitor("reviewer-haifeng"), await hall.Visitor("registrar-lufeng-1") };

        foreach (var stranger in strangers)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Opens($"/staff/care/{care.Id}")).Status);
            Assert.DoesNotContain(care.FileNumber!, (await stranger.Opens("/staff/care")).Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await other.Opens($"/my/rehabilitation-aid/{care.RecordId}/care/{care.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Opens($"/api/rehabilitation-aid/{care.RecordId}/care")).Status);
        Assert.Equal(HttpStatusCode.OK, (await family.Opens($"/api/rehabilitation-aid/{care.RecordId}/institutions")).Status);
        Assert.Contains(care.FileNumber!, (await family.Opens($"/api/rehabilitation-aid/{care.RecordId}/care")).Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(care.FileNumber!, (await (await hall.Visitor("registrar-lufeng-2")).Opens("/api/care")).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "粘贴的训练表：每行说清哪里看不懂")]
    [InlineData("5 300", 1, 0)]
    [InlineData("5日\t300\t60", 1, 0)]
    [InlineData("2026-03-05，300，0，90", 1, 0)]
    [InlineData("5 0 0 0", 0, 0)]
    [InlineData("0 300\n5 300", 0, 1)]
    [InlineData("5\n6 300 x\n7 1 2 3 4\n2026-04-05 300\n8 1441", 0, 5)]
    public void A_pasted_sheet_is_read_line_by_line(string text, int days, int wrong)
    {
        var (record, findings) = MonthSheet.Read(new(2026, 3, 1), text, false);
        Assert.Equal(wrong, findings.Count);
        Assert.Equal(wrong > 0 ? null : days, record?.Days.Count);
    }

    private static SeenForm Fill(SeenForm form)
    {
        var text = Agreed(Monday);
        foreach (var field in AgreementCheck.Items.SelectMany(i => i.Fields)) form.Fill(field.Code, field.Of(text) ?? "");
        foreach (var (name, day) in new[] { ("from", text.From!.Value), ("until", text.Until!.Value) })
        {
            form.Fill($"{name}.Year", $"{day.Year}").Fill($"{name}.Month", $"{day.Month}").Fill($"{name}.Day", $"{day.Day}");
        }

        return form;
    }

    private async Task<(Actor Guardian, Visitor Visitor)> Guardian_at(string key)
    {
        var visitor = hall.Visitor();
        var page = await visitor.Opens("/sign-in");
        await page.Form("demonstration").Submit(page.Document.QuerySelector($"button[value='{key}']")!.TextContent);
        var account = await hall.Look(db => db.Database.SqlQuery<Guid>($"SELECT \"Id\" AS \"Value\" FROM identity_accounts WHERE \"DemonstrationKey\" = {key}").SingleAsync(TestContext.Current.CancellationToken));
        return (Guardian() with { AccountId = account }, visitor);
    }
}
