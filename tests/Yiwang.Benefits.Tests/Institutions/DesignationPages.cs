using System.Net;
using System.Text.Json;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>The same way by the pages alone: announcement, application, check, review, countersigns, result, public list.</summary>
public sealed class DesignationPages(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Requirement("SW-KF-015a"), Requirement("SW-KF-015b"), Requirement("SW-KF-016a")]
    [Fact(DisplayName = "网页：从公告到公布，机构出现在公开名单上，带名称、地址、联系方式、服务类别和认定日期")]
    public async Task From_the_announcement_to_the_public_list()
    {
        hall.It_is(Monday);
        await using var platform = await StandInCreditPlatform.Start(hall);
        using var federation = await hall.Visitor(InstitutionSteps.City);
        using var registrar = await hall.Visitor(InstitutionSteps.Applicant);
        using var anybody = hall.Visitor();
        var round = await Announces(federation);
        Assert.Contains("示例市级认定", (await anybody.Opens("/institutions/designations")).Text, StringComparison.Ordinal);
        await AppliesOnPage(registrar);

        var desk = await (await federation.Opens(round)).Follows("示例未定点康复工作室");
        desk = await desk.Form("ask").Submit();
        desk = await desk.Form("note").Fill("source", "enterprise-publicity").Fill("answer", "None").Submit();
        Assert.Contains("其他政府监管、执法部门还没有查到结果", desk.Text, StringComparison.Ordinal);
        desk = await desk.Form("note").Fill("source", "other-authorities").Fill("answer", "None").Submit();
        Assert.Contains("还没有结论", desk.Text, StringComparison.Ordinal);
        desk = await AdmissionScenarios.FillsIn(desk).Submit();
        desk = await desk.Form("pass").Fill("way", "review").Submit();
        var empty = await desk.Form("review").Submit();
        Assert.Contains("“专业人员配备”应打 0 至 30 分。", empty.Text, StringComparison.Ordinal);
        desk = await Reviews(empty);
        desk = await desk.Form("send").Submit();
        var application = desk.Address.Split('/')[^1];

        foreach (var one in InstitutionSteps.Departments)
        {
            using var department = await hall.Visitor(one);
            var signing = await (await department.Opens("/staff/inbox")).Follows("示例未定点康复工作室");
            Assert.EndsWith($"/countersign/{application}", signing.Address, StringComparison.Ordinal);
            Assert.Contains("已经会签", (await signing.Form("sign").Fill("answer", "agree").Submit()).Text, StringComparison.Ordinal);
        }

        hall.It_is(Monday.AddDays(11));
        var published = await (await federation.Opens(round)).Form("publish").Submit();
        Assert.Contains("专家评审第 1 名，80 分", published.Text, StringComparison.Ordinal);

        var list = (await anybody.Opens("/institutions?region=441502")).Rows();
        Assert.Contains("示例未定点康复工作室|非营利性助残社会组织|智力残疾、孤独症|汕尾市城区示例路17号|0660-0000017|2026年3月13日（周五）", list);
        using var json = JsonDocument.Parse(await anybody.Http.GetStringAsync(new Uri("/api/rehabilitation-institutions?region=441502&serves=autism", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Contains(json.RootElement.GetProperty("institutions").EnumerateArray(), i => i.GetProperty("code").GetString() == InstitutionSteps.Undesignated && i.GetProperty("designatedOn").GetString() == "2026-03-13");
        using var unknown = await anybody.Http.GetAsync(new Uri("/api/rehabilitation-institutions?serves=nothing", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    private static async Task<string> Announces(Visitor federation)
    {
        var desk = await federation.Opens("/staff/designation");
        Assert.Contains("请填写公告名称", (await desk.Form("announce").Submit()).Text, StringComparison.Ordinal);
        var round = await desk.Form("announce").Fill("title", "示例市级认定").Fill("standards", "示例标准").Fill("applyUntil", "2026-03-12").Fill("places", "1").Submit();
        return round.Address;
    }

    private static async Task AppliesOnPage(Visitor registrar)
    {
        var form = await (await registrar.Opens("/staff/institution")).Follows("示例市级认定");
        var refused = await form.Form("apply").Fill("registeredRegion", "441502").Submit();
        Assert.Contains("没有签署自愿申请的承诺", refused.Text, StringComparison.Ordinal);
        Assert.Contains("请说明服务能力", refused.Text, StringComparison.Ordinal);
        var own = await (await registrar.Opens(form.Address)).Form("apply").Fill("registeredRegion", "441502").Fill("capacity", "训练室 6 间").Tick("facts", "legal").Tick("undertakings", "voluntary").Tick("undertakings", "responsibility").Submit();
        Assert.Contains("待核验", own.Text, StringComparison.Ordinal);
        Assert.Contains("查询三处不良记录并核验", (await own.Follows("2026年3月2日")).Text, StringComparison.Ordinal);
    }

    private static Task<SeenPage> Reviews(SeenPage desk) => desk.Form("review").Fill("expert", "示例专家甲").Fill("field", "康复医学").Fill("score.staff", "25").Fill("score.premises", "20").Fill("score.service", "25")
        .Fill("score.management", "10").Fill("capable", "yes").Fill("basis", "现场查看记录").Submit();
}
