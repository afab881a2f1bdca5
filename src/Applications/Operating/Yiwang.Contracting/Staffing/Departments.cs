using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Preparing;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Staffing;

/// <summary>Keeps a paper of the user's own department.</summary>
[Requires(Permissions.Manage)]
internal sealed record KeepDepartmentPaper(Guid Id, PaperKind Kind, string Title, DateOnly? IssuedOn, StoredFile File) : ICommand;

internal sealed class DepartmentPaperHandler(ContractsDb db, ContractOffice office, CurrentUser user) : IHandle<KeepDepartmentPaper>
{
    public Task<Outcome> Handle(KeepDepartmentPaper command, CancellationToken ct)
    {
        var (paper, outcome) = DepartmentPaper.Keep(command.Id, user.Institution, user.Region, command.Kind, command.Title, command.IssuedOn, command.File, office.Today);
        if (paper is not null) db.Whole.Add(paper);
        return Task.FromResult(outcome);
    }
}

/// <summary>How a department is set up for contracts: by the register of appointments and by what it has put on record.</summary>
/// <param name="Managers">合同管理员, by name; empty where nobody is appointed.</param>
internal sealed record DepartmentStanding(string Institution, string Name, IReadOnlyList<string> Managers, IReadOnlyList<string> Handlers, IReadOnlyList<string> Reviewers, bool HasProcedure, bool HasDivision)
{
    [Article(Law.LuohuContracts, 13, 2, Item = 1), Article(Law.LuohuContracts, 13, 2, Item = 2), Article(Law.LuohuContracts, 14, 1), Requirement("LH-HT-013a"), Requirement("LH-HT-014a")]
    public IEnumerable<Finding> Lacking()
    {
        if (Managers.Count == 0) yield return Finding.Warn("department.no-manager", "未指定合同管理员。", Places.Manager, "manager", "请由人事岗在任免登记里任命一名合同管理员。");
        if (!HasProcedure) yield return Finding.Warn("department.no-procedure", "未落实：没有存入本单位的合同管理制度和流程。", Places.Procedures, "procedure", "请由合同管理员在下面存入。");
        if (!HasDivision) yield return Finding.Warn("department.no-division", "未落实：没有存入责任分工和人员配置表。", Places.Staffing, "division", "请由合同管理员在下面存入。");
    }
}

internal sealed class Departments(ContractsDb db, ContractBodies bodies, CityDirectory city, PostRegister posts, IKnowAccounts accounts, ContractOffice office, CurrentUser user)
{
    /// <summary>A department its own; whoever supervises the region all that sign there.</summary>
    public IReadOnlyList<string> Visible => user.May(Permissions.SeeAll)
        ? [.. bodies.Signers.Where(s => s.Class is not SignerClass.Government && city.GetInstitution(s.Institution).RegionCode == user.Region).Select(s => s.Institution)]
        : bodies.Find(user.Institution) is null ? [] : [user.Institution];

    public IQueryable<DepartmentPaper> Papers
    {
        get
        {
            var (own, region, all) = (user.Institution, user.Region, user.May(Permissions.SeeAll));
            return db.Whole.Set<DepartmentPaper>().Where(p => p.Institution == own || (all && p.Region == region));
        }
    }

    public async Task<IReadOnlyList<DepartmentStanding>> Standings(CancellationToken ct)
    {
        var kept = (await Papers.Select(p => new { p.Institution, p.Kind }).Distinct().ToListAsync(ct)).ToLookup(p => p.Institution, p => p.Kind);
        var all = new List<DepartmentStanding>();
        foreach (var institution in Visible)
        {
            var known = bodies.PostsOf(institution);
            all.Add(new(institution, city.GetInstitution(institution).Name, await Names(known?.Manager, institution, ct), await Names(known?.Handler, institution, ct), await Names(known?.Reviewer, institution, ct),
                kept[institution].Contains(PaperKind.Procedure), kept[institution].Contains(PaperKind.Division)));
        }

        return all;
    }

    public static void Map(IEndpointRouteBuilder site) => site.MapGet("/staff/contracts/department/papers/{id:guid}", async (Guid id, Departments departments, FileStore files, CancellationToken ct) =>
        await departments.Papers.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct) is { } paper ? Results.File(await files.Open(paper.FileHash, ct), paper.ContentType, paper.FileName) : Results.NotFound()).Requires(Permissions.See);

    private async Task<IReadOnlyList<string>> Names(string? post, string institution, CancellationToken ct) =>
        post is null ? [] : [.. (await accounts.Names(await posts.HoldersOf(post, institution, office.Today, ct), ct)).Values.Order(StringComparer.Ordinal)];
}
