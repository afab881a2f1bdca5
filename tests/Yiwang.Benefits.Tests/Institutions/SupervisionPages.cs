using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>The desks of whoever looks after institutions, and of the institutions themselves.</summary>
public sealed class SupervisionPages(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Requirement("SW-KF-021a"), Requirement("SW-KF-015b")]
    [Fact(DisplayName = "网页：立案、整改、复查、取消、建议函；公开名单移除，历史看得到")]
    public async Task An_institution_loses_its_designation_by_the_desks()
    {
        hall.It_is(Monday);
        using var reviewer = await hall.Visitor("reviewer-lufeng-1");
        using var head = await hall.Visitor("head-lufeng");
        using var registrar = await hall.Visitor("registrar-lufeng-2");
        var opened = await (await reviewer.Opens("/staff/institutions/441581-rehab-2")).Form("open").Tick("situations", "3").Fill("facts", "示例检查：另收材料费。").Submit();
        var ordered = await opened.Form("order").Fill("demands", "退还材料费。").Fill("mendBy", "2026-03-20").Submit();
        var mend = await (await registrar.Opens("/staff/inbox")).Follows("示例启星康复园");
        Assert.Contains("退还材料费", (await mend.Form("report").Fill("report", "已退还部分。").Submit()).Text, StringComparison.Ordinal);

        hall.It_is(new DateOnly(2026, 3, 21));
        await (await reviewer.Opens(ordered.Address)).Form("recheck").Fill("isMended", "no").Fill("note", "没有退完。").Submit();
        var deciding = await head.Opens(ordered.Address);
        Assert.Contains("待转机构", deciding.Text, StringComparison.Ordinal);
        var withdrawn = await deciding.Form("withdraw").Submit();
        Assert.Contains("建议依法撤销登记或吊销执照", withdrawn.Document.QuerySelector("textarea[name=text]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("建议撤销登记或吊销执照", (await withdrawn.Form("letter").Fill("to", "示例登记机关").Submit()).Text, StringComparison.Ordinal);

        using var anybody = hall.Visitor();
        Assert.Contains("示例启星康复园，自 2026年3月21日（周六） 起取消定点资格", (await anybody.Opens("/institutions")).Text, StringComparison.Ordinal);
        Assert.Contains("2019年12月17日（周二）起，2026年3月21日（周六）起取消", (await anybody.Opens("/institutions/441581-rehab-2")).Text, StringComparison.Ordinal);
    }

    [Requirement("SW-KF-026b"), Requirement("SW-KF-026j")]
    [Fact(DisplayName = "网页和接口：登记信用记录，两部门签收；家庭的档案写明不影响孩子的救助")]
    public async Task A_record_reaches_the_departments_and_is_signed_for()
    {
        hall.It_is(Monday);
        using var reviewer = await hall.Visitor("reviewer-lufeng-1");
        using var reform = await hall.Visitor("credit-reform");
        using var market = await hall.Visitor("countersign-market");
        var file = await (await reviewer.Opens("/staff/institutions/441581-rehab-1")).Follows("机构的信用档案");
        await file.Form("record").Fill("kind", "Dishonesty").Fill("conduct", "示例虚报月数").Fill("basis", "示例检查记录").Fill("on", "2026-03-01").Submit();
        Assert.Contains("示例陆丰康复中心", (await reviewer.Opens("/staff/institutions")).Text, StringComparison.Ordinal);

        var desk = await (await reform.Opens("/staff/inbox")).Follows("第 1 次送达");
        Assert.Contains("示例虚报月数", desk.Text, StringComparison.Ordinal);
        Assert.Contains("示例收1号", (await desk.Form().Fill("receipt", "示例收1号").Submit()).Text, StringComparison.Ordinal);
        using var list = JsonDocument.Parse(await market.Http.GetStringAsync(new Uri("/api/credit-feedbacks", UriKind.Relative), TestContext.Current.CancellationToken));
        var id = list.RootElement[0].GetProperty("id").GetGuid();
        using var receipt = await market.Http.PostAsJsonAsync(new Uri($"/api/credit-feedbacks/{id}/receipt", UriKind.Relative), new { receipt = "示例收2号" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, receipt.StatusCode);
        Assert.Contains("都有回执", (await reviewer.Opens("/staff/institutions")).Text, StringComparison.Ordinal);

        var family = await hall.Approved(await hall.As("guardian-1"));
        var credit = await reviewer.Opens($"/staff/credit?about=Family&subject={family}");
        Assert.Contains("不自动影响孩子的救助", credit.Text, StringComparison.Ordinal);
        await credit.Form("propose").Fill("facts", "示例事实").Fill("basis", "示例条例第三条").Fill("notice", "示例告知书").Submit();
        using var guardian = await hall.Visitor("guardian-1");
        var notice = await (await (await guardian.Opens("/my/messages")).Follows("拟将您的家庭列入")).Follows("去看一看");
        var objected = await notice.Form("objection").Fill("objection", "与事实不符。").Submit();
        Assert.Contains("与事实不符", objected.Text, StringComparison.Ordinal);
        var decision = await (await reform.Opens("/staff/inbox")).Follows("对方已提出异议");
        Assert.Contains("不列入黑名单", (await decision.Form("decide").Fill("list", "no").Fill("answer", "异议成立。").Submit()).Text, StringComparison.Ordinal);
    }

    [Requirement("SW-KF-020b"), Requirement("SW-KF-023"), Requirement("SW-KF-025")]
    [Fact(DisplayName = "网页：登记人员和培训，公布进展，提监督意见并答复")]
    public async Task What_an_institution_keeps_up_to_date()
    {
        hall.It_is(Monday);
        using var registrar = await hall.Visitor("registrar-lufeng-1");
        var staff = await registrar.Opens("/staff/institution/staff");
        Assert.Contains("达标率 0.0%", staff.Text, StringComparison.Ordinal);
        var refused = await staff.Form("enter").Fill("name", "示例治疗师").Fill("job", "康复治疗师").Fill("onDuty", "2026-03-02").Submit();
        Assert.Contains("上岗日之前，须有有效证书", refused.Text, StringComparison.Ordinal);
        await refused.Form("enter").Fill("certificate", "示例").Fill("certificateUntil", "2028-01-01").Submit();
        var person = await (await registrar.Opens("/staff/institution/staff")).Follows("示例治疗师甲");
        await person.Form("train").Fill("trainedOn", "2026-03-01").Fill("topic", "示例培训").Submit();
        Assert.Contains("在岗 3 人，有培训的 1 人，达标率 33.3%", (await registrar.Opens("/staff/institution/staff")).Text, StringComparison.Ordinal);

        var progress = await registrar.Opens("/staff/institution/progress");
        await progress.Form("publish").Fill("persons", "120").Fill("months", "60").Fill("amount", "72000").Submit();
        using var guardian = await hall.Visitor("guardian-1");
        var page = await guardian.Opens("/institutions/441581-rehab-1");
        Assert.Contains("2025年10月1日（周三） 至 2025年12月31日（周三）|120|60|72,000 元|", page.Rows());
        var sent = await (await page.Follows("提监督意见")).Form("opinion").Fill("text", "公告栏没有更新。").Submit();
        Assert.Contains("已收到您的意见", sent.Text, StringComparison.Ordinal);
        using var reviewer = await hall.Visitor("reviewer-lufeng-1");
        var opinion = await (await reviewer.Opens("/staff/inbox?kind=办理监督意见")).Follows("示例陆丰康复中心");
        Assert.Contains("已办理", (await opinion.Form("answer").Fill("answer", "已更新。").Submit()).Text, StringComparison.Ordinal);
        Assert.Contains("33.3%", (await reviewer.Opens("/staff/institutions")).Text, StringComparison.Ordinal);
        Assert.Contains("海丰", (await (await hall.Visitor("reviewer-haifeng")).Opens("/staff/institutions")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await hall.Visitor("reviewer-haifeng")).Opens("/staff/institutions/list")).Status);
    }
}
