using System.Net;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Boards;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Disputing;
using Yiwang.Contracting.Performing;
using Yiwang.Contracting.Reviewing;
using Yiwang.Contracting.Tests.Entering;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Contracts;

/// <summary>第三十七条: who sees a contract with business secrets or private matters in it, by whichever way.</summary>
public sealed class SecretScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Clerk = ContractHouse.Clerk, Title = "特约体检数据服务合同", Finance = "contracts-health-finance", Head = "head-health";
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly string[] Sees = [Clerk, "contracts-health-manager", "contracts-health-reviewer", "contracts-legal", "contracts-audit", "contracts-filing"];
    private static readonly string[] SeesNot = ["contracts-health-2", Head, Finance, "contracts-procurement", "contracts-leading", "contracts-civil", "deputy-executive", "contracts-health-authority"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第三十七条：含商业秘密、个人隐私的，只有承办人、管理员、审查人员和监督检查、审计看得到；清单、搜索、统计、页面、接口、表格、台账、操作史、审查、争议都一样")]
    [Article(Law.LuohuContracts, 37), Article(Law.LuohuContracts, 12), Requirement("LH-HT-037"), Requirement("LH-HT-012")]
    public async Task Nobody_else_sees_it_by_any_way()
    {
        var (id, dispute) = await ASecretWithADispute();
        var contract = await house.Stored(id);
        foreach (var who in Sees)
        {
            Assert.True(await Finds(who, id), who);
            Assert.Contains(id, await Listed(who));
        }

        foreach (var who in SeesNot)
        {
            Assert.False(await Finds(who, id), who);
            Assert.DoesNotContain(id, await Listed(who));
            Assert.Empty(await house.Asks(await house.As(who), async (ContractList list) => (await list.Search(Title, Ct)).Lines));
            Assert.False(await house.Asks(await house.As(who), (Disputes d) => d.Visible.AnyAsync(x => x.Id == dispute, Ct)), who);
            Assert.False(await house.Asks(await house.As(who), (Reviews r) => r.Visible.AnyAsync(x => x.ContractId == id, Ct)), who);
            using var visitor = await house.Visitor((await house.As(who)).Name);
            foreach (var address in (string[])[.. Pages(id), $"/api/contracts/{id}", $"/api/contracts/{contract.Registration}/history", $"/staff/contracts/history.csv?contract={contract.Registration}"])
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync(new Uri(address, UriKind.Relative), Ct)).StatusCode);
            foreach (var address in new[] { "/staff/contracts.csv", "/staff/contracts/ledger.csv", "/api/contracts", $"/api/contracts?q={Uri.EscapeDataString(Title)}", $"/staff/contracts/history?contract={contract.Registration}" })
                Assert.DoesNotContain(Title, await visitor.Http.GetStringAsync(new Uri(address, UriKind.Relative), Ct), StringComparison.Ordinal);
        }

        Assert.True(await house.Asks(await house.As(Clerk), (Disputes d) => d.Visible.AnyAsync(x => x.Id == dispute, Ct)));
        house.It_is(new(2026, 3, 24)); // boards of another day, counted anew
        var (all, fewer) = (await Counted("contracts-health-manager"), await Counted("contracts-health-2"));
        Assert.Equal(await house.Look(db => db.Set<Contract>().CountAsync(c => c.Institution == contract.Institution && c.IsConfidential && c.ParentId == null, Ct)), all - fewer);
    }

    [Fact(DisplayName = "第三十七条、第五十五条、第三十五条：要决策、审核付款的人只在等他办的时候看得到，办完就看不到；待办里不写内容")]
    [Article(Law.LuohuContracts, 37), Requirement("LH-HT-037")]
    public async Task Whoever_decides_sees_it_while_it_lies_before_him()
    {
        house.It_is(Day);
        var id = await house.Filed(await Secret(e => e));
        await house.Done(Clerk, new ReportNode(id, 1, Day, "完成"));
        await house.Done(Clerk, new AcceptNode(id, 1, true, Day, "验收小组", ""));
        var payment = Guid.CreateVersion7();
        await house.Done(Clerk, new AskPayment(id, payment, 1, 6_000_000, "演示发票901"));
        Assert.True(await Finds(Finance, id));
        Assert.False(await Finds(Head, id));
        await house.Done(Finance, new CheckPayment(id, payment, true, ""));
        Assert.False(await Finds(Finance, id));

        await house.Done(Clerk, new ProposeRenewal(id, false));
        using var head = await house.Visitor((await house.As(Head)).Name);
        Assert.DoesNotContain(Title, (await head.Opens("/staff/inbox")).Text, StringComparison.Ordinal);
        var page = await head.Opens($"/staff/contracts/{id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        await house.Done(Head, new DecideRenewal(id, true, "纪要第7号"));
        foreach (var address in Pages(id)) Assert.Equal(HttpStatusCode.NotFound, (await head.Opens(address)).Status);
    }

    [Fact(DisplayName = "第三十七条：在合同的分页上决定了的人，决定以后回到待办，不再看到这份秘密合同")]
    [Article(Law.LuohuContracts, 37)]
    public async Task Who_decided_on_a_page_of_a_secret_contract_is_led_away_from_it()
    {
        house.It_is(Day);
        var id = await house.Filed(await Secret(e => e));
        await house.Done(Clerk, new ProposeRenewal(id, false));
        using var head = await house.Visitor((await house.As(Head)).Name);
        var asked = await (await head.Opens($"/staff/contracts/{id}")).Follows("决定是否续签");
        Assert.Equal($"/staff/contracts/{id}/changes", asked.Address);
        foreach (var address in Pages(id)) Assert.Equal(HttpStatusCode.OK, (await head.Opens(address)).Status);
        var decided = await asked.Form("decide").Fill("decision", "纪要第7号").Submit("同意");
        Assert.Equal("/staff/inbox", decided.Address);
        Assert.DoesNotContain(Title, decided.Text, StringComparison.Ordinal);
        foreach (var address in Pages(id)) Assert.Equal(HttpStatusCode.NotFound, (await head.Opens(address)).Status);
    }

    /// <summary>A contract's overview and every page beside it.</summary>
    private static string[] Pages(Guid id) => [.. new[] { "", "/filing", "/performance", "/payments", "/troubles", "/changes", "/closing", "/details", "/record", "/check-ups" }.Select(p => $"/staff/contracts/{id}{p}")];

    [Fact(DisplayName = "第三十七条：没有保密约定的不能登记；国家秘密提示正文不得录入；秘密合同的补充协议同样收紧")]
    [Article(Law.LuohuContracts, 37), Requirement("LH-HT-037")]
    public async Task A_clause_is_asked_for_and_state_secrets_stay_out()
    {
        house.It_is(Day);
        foreach (var secret in Enum.GetValues<Secret>())
            Assert.Equal(["contract.secrecy"], (await house.Runs(Clerk, new EnterContract(Guid.CreateVersion7(), await Secret(e => e with { Terms = new() { Secrets = [secret] } })))).Findings.Where(f => f.Severity is Severity.Blocks).Select(f => f.Code));
        var state = await house.Runs(Clerk, new EnterContract(Guid.CreateVersion7(), await Secret(e => e with { Title = "体检场所租赁合同", Terms = new() { Secrets = [Contracting.Contracts.Secret.State], HasSecrecyClause = true } })));
        Assert.Contains("不得录入", Assert.Single(state.Findings).Message, StringComparison.Ordinal);
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        var term = await (await clerk.Opens("/staff/contracts/new")).Answers(("title", "保洁"), ("types", "4"), ("content", "保洁"), ("party-kind-0", "LegalPerson"), ("party-name-0", "示例服务有限公司"), ("party-code-0", ContractHouse.Company.Code), ("noAmount", "yes"));
        Assert.Equal("term", term.Step());
        Assert.Contains("国家秘密的正文不得录入", term.Text, StringComparison.Ordinal);

        var parent = await house.Filed(await Secret(e => e));
        var supplement = await house.Entered(await house.Entry(Day) with { Title = "补充协议一", Parent = parent, Derivation = Derivation.Supplement, ChangeReason = "增加体检项目" });
        Assert.True((await house.Stored(supplement)).IsConfidential);
        Assert.False(await Finds("contracts-health-2", supplement));
    }

    private async Task<(Guid Contract, Guid Dispute)> ASecretWithADispute()
    {
        house.It_is(Day);
        var (id, dispute) = (await house.Entered(await Secret(e => e)), Guid.CreateVersion7());
        await house.Done(Clerk, new OpenDispute(dispute, id, "体检数据交付争议", "法制科室", DisputeWay.Talks));
        return (id, dispute);
    }

    private async Task<ContractEntry> Secret(Func<ContractEntry, ContractEntry> change) =>
        change(await house.Entry(Day) with { Title = Title, Terms = new() { Secrets = [Contracting.Contracts.Secret.Business, Contracting.Contracts.Secret.Personal], HasSecrecyClause = true } });

    private async Task<bool> Finds(string who, Guid id) => await house.Asks(await house.As(who), async (ContractList list) => await list.Find(id, Ct) is not null);

    private async Task<Guid[]> Listed(string who) => await house.Asks(await house.As(who), async (ContractList list) => (await list.Page(ContractFilter.All, null, Ct)).Lines.Select(l => l.Id).ToArray());

    private async Task<int> Counted(string who) => (await house.Asks(await house.As(who), (ContractBoards boards) => boards.Rows(Ct))).Where(r => r.Institution == "441500-health").Sum(r => r.Contracts);
}
