using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Yiwang.Kernel;
using Yiwang.Regulations.Normative.Changing;
using Yiwang.Regulations.Normative.Registering;
using Yiwang.Regulations.Public;
using Yiwang.Testing;

namespace Yiwang.Regulations.Tests.Normative;

/// <summary>An officer registers documents and what happens to them.</summary>
public sealed class RegisteringTests(TownHall hall) : IClassFixture<TownHall>
{
    private const string Clerk = "documents-1";
    private static readonly DateOnly Issued = new(2020, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory(DisplayName = "文号须是机关代字〔年份〕序号号，照本地的机关代字")]
    [InlineData("罗府办(2015)4号", "document-number.form")]
    [InlineData("罗府办【2015】4号", "document-number.form")]
    [InlineData("罗府办〔2015〕第4号", "document-number.form")]
    [InlineData("罗府办〔15〕4号", "document-number.form")]
    [InlineData("示府〔2015〕4号", "document-number.issuer")]
    [InlineData("", "document-number.empty")]
    [Article(Law.LuohuDocumentReview, "一"), Requirement("LH-QL-007")]
    public async Task A_number_in_another_form_is_refused(string number, string code)
    {
        var outcome = await hall.Runs(Clerk, new RegisterDocument("罗湖", number, "示例办法", Issued));

        Assert.Contains(outcome.Findings, f => f.Code == code && f.Where == "number" && f.Remedy.Length > 0);
    }

    [Fact(DisplayName = "同一地区文号唯一，不同地区可以同号")]
    [Article(Law.LuohuDocumentReview, "一"), Requirement("LH-QL-007")]
    public async Task A_number_is_unique_within_its_area_only()
    {
        var first = await hall.Runs(Clerk, new RegisterDocument("罗定", "罗府办〔2020〕901号", "罗定的示例办法", Issued));
        var again = await hall.Runs("documents-2", new RegisterDocument("罗定", "罗府办〔2020〕901号", "另一份示例办法", Issued));
        var elsewhere = await hall.Runs(Clerk, new RegisterDocument("罗湖", "罗府办〔2020〕901号", "罗湖的示例办法", Issued));
        var ofThePack = await hall.Runs(Clerk, new RegisterDocument("罗湖", "罗府办〔2015〕4号", "示例", new(2015, 1, 1)));

        Assert.True(first.IsDone && elsewhere.IsDone);
        Assert.Contains(again.Findings, f => f.Code == "normative.number-twice" && f.Message.Contains("罗定的示例办法", StringComparison.Ordinal));
        Assert.Contains(ofThePack.Findings, f => f.Code == "normative.number-twice");
    }

    [Fact(DisplayName = "有效期届满由日期算出：前一天有效，后一天已过")]
    public async Task That_a_term_runs_out_is_computed()
    {
        var life = await Registered("汕府办〔2020〕902号", until: new(2025, 3, 1));

        Assert.Equal(ValidityState.InForce, life.On(null, new(2025, 3, 1)).State);
        var over = life.On(null, new(2025, 3, 2));
        Assert.Equal((ValidityState.Expired, new DateOnly(2025, 3, 2)), (over.State, over.Since));
        Assert.Empty(life.Changes);
    }

    [Fact(DisplayName = "废止：当天起不再有效，前一天有效；写明依据和代替它的文件，记入台账")]
    public async Task A_repeal_takes_effect_on_its_day()
    {
        var old = await Registered("汕府办〔2020〕903号");
        await Registered("汕府办〔2024〕904号", issued: new(2024, 5, 6));

        Done(await hall.Runs(Clerk, new RecordChange(old.Law, ChangeKind.Repealed, new(2024, 5, 6), "汕府办〔2024〕904号", "第九条", "汕府办〔2024〕904号")));

        var life = await Life(old.Law);
        Assert.Equal(ValidityState.InForce, life.On(null, new(2024, 5, 5)).State);
        var then = life.On(null, new(2024, 5, 6));
        Assert.Equal((ValidityState.Repealed, "汕尾/汕府办〔2024〕904号", "汕府办〔2024〕904号第九条"), (then.State, then.ReplacedBy, then.By!.ToString()));
        var act = (await hall.LedgerOf(life.Subject))[^1];
        Assert.Equal(("汕府办〔2020〕903号自2024年5月6日起废止", "第九条"), (act.Sentence, act.Under!.Place));
    }

    [Fact(DisplayName = "同一份文件不能废止两次，两个经办人同时登记也只有一个成功")]
    public async Task A_document_ends_once()
    {
        var old = await Registered("汕府办〔2020〕905号");
        await Registered("汕府办〔2024〕906号", issued: new(2024, 5, 6));
        var repeal = new RecordChange(old.Law, ChangeKind.Repealed, new(2024, 5, 6), "汕府办〔2024〕906号");

        var both = await Task.WhenAll(hall.Runs(Clerk, repeal), hall.Runs("documents-2", repeal with { Kind = ChangeKind.Lapsed }));
        var later = await hall.Runs(Clerk, repeal with { From = new(2025, 1, 1) });

        Assert.Single(both, o => o.IsDone);
        Assert.Contains(both.Single(o => !o.IsDone).Findings, f => f.Code == "normative.ended-already");
        Assert.Contains(later.Findings, f => f.Code == "normative.ended-already" && f.Citation!.Number == "汕府办〔2024〕906号");
        Assert.Single((await Life(old.Law)).Changes);
    }

    [Fact(DisplayName = "依据或代替的文号没有登记，一次说全，什么都不存")]
    public async Task Unknown_numbers_are_refused_all_at_once()
    {
        var old = await Registered("汕府办〔2020〕907号");

        var outcome = await hall.Runs(Clerk, new RecordChange(old.Law, ChangeKind.Amended, null, "汕府办〔2020〕999号", "某条", "汕府办2020"));
        var nothing = await hall.Runs(Clerk, new RecordChange("汕尾/汕府办〔2020〕998号", ChangeKind.Repealed, Issued, "汕府办〔2020〕907号"));

        Assert.Equal(["by", "from", "place", "replaced"], outcome.Findings.Select(f => f.Where).Order());
        Assert.All(outcome.Findings, f => Assert.NotEqual("", f.Remedy));
        Assert.Equal(OutcomeKind.NotFound, nothing.Kind);
        Assert.Empty((await Life(old.Law)).Changes);
    }

    [Fact(DisplayName = "决定修订的文件，在修订后的文本印发以前继续有效；印发以后由它代替")]
    [Article(Law.LuohuDocumentReview, "三"), Requirement("LH-QL-005")]
    public async Task A_document_to_be_amended_stays_in_force_until_its_new_text()
    {
        var old = await Registered("汕府办〔2020〕910号");
        await Registered("汕府办〔2023〕911号", issued: new(2023, 1, 9));
        await Registered("汕府办〔2024〕912号", issued: new(2024, 2, 1));
        Done(await hall.Runs(Clerk, new RecordChange(old.Law, ChangeKind.AmendmentDecided, new(2023, 1, 9), "汕府办〔2023〕911号")));
        Done(await hall.Runs(Clerk, new RecordChange(old.Law, ChangeKind.Amended, new(2024, 2, 1), "汕府办〔2024〕912号", "", "汕府办〔2024〕912号")));

        var life = await Life(old.Law);

        Assert.Equal([ValidityState.InForce, ValidityState.ToBeAmended, ValidityState.ToBeAmended, ValidityState.Amended],
            new[] { new DateOnly(2023, 1, 8), new(2023, 1, 9), new(2024, 1, 31), new(2024, 2, 1) }.Select(d => life.On(null, d).State));
        Assert.True(life.On(null, new(2024, 1, 31)).Applies);
    }

    [Fact(DisplayName = "延续有效期：新的最后一天以前有效")]
    public async Task A_renewal_moves_the_last_day()
    {
        var old = await Registered("汕府办〔2020〕913号", until: new(2023, 3, 1));
        await Registered("汕府办〔2023〕914号", issued: new(2023, 2, 1));

        var tooShort = await hall.Runs(Clerk, new RecordChange(old.Law, ChangeKind.Renewed, new(2023, 2, 1), "汕府办〔2023〕914号", Until: new(2023, 2, 28)));
        Done(await hall.Runs(Clerk, new RecordChange(old.Law, ChangeKind.Renewed, new(2023, 2, 1), "汕府办〔2023〕914号", Until: new(2026, 3, 1))));

        Assert.Contains(tooShort.Findings, f => f.Code == "normative.renewed-until");
        var life = await Life(old.Law);
        Assert.Equal((ValidityState.InForce, ValidityState.Expired), (life.On(null, new(2026, 3, 1)).State, life.On(null, new(2026, 3, 2)).State));
    }

    [Fact(DisplayName = "经办人在页面上登记文件和废止，公众看到的页面同时改")]
    public async Task A_clerk_works_at_the_desk()
    {
        using var clerk = await hall.Visitor(Clerk);
        var wrong = await (await clerk.Opens("/staff/normative")).Form("register").Fill("文号", "汕府办(2021)915号").Fill("文件名称", "示例试验田办法").Submit("登记");
        var right = await wrong.Form("register").Fill("文号", "汕府办〔2021〕915号").Fill("成文日期", "2021年4月1日").Submit("登记");
        var other = await right.Form("register").Fill("文号", "汕府办〔2025〕916号").Fill("文件名称", "示例废止通知").Fill("成文日期", "2025-06-01").Submit("登记");

        var desk = await clerk.Opens("/staff/normative/汕尾/汕府办〔2021〕915号");
        var changed = await desk.Form("change").Fill("kind", "Repealed").Fill("from", "2025-06-01").Fill("by", "汕府办〔2025〕916号").Submit("登记");
        var seen = await hall.Visitor().Opens("/normative/汕尾/汕府办〔2021〕915号");

        Assert.Contains("请写作：汕府办〔2021〕915号", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("请填写成文日期", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("公众现在就能查到", right.Text, StringComparison.Ordinal);
        Assert.Contains("示例废止通知", other.Text, StringComparison.Ordinal);
        Assert.Contains("已登记：废止", changed.Text, StringComparison.Ordinal);
        Assert.Contains("自2025年6月1日起废止，依据汕府办〔2025〕916号", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_is_for_whoever_may_register()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await (await hall.Visitor("reviewer-lufeng-1")).Opens("/staff/normative")).Status);
        Assert.Equal(OutcomeKind.Forbidden, (await hall.Runs("gazette-editor", new RegisterDocument("汕尾", "汕府办〔2020〕1号", "示例", Issued))).Kind);
        Assert.Equal(HttpStatusCode.Unauthorized, (await hall.Client().PostAsJsonAsync("/api/normative", new { area = "汕尾" }, Ct)).StatusCode);
    }

    [Fact]
    public async Task The_json_twins_tell_the_same()
    {
        using var clerk = await hall.Visitor(Clerk);
        var made = await clerk.Http.PostAsJsonAsync("/api/normative", new { area = "汕尾", number = "汕府办〔2022〕917号", title = "示例接口办法", issuedOn = "2022-01-04", validUntil = "2024-01-03" }, Ct);
        var refused = await clerk.Http.PostAsJsonAsync("/api/normative/汕尾/汕府办〔2022〕917号/changes", new { kind = "repealed", from = "2023-01-01", by = "汕府办〔2022〕999号" }, Ct);
        var then = JsonDocument.Parse(await hall.Client().GetStringAsync(new Uri("/api/normative/汕尾/汕府办〔2022〕917号?on=2024-01-03", UriKind.Relative), Ct)).RootElement;
        var after = JsonDocument.Parse(await hall.Client().GetStringAsync(new Uri("/api/normative/汕尾/汕府办〔2022〕917号?on=2024-01-04", UriKind.Relative), Ct)).RootElement;

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity), (made.StatusCode, refused.StatusCode));
        Assert.Contains("normative.unknown-number", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(("in-force", "expired"), (then.GetProperty("document").GetProperty("state").GetString(), after.GetProperty("document").GetProperty("state").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await hall.Client().GetAsync(new Uri("/api/normative/汕尾/没有", UriKind.Relative), Ct)).StatusCode);
    }

    private async Task<DocumentLife> Registered(string number, DateOnly? issued = null, DateOnly? until = null)
    {
        Done(await hall.Runs(Clerk, new RegisterDocument("汕尾", number, $"示例{number}", issued ?? Issued, ValidUntil: until)));
        return await Life($"汕尾/{number}");
    }

    private async Task<DocumentLife> Life(string law) => (await hall.Asks<Standings, DocumentLife?>(Actor.Stranger(), s => s.Find(law, Ct)))!;

    private static void Done(Outcome outcome) => Assert.True(outcome.IsDone, string.Join('\n', outcome.Findings));
}
