using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Contracting.Contracts;

/// <summary>The archives that somebody keeps, volume by volume: who goes hands each over, both sign, and until then the post isn't ended.</summary>
internal sealed class ArchivesInHand(ContractsDb db, ContractBodies bodies) : IHaveOpenWork
{
    public string Kind => "保管的合同档案";

    public Task<IReadOnlyDictionary<(string Post, string Institution), int>> WaitingByPost(CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<(string Post, string Institution), int>>(new Dictionary<(string Post, string Institution), int>()); // kept by a person, never by a post

    [Article(Law.LuohuContracts, 69), Requirement("LH-HT-069")]
    public async Task<IReadOnlyList<OpenWork>> Of(HeldPost held, int most, CancellationToken ct)
    {
        if (bodies.PostsOf(held.Institution) is not { } posts || (posts.Handler != held.Post && posts.Manager != held.Post)) return [];
        var kept = await db.Contracts.AsNoTracking().Where(c => c.KeeperAccount == held.AccountId && c.Institution == held.Institution).OrderBy(c => c.Id).Take(most)
            .Select(c => new { c.Id, Title = c.IsConfidential ? "（含秘密，名称不显示）" : c.Title, c.Registration, c.Number }).ToListAsync(ct);
        return [.. kept.Select(c => new OpenWork(c.Id.ToString(), $"{c.Number ?? c.Registration} {c.Title}", $"/staff/contracts/{c.Id}", null, IsThePosts: false))];
    }

    [Article(Law.LuohuContracts, 69), Requirement("LH-HT-069")]
    public async Task HandOver(HeldPost from, IReadOnlyList<(string Key, Guid Successor)> items, CancellationToken ct)
    {
        foreach (var (key, successor) in items)
        {
            if (await db.Contracts.FirstOrDefaultAsync(c => c.Id == Guid.Parse(key), ct) is not { } contract || contract.Institution != from.Institution) continue;
            contract.KeepBy(successor);
        }
    }
}
