using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Contracting.Contracts;

/// <summary>A handler's contracts that haven't ended: each needs a successor before the handler goes.</summary>
internal sealed class ContractsInHand(ContractsDb db, ContractBodies bodies) : IHaveOpenWork
{
    public string Kind => "未终止合同";

    public Task<IReadOnlyDictionary<(string Post, string Institution), int>> WaitingByPost(CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<(string Post, string Institution), int>>(new Dictionary<(string Post, string Institution), int>()); // a contract is a person's, never a post's

    [Article(Law.LuohuContracts, 17, 1), Requirement("LH-HT-017a")]
    public async Task<IReadOnlyList<OpenWork>> Of(HeldPost held, int most, CancellationToken ct)
    {
        if (bodies.PostsOf(held.Institution)?.Handler != held.Post) return [];
        var open = await db.Contracts.AsNoTracking().Where(c => c.Handler == held.AccountId && c.Institution == held.Institution && c.EndedOn == null)
            .OrderBy(c => c.NextDueOn == null).ThenBy(c => c.NextDueOn).ThenBy(c => c.Id).Take(most).Select(c => new { c.Id, Title = c.IsConfidential ? "（含秘密，名称不显示）" : c.Title, c.Registration, c.Number, c.NextDueOn }).ToListAsync(ct);
        return [.. open.Select(c => new OpenWork(c.Id.ToString(), $"{c.Number ?? c.Registration} {c.Title}", $"/staff/contracts/{c.Id}", c.NextDueOn, IsThePosts: false))];
    }

    public async Task HandOver(HeldPost from, IReadOnlyList<(string Key, Guid Successor)> items, CancellationToken ct)
    {
        foreach (var (key, successor) in items)
        {
            if (await db.Contracts.FirstOrDefaultAsync(c => c.Id == Guid.Parse(key), ct) is not { } contract || contract.Institution != from.Institution) continue;
            contract.Name(successor);
        }
    }
}
