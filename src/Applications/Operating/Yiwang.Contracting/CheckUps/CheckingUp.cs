using System.Text;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Rules;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Contracting.CheckUps;

/// <summary>
/// One part of a check-up: some contracts, each compared with what is known of it. A problem that is there already stays the same warning, a new
/// one is told to the department and to whoever keeps the filings, and one that is gone dissolves.
/// </summary>
internal sealed class CheckingUp(ContractsDb db, SignedText signed, IInbox inbox, ContractBook book, ContractBodies bodies, CityDirectory city, TimeProvider clock)
{
    /// <summary>Contracts in one part, and so in one commit.</summary>
    public const int AtOnce = 20;

    private DbSet<CheckUpRun> Runs => db.Whole.Set<CheckUpRun>();

    public Task<CheckUpRun?> Running(string region, CancellationToken ct) => Runs.FirstOrDefaultAsync(r => r.Region == region && r.FinishedOn == null, ct);

    /// <summary>Counted from the day on which the last one began; null where nobody has decided to apply the document.</summary>
    public async Task<DateOnly?> NextOn(string region, CancellationToken ct)
    {
        if (book.On(region, clock.Today()) is not { } rules) return null;
        var last = await Runs.Where(r => r.Region == region).OrderByDescending(r => r.Id).Select(r => (DateOnly?)r.StartedOn).FirstOrDefaultAsync(ct);
        return last?.AddDays(rules.CheckUpDays) ?? clock.Today();
    }

    /// <summary>The filed contracts of the region; of archived ones those of which something is still open.</summary>
    public IQueryable<Contract> InScope(string region) =>
        db.Contracts.Where(c => c.Region == region && c.FiledOn != null && (c.ArchivedOn == null || db.Whole.Set<EarlyWarning>().Any(w => w.ContractId == c.Id && w.ResolvedOn == null)));

    /// <summary>The texts of the part that comes next, read before the command that looks at it; null where nothing has to be looked at today.</summary>
    public async Task<IReadOnlyDictionary<Guid, TextReading>?> ReadAhead(string region, CancellationToken ct)
    {
        var run = await Runs.AsNoTracking().FirstOrDefaultAsync(r => r.Region == region && r.FinishedOn == null, ct);
        if (run is null && !(await NextOn(region, ct) <= clock.Today())) return null;
        return await signed.Read(await Next(region, run?.After ?? Guid.Empty, ct), ct);
    }

    [Article(Law.LuohuContracts, 10, 2), Requirement("LH-SZ-114")]
    public async Task GoOn(CheckUpRun run, IReadOnlyDictionary<Guid, TextReading> readings, CancellationToken ct)
    {
        var today = clock.Today();
        var some = await Next(run.Region, run.After, ct);
        Guid[] ids = [.. some.Select(c => c.Id)];
        var known = (await db.Whole.Set<EarlyWarning>().Where(w => ids.Contains(w.ContractId) && w.ResolvedOn == null).ToListAsync(ct)).ToLookup(w => w.ContractId);
        foreach (var contract in some) await Look(contract, [.. known[contract.Id]], readings, run, ct);
        if (some.Count > 0) run.Went(some.Count, some[^1].Id);
        if (some.Count < AtOnce) run.Finish(today);
    }

    private Task<List<Contract>> Next(string region, Guid after, CancellationToken ct) => InScope(region).AsNoTracking().Where(c => c.Id > after).OrderBy(c => c.Id).Take(AtOnce).ToListAsync(ct);

    private async Task Look(Contract contract, List<EarlyWarning> open, IReadOnlyDictionary<Guid, TextReading> readings, CheckUpRun run, CancellationToken ct)
    {
        var today = clock.Today();
        List<FoundProblem> found = [.. CheckUpRules.Of(contract, today)];
        var differs = contract.ArchivedOn is null ? await signed.Take(contract, readings, today, ct) : [];
        if (differs is not null) found.AddRange(differs);
        // Neither text nor record has changed: what was found in it, or confirmed since, holds.
        var isGone = open.Where(w => !found.Exists(w.Is) && (differs is not null || !EarlyWarningWords.IsOfText(w.Kind))).ToArray();
        foreach (var warning in isGone) warning.Resolve(run.Id, today);
        foreach (var warning in open) warning.Tell(found.Find(warning.Is)?.Detail ?? warning.Detail);
        var isNew = found.Where(f => !open.Exists(w => w.Is(f))).Select(f => EarlyWarning.Raise(f, contract, run.Id, today)).ToArray();
        db.Whole.AddRange(isNew.AsEnumerable());
        run.Count(isNew.Length, isGone.Length);
        if (isNew.Length + isGone.Length > 0) await Tell(contract, [.. open.Except(isGone), .. isNew], ct);
    }

    /// <summary>One item each for the department and for whoever keeps the filings, as long as something is open; another one when another problem comes.</summary>
    public Task Tell(Contract contract, IReadOnlyCollection<EarlyWarning> open, CancellationToken ct)
    {
        var items = new List<WorkItemDraft>();
        if (open.Count > 0 && bodies.PostsOf(contract.Institution) is { } own) items.Add(Item(contract, "整改体检发现的问题", own.Handler, contract.Institution, open));
        if (open.Count > 0 && bodies.Find(ContractDuty.Filing, contract.Region) is { } keeper) items.Add(Item(contract, "合同体检预警", keeper.Post, keeper.Institution, open));
        return inbox.Keep($"contract-warnings/{contract.Id}", items, ct);
    }

    private WorkItemDraft Item(Contract contract, string kind, string post, string institution, IReadOnlyCollection<EarlyWarning> open)
    {
        var newest = open.MaxBy(w => w.Id)!.Id;
        return new(new Guid(Sm3.Hash(Encoding.UTF8.GetBytes($"{newest:N} {kind} {post}")).AsSpan(0, 16)), kind, $"{contract.Known}：体检发现 {open.Count} 个问题", $"{contract.Href}/check-ups", post, institution,
            city.GetInstitution(institution).RegionCode, null, EarlyWarning.Duty);
    }
}
