using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Yiwang.Benefits.RehabilitationAid.Settling;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Benefits.Tests.Caring;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Settling.SettleSteps;

namespace Yiwang.Benefits.Tests.Settling;

/// <summary>The same by pages without a script, and as JSON.</summary>
[Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1)]
public sealed class SettlementPages(ListeningTownHall hall) : IClassFixture<ListeningTownHall>
{
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Requirement("SW-KF-010t"), Requirement("SW-KF-008t")]
    [Fact(DisplayName = "页面：机构先看清单再报送，残联、财政在付款单上核准和付款，清单可打印，机构填报使用")]
    public async Task An_institution_is_paid_by_pages()
    {
        var month = new DateOnly(2026, 3, 1);
        await hall.Trained(AidSteps.Guardian(), month);
        var late = await hall.Trained(AidSteps.Guardian(), month, agreed: false);
        using var institution = await hall.Visitor(Institution);
        using var reviewer = await hall.Visitor(Reviewer);
        using var finance = await hall.Visitor(Finance);

        var start = await institution.Opens("/staff/settlements?region=441581");
        Assert.Contains("按月", start.Text, StringComparison.Ordinal);
        var draft = await institution.Opens("/staff/settlements?region=441581&from=2026-03-01&way=FinancePays");
        Assert.Contains("1 个月可以结算，2,000 元", draft.Text, StringComparison.Ordinal);
        Assert.Contains(late.FileNumber!, draft.Text, StringComparison.Ordinal);
        Assert.Contains("服务协议还没有备案", draft.Text, StringComparison.Ordinal);
        var sheet = await draft.Form("hand-in").Submit();
        Assert.Contains("现在由陆丰市残疾人联合会核准、陆丰市财政部门（演示）核准", sheet.Text, StringComparison.Ordinal);
        var settlement = await hall.SettlementOf(Guid.Parse(sheet.Address.Split('/')[^1]));

        var desk = await (await reviewer.Opens("/staff/inbox")).Follows("示例启星康复园 2026年3月");
        Assert.Contains("可打印", (await desk.Follows("打开结算单")).Text, StringComparison.Ordinal);
        Assert.Contains("已完成", (await desk.Form("approve").Submit()).Text, StringComparison.Ordinal);
        var asked = await finance.Opens($"/staff/payments/{settlement.OrderId}");
        var wrong = await asked.Form("approve").Fill("source-0", "3000").Submit();
        Assert.Contains("超过补助额", wrong.Text, StringComparison.Ordinal);
        var approved = await wrong.Form("approve").Fill("source-0", "700").Fill("source-1", "500").Submit();
        Assert.Contains("县级 800 元", approved.Text, StringComparison.Ordinal);
        var missing = await approved.Form("pay").Submit();
        Assert.Contains("请填写付款凭证号", missing.Text, StringComparison.Ordinal);
        var paid = await missing.Form("pay").Fill("voucher", "示例凭证0301").Submit();
        Assert.Contains("这一单已经付款", paid.Text, StringComparison.Ordinal);

        var print = await institution.Opens($"{settlement.DeskHref}/print");
        Assert.Contains("示例凭证", (await institution.Opens(settlement.DeskHref)).Text, StringComparison.Ordinal);
        foreach (var part in new[] { "2,000 元", "700 元", "500 元", "800 元", "家庭承担 0 元" }) Assert.Contains(part, print.Text, StringComparison.Ordinal);
        var use = await institution.Opens($"{settlement.DeskHref}/use");
        var reported = await use.Form("use").Fill("amount-training", "1500").Fill("amount-other", "100").Submit();
        Assert.Contains("请说明用在哪里", reported.Text, StringComparison.Ordinal);
        reported = await reported.Form("use").Fill("explain-other", "康复周活动").Submit();
        Assert.Contains("相差 400 元", reported.Text, StringComparison.Ordinal);
        var reviewed = await (await reviewer.Opens($"{settlement.DeskHref}/use")).Form("review").Fill("accepts", "yes").Fill("note", "属于支持性服务。").Submit();
        Assert.Contains("复核认可：属于支持性服务。", reviewed.Text, StringComparison.Ordinal);
    }

    [Requirement("SW-KF-010t")]
    [Fact(DisplayName = "页面：监护人上传票据申请，看到办到哪一步、已经结算了哪些月份")]
    public async Task A_guardian_claims_by_page()
    {
        var month = new DateOnly(2026, 4, 1);
        var guardian = await hall.As("guardian-1");
        var care = await hall.Trained(guardian, month);
        using var family = await hall.Visitor("guardian-1");
        using var other = await hall.Visitor("guardian-2");
        var address = $"/my/rehabilitation-aid/{care.RecordId}/claim";

        Assert.Equal(HttpStatusCode.NotFound, (await other.Opens(address)).Status);
        var page = await (await family.Opens($"/my/rehabilitation-aid/{care.RecordId}")).Follows("凭票据申请补助");
        var empty = await page.Form("claim").Submit();
        Assert.Contains("没有票据，不能申请", empty.Text, StringComparison.Ordinal);
        var claimed = await empty.Form("claim").Tick("2026年4月").Fill("number", "粤0004001").Fill("issuer", "示例启星康复园").Fill("on", "2026-05-01").Fill("amount", "2000").Attach("file", "票据.png", Picture).Submit();
        Assert.Contains("残联正在核准", claimed.Text, StringComparison.Ordinal);
        Assert.Contains("2026年4月", claimed.Text, StringComparison.Ordinal);
        Assert.Contains("补助 2,000 元，您承担 0 元", claimed.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "页面：登记停业、登记非定点结算办法；资金监督、结算、付款单从工作台进得去")]
    public async Task The_other_desks_are_reached_and_work()
    {
        hall.It_is(new DateOnly(2026, 5, 8));
        using var institution = await hall.Visitor(Institution);
        using var reviewer = await hall.Visitor(Reviewer);
        using var auditor = await hall.Visitor("auditor");

        var closures = await (await institution.Opens("/staff")).Follows("停业日");
        Assert.Contains("请填写停业的起止日期", (await closures.Form("closure").Submit()).Text, StringComparison.Ordinal);
        Assert.Contains("示例放假", (await closures.Form("closure").Fill("from", "2026-05-11").Fill("to", "2026-05-12").Fill("reason", "示例放假").Submit()).Text, StringComparison.Ordinal);
        var outside = await (await reviewer.Opens("/staff")).Follows("非定点");
        Assert.Contains("请选择由谁付款", (await outside.Form("method").Submit()).Text, StringComparison.Ordinal);
        Assert.Contains("示例办法", (await outside.Form("method").Fill("name", "示例办法").Fill("document", "演示1号").Fill("agreedOn", "2026-05-01").Fill("pays", "Finance").Fill("payee", "Institution").Submit()).Text, StringComparison.Ordinal);
        Assert.Contains("本县没有这个编号", (await outside.Form("ask").Fill("case", "没有").Submit()).Text, StringComparison.Ordinal);
        Assert.Contains("疑点", (await (await auditor.Opens("/staff")).Follows("资金监督")).Text, StringComparison.Ordinal);
        Assert.Contains("付款单", (await (await reviewer.Opens("/staff")).Follows("付款单")).Title, StringComparison.Ordinal);
    }

    [Requirement("SW-KF-010t"), Requirement("SW-KF-010w")]
    [Fact(DisplayName = "接口：清单、报送、核准、付款；同一个请求号只办一次，读不懂的说明哪里")]
    public async Task A_settlement_goes_through_by_json()
    {
        var month = new DateOnly(2026, 6, 1);
        var care = await hall.Trained(AidSteps.Guardian(), month);
        using var institution = await hall.Visitor(Institution);
        using var finance = await hall.Visitor(Finance);
        using var head = await hall.Visitor(Head);
        using var elsewhere = await hall.Visitor("finance-haifeng");
        var (id, key) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var draft = await Gets(institution, "/api/settlements/draft?region=441581&from=2026-06-01&way=FederationPays");
        Assert.Equal(2000_00, draft.GetProperty("amountInFen").GetInt64());
        Assert.Equal(HttpStatusCode.BadRequest, await Posts(institution, "/api/settlements", new { }));
        var body = new { id, region = "441581", from = "2026-06-01", way = "FederationPays" };
        Assert.Equal(HttpStatusCode.Created, await Posts(institution, "/api/settlements", body, key));
        Assert.Equal(HttpStatusCode.Created, await Posts(institution, "/api/settlements", body, key));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Posts(institution, "/api/settlements", body with { id = Guid.CreateVersion7() }));
        var order = (await hall.SettlementOf(id)).OrderId;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Posts(head, $"/api/payments/{order}/payment", new { voucher = "V1", paidOn = "2026-07-01" }));
        Assert.Equal(HttpStatusCode.NotFound, await Posts(elsewhere, $"/api/payments/{order}/approval", new { note = "" }));
        Assert.Equal(HttpStatusCode.OK, await Posts(finance, $"/api/payments/{order}/approval", new { note = "", sources = new[] { new { name = "中央", amountInFen = 1 } } }));
        Assert.Equal(HttpStatusCode.OK, await Posts(head, $"/api/payments/{order}/payment", new { voucher = "V1", paidOn = "2026-07-01" }));

        var seen = await Gets(institution, $"/api/settlements/{id}");
        var line = Assert.Single(seen.GetProperty("lines").EnumerateArray());
        Assert.Equal(("Paid", care.FileNumber, 0L, 1L, 1999_99L), (seen.GetProperty("settlement").GetProperty("state").GetString(), line.GetProperty("fileNumber").GetString(),
            line.GetProperty("familyShareInFen").GetInt64(), line.GetProperty("centralInFen").GetInt64(), line.GetProperty("ownInFen").GetInt64()));
        Assert.Equal(order, (await Gets(finance, "/api/payments")).EnumerateArray().First(o => o.GetProperty("for").GetGuid() == id).GetProperty("id").GetGuid());
    }

    private static async Task<JsonElement> Gets(Visitor who, string address) => await who.Http.GetFromJsonAsync<JsonElement>(address, Ct);

    private static async Task<HttpStatusCode> Posts(Visitor who, string address, object body, Guid? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = JsonContent.Create(body) };
        if (key is { } once) request.Headers.Add("Idempotency-Key", $"{once}");
        using var answer = await who.Http.SendAsync(request, Ct);
        return answer.StatusCode;
    }
}
