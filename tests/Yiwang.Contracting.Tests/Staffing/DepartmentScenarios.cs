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

    private async Task<DepartmentStanding> Of(string who, string institution) => Assert.Single(await house.Asks(await house.As(who), (Departments d) => d.Standings(Ct)), s => s.Institution == institution);

    private async Task<string> Page(string who)
    {
        using var visitor = await house.Visitor((await house.As(who)).Name);
        return (await visitor.Opens("/staff/contracts/department")).Text;
    }
}
