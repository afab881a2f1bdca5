using Yiwang.Contracting.Boards;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Enterprises;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Inspecting;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Enterprises;

/// <summary>第七章. The water company's authority sets rules; the hospital's has set none.</summary>
public sealed class EnterpriseScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Water = "contracts-enterprise", Hospital = "contracts-hospital", Authority = "contracts-authority";
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static EnterpriseRulesDraft Draft => new("示建〔2026〕演示1号", Day, [Link.Legality, Link.Filing], new Dictionary<string, string> { ["filing-days"] = "20" }, ReviewRoute.Own, [ExtraField.Project]);

    [Fact(DisplayName = "第七十条第二款、第七十二条：主管部门没有制定规则的只提示不阻止；制定以后启用的环节、期限、必填项生效，登记得到编号")]
    [Article(Law.LuohuContracts, 70, 2), Article(Law.LuohuContracts, 72), Requirement("LH-HT-070b"), Requirement("LH-HT-072")]
    public async Task The_authority_says_what_its_enterprises_have_to_do()
    {
        house.It_is(Day);
        var bare = await house.Entry(Day, Hospital);
        bare = bare with { Signing = bare.Signing with { Legality = "" } };
        var told = await house.Runs(Hospital, new EnterContract(Guid.CreateVersion7(), bare));
        Assert.True(told.IsDone, string.Join(" ", told.Findings.Select(f => f.Message)));
        Assert.Contains(told.Findings, f => f.Severity is Severity.Warns && f.Citation!.Article == 40);

        Assert.Equal(["contract.enterprise-basis", "contract.enterprise-from", "contract.enterprise-value"], (await house.Codes(Authority, new SetEnterpriseRules(Guid.CreateVersion7(), Draft with { Basis = "", From = null, Values = new Dictionary<string, string> { ["x"] = "1" } }))).Order());
        Assert.False((await house.Runs(ContractHouse.Clerk, new SetEnterpriseRules(Guid.CreateVersion7(), Draft))).IsDone);
        await house.Done(Authority, new SetEnterpriseRules(Guid.CreateVersion7(), Draft));

        var entry = await house.Entry(Day, Water);
        Assert.Contains("contract.enterprise-field", await house.Codes(Water, new EnterContract(Guid.CreateVersion7(), entry)));
        using var clerk = await house.Visitor((await house.As(Water)).Name);
        var entrance = await clerk.Opens("/staff/contracts/enterprises");
        Assert.NotNull(entrance.Document.QuerySelector("a[href='/staff/contracts/new']"));
        Assert.Contains("示建〔2026〕演示1号", entrance.Text, StringComparison.Ordinal);
        var id = await house.Filed(entry with { Project = "管网改造" }, Water);
        var stored = await house.Stored(id);
        Assert.NotNull(stored.Number);
        Assert.Equal(Day.AddDays(28), stored.FilingDueOn); // 20 working days in place of 10
    }

    [Fact(DisplayName = "第七十一条：自行审查，不送法制机构；主管部门另有规定的按规定；启用的环节才阻止")]
    [Article(Law.LuohuContracts, 71), Requirement("LH-HT-071")]
    public async Task An_enterprise_reviews_for_itself()
    {
        house.It_is(Day);
        var who = await house.As(Hospital);
        Task<ReviewRoute> Route(string institution, DateOnly on) => house.Asks(who, (EnterpriseOffice office) => office.RouteOf(institution, on, Ct));
        Assert.Equal(ReviewRoute.Own, await Route("441500-medical-1", Day));
        await house.Done("contracts-health-authority", new SetEnterpriseRules(Guid.CreateVersion7(), Draft with { From = Day.AddDays(10), Route = ReviewRoute.LegalOffice }));
        Assert.Equal(ReviewRoute.Own, await Route("441500-medical-1", Day.AddDays(9)));
        Assert.Equal(ReviewRoute.LegalOffice, await Route("441500-medical-1", Day.AddDays(10)));

        Finding[] asked = [Finding.Block("a", "a", Citation.Of(Law.LuohuContracts, 40, 1)), Finding.Block("b", "b", Citation.Of(Law.LuohuContracts, 55, 1)), Finding.Block("c", "c", Citation.Of(Law.LuohuContracts, 48, 1))];
        var (set, _) = EnterpriseRuleSet.Make(Guid.CreateVersion7(), "x", Draft, Day);
        Assert.Equal([("a", Severity.Blocks), ("c", Severity.Blocks)], EnterpriseOffice.Judge(asked, set).Select(f => (f.Code, f.Severity)));
        Assert.Equal([("a", Severity.Warns), ("b", Severity.Warns), ("c", Severity.Blocks)], EnterpriseOffice.Judge(asked, null).Select(f => (f.Code, f.Severity)));
    }

    [Fact(DisplayName = "第七十条第三款：主管部门只看、只查自己下属单位的合同；每个国有企事业单位都有主管部门")]
    [Article(Law.LuohuContracts, 70, 3), Requirement("LH-HT-070c")]
    public async Task An_authority_supervises_its_own()
    {
        house.It_is(Day);
        var (water, hospital) = (await house.Entered(await house.Entry(Day, Water) with { Project = "水厂" }, Water), await house.Entered(await house.Entry(Day, Hospital), Hospital));
        Task<bool> Sees(string who, Guid id) => SeesAsync(who, id);
        Assert.True(await Sees(Authority, water) && await Sees("contracts-health-authority", hospital));
        Assert.False(await Sees(Authority, hospital) || await Sees("contracts-health-authority", water));
        var id = Guid.CreateVersion7();
        await house.Done(Authority, new OpenAudit(id, 2026));
        var audit = await house.Asks(await house.As(Authority), (Audits audits) => audits.Find(id, Ct));
        Assert.Equal(AuditKind.Authority, audit!.Kind);
        Assert.Contains(audit.Strata.Single().Drawn, c => c.Id == water);
        Assert.DoesNotContain(audit.Strata.Single().Drawn, c => c.Id == hospital);
        var request = Guid.CreateVersion7();
        await house.Done(Authority, new CallForMaterials(id, request, "441500-water", ["合同台账"], Day.AddDays(5), false));
        await house.Done(Water, new GiveMaterial(id, request, 0, "台账.xlsx"));
        Assert.Null(await house.Asks(await house.As("contracts-health-authority"), (Audits audits) => audits.Find(id, Ct)));
        var bodies = (ContractBodies)house.Services.GetService(typeof(ContractBodies))!;
        Assert.All(bodies.Signers.Where(s => !s.IsGovernment), s => Assert.NotNull(s.Authority));
    }

    private async Task<bool> SeesAsync(string who, Guid id) => await house.Asks(await house.As(who), async (ContractList list) => await list.Find(id, Ct) is not null);
}
