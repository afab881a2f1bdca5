using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Entering;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Contracting.Tests.Texts.WordFile;

namespace Yiwang.Contracting.Tests.Entering;

/// <summary>登记 by pages: the text proposes, the handler confirms, and nothing is stored before.</summary>
public sealed class EntryPageScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Clerk = ContractHouse.Clerk, Address = "/staff/contracts/new", Hospital = "contracts-hospital";

    private static readonly DateOnly Day = new(2026, 3, 2);

    private static readonly string[] Lines =
    [
        "示例门诊楼保洁服务合同", "甲方：示例市卫生健康部门", "乙方：示例服务有限公司", $"统一社会信用代码：{ContractHouse.Company.Code}", "一、乙方为甲方提供门诊楼保洁服务，服务期限自2026年3月1日起至2027年2月28日止。",
        "二、合同总价款为人民币120000元（大写：壹拾贰万元整）。", "三、合同签订后，甲方于2026年9月30日前支付60000元。", "四、期满验收合格后，甲方于2027年3月15日前支付60000元。", "签订日期：2026年3月2日",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "三（七）1：Word 合同读出名称、当事人、金额、期限、付款节点，每项说明在原文哪里；逐页核对、登记以前不入库，登记以后节点也在")]
    [Article(Law.LuohuContracts, 50), Requirement("LH-SZ-115")]
    public async Task What_the_text_says_is_proposed_confirmed_and_only_then_stored()
    {
        house.It_is(Day);
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        var before = await Stored();
        var read = await Read(clerk, Lines);
        Assert.Contains("示例门诊楼保洁服务合同 第 1 行，第 0–11 字：“示例门诊楼保洁服务合同”", Cells(read), StringComparison.Ordinal);
        Assert.Contains("对方 1 的名称 示例服务有限公司 第 3 行", Cells(read), StringComparison.Ordinal);
        Assert.Contains("标的金额 120,000 元 第 6 行", Cells(read), StringComparison.Ordinal);
        Assert.Contains("合同期限到哪天 2027年2月28日（周日） 第 5 行", Cells(read), StringComparison.Ordinal);
        Assert.Contains("付款节点 1 的金额 60,000 元 第 7 行", Cells(read), StringComparison.Ordinal);
        Assert.Equal("示例服务有限公司", read.Document.QuerySelector("#place-1")!.TextContent);
        Assert.DoesNotContain("大写", Cells(read), StringComparison.Ordinal);

        var entry = await house.Reviewed(await house.Entry(Day));
        var page = await read.Answers(("types", "4"), ("content", "门诊楼保洁一年"), ("pays", "120000"), ("found", "Own"), ("legality", entry.Signing.Legality), ("decision", "纪要第1号"), ("decidedOn", "2026-03-02"), ("place", "示例市"), ("representative", "yes"));
        Assert.Equal("check", page.Step());
        Assert.Contains("2026年9月30日", page.Text, StringComparison.Ordinal);
        Assert.Equal(before, await Stored());
        var done = await page.Form("enter").Tick("same-text", "yes").Submit("登记合同");
        var contract = await house.Stored(Guid.Parse(done.Address.Split('/')[^1]));
        Assert.Equal(("示例门诊楼保洁服务合同", 12_000_000L, new DateOnly(2026, 3, 1), new DateOnly(2027, 2, 28), Day), (contract.Title, contract.AmountInFen!.Value, contract.StartsOn, contract.EndsOn!.Value, contract.SignedOn));
        Assert.Equal(("示例服务有限公司", ContractHouse.Company.Code), (contract.Parties.Single().Name, contract.Parties.Single().Code));
        Assert.Equal([(new DateOnly(2026, 9, 30), 6_000_000L), (new DateOnly(2027, 3, 15), 6_000_000L)], contract.Nodes.Select(n => (n.PlannedOn, n.PaysInFen)));
        Assert.Equal([false, true], contract.Nodes.Select(n => n.NeedsAcceptance));
        Assert.NotNull(contract.Nodes[0].DueOn); // 2027 has no official calendar yet
    }

    [Fact(DisplayName = "三（七）1：每页说明值从原文哪里读来；大写金额与小写不一致的提示，改正后的值照改正的登记")]
    [Article(Law.LuohuContracts, 32, 1), Requirement("LH-SZ-115")]
    public async Task A_doubtful_amount_is_told_and_mended_by_the_handler()
    {
        house.It_is(Day);
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        var read = await Read(clerk, [.. Lines.Select(l => l.Replace("壹拾贰万元整", "壹拾叁万元整", StringComparison.Ordinal))]);
        Assert.Contains("大写（130,000 元）与小写（120,000 元）不一致", read.Text, StringComparison.Ordinal);
        Assert.Contains("第三十二条第一款", read.Text, StringComparison.Ordinal);
        var page = await (await read.Form("enter").Submit("contract")).Turns(("types", "4"), ("content", "保洁"));
        Assert.Equal("parties", page.Step());
        Assert.Contains("从文本读出，请核对。第 3 行", page.Text, StringComparison.Ordinal);
        var money = await page.Turns();
        Assert.Contains("文本里大写和小写不一致", money.Text, StringComparison.Ordinal);
        var term = await money.Turns(("amount", "130000"), ("pays", "130000"), ("found", "Own"));
        Assert.Equal(("term", "130000"), (term.Step(), term.Carries("amount")));
    }

    [Fact(DisplayName = "三（七）1：PDF 也能读；读不出文字的、没有选文件的说明怎么办；乱写的金额和日期不当作没填")]
    [Article(Law.LuohuContracts, 50), Requirement("LH-SZ-115")]
    public async Task Bad_files_and_bad_values_are_told()
    {
        house.It_is(Day);
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        var first = await clerk.Opens(Address);
        Assert.Contains("没有选文件", (await first.Form("enter").Submit("read")).Text, StringComparison.Ordinal);
        Assert.Contains("第 1 行", (await first.Form("enter").Attach("contract-text", "合同.pdf", File("sanitation.pdf")).Submit("read")).Text, StringComparison.Ordinal);
        Assert.Contains("没有文字", (await first.Form("enter").Attach("contract-text", "合同.pdf", File("scanned.pdf")).Submit("read")).Text, StringComparison.Ordinal);

        var contract = await first.Form("enter").Submit("contract");
        var refused = await contract.Turns(("title", "门诊楼保洁"));
        Assert.Equal("contract", refused.Step());
        Assert.Contains("请填合同主要内容", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("请至少登记一个对方当事人", refused.Text, StringComparison.Ordinal); // of another page
        var parties = await refused.Turns(("types", "4"), ("content", "保洁"));
        var money = await parties.Turns(("party-kind-0", "LegalPerson"), ("party-name-0", "示例服务有限公司"), ("party-code-0", ContractHouse.Company.Code));
        var wrong = await money.Turns(("amount", "120000"), ("pays", "十二万"), ("found", "Own"));
        Assert.Equal("money", wrong.Step());
        Assert.Contains("这里要填金额", wrong.Text, StringComparison.Ordinal);
        var term = await wrong.Turns(("pays", "120000"));
        var unread = await term.Turns(("startsOn", "2026-03-01"), ("endsOn", "明年二月底"));
        Assert.Equal("term", unread.Step());
        Assert.Contains("这里要填日期", unread.Text, StringComparison.Ordinal);
        var back = await unread.Form("enter").Submit("上一页");
        Assert.Equal(("money", "120000"), (back.Step(), back.Carries("pays")));
        Assert.Equal("门诊楼保洁", back.Carries("title"));
    }

    [Fact(DisplayName = "三（七）1：一句话里约定几次付款的，各成一个节点；前面的总价不是付款")]
    [Article(Law.LuohuContracts, 50), Requirement("LH-SZ-115")]
    public async Task Several_payments_of_one_sentence_are_several_nodes()
    {
        house.It_is(Day);
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        var read = await Read(clerk, [.. Lines[..4], "一、合同总价款为人民币120000元，首期验收合格后支付48000元，质保期满支付合同总价款的60%。"]);
        Assert.Contains("付款节点 1 首期验收合格后支付48000元", Cells(read), StringComparison.Ordinal);
        Assert.Contains("付款节点 1 的金额 48,000 元", Cells(read), StringComparison.Ordinal);
        Assert.Contains("付款节点 2 质保期满支付合同总价款的60%", Cells(read), StringComparison.Ordinal);
        Assert.Contains("付款节点 2 的金额 72,000 元", Cells(read), StringComparison.Ordinal);
        Assert.DoesNotContain("付款节点 3", Cells(read), StringComparison.Ordinal);
    }

    [Fact(DisplayName = "三（七）1：换一份文本，前一份读出的都不再填；自己填的还在")]
    [Article(Law.LuohuContracts, 50), Requirement("LH-SZ-115")]
    public async Task Another_text_takes_the_place_of_the_former()
    {
        house.It_is(Day);
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        var contract = await (await Read(clerk, Lines)).Form("enter").Submit("contract");
        var parties = await contract.Turns(("types", "4"), ("content", "自己写的内容"));
        Assert.NotNull(parties.Carries("node-name-1"));
        var text = await (await parties.Form("enter").Submit("上一页")).Form("enter").Submit("上一页");
        var again = await text.Form("enter").Attach("contract-text", "合同.docx", With(string.Concat(Lines[..3].Select(l => P(l.Replace("门诊楼", "住院楼", StringComparison.Ordinal)))))).Submit("read");
        Assert.Equal("示例住院楼保洁服务合同", again.Carries("title"));
        foreach (var former in new[] { "amount", "endsOn", "node-name-0", "node-name-1", "party-code-0", "from-amount" }) Assert.Null(again.Carries(former));
        Assert.Equal("自己写的内容", again.Carries("content"));
    }

    [Fact(DisplayName = "节点没有日期的，主管部门没有规则的单位也登记不了；接口送来空名称、负数、过大的数都说明，不出错")]
    [Article(Law.LuohuContracts, 50)]
    public async Task A_node_is_whole_or_refused()
    {
        house.It_is(Day);
        var entry = await house.Entry(Day, Hospital) with { Nodes = [new("验收", null, 0, false)] };
        Assert.Contains("contract.node-day", (await house.Runs(Hospital, new EnterContract(Guid.CreateVersion7(), entry))).Findings.Where(f => f.Severity is Severity.Blocks).Select(f => f.Code));
        var own = await house.Entry(Day);
        Assert.Equal(["contract.node-amount"], await house.Codes(Clerk, new EnterContract(Guid.CreateVersion7(), own with { Nodes = [new("退款", Day, -1, false)] })));
        Assert.Contains("contract.node-pays", await house.Codes(Clerk, new EnterContract(Guid.CreateVersion7(), own with { Nodes = [new("一", Day, long.MaxValue, false), new("二", Day, long.MaxValue, false)] })));
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        var page = await (await clerk.Opens(Address)).Answers(("title", "节点没有日期"), ("types", "4"), ("content", "保洁"), ("party-kind-0", "LegalPerson"), ("party-name-0", "示例服务有限公司"), ("party-code-0", ContractHouse.Company.Code), ("noAmount", "yes"),
            ("startsOn", "2026-03-02"), ("unreviewed", "应急"), ("decision", "纪要第1号"), ("decidedOn", "2026-03-02"), ("signedOn", "2026-03-02"), ("place", "示例市"), ("representative", "yes"), ("node-name-0", "验收"));
        Assert.Equal("nodes", page.Step());
        Assert.Contains("请填节点的日期", page.Text, StringComparison.Ordinal);
        foreach (var nodes in new[] { "null", "[{\"name\":null,\"on\":\"2026-03-03\",\"paysInFen\":0,\"needsAcceptance\":false}]" })
        {
            using var body = new StringContent($"{{\"title\":\"接口\",\"nodes\":{nodes}}}", System.Text.Encoding.UTF8, "application/json");
            var answer = await clerk.Http.PutAsync(new Uri($"/api/contracts/{Guid.CreateVersion7()}", UriKind.Relative), body, Ct);
            Assert.InRange((int)answer.StatusCode, 400, 422);
        }
    }

    [Fact(DisplayName = "名称第四十个字是生僻字，登记照样成功，待办里不留半个字")]
    [Article(Law.LuohuContracts, 27)]
    public async Task A_rare_character_is_not_cut_in_two()
    {
        house.It_is(Day);
        var title = new string('长', 39) + "𠮷" + "名称合同";
        await house.Entered(await house.Entry(Day) with { Title = title });
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        Assert.Contains(new string('长', 39) + "：备案登记", (await clerk.Opens("/staff/inbox")).Text, StringComparison.Ordinal);

        Party Named(string name, string code) => new(PartyKind.LegalPerson, name, ContractHouse.CodeOf(code));
        var id = Guid.CreateVersion7(); // the list of names ends in the middle of the second's last character
        await house.Done(Clerk, new EnterContract(id, await house.Entry(Day) with { Title = "两家对方", Parties = [Named(new('甲', 100), "91441500MA0000001"), Named(new string('乙', 98) + "𠮷", "91441500MA0000002")] }));
        Assert.EndsWith("乙", (await house.Stored(id)).PartyNames, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "最后一页一次说全；点修改回到那一页，改好直接回到核对；按两次登记只有一份")]
    [Article(Law.LuohuContracts, 48, 1), Requirement("LH-HT-048a")]
    public async Task The_last_page_says_all_and_is_sent_once()
    {
        house.It_is(Day);
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        var entry = await house.Reviewed(await house.Entry(Day));
        (string, string)[] answers = [("title", "按两次的合同"), ("types", "4"), ("content", "保洁"), ("party-kind-0", "LegalPerson"), ("party-name-0", "示例服务有限公司"), ("party-code-0", ContractHouse.Company.Code), ("amount", "120000"), ("found", "Own"),
            ("startsOn", "2026-03-01"), ("legality", entry.Signing.Legality), ("decision", "纪要第1号"), ("decidedOn", "2026-03-02"), ("signedOn", "2026-03-02"), ("place", "示例市"), ("representative", "yes")];
        var check = await (await clerk.Opens(Address)).Answers(answers);
        Assert.Equal("check", check.Step());
        var refused = await check.Form("enter").Submit("登记合同");
        Assert.Contains("请说明签订的文本是不是审查过的那一份", refused.Text, StringComparison.Ordinal);
        var signing = await refused.Form("enter").Submit("signing");
        Assert.Equal(("signing", "纪要第1号"), (signing.Step(), signing.Carries("decision")));
        var again = await signing.Form("enter").Fill("decision", "").Submit("回到核对");
        Assert.Equal("signing", again.Step());
        Assert.Contains("请填单位内部怎样决定签订", again.Text, StringComparison.Ordinal);
        var ready = await again.Form("enter").Fill("decision", "纪要第2号").Submit("回到核对");
        Assert.Equal("check", ready.Step());
        var (first, second) = (ready.Form("enter").Tick("same-text", "yes"), ready.Form("enter").Tick("same-text", "yes"));
        await first.Submit("登记合同");
        await second.Submit("登记合同");
        Assert.Equal("纪要第2号", (await house.Look(db => db.Set<Contract>().AsNoTracking().Where(c => c.Title == "按两次的合同").ToListAsync(Ct))).Single().Signing.Decision);
    }

    private static async Task<SeenPage> Read(Visitor clerk, IEnumerable<string> lines) =>
        await (await clerk.Opens(Address)).Form("enter").Attach("contract-text", "合同.docx", With(string.Concat(lines.Select(l => P(l))))).Submit("read");

    private static string Cells(SeenPage page) => string.Join(' ', page.Document.QuerySelectorAll("table.data-table td").Select(c => c.TextContent.Trim()));

    private static byte[] File(string name) => System.IO.File.ReadAllBytes(Repository.PathOf("tests", "Yiwang.Contracting.Tests", "Texts", "Files", name));

    private Task<int> Stored() => house.Look(db => db.Set<Contract>().CountAsync(Ct));
}
