using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Institutions.Welfare;
using Yiwang.Benefits.Tests.Caring;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>第十四条第二款: a children's welfare institution is 定点 itself, entrusts one that is, or provides nothing yet.</summary>
[Article(Law.ShanweiRehabilitationAid, 14, 2)]
public sealed class WelfareScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Centre = "441581-rehab-1", NotDesignated = "441502-rehab-2", Station = "441523-rehab-1";

    private static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static WelfareContract Contract(DateOnly until) => new("示福托〔2026〕1号", Monday, until, CareSteps.Paper);

    [Requirement("SW-KF-014b")]
    [Fact(DisplayName = "页面上登记、委托：须选当日在册的定点机构并上传合同；合同可以打开，经过留痕")]
    public async Task A_home_entrusts_a_designated_institution_on_the_page()
    {
        hall.It_is(Monday);
        using var keeper = await hall.Visitor("reviewer-lufeng-1");
        Assert.Contains("福利机构", (await keeper.Opens("/staff")).Document.Body!.TextContent, StringComparison.Ordinal);
        var list = await keeper.Opens("/staff/welfare-institutions");
        var page = await list.Form("enter").Fill("name", "示例陆丰儿童福利院").Fill("address", "陆丰市东海镇示例路80号").Submit();
        Assert.Contains("未提供康复服务", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("示例未定点康复工作室", page.Text, StringComparison.Ordinal);
        var bare = await page.Form("arrange").Fill("state", nameof(WelfareState.Entrusted)).Submit();
        Assert.Contains("请从在册的定点康复机构里选", bare.Text, StringComparison.Ordinal);
        Assert.Contains("须上传委托合同", bare.Text, StringComparison.Ordinal);
        var done = await bare.Form("arrange").Fill("state", nameof(WelfareState.Entrusted)).Fill("provider", Centre).Fill("number", "示福托〔2026〕1号").Fill("from", "2026-01-01").Fill("until", "2026-12-31").Attach("contract", "合同.png", Png).Submit();
        Assert.Contains("委托其他定点机构", done.Text, StringComparison.Ordinal);
        Assert.Contains($"示福托〔2026〕1号，{new DateOnly(2026, 1, 1).ToChinese()} 至 {new DateOnly(2026, 12, 31).ToChinese()}", done.Text, StringComparison.Ordinal);
        var one = await hall.Look(db => db.Set<WelfareInstitution>().AsNoTracking().SingleAsync(w => w.Name == "示例陆丰儿童福利院", TestContext.Current.CancellationToken));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await keeper.Opens($"/staff/welfare-institutions/{one.Id}/contract")).Status);
        Assert.Contains((await hall.LedgerOf(one.Subject)), a => a.Sentence == $"{Monday.ToChinese()}起：委托其他定点机构（示例陆丰康复中心）" && a.Under == Citation.Of(Law.ShanweiRehabilitationAid, 14, 2));

        using var elsewhere = await hall.Visitor("reviewer-haifeng");
        Assert.DoesNotContain("示例陆丰儿童福利院", (await elsewhere.Opens("/staff/welfare-institutions")).Text, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs("reviewer-haifeng", new ArrangeWelfareService(one.Id, new(WelfareState.NotProvided, "", null, "")))).Kind);
    }

    [Requirement("SW-KF-014b")]
    [Fact(DisplayName = "受托方非定点→拒绝，写明条款和怎么办；已定点须是在册的儿童福利机构；合同须在期内；未提供的不选机构")]
    public async Task Only_a_designated_institution_may_be_entrusted()
    {
        hall.It_is(Monday);
        var id = await Entered("示例甲福利院");
        var refused = await hall.Runs("civil-affairs-lufeng", new ArrangeWelfareService(id, new(WelfareState.Entrusted, NotDesignated, Contract(Monday.AddYears(1)), "")));
        refused.Refused("welfare.provider");
        var why = refused.Findings.Single();
        Assert.Equal(Citation.Of(Law.ShanweiRehabilitationAid, 14, 2), why.Citation);
        Assert.Contains("不能受托", why.Message, StringComparison.Ordinal);
        Assert.Contains("改为委托名单里的定点机构", why.Remedy, StringComparison.Ordinal);
        (await hall.Runs("civil-affairs-lufeng", new ArrangeWelfareService(id, new(WelfareState.Entrusted, Centre, null, "")))).Refused("welfare.contract");
        (await hall.Runs("civil-affairs-lufeng", new ArrangeWelfareService(id, new(WelfareState.Entrusted, Centre, Contract(Monday.AddDays(-1)), "")))).Refused("welfare.until");
        (await hall.Runs("civil-affairs-lufeng", new ArrangeWelfareService(id, new(WelfareState.Designated, Centre, null, "")))).Refused("welfare.provider"); // no welfare institution
        (await hall.Runs("civil-affairs-lufeng", new ArrangeWelfareService(id, new(WelfareState.NotProvided, Centre, null, "")))).Refused("welfare.provider");
        (await hall.Runs("civil-affairs-lufeng", new ArrangeWelfareService(id, new(null, "", null, "")))).Refused("welfare.state");
        hall.Done(await hall.Runs("civil-affairs-lufeng", new ArrangeWelfareService(id, new(WelfareState.Designated, Station, null, ""))));
    }

    [Requirement("SW-KF-014b")]
    [Fact(DisplayName = "受托方失去定点资格：残联的待办里写明，须另作安排；改了以后待办消失")]
    public async Task When_the_entrusted_loses_its_designation_somebody_is_told()
    {
        hall.It_is(Monday);
        var id = await Entered("示例乙福利院");
        hall.Done(await hall.Runs("reviewer-lufeng-1", new ArrangeWelfareService(id, new(WelfareState.Entrusted, "441581-rehab-2", Contract(Monday.AddYears(1)), ""))));
        await hall.Loses_its_designation("441581-rehab-2", Monday.AddDays(30), "lufeng-1");

        using var keeper = await hall.Visitor("reviewer-lufeng-1");
        var inbox = await keeper.Opens("/staff/inbox");
        Assert.Contains("示例乙福利院：示例启星康复园不再定点", inbox.Text, StringComparison.Ordinal);
        var page = await keeper.Opens($"/staff/welfare-institutions/{id}");
        Assert.Contains("须另作安排", page.Text, StringComparison.Ordinal);
        (await hall.Runs("reviewer-lufeng-1", new ArrangeWelfareService(id, new(WelfareState.Entrusted, "441581-rehab-2", Contract(Monday.AddYears(1)), "")))).Refused("welfare.provider");
        hall.Done(await hall.Runs("reviewer-lufeng-1", new ArrangeWelfareService(id, new(WelfareState.Entrusted, Centre, Contract(Monday.AddYears(1)), ""))));
        Assert.DoesNotContain("示例乙福利院", (await keeper.Opens("/staff/inbox")).Text, StringComparison.Ordinal);
    }

    private async Task<Guid> Entered(string name)
    {
        var id = Guid.CreateVersion7();
        hall.Done(await hall.Runs("civil-affairs-lufeng", new EnterWelfareInstitution(id, name, "陆丰市东海镇示例路81号")));
        (await hall.Runs("reviewer-lufeng-1", new EnterWelfareInstitution(Guid.CreateVersion7(), name, "陆丰市东海镇示例路81号"))).Refused("welfare.name");
        return id;
    }
}
