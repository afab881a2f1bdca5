using Yiwang.Contracting.Contracts;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Filing;

/// <summary>Finds the contract, asks whether it is this user's to act on, acts, and keeps its work items.</summary>
internal sealed class ContractActs(ContractsDb db, ContractOffice office, CurrentUser user, TimeProvider clock)
{
    private static readonly Citation OnlyHandler = Citation.Of(Law.LuohuContracts, 16, 1, 3);

    /// <summary>Filing and reporting are the handler's own.</summary>
    [Article(Law.LuohuContracts, 16, 1, Item = 3), Article(Law.LuohuContracts, 53), Requirement("LH-HT-016b")]
    public async Task<Outcome> ByItsHandler(Guid id, Func<Contract, Task<Outcome>> act, CancellationToken ct)
    {
        if (await db.Find(id, ct) is not { } contract || contract.Institution != user.Institution) return Outcome.NotFound;
        if (contract.Handler != user.AccountId) return Outcome.Refused("contract.not-handler", "这份合同由另一名承办人办理。", OnlyHandler, "state", "请由承办人办理；承办人变动的，由合同管理员重新指定。");
        return await Kept(contract, await act(contract), ct);
    }

    public Task<Outcome> ByItsHandler(Guid id, Func<Contract, Outcome> act, CancellationToken ct) => ByItsHandler(id, c => Task.FromResult(act(c)), ct);

    public async Task<Outcome> ByAnyWhoSees(Guid id, Func<Contract, Outcome> act, CancellationToken ct) =>
        await db.Find(id, ct) is { } contract ? await Kept(contract, act(contract), ct) : Outcome.NotFound;

    public ContractFile Kept(int category, StoredFile file) => ContractFile.Of(category, file, clock.GetUtcNow(), user.PostName);

    private async Task<Outcome> Kept(Contract contract, Outcome outcome, CancellationToken ct)
    {
        if (outcome.IsDone) await office.Keep(contract, ct);
        return outcome;
    }
}
