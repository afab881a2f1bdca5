using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Archiving;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Performing;
using Yiwang.Contracting.Reporting;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Performing;

/// <summary>第五十八条, 第六十条, 第六十七条, 第六十八条.</summary>
public sealed class ClosingScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Clerk = ContractHouse.Clerk;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第五十八条：节点完成后要评价；财政部门发布以后，别的部门登记同一对方时看得到，只提示不阻止")]
    [Article(Law.LuohuContracts, 58), Article(Law.LuohuContracts, 8, 5), Requirement("LH-HT-058a"), Requirement("LH-HT-058b")]
    public async Task Evaluations_inform_once_they_are_published()
    {
        house.It_is(new(2026, 3, 2));
        var id = await house.Filed(await house.Entry(new(2026, 3, 2)));
        await house.Done(Clerk, new ReportNode(id, 1, new(2026, 3, 2), "完成"));
        Assert.Contains(await house.Dues(Clerk, id), d => d.Kind == "评价对方履约");
        Assert.Equal(["contract.evaluation"], await house.Codes(Clerk, new EvaluateParty(id, Guid.CreateVersion7(), 0, null, "事实")));
        await house.Done(Clerk, new EvaluateParty(id, Guid.CreateVersion7(), 0, Grade.Poor, "三次逾期"));
        Assert.DoesNotContain(await house.Dues(Clerk, id), d => d.Kind == "评价对方履约");

        Assert.Empty(await house.Codes("contracts-civil", new EnterContract(Guid.CreateVersion7(), await house.Entry(new(2026, 3, 2), "contracts-civil"))));
        Assert.Equal(["contract.nothing-to-publish"], await house.Codes("contracts-filing", new PublishEvaluations(new(2026, 1, 1), new(2026, 3, 1))));
        Assert.False((await house.Runs(Clerk, new PublishEvaluations(new(2026, 1, 1), new(2026, 3, 2)))).IsDone);
        await house.Done("contracts-filing", new PublishEvaluations(new(2026, 1, 1), new(2026, 3, 2)));
        var told = await house.Runs("contracts-civil", new EnterContract(Guid.CreateVersion7(), await house.Entry(new(2026, 3, 2), "contracts-civil")));
        Assert.True(told.IsDone);
        Assert.Contains("较差", Assert.Single(told.Findings).Message, StringComparison.Ordinal);
        await house.Done(Clerk, new EndContract(id, "提前履行完毕"));
        Assert.False((await house.Stored(id)).NeedsEvaluation); // the same day
    }

    [Fact(DisplayName = "第六十七条、第六十八条：终止后要归档，九类缺一类又没有说明的不行；归档以后不能再改")]
    [Article(Law.LuohuContracts, 67), Article(Law.LuohuContracts, 68), Requirement("LH-HT-067a"), Requirement("LH-HT-067b"), Requirement("LH-HT-068a"), Requirement("LH-HT-068b")]
    public async Task The_archive_is_complete_and_closed()
    {
        house.It_is(new(2026, 3, 2));
        var id = await house.Filed(await house.Entry(new(2026, 3, 2)));
        Assert.Contains("contract.archive-open", await house.Codes(Clerk, new ArchiveContract(id, "办公室档案岗", [])));
        await house.Done(Clerk, new EndContract(id, "协议解除"));
        Assert.Contains(await house.Dues(Clerk, id), d => d.Kind == "归档");
        Assert.Contains(await house.Dues("contracts-health-manager", id), d => d.Kind == "归档");
        var absent = new[] { 1, 2, 4, 5, 6, 7, 8, 9 }.Select(n => new AbsentCategory(n, "没有发生")).ToArray();
        Assert.Equal(["contract.category-empty", "contract.keeper"], (await house.Codes(Clerk, new ArchiveContract(id, "", absent[..^1]))).Order());
        await house.Done("contracts-health-manager", new ArchiveContract(id, "办公室档案岗", absent));

        // Of the sixth category the sheet of the legality review came by itself, so that its absence needs no reason.
        Assert.Equal((new DateOnly(2026, 3, 2), 7), ((await house.Stored(id)).ArchivedOn!.Value, (await house.Stored(id)).Absent.Count));
        Assert.Equal(["contract.archived"], await house.Codes(Clerk, new AttachFile(id, 9, ContractHouse.Scan with { Hash = new string('c', 64) })));
    }

    [Fact(DisplayName = "待办写编号和名称，不用点开就知道是哪份；对方是自然人的、涉及秘密的只写编号")]
    [Article(Law.LuohuContracts, 16, 1, Item = 3)]
    public async Task The_inbox_names_the_contract()
    {
        house.It_is(new(2026, 3, 2));
        var entry = await house.Entry(new(2026, 3, 2));
        await house.Entered(entry with { Title = "名称写在待办里" });
        await house.Entered(entry with { Title = "自然人的名称不写", Parties = [new(PartyKind.NaturalPerson, "演示人甲", "441581199001010008")] });
        await house.Entered(entry with { Title = "涉密的名称不写", Terms = entry.Terms with { Secrets = [Secret.Business], HasSecrecyClause = true } });
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        var inbox = (await clerk.Opens("/staff/inbox")).Text;
        Assert.Contains("名称写在待办里：备案登记", inbox, StringComparison.Ordinal);
        Assert.DoesNotContain("自然人的名称不写", inbox, StringComparison.Ordinal);
        Assert.DoesNotContain("涉密的名称不写", inbox, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "第六十条：7 月 1 日起提醒编写上半年报告，7 月 20 日按时、21 日逾期；数字从记录里来，半年四个、年度五个部分缺一不能上传，由负责人签署")]
    [Article(Law.LuohuContracts, 60), Article(Law.LuohuContracts, 8, 3), Requirement("LH-HT-060a"), Requirement("LH-HT-060b"), Requirement("LH-HT-060c"), Requirement("LH-HT-008c")]
    public async Task Reports_are_composed_from_the_record_and_signed_by_a_person()
    {
        const string Civil = "contracts-civil";
        house.It_is(new(2025, 3, 3));
        await house.Filed(await house.Entry(new(2025, 3, 3), Civil) with { EndsOn = new(2025, 6, 30) }, Civil);
        Assert.Equal(["report.period"], await house.Codes(Clerk, new WriteReport(Guid.CreateVersion7(), 2025, true, [])));
        house.It_is(new(2025, 7, 1));
        await house.Asks(await house.As(Clerk), async (ReportWatch watch) => { await watch.Run(Ct); return 0; });
        using var manager = await house.Visitor((await house.As("contracts-health-manager")).Name);
        Assert.Contains("2025 年上半年合同报告", (await manager.Opens("/staff/inbox")).Text, StringComparison.Ordinal);
        var page = await (await manager.Opens("/staff/contracts/reports")).Form("begin").Submit();
        Assert.Contains("签订合同 0 份", page.Text.Replace("本期", "", StringComparison.Ordinal), StringComparison.Ordinal);

        var id = Guid.CreateVersion7();
        await house.Done(Civil, new WriteReport(id, 2025, true, []));
        var report = await house.Look(db => db.Set<ContractReport>().AsNoTracking().SingleAsync(r => r.Id == id, Ct));
        Assert.Equal((1, 12_000_000L, 1, 0), (report.Figures.Contracts, report.Figures.AmountInFen, report.Figures.NodesDue, report.Figures.NodesDone));
        Assert.Equal(new DateOnly(2025, 7, 20), report.DueOn);

        var year = ContractReport.Begin(Guid.CreateVersion7(), "441500-civil", "441500", 2025, false, new(2026, 1, 20));
        Assert.True(year.Write(report.Figures, report.Texts).IsDone);
        Assert.Equal(["第六十条第三款第（五）项"], year.Sign(report.Figures, new(2026, 1, 19)).Findings.Select(f => f.Citation!.Place));
        Assert.True(year.Write(report.Figures, [.. report.Texts.Take(4), "制度齐全"]).IsDone);
        Assert.True(year.Sign(report.Figures, new(2026, 1, 21)).IsDone);
        Assert.True(year.IsLate);

        Assert.Equal(["report.chapter"], (await house.Codes("head-health", await Emptied(manager))).Distinct());
        house.It_is(new(2025, 7, 20));
        await house.Done("contracts-health-manager", new WriteReport(Guid.CreateVersion7(), 2025, true, ["一", "二", "三", "四"]));
        Assert.False((await house.Runs("contracts-health-manager", new SignReport(await OfHealth()))).IsDone); // only who decides
        await house.Done("head-health", new SignReport(await OfHealth()));
        Assert.False((await house.Look(db => db.Set<ContractReport>().AsNoTracking().SingleAsync(r => r.Institution == "441500-health", Ct))).IsLate);
        Assert.Equal(["report.signed"], await house.Codes("contracts-health-manager", new WriteReport(Guid.CreateVersion7(), 2025, true, ["改"])));
    }

    private async Task<SignReport> Emptied(Testing.Visitor manager)
    {
        await (await manager.Opens("/staff/contracts/reports")).Form("write").Fill("text-2", "").Submit();
        return new(await OfHealth());
    }

    private Task<Guid> OfHealth() => house.Look(db => db.Set<ContractReport>().Where(r => r.Institution == "441500-health").Select(r => r.Id).SingleAsync(Ct));
}
