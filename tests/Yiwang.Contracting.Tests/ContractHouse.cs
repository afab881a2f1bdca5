using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Reviewing;
using Yiwang.Contracting.Texts;
using Yiwang.Kernel;
using Yiwang.Platform.Files;
using Yiwang.Testing;

namespace Yiwang.Contracting.Tests;

/// <summary>The town hall with what every scenario of contracts does first.</summary>
public class ContractHouse : TownHall
{
    public const string Clerk = "contracts-health";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal static Party Company { get; } = new(PartyKind.LegalPerson, "示例服务有限公司", CodeOf("91441500MA0000000"));

    public static string CodeOf(string seventeen) => seventeen + CreditCode.CheckSign(seventeen);

    /// <summary>A procurement of 120,000 yuan, signed on the day given.</summary>
    internal async Task<ContractEntry> Entry(DateOnly signed, string who = Clerk) => await Reviewed(new()
    {
        Title = "物业保洁服务合同", Types = [4], Content = "办公楼保洁一年，按季考核付款。", Parties = [Company], AmountInFen = 12_000_000, PaysInFen = 12_000_000, IsProcurement = true, Found = WayOfFinding.Own,
        SignedOn = signed, StartsOn = signed, EndsOn = signed.AddYears(1).AddDays(-1), SignedByRepresentative = true, Handler = (await As(who)).AccountId,
        Signing = new("局长办公会纪要第3号", signed, "", SealKind.Official, "示例市", "卫健审〔2026〕演示1号", ""),
    }, who);

    /// <summary>With an agreeing review of what the entry says, given on the day of the signature; of the time of paper and of enterprises as it is.</summary>
    internal async Task<ContractEntry> Reviewed(ContractEntry entry, string who = Clerk)
    {
        if (entry.SignedOn is not { } signed || signed < new DateOnly(2026, 1, 1) || who is "contracts-enterprise" or "contracts-hospital") return entry;
        var today = Today;
        It_is(signed);
        var (inside, office) = Reviewers(who);
        var (id, text) = (Guid.CreateVersion7(), DraftText(entry.Title));
        await Done(who, new RequestReview(id, await Request(text, who) with
        {
            Title = entry.Title, AmountInFen = entry.AmountInFen, HasNoAmount = entry.AmountInFen is null, Types = entry.Types, DisposesOfStateAsset = entry.DisposesOfStateAsset, IsTalentHousing = entry.IsTalentHousing, Backing = entry.Backing, Parent = entry.Parent,
        }));
        await Done(inside, new GiveOpinion(id, Agreeing));
        if ((await StoredReview(id)).State is ReviewState.LegalOffice) await Done(office, new GiveOpinion(id, Agreeing));
        It_is(today);
        return entry with { Signing = entry.Signing with { Legality = (await StoredReview(id)).Number, TextDigest = WordingDigest.Of(ContractText.Typed(text)) } };
    }

    internal static (string Inside, string Office) Reviewers(string who) => who switch
    {
        "contracts-civil" => ("contracts-civil-reviewer", "contracts-legal"), "contracts-lufeng" => ("contracts-lufeng-reviewer", "contracts-lufeng-legal"), _ => ("contracts-health-reviewer", "contracts-legal"),
    };

    internal static string DraftText(string title) => $"{title}\n甲方：示例市卫生健康部门\n乙方：示例服务有限公司\n一、乙方为甲方提供办公楼保洁服务。\n二、价款120000元，验收合格后支付。\n";

    /// <summary>Complete, for a text of 120,000 yuan.</summary>
    internal async Task<ReviewRequest> Request(string text, string who = Clerk) => new()
    {
        Title = "物业保洁服务合同", Counterparty = "示例服务有限公司", AmountInFen = 12_000_000, Types = [4], By = who is "contracts-civil" or "contracts-lufeng" ? ReviewerKind.LegalPerson : ReviewerKind.LegalSection,
        Draft = await Kept(text), Materials = [new(2, null, "办公楼需要保洁"), new(3, null, "营业执照、信用报告见附件"), new(4, null, "没有谈判，采购确定", true), new(5, null, "采购计划〔2026〕1号")],
    };

    internal Task<StoredFile> Kept(string text) => ((FileStore)Services.GetService(typeof(FileStore))!).KeepText(System.Text.Encoding.UTF8.GetBytes(text), "合同.txt", Ct);

    internal static OpinionDraft Agreeing { get; } = new()
    {
        Prohibited = [new(1, false, ""), new(2, false, ""), new(7, false, "")],
        Answers = [.. Enumerable.Range(1, 10).Select(q => new ReviewAnswer(q, q == 5 ? ReviewVerdict.NotApplicable : ReviewVerdict.Fits, ""))], Result = ReviewResult.Agree, Text = "同意签订",
    };

    internal Task<LegalityReview> StoredReview(Guid id) => Look(db => db.Set<LegalityReview>().AsNoTracking().SingleAsync(r => r.Id == id, Ct));

    internal async Task<Guid> Entered(ContractEntry entry, string who = Clerk)
    {
        var id = Guid.CreateVersion7();
        var outcome = await Runs(who, new EnterContract(id, await Reviewed(entry, who)));
        Assert.True(outcome.IsDone, string.Join(" ", outcome.Findings.Select(f => f.Message)));
        return id;
    }

    /// <summary>With one node at the end and a scan, so that nothing is missing.</summary>
    internal async Task<Guid> Ready(ContractEntry entry, string who = Clerk)
    {
        var id = await Entered(entry, who);
        await Done(who, new PlanNode(id, "年度考核", entry.EndsOn, entry.PaysInFen, NeedsAcceptance: true));
        await Done(who, new AttachFile(id, Contract.ScanCategory, Scan));
        return id;
    }

    internal async Task<Guid> Filed(ContractEntry entry, string who = Clerk)
    {
        var id = await Ready(entry, who);
        await Done(who, new FileContract(id));
        return id;
    }

    internal async Task Done<TCommand>(string who, TCommand command) where TCommand : Platform.Commands.ICommand
    {
        var outcome = await Runs(who, command);
        Assert.True(outcome.IsDone, string.Join(" ", outcome.Findings.Select(f => f.Message)));
    }

    /// <summary>One part of a check-up whose texts nobody has read; false where nothing is to be looked at.</summary>
    internal async Task<bool> ChecksUpWithoutTexts(string region)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Platform.Access.CurrentUser>().BecomeSystem("test", Permissions.Watch);
        return (await scope.ServiceProvider.GetRequiredService<Platform.Commands.CommandRunner>().Run(new Contracting.CheckUps.GoOnCheckingUp(region, new Dictionary<Guid, Contracting.CheckUps.TextReading>()), ct: Ct)).IsDone;
    }

    /// <summary>One turn of a job, as its clock would give it.</summary>
    internal async Task Turn<TJob>() where TJob : Platform.Jobs.IJob
    {
        await using var scope = Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<TJob>(scope.ServiceProvider).Run(Ct);
    }

    internal async Task<string[]> Codes<TCommand>(string who, TCommand command) where TCommand : Platform.Commands.ICommand => [.. (await Runs(who, command)).Findings.Select(f => f.Code)];

    internal Task<Contract> Stored(Guid id) => Look(db => db.Set<Contract>().AsNoTracking().SingleAsync(c => c.Id == id, Ct));

    /// <summary>On which of a contract's pages each kind of work is done.</summary>
    private static readonly Dictionary<string, string> DoneOn = new()
    {
        ["备案登记"] = "filing", ["改正备案"] = "filing", ["提交纸质合同原件"] = "filing", ["核对备案"] = "filing", ["逾期没有备案，已暂停付款"] = "filing", ["填报节点履行"] = "performance", ["审核合同付款"] = "payments",
        ["督促对方履行"] = "troubles", ["提请政府处理异常情形"] = "troubles", ["处理合同异常情形"] = "troubles", ["决定是否续签"] = "changes", ["决定续签"] = "changes", ["审批单方解除合同"] = "changes", ["批准单方解除合同"] = "changes",
        ["评价对方履约"] = "closing", ["归档"] = "closing", ["合同体检预警"] = "check-ups", ["整改体检发现的问题"] = "check-ups",
    };

    /// <summary>What is open about the contract for that post: kind and last day; each leads to where it is done.</summary>
    internal async Task<(string Kind, DateOnly? DueOn)[]> Dues(string who, Guid contract)
    {
        using var visitor = await Visitor((await As(who)).Name);
        var page = await visitor.Opens("/staff/inbox");
        var rows = page.Document.QuerySelectorAll("table.data-table tbody tr").Select(r => (Href: r.QuerySelector("a[href]")?.GetAttribute("href") ?? "", Kind: r.QuerySelector("td[data-label=要办什么]")?.TextContent.Trim() ?? ""))
            .Where(r => r.Href.StartsWith($"/staff/contracts/{contract}", StringComparison.Ordinal)).ToArray();
        Assert.All(rows, r => Assert.Equal($"/staff/contracts/{contract}/{DoneOn[r.Kind]}", r.Href));
        var kinds = rows.Select(r => r.Kind).ToArray();
        var dues = (await Stored(contract)).Dues().ToLookup(d => d.Kind);
        return [.. kinds.Select(k => (k, dues[k].FirstOrDefault()?.On))];
    }

    internal static StoredFile Scan { get; } = new(new string('a', 64), "application/pdf", 1000, "合同扫描件.pdf");
}
