using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Excepting;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>The desks' acts as JSON, over a real port: what a page can do, with the same answers.</summary>
public sealed class ApiScenarios(ListeningTownHall hall) : IClassFixture<ListeningTownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "接口：补正、核对、认定、通过；同一个请求号只办一次")]
    public async Task A_case_is_handled_by_json_and_a_repeated_key_acts_once()
    {
        hall.It_is(Monday);
        var guardian = await hall.As("guardian-1");
        using var own = await hall.Visitor("guardian-1");
        using var desk = await hall.Visitor("reviewer-lufeng-1");
        var id = await hall.Applied(guardian, new Wanted { Materials = ["household-register"] });

        var (asks, key) = (new { items = new[] { new { group = "disability", what = "残疾人证的正反两面" } } }, Guid.CreateVersion7());
        Assert.Equal(HttpStatusCode.OK, (await Posts(desk, id, "supplement-request", asks, key)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Posts(desk, id, "supplement-request", asks, key)).Status);
        Assert.Contains("case.supplement-open", (await Posts(desk, id, "supplement-request", asks, Guid.CreateVersion7())).Codes);
        Assert.Equal(HttpStatusCode.Conflict, (await Posts(desk, id, "approval", new { }, key)).Status); // a key of another act
        var asked = await View(own, id);
        Assert.Equal("残疾人证的正反两面", asked.GetProperty("asked")[0].GetProperty("what").GetString());
        await hall.Brings(guardian, id);

        var early = await Posts(desk, id, "approval", new { });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Equal(["aid.indication.open", "aid.material.original-unseen"], early.Codes.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await Posts(desk, id, "originals", new { materials = new[] { "household-register", "disability-certificate" } })).Status);
        Assert.Equal(HttpStatusCode.OK, (await Posts(desk, id, "indication", new { isIndicated = true, assessedBy = "示例市人民医院", assessedOn = "2026-03-02" })).Status);
        var approval = Guid.CreateVersion7();
        Assert.Equal(HttpStatusCode.OK, (await Posts(desk, id, "approval", new { }, approval)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Posts(desk, id, "approval", new { }, approval)).Status);

        var ended = await View(own, id);
        Assert.Equal(("approved", 2_000_000L), (ended.GetProperty("result").GetString(), ended.GetProperty("totalInFen").GetInt64()));
        Assert.Equal(["Receipt", "Supplement", "Approval"], ended.GetProperty("notices").EnumerateArray().Select(n => n.GetProperty("kind").GetString()));
    }

    [Requirement("SW-KF-008r")]
    [Fact(DisplayName = "接口：例外只由负责人决定，审核岗不能")]
    public async Task The_head_decides_an_exception_by_json()
    {
        hall.It_is(Monday);
        var (guardian, wanted) = (Guardian(), new Wanted { Months = 3 });
        await Granted(await hall.Applied(guardian, wanted));
        var id = await hall.Drafts(guardian, wanted with { FirstMonth = new DateOnly(2026, 7, 1), Months = 2 });
        hall.Done(await hall.Runs(guardian, new ExplainDuplicate(id, "原机构停业，改到另一家继续训练。")));
        hall.Done(await hall.Runs(guardian, new SubmitApplication(id)));
        using var desk = await hall.Visitor("reviewer-lufeng-1");
        using var head = await hall.Visitor("head-lufeng");
        using var elsewhere = await hall.Visitor("head-haifeng");
        var decision = new { approves = true, reason = "情况属实。" };

        Assert.Equal(HttpStatusCode.Forbidden, (await Posts(desk, id, "exception", decision)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Posts(elsewhere, id, "exception", decision)).Status);
        Assert.Equal(["aid.exception.why"], (await Posts(head, id, "exception", new { approves = true, reason = " " })).Codes);
        Assert.Equal(HttpStatusCode.OK, (await Posts(head, id, "exception", decision)).Status);

        Assert.Contains("县级残联负责人批准了同类救助的例外", await hall.Sentences(id));
        await Granted(id);
    }

    [Theory(DisplayName = "接口：没有登录、没有权限、别县的、没有的，各按其状态答复，并说明原因")]
    [InlineData(null, HttpStatusCode.Unauthorized, "not-signed-in")]
    [InlineData("guardian-1", HttpStatusCode.Forbidden, "forbidden")]
    [InlineData("head-lufeng", HttpStatusCode.Forbidden, "forbidden")]
    [InlineData("reviewer-haifeng", HttpStatusCode.NotFound, "not-found")]
    public async Task Whoever_may_not_is_told_so(string? account, HttpStatusCode status, string code)
    {
        hall.It_is(Monday);
        var id = await hall.Applied(await hall.As("guardian-1"));
        using var who = account is null ? hall.Visitor() : await hall.Visitor(account);

        var answer = await Posts(who, id, "approval", new { }, Guid.CreateVersion7());

        Assert.Equal(status, answer.Status);
        Assert.Equal([code], answer.Codes);
        Assert.Equal(CaseState.InProgress, (await hall.CaseOf(id)).State);
    }

    [Theory(DisplayName = "接口：读不懂的内容，答 400 并指出哪里；读得懂但不对的，答 422")]
    [InlineData("supplement-request", "", 400, "request.refused")]
    [InlineData("supplement-request", "null", 400, "request.refused")]
    [InlineData("supplement-request", "{", 400, "request.json")]
    [InlineData("supplement-request", "[]", 400, "request.json")]
    [InlineData("supplement-request", "{}", 400, "request.json")]
    [InlineData("supplement-request", """{ "items": null }""", 400, "request.json")]
    [InlineData("supplement-request", """{ "items": [{ "group": "disability" }] }""", 400, "request.json")]
    [InlineData("supplement-request", """{ "items": [null] }""", 400, "request.json")]
    [InlineData("supplement-request", """{ "items": [{ "group": "disabilty", "what": "" }] }""", 422, "aid.supplement.unknown")]
    [InlineData("supplement-request", """{ "items": [] }""", 422, "case.supplement-empty")]
    [InlineData("originals", """{ "materials": [null] }""", 400, "request.json")]
    [InlineData("originals", """{ "materials": "household-register" }""", 400, "request.json")]
    [InlineData("indication", """{ "isIndicated": "yes", "assessedBy": "甲", "assessedOn": "2026-03-02" }""", 400, "request.json")]
    [InlineData("indication", """{ "isIndicated": true, "assessedBy": "甲", "assessedOn": "2026-02-30" }""", 400, "request.json")]
    [InlineData("judgements", """{ "code": null, "note": "甲" }""", 400, "request.json")]
    [InlineData("refusal", """{ "grounds": [null], "reason": "甲" }""", 400, "request.json")]
    [InlineData("refusal", """{ "grounds": [], "reason": "\ud800" }""", 400, "request.json")]
    public async Task A_body_that_is_no_use_is_answered_with_a_finding(string act, string body, int status, string code)
    {
        hall.It_is(Monday);
        var id = await hall.Applied(await hall.As("guardian-1"));
        using var desk = await hall.Visitor("reviewer-lufeng-1");

        var answer = await Sends(desk, id, act, new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(status, (int)answer.Status);
        Assert.Equal([code], answer.Codes);
    }

    [Fact(DisplayName = "接口：太大的、不是 JSON 的、请求号不对的，说明原因，不出错")]
    public async Task What_is_too_large_or_of_another_kind_is_told()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(await hall.As("guardian-1"));
        using var desk = await hall.Visitor("reviewer-lufeng-1");
        const string Much = """{ "grounds": [], "reason": "REASON" }""";

        var large = await Sends(desk, id, "refusal", new StringContent(Much.Replace("REASON", new string('a', 300_000), StringComparison.Ordinal), Encoding.UTF8, "application/json"));
        var form = await Sends(desk, id, "refusal", new FormUrlEncodedContent([new("reason", "甲")]));
        var key = await Sends(desk, id, "approval", JsonContent.Create(new { }), "not-a-key");

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "request.too-large"), (large.Status, Assert.Single(large.Codes)));
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), (form.Status, Assert.Single(form.Codes)));
        Assert.Equal((HttpStatusCode.BadRequest, "request.refused"), (key.Status, Assert.Single(key.Codes)));
    }

    private async Task Granted(Guid id)
    {
        await hall.Looked(Reviewer(), id);
        if (await hall.Runs(Reviewer(), new ApproveAid(id)) is { IsDone: true }) return;
        hall.Done(await hall.Runs(Reviewer(), new JudgeFinding(id, "aid.training.short-year", "剩下的月份随后申请。"))); // less than ten months
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(id)));
    }

    private static Task<(HttpStatusCode Status, string[] Codes)> Posts(Visitor who, Guid id, string act, object body, Guid? key = null) =>
        Sends(who, id, act, JsonContent.Create(body), key?.ToString());

    private static async Task<(HttpStatusCode Status, string[] Codes)> Sends(Visitor who, Guid id, string act, HttpContent body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/rehabilitation-aid/{id}/{act}") { Content = body };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var answer = await who.Http.SendAsync(request, Ct);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        return (answer.StatusCode, [.. json.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString()!)]);
    }

    private static async Task<JsonElement> View(Visitor who, Guid id) =>
        await who.Http.GetFromJsonAsync<JsonElement>($"/api/rehabilitation-aid/{id}", Ct);
}
