using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;

namespace Yiwang.Contracting.CheckUps;

/// <summary>One warning as lists show it.</summary>
internal sealed record EarlyWarningLine(Guid Id, Guid ContractId, string Shown, string Title, string Institution, EarlyWarningKind Kind, string About, string Detail, DateOnly FoundOn, DateOnly? ResolvedOn, Guid? ResolvedBy, string Note)
{
    public string InstitutionName { get; init; } = "";
    public string Name => About.Length > 0 ? $"{EarlyWarningWords.NameOf(Kind)}：{About}" : EarlyWarningWords.NameOf(Kind);
    public bool IsOfText => EarlyWarningWords.IsOfText(Kind);
}

/// <summary>Early warnings of the contracts that the user may see.</summary>
internal sealed class EarlyWarnings(ContractsDb db, CheckingUp checkUps, CityDirectory city, CurrentUser user)
{
    public const int Size = 50, MostOfOne = 200, MostRuns = 12;

    /// <summary>The newest first.</summary>
    public async Task<(IReadOnlyList<EarlyWarningLine> Lines, Guid? Next)> Open(EarlyWarningKind? kind, Guid? after, CancellationToken ct)
    {
        var region = user.Region;
        var open = db.Whole.Set<EarlyWarning>().Where(w => w.Region == region && w.ResolvedOn == null);
        if (kind is { } only) open = open.Where(w => w.Kind == only);
        if (after is { } mark) open = open.Where(w => w.Id < mark);
        var rows = await Lines(open.OrderByDescending(w => w.Id)).Take(Size + 1).ToListAsync(ct);
        return ([.. rows.Take(Size).Select(Dressed)], rows.Count > Size ? rows[Size - 1].Id : null);
    }

    public async Task<IReadOnlyDictionary<EarlyWarningKind, int>> Counts(CancellationToken ct)
    {
        var region = user.Region;
        return await (from w in db.Whole.Set<EarlyWarning>() join c in db.Visible on w.ContractId equals c.Id where w.Region == region && w.ResolvedOn == null group w by w.Kind into g select new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    /// <summary>All that check-ups ever found on one contract; what is open first.</summary>
    public async Task<IReadOnlyList<EarlyWarningLine>> Of(Guid contract, CancellationToken ct) =>
        [.. (await Lines(db.Whole.Set<EarlyWarning>().Where(w => w.ContractId == contract).OrderBy(w => w.ResolvedOn != null).ThenByDescending(w => w.Id)).Take(MostOfOne).ToListAsync(ct)).Select(Dressed)];

    public async Task<IReadOnlyList<CheckUpRun>> Runs(CancellationToken ct)
    {
        var region = user.Region;
        return await db.Whole.Set<CheckUpRun>().AsNoTracking().Where(r => r.Region == region).OrderByDescending(r => r.Id).Take(MostRuns).ToListAsync(ct);
    }

    /// <summary>When the last one was done; null before the first.</summary>
    public async Task<DateOnly?> LastOn(CancellationToken ct)
    {
        var region = user.Region;
        return await db.Whole.Set<CheckUpRun>().Where(r => r.Region == region && r.FinishedOn != null).OrderByDescending(r => r.Id).Select(r => r.FinishedOn).FirstOrDefaultAsync(ct);
    }

    public Task<DateOnly?> NextOn(CancellationToken ct) => checkUps.NextOn(user.Region, ct);

    public Task<int> InScope(CancellationToken ct) => checkUps.InScope(user.Region).CountAsync(ct);

    private IQueryable<EarlyWarningLine> Lines(IQueryable<EarlyWarning> warnings) =>
        from w in warnings.AsNoTracking()
        join c in db.Visible on w.ContractId equals c.Id
        select new EarlyWarningLine(w.Id, w.ContractId, c.Number ?? c.Registration, c.Title, c.Institution, w.Kind, w.About, w.Detail, w.FoundOn, w.ResolvedOn, w.ResolvedBy, w.Note);

    private EarlyWarningLine Dressed(EarlyWarningLine line) => line with { InstitutionName = city.FindInstitution(line.Institution)?.Name ?? line.Institution };
}
