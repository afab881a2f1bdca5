using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Outbox;

namespace Yiwang.Contracting.Boards;

/// <summary>One department on the board. Agreements that change a contract are counted with it, not beside it, in number and amount.</summary>
internal sealed record BoardRow(string Institution, string Name, int Contracts, int Key, long AmountInFen, int Late, int Soon, int Abnormal, int Expiring);

/// <summary>Counts by department, each from one index alone.</summary>
internal sealed class ContractBoards(ContractsDb db, BoardMemory memory, NearDays near, CityDirectory city, WorkCalendar calendar, CurrentUser user, TimeProvider clock)
{
    /// <summary>At most a minute old: counting a hundred thousand contracts for every look would cost more than a board is worth. Who sees no secrets has figures of his own.</summary>
    public Task<IReadOnlyList<BoardRow>> Rows(CancellationToken ct) =>
        memory.Get($"board {BoardMemory.Whose(user, clock.Today())}", () => Count(ct));

    [Article(Law.LuohuContracts, 8, 2), Article(Law.LuohuContracts, 14), Requirement("LH-HT-008a"), Requirement("LH-HT-014b")]
    private async Task<IReadOnlyList<BoardRow>> Count(CancellationToken ct)
    {
        var (seen, today) = (db.Visible.AsNoTracking(), clock.Today());
        var (soon, ends) = (calendar.AddWorkingDays(today, NearDays.WorkingDays).Value ?? today, today.AddMonths(near.Months));
        var totals = await seen.Where(c => c.ParentId == null).GroupBy(c => c.Institution)
            .Select(g => new { g.Key, Count = g.Count(), Important = g.Count(c => c.IsKey), Amount = g.Sum(c => c.AmountInFen) }).ToListAsync(ct);
        var late = await Count(seen.Where(c => c.NextDueOn < today), ct);
        var closeBy = await Count(seen.Where(c => c.NextDueOn >= today && c.NextDueOn <= soon), ct);
        var abnormal = await Count(seen.Where(c => c.OpenAbnormalities > 0), ct);
        var expiring = await Count(seen.Where(c => c.EndsOn >= today && c.EndsOn <= ends && c.EndedOn == null && c.ParentId == null), ct);
        return
        [
            .. from t in totals orderby late.GetValueOrDefault(t.Key) descending, t.Amount descending
               select new BoardRow(t.Key, city.FindInstitution(t.Key)?.Name ?? t.Key, t.Count, t.Important, t.Amount ?? 0, late.GetValueOrDefault(t.Key), closeBy.GetValueOrDefault(t.Key),
                   abnormal.GetValueOrDefault(t.Key), expiring.GetValueOrDefault(t.Key)),
        ];
    }

    private static Task<Dictionary<string, int>> Count(IQueryable<Contract> which, CancellationToken ct) =>
        which.GroupBy(c => c.Institution).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
}

/// <summary>Boards counted within the last minute, by whose they are and for which day. Of this node only.</summary>
internal sealed class BoardMemory
{
    /// <summary>What the figures of one may be shown to another by: the day, the contracts that the user sees, and whether all secrets are among them.</summary>
    public static string Whose(CurrentUser user, DateOnly today) =>
        $"{today:O} {(user.May(Permissions.SeeAll) ? user.Region : user.May(Permissions.SeeEnterprises) ? $"below {user.Institution}" : user.Institution)} {(user.May(Permissions.SeeSecrets) && !user.May(Permissions.Assist) ? "all" : user.AccountId)}";

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, object Counted)> kept = new();

    public async Task<T> Get<T>(string whose, Func<Task<T>> count) where T : notnull
    {
        var now = TimeProvider.System.GetUtcNow();
        if (kept.TryGetValue(whose, out var known) && now - known.At < Fresh) return (T)known.Counted;
        foreach (var (old, _) in kept.Where(k => now - k.Value.At >= Fresh).ToArray()) kept.TryRemove(old, out _);
        var counted = await count();
        kept[whose] = (now, counted);
        return counted;
    }
}

/// <summary>A list leaves the house: who took it is recorded.</summary>
[Requires(Permissions.See)]
internal sealed record ExportContracts(string Which) : ICommand;

internal sealed class ExportContractsHandler(LooseFacts facts, CurrentUser user) : IHandle<ExportContracts>
{
    [Article(Law.LuohuContracts, 12), Requirement("LH-HT-012")]
    public Task<Outcome> Handle(ExportContracts command, CancellationToken ct)
    {
        facts.Record(new ContractsExported(user.Institution, command.Which));
        return Task.FromResult(Outcome.Done);
    }
}
