using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Contracting.Boards;

/// <summary>Which contracts a list shows; each is one range of one index.</summary>
internal enum ContractFilter { All, Due, Late, Abnormal, Expiring, Key, Enterprise, ToCheck, Mine, PublicMoney, StateAsset, Unreviewed }

/// <summary>One row.</summary>
internal sealed record ContractLine(Guid Id, string Shown, string Title, string PartyNames, string Institution, long? AmountInFen, bool IsKey, FilingState Filing, DateOnly SignedOn, DateOnly? EndsOn,
    DateOnly? NextDueOn, int OpenAbnormalities, bool IsOver)
{
    public string InstitutionName { get; init; } = "";
    public ClockLight? Light { get; init; }
}

/// <param name="Next">Where the next page begins; null on the last.</param>
internal sealed record ContractPage(IReadOnlyList<ContractLine> Lines, string? Next);

/// <summary>Lists of contracts, narrowed to what the user may see, paged by key.</summary>
internal sealed class ContractList(ContractsDb db, CountedContracts counted, NearDays near, CityDirectory city, WorkCalendar calendar, Platform.Access.CurrentUser user, TimeProvider clock)
{
    public const int Size = 50, Most = 20_000;

    /// <summary>What is behind a number leaves the house whole: a file with fewer rows than the number says is wrong.</summary>
    public const int MostOfSlice = 1_000_000;

    public Task<ContractPage> Page(ContractFilter filter, string? after, CancellationToken ct, int size = Size) => Page(Ordered(filter, Mark.Read(after)), filter, size, ct);

    /// <summary>The contracts behind one number of the statistics; the newest first.</summary>
    [Requirement("LH-SZ-118")]
    public Task<ContractPage> Page(ContractSlice slice, string? after, CancellationToken ct, int size = Size) => Page(Newest(counted.Of(slice), Mark.Read(after)), ContractFilter.All, size, ct);

    private async Task<ContractPage> Page(IQueryable<Contract> ordered, ContractFilter filter, int size, CancellationToken ct)
    {
        var rows = await Lines(ordered).Take(size + 1).ToListAsync(ct);
        var shown = rows.Take(size).Select(Dressed).ToArray();
        return new(shown, rows.Count > size ? Mark.Of(filter, shown[^1]) : null);
    }

    /// <summary>By number, or by words of the title or of the counterparty's name; the newest first.</summary>
    [Article(Law.LuohuContracts, 9, 1), Article(Law.LuohuContracts, 10, 5), Requirement("LH-HT-009a"), Requirement("LH-HT-010e")]
    public async Task<ContractPage> Search(string typed, CancellationToken ct)
    {
        var words = typed.Trim();
        var seen = db.Visible.AsNoTracking();
        // One question for each index: an "or" of two columns would read the whole region.
        var exact = await Lines(seen.Where(c => c.Number == words)).ToListAsync(ct);
        if (exact.Count == 0) exact = await Lines(seen.Where(c => c.Registration == words)).ToListAsync(ct);
        if (exact.Count > 0 || words.Length < 2) return new([.. exact.Select(Dressed)], null);
        var found = await Lines(seen.Where(c => c.Title.Contains(words) || c.PartyNames.Contains(words) || c.ProcurementNumber == words).OrderByDescending(c => c.Id)).Take(Size).ToListAsync(ct);
        return new([.. found.Select(Dressed)], null);
    }

    public async Task<Contract?> Find(Guid id, CancellationToken ct) => await db.Visible.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct);

    /// <summary>The agreements that changed it.</summary>
    public async Task<IReadOnlyList<ContractLine>> Derived(Guid id, CancellationToken ct) => [.. (await Lines(db.Visible.AsNoTracking().Where(c => c.ParentId == id).OrderBy(c => c.Id)).Take(Size).ToListAsync(ct)).Select(Dressed)];

    private IQueryable<Contract> Ordered(ContractFilter filter, Mark? after)
    {
        var (seen, today, own) = (db.Visible.AsNoTracking(), clock.Today(), user.AccountId ?? Guid.Empty);
        var soon = today.AddMonths(near.Months);
        return filter switch
        {
            ContractFilter.Due => ByDue(seen.Where(c => c.NextDueOn != null), after),
            ContractFilter.Late => ByDue(seen.Where(c => c.NextDueOn < today), after),
            ContractFilter.Expiring => ByEnd(seen.Where(c => c.EndsOn >= today && c.EndsOn <= soon && c.EndedOn == null && c.ParentId == null), after),
            ContractFilter.Abnormal => Newest(seen.Where(c => c.OpenAbnormalities > 0), after),
            ContractFilter.Key => Newest(seen.Where(c => c.IsKey), after),
            ContractFilter.Enterprise => Newest(seen.Where(c => c.Kind == ContractKind.Enterprise), after),
            ContractFilter.ToCheck => Newest(seen.Where(c => c.Filing == FilingState.Filed), after),
            ContractFilter.PublicMoney => Newest(seen.Where(c => c.PaysInFen > 0), after),
            ContractFilter.StateAsset => Newest(seen.Where(c => c.DisposesOfStateAsset), after),
            ContractFilter.Unreviewed => Newest(seen.Where(c => c.IsUnreviewed), after),
            ContractFilter.Mine => Newest(seen.Where(c => c.Handler == own && c.EndedOn == null), after),
            _ => Newest(seen, after),
        };
    }

    private static IQueryable<Contract> Newest(IQueryable<Contract> all, Mark? after)
    {
        if (after is { Id: var id }) all = all.Where(c => c.Id < id);
        return all.OrderByDescending(c => c.Id);
    }

    private static IQueryable<Contract> ByDue(IQueryable<Contract> all, Mark? after)
    {
        if (after is { Day: { } day, Id: var id }) all = all.Where(c => c.NextDueOn >= day && (c.NextDueOn > day || c.Id > id));
        return all.OrderBy(c => c.NextDueOn).ThenBy(c => c.Id);
    }

    private static IQueryable<Contract> ByEnd(IQueryable<Contract> all, Mark? after)
    {
        if (after is { Day: { } day, Id: var id }) all = all.Where(c => c.EndsOn >= day && (c.EndsOn > day || c.Id > id));
        return all.OrderBy(c => c.EndsOn).ThenBy(c => c.Id);
    }

    private static IQueryable<ContractLine> Lines(IQueryable<Contract> all) => all.Select(c => new ContractLine(c.Id, c.Number ?? c.Registration, c.Title, c.PartyNames, c.Institution, c.AmountInFen, c.IsKey, c.Filing, c.SignedOn,
        c.EndsOn, c.NextDueOn, c.OpenAbnormalities, c.EndedOn != null));

    private ContractLine Dressed(ContractLine line) => line with { InstitutionName = city.FindInstitution(line.Institution)?.Name ?? line.Institution, Light = Lights.Of(line.NextDueOn, clock.Today(), calendar) };

    /// <summary>Where a page ended: the day by which it is ordered, if by one, and the id.</summary>
    private sealed record Mark(DateOnly? Day, Guid Id)
    {
        public static string Of(ContractFilter filter, ContractLine last) => filter switch
        {
            ContractFilter.Due or ContractFilter.Late => $"{last.NextDueOn:yyyyMMdd}.{last.Id}",
            ContractFilter.Expiring => $"{last.EndsOn:yyyyMMdd}.{last.Id}",
            _ => $".{last.Id}",
        };

        public static Mark? Read(string? text) => text?.Split('.') is [var day, var id] && Guid.TryParse(id, out var key)
            ? new(DateOnly.TryParseExact(day, "yyyyMMdd", out var on) ? on : null, key) : null;
    }
}

/// <summary>A due day as the sign beside it.</summary>
internal static class Lights
{
    public static ClockLight? Of(DateOnly? due, DateOnly today, WorkCalendar calendar) => due switch
    {
        null => null,
        { } day when day < today => ClockLight.Red,
        { } day when calendar.AddWorkingDays(today, ClockThresholds.Usual.Days).Value is { } soon => day <= soon ? ClockLight.Yellow : ClockLight.Green,
        _ => ClockLight.Unknown,
    };
}
