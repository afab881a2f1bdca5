using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Staffing;
using Yiwang.Contracting.Tests.Preparing;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Staffing;

/// <summary>第十三条第二款第（一）（二）项, 第十四条. In a house of its own: it looks at what a department has not done.</summary>
public sealed class DepartmentScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第十三条、第十四条：没有合同管理员的部门标“未指定”，没有制度的标“未落实”；存入以后改过来；别的部门看不到文件，监督部门看得到")]
    [Article(Law.LuohuContracts, 13), Article(Law.LuohuContracts, 14, 1), Requirement("LH-HT-013a"), Requirement("LH-HT-014a")]
    public async Task A_department_shows_who_manages_and_by_what_rules()
    {
        house.It_is(new(2026, 3, 2));
        Assert.Equal(["department.no-procedure", "department.no-division"], (await Of("contracts-health-manager", "441500-health")).Lacking().Select(f => f.Code));
        Assert.Equal(["department.no-manager", "department.no-procedure", "department.no-division"], (await Of("contracts-filing", "441500-civil")).Lacking().Select(f => f.Code));
        Assert.NotEmpty((await Of("contracts-filing", "441500-health")).Managers);

        var id = Guid.CreateVersion7();
        Assert.Equal(OutcomeKind.Forbidden, (await house.Runs(ContractHouse.Clerk, new KeepDepartmentPaper(id, PaperKind.Procedure, "合同管理办法", new(2026, 1, 5), ProjectScenarios.File('e')))).Kind);
        Assert.Equal(["paper.issued", "paper.title"], (await house.Codes("contracts-health-manager", new KeepDepartmentPaper(id, PaperKind.Procedure, " ", new(2027, 1, 5), ProjectScenarios.File('e')))).Order());
        await house.Done("contracts-health-manager", new KeepDepartmentPaper(id, PaperKind.Procedure, "合同管理办法", new(2026, 1, 5), ProjectScenarios.File('e')));
        await house.Done("contracts-health-manager", new KeepDepartmentPaper(Guid.CreateVersion7(), PaperKind.Division, "责任分工表", new(2026, 1, 5), ProjectScenarios.File('f')));
        Assert.Empty((await Of("contracts-health-manager", "441500-health")).Lacking());

        Assert.Contains("合同管理办法", await Page("contracts-filing"), StringComparison.Ordinal);
        var civil = await Page("contracts-civil");
        Assert.DoesNotContain("合同管理办法", civil, StringComparison.Ordinal);
        Assert.Contains("未指定", civil, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "第十三条第二款第（十）项：台账照合同自动列出，一份合同一行，五类文件各归各类，可以导出；别的部门的不在里面")]
    [Article(Law.LuohuContracts, 13, 2, Item = 10), Requirement("LH-HT-013e")]
    public async Task The_ledger_is_made_of_the_contracts()
    {
        house.It_is(new(2026, 5, 4));
        var (first, second) = (await house.Filed(await house.Entry(house.Today)), await house.Entered(await house.Entry(house.Today)));
        await house.Done(ContractHouse.Clerk, new AttachFile(first, ContractFiles.Negotiation, new(new string('9', 64), "application/pdf", 1000, "谈判纪要.pdf")));
        var entry = await house.Entry(house.Today) with { Title = "解除协议", Parent = first, Derivation = Derivation.Termination, ChangeReason = "客观情况变化", ChangedFields = ["其他"] };
        await house.Entered(entry);

        var lines = await house.Asks(await house.As(ContractHouse.Clerk), (ContractLedger l) => l.Lines(null, 1000, Ct));
        Assert.Equal([second, first], lines.Select(l => l.Id));
        Assert.Equal(await house.Look(db => db.Set<Contract>().CountAsync(c => c.Institution == "441500-health" && c.ParentId == null, Ct)), lines.Count);
        var line = lines[1];
        Assert.Equal(["谈判纪要.pdf"], line.Negotiating);
        Assert.Equal(2, line.Concluding.Count);
        Assert.StartsWith("合法性审查意见表", line.Concluding[0], StringComparison.Ordinal);
        Assert.Equal("合同扫描件.pdf", line.Concluding[1]);
        Assert.EndsWith("解除协议", line.Ending[0], StringComparison.Ordinal);
        Assert.StartsWith("合法性审查意见表", line.Ending[1], StringComparison.Ordinal);
        Assert.Empty(line.Changing);
        Assert.Equal(first, Assert.Single(await house.Asks(await house.As(ContractHouse.Clerk), (ContractLedger l) => l.Lines(second, 1000, Ct))).Id);

        using var clerk = await house.Visitor((await house.As(ContractHouse.Clerk)).Name);
        Assert.Contains("谈判纪要.pdf", (await clerk.Opens("/staff/contracts/ledger")).Text, StringComparison.Ordinal);
        Assert.Contains("谈判纪要.pdf", await clerk.Http.GetStringAsync(new Uri("/staff/contracts/ledger.csv", UriKind.Relative), Ct), StringComparison.Ordinal);
        Assert.Empty(await house.Asks(await house.As("contracts-civil"), (ContractLedger l) => l.Lines(null, 1000, Ct)));
    }

    private async Task<DepartmentStanding> Of(string who, string institution) => Assert.Single(await house.Asks(await house.As(who), (Departments d) => d.Standings(Ct)), s => s.Institution == institution);

    private async Task<string> Page(string who)
    {
        using var visitor = await house.Visitor((await house.As(who)).Name);
        return (await visitor.Opens("/staff/contracts/department")).Text;
    }
}
