using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Contracting.Boards;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Inspecting;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Inspecting;

/// <summary>第七十三条 to 第七十六条.</summary>
public sealed class InspectionScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第七十三条：财政部门的检查随机抽取，种子、范围、结果可以重算；也可以按承办部门抽取；审计和财政互不可见")]
    [Article(Law.LuohuContracts, 73), Requirement("LH-HT-073")]
    public async Task The_finance_bureau_draws_and_anybody_draws_the_same_again()
    {
        var (audit, contract) = await Drawn("contracts-filing");
        Assert.Equal(AuditKind.Inspection, audit.Kind);
        Assert.DoesNotContain(audit.Strata, s => s.Stratum is Stratum.Enterprise);
        Assert.Contains(contract, audit.Sample.Select(s => s.Id));
        var opened = (await house.LedgerOf(audit.Subject))[0].Sentence;
        Assert.All(audit.Strata, s => Assert.Contains(s.Fingerprint[..8], opened, StringComparison.Ordinal));
        Assert.False((await house.Runs("contracts-audit", new NoteInAudit(audit.Id, Guid.CreateVersion7(), AuditNoteKind.OnSite, "x", Day))).IsDone);

        var departments = Guid.CreateVersion7();
        await house.Done("contracts-filing", new OpenAudit(departments, 2026, OfDepartments: true));
        var scope = (await Stored(departments)).Strata.Single().Drawn;
        await Anchored();
        await house.Done("contracts-filing", new DrawSample(departments));
        var drawn = await Stored(departments);
        Assert.Equal(Sampling.Draw(drawn.Seed, scope, drawn.Strata[0].Percent), drawn.Sample);
        Assert.Equal(["audit.departments"], await house.Codes("contracts-audit", new OpenAudit(Guid.CreateVersion7(), 2026, OfDepartments: true)));
    }

    [Fact(DisplayName = "第七十四条第二款：登记延伸事项、现场核查；受聘人员只看抽中的合同，下结论时立即失效")]
    [Article(Law.LuohuContracts, 74, 2), Requirement("LH-HT-074a")]
    public async Task Experts_see_the_sample_while_the_task_lasts()
    {
        var (audit, contract) = await Drawn("contracts-audit");
        var other = await house.Entered(await house.Entry(Day)); // entered after the scope was fixed
        var expert = (await house.As("contracts-expert")).AccountId;
        Assert.False(await Sees("contracts-expert", contract));
        Assert.Equal(["audit.expert"], await house.Codes("contracts-audit", new EngageExpert(audit.Id, (await house.As("contracts-civil")).AccountId, "示例会计师事务所")));
        await house.Done("contracts-audit", new EngageExpert(audit.Id, expert, "示例会计师事务所"));
        Assert.True(await Sees("contracts-expert", contract));
        Assert.False(await Sees("contracts-expert", other));
        Assert.Equal(OutcomeKind.Forbidden, (await house.Runs("contracts-expert", new FindInAudit(audit.Id, Guid.CreateVersion7(), contract, "x", Day))).Kind); // reads only

        await house.Done("contracts-audit", new NoteInAudit(audit.Id, Guid.CreateVersion7(), AuditNoteKind.OnSite, "到现场点验设备", Day));
        await house.Done("contracts-audit", new NoteInAudit(audit.Id, Guid.CreateVersion7(), AuditNoteKind.Extended, "同一供应商的其他合同", Day));
        Assert.Equal(["audit.note"], await house.Codes("contracts-audit", new NoteInAudit(audit.Id, Guid.CreateVersion7(), AuditNoteKind.OnSite, "明天去", Day.AddDays(1))));
        await house.Done("contracts-audit", new CloseAudit(audit.Id, "履约正常", AuditVerdict.Qualified));
        Assert.False(await Sees("contracts-expert", contract));
        Assert.Equal((2, Day), ((await Stored(audit.Id)).Notes.Count, (await Stored(audit.Id)).Experts[0].Until!.Value));
        Assert.Equal(["audit.closed"], await house.Codes("contracts-audit", new EngageExpert(audit.Id, expert, "示例会计师事务所")));
    }

    [Fact(DisplayName = "第七十五条第一款、第二款：资料逐项提交可见；要求书面承诺的，没有承诺不算完成")]
    [Article(Law.LuohuContracts, 75, 1), Article(Law.LuohuContracts, 75, 2), Requirement("LH-HT-075a")]
    public async Task Materials_come_item_by_item_with_a_commitment()
    {
        var (audit, _) = await Drawn("contracts-filing");
        var request = Guid.CreateVersion7();
        Assert.Equal(["audit.due", "audit.items"], (await house.Codes("contracts-filing", new CallForMaterials(audit.Id, request, "441500-health", [" "], null, true))).Order());
        Assert.Equal(["audit.institution"], await house.Codes("contracts-filing", new CallForMaterials(audit.Id, request, "441581-health", ["验收单"], Day.AddDays(5), true)));
        await house.Done("contracts-filing", new CallForMaterials(audit.Id, request, "441500-health", ["验收单", "付款凭证"], Day.AddDays(5), true));
        using var manager = await house.Visitor((await house.As("contracts-health-manager")).Name);
        Assert.Contains("提交检查资料", (await manager.Opens("/staff/inbox")).Text, StringComparison.Ordinal);
        Assert.Contains("已提交", (await (await manager.Opens("/staff/contracts/audits")).Form($"give-{request:N}-0").Fill("given-0", "第七类，验收单.pdf").Submit()).Text, StringComparison.Ordinal);
        await house.Done("contracts-health-manager", new GiveMaterial(audit.Id, request, 1, "第七类，凭证.pdf"));
        Assert.False((await Stored(audit.Id)).Requests.Single(r => r.Id == request).IsComplete);
        await house.Done("contracts-health-manager", new CommitToTruth(audit.Id, request, "对所交资料真实性、完整性负责，承诺书〔2026〕1号"));
        Assert.True((await Stored(audit.Id)).Requests.Single(r => r.Id == request).IsComplete);
        using var inspector = await house.Visitor((await house.As("contracts-filing")).Name);
        Assert.Contains("承诺书〔2026〕1号", (await inspector.Opens("/staff/contracts/audits")).Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "第七十五条第三款：结论是不配合的要写事实；有了这个结论才能提处分建议，去向和结果留存")]
    [Article(Law.LuohuContracts, 75, 3), Requirement("LH-HT-075b")]
    public async Task Who_does_not_cooperate_is_proposed_for_discipline()
    {
        var (audit, _) = await Drawn("contracts-filing");
        Assert.Equal(["audit.verdict"], await house.Codes("contracts-filing", new CloseAudit(audit.Id, "结论", null)));
        Assert.Equal(["audit.against", "audit.facts"], (await house.Codes("contracts-filing", new CloseAudit(audit.Id, "结论", AuditVerdict.Uncooperative))).Order());
        var proposal = Guid.CreateVersion7();
        Assert.Equal(["audit.no-ground"], await house.Codes("contracts-filing", new ProposeDiscipline(audit.Id, proposal, "任免机关", "建议处分")));
        await house.Done("contracts-filing", new CloseAudit(audit.Id, "不合格", AuditVerdict.Uncooperative, "441500-health", "三次催要不交资料"));
        await house.Done("contracts-filing", new ProposeDiscipline(audit.Id, proposal, "任免机关", "建议处分"));
        await house.Done("contracts-filing", new AnswerDiscipline(audit.Id, proposal, "已谈话提醒"));
        Assert.Equal(("441500-health", "任免机关", "已谈话提醒"), (await Stored(audit.Id)).Proposals.Select(p => (p.Against, p.To, p.Result)).Single());
    }

    [Fact(DisplayName = "第七十六条：线索从八类中选，移送以后登记结果，不作判定；重点监管合同到期没有提出续签的自动生成待核线索，只生成一次")]
    [Article(Law.LuohuContracts, 76, 1), Article(Law.LuohuContracts, 76, 2), Requirement("LH-HT-076a"), Requirement("LH-HT-076b")]
    public async Task Leads_are_handed_to_those_who_judge()
    {
        house.It_is(Day);
        Assert.Equal(8, ContractLead.ActNames.Count);
        var id = Guid.CreateVersion7();
        Assert.Equal(["lead.act", "lead.text"], (await house.Codes("contracts-audit", new OpenLead(id, null, 9, ""))).Order());
        Assert.False((await house.Runs("contracts-health-manager", new OpenLead(id, null, 3, "事实"))).IsDone);
        await house.Done("contracts-audit", new OpenLead(id, null, 3, "三个节点没有人跟进"));
        Assert.Equal(["lead.not-handed"], await house.Codes("contracts-audit", new AnswerLead(id, "结果")));
        await house.Done("contracts-audit", new HandOverLead(id, "示例纪检监察机关"));
        await house.Done("contracts-filing", new AnswerLead(id, "已批评教育"));
        Assert.Equal(["lead.handed"], await house.Codes("contracts-audit", new HandOverLead(id, "任免机关")));

        var key = await house.Filed(await house.Entry(Day) with { AmountInFen = 1_000_000_000, PaysInFen = 1_000_000_000, EndsOn = Day.AddMonths(1) });
        house.It_is(Day.AddMonths(2));
        await house.Done("contracts-filing", new FindLeads());
        await house.Done("contracts-filing", new FindLeads());
        var found = await house.Look(db => db.Set<ContractLead>().AsNoTracking().Where(l => l.ContractId == key).ToListAsync(Ct));
        Assert.Equal((6, true), (Assert.Single(found).Act, found[0].IsBySystem));
        house.It_is(Day);
    }

    private async Task<(ContractAudit Audit, Guid Contract)> Drawn(string who)
    {
        house.It_is(Day);
        var contract = await house.Filed(await house.Entry(Day) with { Types = [4], AmountInFen = 1_100_000_000, PaysInFen = 1_100_000_000, Title = Guid.NewGuid().ToString() });
        await Anchored();
        // Others of this class draw from the same contracts: the sample of a whole layer is asked for by drawing until ours is in it.
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var id = Guid.CreateVersion7();
            await house.Done(who, new OpenAudit(id, 2026));
            await Anchored();
            await house.Done(who, new DrawSample(id));
            var audit = await Stored(id);
            if (audit.Sample.Any(s => s.Id == contract)) return (audit, contract);
        }

        throw new InvalidOperationException("Forty draws never held the contract.");
    }

    private async Task<bool> Sees(string who, Guid id) => await house.Asks(await house.As(who), async (ContractList list) => await list.Find(id, Ct) is not null);

    private Task<ContractAudit> Stored(Guid id) => house.Look(db => db.Set<ContractAudit>().AsNoTracking().SingleAsync(a => a.Id == id, Ct));

    // The job is the platform's own; here it is told to look now.
    private async Task Anchored()
    {
        await using var scope = house.Services.CreateAsyncScope();
        var job = Type.GetType("Yiwang.Platform.Ledger.LedgerAnchoring, Yiwang.Platform", throwOnError: true)!;
        await (Task)job.GetMethod("AnchorAll")!.Invoke(scope.ServiceProvider.GetRequiredService(job), [Ct])!;
    }
}
