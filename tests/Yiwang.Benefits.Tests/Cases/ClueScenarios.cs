using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Screening;
using Yiwang.Benefits.RehabilitationAid.Screening.Clues;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>第二十六条（十二）: six kinds of finders tell the county; without the family's consent no contact is kept.</summary>
[Article(Law.ShanweiRehabilitationAid, 26, Item = 12)]
public sealed class ClueScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static ClueEntry Entry(bool? consents = true, FinderKind? finder = FinderKind.DisabilityCommissioner) => new(finder, "441581", "东海镇示例村", "示例林女士", "10000000031", consents);

    [Requirement("SW-KF-026o")]
    [Fact(DisplayName = "页面上告知：线索到县级残联的待办，打开留痕；联系后家里愿意申请的，告知人收到委托代办的链接")]
    public async Task A_finder_tells_and_the_county_reaches_the_family()
    {
        hall.It_is(Monday);
        using var finder = await hall.Visitor("guardian-5");
        var page = await (await finder.Opens("/services/rehabilitation-aid")).Follows("发现告知");
        Assert.Equal(Enum.GetValues<FinderKind>().Length, page.Document.QuerySelectorAll("input[name=finder]").Length);
        var bare = await page.Form("clue").Submit();
        foreach (var missing in new[] { "请选择您是哪一类", "请选择孩子住在哪个县", "请填写所在的村（居）", "请选择家里是否同意" }) Assert.Contains(missing, bare.Text, StringComparison.Ordinal);
        var sent = await bare.Form("clue").Fill("finder", nameof(FinderKind.VillageCommittee)).Fill("region", "441581").Fill("village", "东海镇示例甲村").Fill("consent", "yes").Fill("contact", "示例林女士").Fill("phone", "10000000031").Submit();
        Assert.Contains("已告知县级残联", sent.Text, StringComparison.Ordinal);
        Assert.NotNull(sent.Document.QuerySelector("main a[href='/my/rehabilitation-aid/new']"));

        using var county = await hall.Visitor("reviewer-lufeng-1");
        var list = await county.Opens("/staff/rehabilitation-aid/clues");
        Assert.Contains("东海镇示例甲村", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("10000000031", list.Text, StringComparison.Ordinal);
        var desk = await (await county.Opens("/staff/inbox")).Follows("东海镇示例甲村");
        Assert.Contains("示例林女士", desk.Text, StringComparison.Ordinal);
        Assert.Contains("委托他人、社会组织代办", desk.Text, StringComparison.Ordinal);
        var declined = await desk.Form("contact").Fill("result", nameof(ContactResult.Declined)).Submit();
        Assert.Contains("请写明原因", declined.Text, StringComparison.Ordinal);
        var done = await declined.Form("contact").Fill("result", nameof(ContactResult.WillApply)).Submit();
        Assert.Contains("办结", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("示例甲村", (await county.Opens("/staff/inbox")).Text, StringComparison.Ordinal);

        var messages = await finder.Opens("/my/messages");
        Assert.Contains("家里愿意申请康复救助", messages.Text, StringComparison.Ordinal);
        var clue = await Of("东海镇示例甲村");
        var record = (await hall.LedgerOf(clue.Subject)).Select(a => a.Sentence).ToArray();
        Assert.Contains("县级残联审核岗查看了发现告知", record);
        Assert.Contains($"村（居）民委员会发现告知（{clue.Number}）：家里同意联系", record);
        Assert.DoesNotContain(record, s => s.Contains("林女士", StringComparison.Ordinal));
    }

    [Requirement("SW-KF-026o")]
    [Fact(DisplayName = "家里没有同意的：只告知村（居），填了联系方式也不保存；同意的须有联系人和电话；只有六类")]
    public async Task Without_consent_no_contact_is_kept()
    {
        hall.It_is(Monday);
        hall.Done(await hall.Runs("guardian-4", new GiveClue(Guid.CreateVersion7(), Entry(consents: false) with { Village = "示例乙村" })));
        var clue = await Of("示例乙村");
        Assert.Equal((false, new ClueContact("", "")), (clue.Consents, clue.Contact));
        using var county = await hall.Visitor("reviewer-lufeng-1");
        var desk = await county.Opens($"/staff/rehabilitation-aid/clues/{clue.Id}");
        Assert.Contains("没有同意，没有留联系方式", desk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("10000000031", desk.Text, StringComparison.Ordinal);

        (await hall.Runs("guardian-4", new GiveClue(Guid.CreateVersion7(), Entry() with { ContactName = "", ContactPhone = "12" }))).Refused("clue.contact", "clue.phone");
        (await hall.Runs("guardian-4", new GiveClue(Guid.CreateVersion7(), Entry(consents: null, finder: (FinderKind)9) with { Region = "440303", Village = new('村', 61) }))).Refused("clue.finder", "clue.region", "clue.village", "clue.consent");
        Assert.Equal(6, Enum.GetValues<FinderKind>().Length);
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs("reviewer-haifeng", new LookAtClue(clue.Id))).Kind); // another county's
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs("reviewer-haifeng", new NoteClueContact(clue.Id, ContactResult.Reached, ""))).Kind);
    }

    [Requirement("SW-KF-026o")]
    [Fact(DisplayName = "一人一天告知有上限（本地设定），第二天可以再来；没有登录的不能告知")]
    public async Task One_account_gives_so_many_a_day()
    {
        hall.It_is(Monday);
        var finder = await hall.As("guardian-3");
        for (var i = 0; i < 10; i++) hall.Done(await hall.Runs(finder, new GiveClue(Guid.CreateVersion7(), Entry() with { Village = $"示例丙村{i}" })));
        (await hall.Runs(finder, new GiveClue(Guid.CreateVersion7(), Entry() with { Village = "示例丁村" }))).Refused("clue.many");
        hall.It_is(Monday.AddDays(1));
        hall.Done(await hall.Runs(finder, new GiveClue(Guid.CreateVersion7(), Entry() with { Village = "示例丁村" })));
        using var anyone = hall.Visitor();
        Assert.StartsWith("/sign-in", (await anyone.Opens("/services/rehabilitation-aid/clue")).Address, StringComparison.Ordinal);
    }

    private Task<FindingClue> Of(string village) => hall.Look(db => db.Set<FindingClue>().AsNoTracking().SingleAsync(c => c.Village == village, TestContext.Current.CancellationToken));
}
