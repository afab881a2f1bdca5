using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Contracting.Preparing;

/// <summary>A handler's projects that are still prepared: each needs a successor before the handler goes.</summary>
internal sealed class ProjectsInHand(ContractsDb db, ContractBodies bodies) : IHaveOpenWork
{
    public string Kind => "准备中的合同项目";

    public Task<IReadOnlyDictionary<(string Post, string Institution), int>> WaitingByPost(CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<(string Post, string Institution), int>>(new Dictionary<(string Post, string Institution), int>()); // a project is a person's, never a post's

    [Article(Law.LuohuContracts, 17, 1), Requirement("LH-HT-017a")]
    public async Task<IReadOnlyList<OpenWork>> Of(HeldPost held, int most, CancellationToken ct)
    {
        if (bodies.PostsOf(held.Institution)?.Handler != held.Post) return [];
        var open = await db.Whole.Set<ContractProject>().AsNoTracking().Where(p => p.Handler == held.AccountId && p.State == ProjectState.Preparing && p.Institution == held.Institution)
            .OrderBy(p => p.Id).Take(most).Select(p => new { p.Id, p.Number, p.Name }).ToListAsync(ct);
        return [.. open.Select(p => new OpenWork(p.Id.ToString(), $"{p.Number} {p.Name}", $"/staff/contracts/projects/{p.Id}", null, IsThePosts: false))];
    }

    public async Task HandOver(HeldPost from, IReadOnlyList<(string Key, Guid Successor)> items, CancellationToken ct)
    {
        foreach (var (key, successor) in items)
        {
            if (await db.Whole.Set<ContractProject>().FirstOrDefaultAsync(p => p.Id == Guid.Parse(key), ct) is { } project && project.Institution == from.Institution) project.HandTo(successor);
        }
    }
}
