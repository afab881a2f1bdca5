using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Caring.Posting;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Caring.CareSteps;

namespace Yiwang.Benefits.Tests.Caring;

/// <summary>第二十条: a notice for the wall tells names, masked, and period; full names only where somebody has answered for it.</summary>
[Article(Law.ShanweiRehabilitationAid, 20)]
public sealed class PostingScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Requirement("SW-KF-020a")]
    [Fact(DisplayName = "公示稿缺省遮盖姓名，只有名单和期限；全名须县级残联对这一张授权，授权和打开留痕；不含证件号、住址、残疾类别、诊断")]
    public async Task A_notice_masks_names_until_the_county_has_authorised_them()
    {
        hall.It_is(Monday);
        var number = Numbers.Next(new DateOnly(2022, 7, 1));
        var care = await hall.Registered(await hall.As("guardian-1"), Garden, new Wanted { Number = number });
        await hall.Agrees(care);
        using var registrar = await hall.Visitor("registrar-lufeng-2");
        var list = await (await registrar.Opens("/staff/institution")).Follows("公示稿");
        var notice = await list.Form("make").Submit();
        Assert.Contains("测某某", notice.Text, StringComparison.Ordinal);
        Assert.Contains("示某某", notice.Text, StringComparison.Ordinal); // the guardian
        Assert.Contains($"{Monday.ToChinese()}起，到 {Monday.AddMonths(10).ToChinese()}", notice.Text, StringComparison.Ordinal);
        Assert.Contains("为了保护儿童的隐私", notice.Text, StringComparison.Ordinal);
        Nothing_else(notice.Document.Body!.TextContent, number, names: false);

        var id = Guid.Parse(notice.Address.Split('/')[^1]);
        var bare = await notice.Form("full").Submit();
        Assert.Contains("请写明为什么要写全名", bare.Text, StringComparison.Ordinal);
        var asked = await bare.Form("full").Fill("why", "监护人都书面同意，贴在本园走廊一个月。").Submit();
        Assert.Contains("等县级残联决定", asked.Text, StringComparison.Ordinal);
        Assert.Contains("测某某", asked.Text, StringComparison.Ordinal); // not by asking

        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs("reviewer-haifeng", new DecideFullNames(id, true, "同意。"))).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await hall.Runs("registrar-lufeng-2", new DecideFullNames(id, true, "同意。"))).Kind);
        using var county = await hall.Visitor("reviewer-lufeng-1");
        var inbox = await county.Opens("/staff/inbox");
        var desk = await county.Opens(inbox.Document.QuerySelector("main a[href^='/staff/posting-notices/']")!.GetAttribute("href")!);
        Assert.DoesNotContain("测试小禾", desk.Text, StringComparison.Ordinal);
        var unread = await desk.Form("decide").Submit();
        Assert.Contains("请选择是否授权", unread.Text, StringComparison.Ordinal);
        await unread.Form("decide").Fill("authorises", "yes").Fill("reason", "监护人同意书已核对。").Submit();

        var full = await registrar.Opens($"/staff/institution/notices/{id}");
        Assert.Contains("测试小禾", full.Text, StringComparison.Ordinal);
        Assert.Contains("示例家长甲", full.Text, StringComparison.Ordinal);
        Nothing_else(full.Document.Body!.TextContent, number, names: true);
        var record = (await hall.LedgerOf($"posted-notice/{id}")).Select(a => a.Sentence).ToArray();
        Assert.Contains("陆丰市残疾人联合会授权在这张公示稿上写全名", record);
        Assert.Contains("康复机构经办岗打开了写有全名的公示稿", record);
        Assert.Contains(await hall.Sentences(care.RecordId), s => s.Contains("授权示例启星康复园在机构内的公示稿上写孩子和监护人的全名", StringComparison.Ordinal));

        var next = await (await registrar.Opens("/staff/institution/notices")).Form("make").Submit();
        Assert.Contains("测某某", next.Text, StringComparison.Ordinal); // the word was for the other one only
    }

    [Requirement("SW-KF-020a")]
    [Fact(DisplayName = "没有同意的仍遮盖；别家机构打不开；网上公开页不出儿童名单；没有儿童的不生成")]
    public async Task Without_the_countys_word_it_stays_masked_and_nothing_is_public()
    {
        hall.It_is(Monday);
        var care = await hall.Registered(await hall.As("guardian-2"), Centre, new Wanted { Number = Numbers.Next(new DateOnly(2022, 7, 2)), Institution = Centre });
        var id = Guid.CreateVersion7();
        hall.Done(await hall.Runs("registrar-lufeng-1", new MakeNotice(id)));
        hall.Done(await hall.Runs("registrar-lufeng-1", new AskForFullNames(id, "张贴在门口。")));
        hall.Done(await hall.Runs("reviewer-lufeng-1", new DecideFullNames(id, false, "没有监护人同意书。")));
        (await hall.Runs("reviewer-lufeng-1", new DecideFullNames(id, true, "再改。"))).Refused("posting.decided");
        (await hall.Runs("registrar-lufeng-1", new AskForFullNames(id, "再试。"))).Refused("posting.asked");
        using var registrar = await hall.Visitor("registrar-lufeng-1");
        var page = await registrar.Opens($"/staff/institution/notices/{id}");
        Assert.Contains("没有监护人同意书", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("测试小禾", page.Text, StringComparison.Ordinal);
        using var other = await hall.Visitor("registrar-haifeng-2");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await other.Opens($"/staff/institution/notices/{id}")).Status);
        (await hall.Runs("registrar-chengqu-2", new MakeNotice(Guid.CreateVersion7()))).Refused("posting.nobody");

        using var anyone = hall.Visitor();
        using var client = hall.Client();
        foreach (var seen in new[] { (await anyone.Opens($"/institutions/{Centre}")).Text, (await anyone.Opens("/institutions")).Text, await client.GetStringAsync($"/api/rehabilitation-institutions/{Centre}", TestContext.Current.CancellationToken) })
        {
            Assert.DoesNotContain("测某", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("测试小禾", seen, StringComparison.Ordinal);
            Assert.DoesNotContain(care.FileNumber!, seen, StringComparison.Ordinal);
        }
    }

    private static void Nothing_else(string output, string number, bool names)
    {
        string[] never = [number, number[..6] + "2022", "10000000001", "示例路99号", "孤独症", "重度", "诊断证明", "残疾人证", .. names ? Array.Empty<string>() : ["测试小禾", "示例家长甲"]];
        Assert.All(never, word => Assert.DoesNotContain(word, output, StringComparison.Ordinal));
    }
}
