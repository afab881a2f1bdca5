using Microsoft.Extensions.DependencyInjection;
using System.Net;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>第十六条（二）: the checklist of admission comes before the experts.</summary>
[Article(Law.ShanweiRehabilitationAid, 16, Item = 2)]
public sealed class AdmissionScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private IReadOnlyList<AdmissionItem> Items => hall.Services.GetRequiredService<InstitutionPack>().AdmissionOn(hall.Today);

    public static SeenForm FillsIn(SeenPage desk)
    {
        var form = desk.Form("admission");
        foreach (var item in desk.Document.QuerySelectorAll("main input[type=radio][name^='meets.']").Select(i => i.GetAttribute("name")!["meets.".Length..]).Distinct())
            form.Fill($"meets.{item}", "yes").Fill($"note.{item}", "示例现场查看");
        return form;
    }

    [Requirement("SW-KF-016b")]
    [Fact(DisplayName = "准入标准每条须有结论与证据；一条没有结论、或者一条不符合，都不能进入评审，一次列出全部")]
    public async Task Every_standard_is_answered_and_met_before_the_experts_see_it()
    {
        hall.It_is(Monday);
        await using var platform = await StandInCreditPlatform.Start(hall);
        var id = await hall.Applies(await hall.Announced());
        await hall.Enquires(id);
        foreach (var source in new[] { "enterprise-publicity", "other-authorities" }) hall.Done(await hall.Runs(InstitutionSteps.City, new NoteSource(id, source, RecordAnswer.None, hall.Today, "")));

        var untouched = await hall.Runs(InstitutionSteps.City, new PassCheck(id, false));
        untouched.Refused("designation.admission-open");
        Assert.Equal(Items.Count, untouched.Findings.Count);
        Assert.All(untouched.Findings, f => Assert.Equal(("第十六条第（二）项", false), (f.Citation!.Place, f.Remedy.Length == 0)));
        (await hall.Runs(InstitutionSteps.City, new FailCheck(id))).Refused("designation.no-ground"); // what isn't looked into is no reason against anybody

        (await hall.Runs(InstitutionSteps.City, new AnswerAdmission(id, [new(Items[0].Id, true, "", null, default)]))).Refused("designation.admission-evidence");
        (await hall.Runs(InstitutionSteps.City, new AnswerAdmission(id, [new("nothing", true, "示例", null, default)]))).Refused("designation.admission-item");
        (await hall.Runs(InstitutionSteps.City, new AnswerAdmission(id, []))).Refused("designation.admission-empty");
        (await hall.Runs("reviewer-lufeng-1", new AnswerAdmission(id, [new(Items[0].Id, true, "示例", null, default)]))).Refused("not-found");

        hall.Done(await hall.Answers(id, InstitutionSteps.City, Items[1].Id, Items[3].Id));
        var unmet = await hall.Runs(InstitutionSteps.City, new PassCheck(id, false));
        Assert.Equal([$"meets.{Items[1].Id}", $"meets.{Items[3].Id}"], unmet.Findings.Select(f => f.Where));
        unmet.Refused("designation.admission-unmet");
        Assert.Equal(DesignationState.Submitted, (await hall.Application(id)).State);

        hall.Done(await hall.Runs(InstitutionSteps.City, new AnswerAdmission(id, [new(Items[1].Id, true, "", new("b".PadRight(64, '0'), "application/pdf", 1000, "示例.pdf"), default), new(Items[3].Id, true, "示例已改正", null, default)])));
        hall.Done(await hall.Runs(InstitutionSteps.City, new PassCheck(id, false)));
        Assert.Equal(Items.Count, (await hall.Application(id)).Checklist.Count);
        (await hall.Answers(id)).Refused("designation.state");
        Assert.Contains("核对准入标准：符合 2 条，不符合 0 条", (await hall.LedgerOf($"designation/{id}")).Select(a => a.Sentence));
    }

    [Requirement("SW-KF-016b")]
    [Fact(DisplayName = "不符合的是不通过的理由；条目从生效日起用，以申请提交那天为准")]
    public async Task An_unmet_standard_is_a_reason_to_refuse()
    {
        hall.It_is(Monday);
        await using var platform = await StandInCreditPlatform.Start(hall);
        var id = await hall.Applies(null, by: "registrar-lufeng-1");
        await hall.Looks_up(id, "reviewer-lufeng-1");
        hall.Done(await hall.Answers(id, "reviewer-lufeng-1", Items[0].Id));
        hall.Done(await hall.Runs("reviewer-lufeng-1", new FailCheck(id)));
        Assert.Contains(Items[0].Name, (await hall.Application(id)).Reason, StringComparison.Ordinal);

        var later = new AdmissionItem("later", "示例新标准", Monday.AddDays(1), Monday.AddDays(9));
        Assert.Equal([false, true, true, false], new[] { 0, 1, 8, 9 }.Select(d => later.IsInForceOn(Monday.AddDays(d))));
    }

    [Requirement("SW-KF-016b")]
    [Fact(DisplayName = "网页：上传证据文件，认定机关和会签部门能打开，别人不能")]
    public async Task Evidence_is_kept_and_handed_out_to_those_who_decide()
    {
        hall.It_is(Monday);
        await using var platform = await StandInCreditPlatform.Start(hall);
        var id = await hall.Applies(null, by: "registrar-haifeng-2");
        using var reviewer = await hall.Visitor("reviewer-haifeng");
        using var other = await hall.Visitor("reviewer-lufeng-1");
        var desk = await reviewer.Opens($"/staff/designation/applications/{id}");
        var refused = await desk.Form("admission").Fill("meets.staff", "yes").Submit();
        Assert.Contains("有结论，没有证据", refused.Text, StringComparison.Ordinal);
        var form = refused.Form("admission").Attach("file.staff", "示例.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"u8.ToArray());
        var kept = await form.Submit();
        var api = await reviewer.Http.GetStringAsync(new Uri($"/api/designation-applications/{id}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("\"designation.admission-open\"", api, StringComparison.Ordinal);
        Assert.Contains("没有核对", kept.Text, StringComparison.Ordinal); // the others are still open
        var address = kept.Document.QuerySelector("a[href*='/evidence/']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await reviewer.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }
}
