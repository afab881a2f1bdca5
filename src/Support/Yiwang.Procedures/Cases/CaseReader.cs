using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Ledger;
using Yiwang.Procedures.Public;

namespace Yiwang.Procedures.Cases;

internal sealed class CaseReader(
    ProceduresDb db, IProcedureLibrary procedures, CityDirectory city, LedgerReader ledger, WorkCalendar calendar, CurrentUser user, TimeProvider clock) : ICaseReader
{
    private const int LargestPage = 100;

    public async Task<CaseView?> View(Guid id, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } found || !ProceduresDb.MayBeSeenBy(found, user)) return null;

        var acts = await ledger.ActsAbout(found.Subject, ct);
        var notices = await db.Notices.AsNoTracking().Where(n => n.CaseId == id).OrderBy(n => n.Id).ToListAsync(ct);
        var stars = await db.Evaluations.Where(e => e.Id == id).Select(e => (int?)e.Stars).SingleOrDefaultAsync(ct);
        return new CaseView(found, procedures.Get(found.Procedure), found.Clock(calendar, clock.Today()), acts,
            [.. notices.Select(n => new NoticeLine(n.Id, n.Number, n.Kind, n.Content.Title, n.IssuedOn, n.OpenedAt is not null))], stars);
    }

    public async Task<CasePage> List(string? after, int size, CaseState? state, CancellationToken ct)
    {
        size = Math.Clamp(size, 1, LargestPage);
        var rows = new List<Row>();
        foreach (var range in db.RangesVisibleTo(user))
        {
            var wanted = state is { } only ? range.Where(c => c.State == only) : range;
            rows.AddRange(await Newest(After(wanted.AsNoTracking(), after), size + 1).ToListAsync(ct));
        }

        return Page([.. rows.OrderByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Number, StringComparer.Ordinal).Take(size + 1)], size);
    }

    public async Task<CasePage> Overdue(CancellationToken ct)
    {
        var today = clock.Today();
        var rows = new List<Row>();
        foreach (var range in db.RangesVisibleTo(user))
        {
            var overdue = range.AsNoTracking().Where(c => c.State != CaseState.Ended && c.DueOn < today).OrderBy(c => c.DueOn).ThenBy(c => c.Number);
            rows.AddRange(await Rows(overdue).Take(LargestPage).ToListAsync(ct));
        }

        return Page([.. rows.OrderBy(r => r.DueOn).ThenBy(r => r.Number, StringComparer.Ordinal).Take(LargestPage)], LargestPage);
    }

    public async Task<CasePage> Search(string number, CancellationToken ct)
    {
        // Whole numbers, each a look into the unique index: a search for endings would read the whole table.
        string[] wanted = [.. WholeNumbers(number.Trim().ToUpperInvariant())];
        return Page(await Newest(db.CasesVisibleTo(user).AsNoTracking().Where(c => wanted.Contains(c.Number)), LargestPage + 1).ToListAsync(ct), LargestPage);
    }

    private IEnumerable<string> WholeNumbers(string typed)
    {
        if (typed.Length is 0 or > 5 || !typed.All(char.IsAsciiDigit)) return [typed];
        var year = clock.Today().Year;
        return from procedure in procedures.All
               from region in city.Regions
               from y in new[] { year, year - 1 }
               select $"{procedure.NumberPrefix}-{region.Code}-{y}-{typed.PadLeft(5, '0')}";
    }

    private CasePage Page(List<Row> rows, int size)
    {
        var today = clock.Today();
        var lines = rows.Take(size).Select(r =>
        {
            var procedure = procedures.Get(r.Procedure);
            string Href(string page) => page.Replace("{id}", r.Id.ToString(), StringComparison.Ordinal);
            return new CaseLine(r.Id, r.Number, r.Procedure, procedure.Name, r.State, r.Result, procedure.Stage(r.Stage).Name, r.Institution,
                r.ReceivedOn, r.ReceivedAt, r.DueOn, r.AnswerBy, Light(r.State, r.DueOn, today), Href(procedure.PublicHref), Href(procedure.DeskHref));
        }).ToList();
        return new CasePage(lines, rows.Count > size ? $"{lines[^1].ReceivedAt.UtcTicks.ToString(CultureInfo.InvariantCulture)}_{lines[^1].Number}" : null);
    }

    private static IQueryable<Row> Newest(IQueryable<Case> cases, int most) =>
        Rows(cases.OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Number)).Take(most);

    private static IQueryable<Row> Rows(IQueryable<Case> cases) =>
        cases.Select(c => new Row(c.Id, c.Number, c.Procedure, c.State, c.Result, c.Stage, c.Institution, c.ReceivedOn, c.ReceivedAt, c.DueOn, c.AnswerBy));

    private static IQueryable<Case> After(IQueryable<Case> query, string? after)
    {
        if (after?.Split('_', 2) is not [var ticks, var number] || !long.TryParse(ticks, CultureInfo.InvariantCulture, out var at) || at is < 0 || at > DateTimeOffset.MaxValue.UtcTicks) return query;
        var instant = new DateTimeOffset(at, TimeSpan.Zero);
        // The first condition bounds the index range; the second settles ties. The database compares by its own order.
#pragma warning disable CA1309
        return query.Where(c => c.ReceivedAt <= instant && (c.ReceivedAt < instant || string.Compare(c.Number, number) < 0));
#pragma warning restore CA1309
    }

    private ClockLight Light(CaseState state, DateOnly? due, DateOnly today) => (state, due) switch
    {
        (CaseState.Ended, _) => ClockLight.Done,
        (CaseState.AwaitingApplicant, null) => ClockLight.Stopped,
        (_, null) => ClockLight.Unknown,
        (_, { } day) when day < today => ClockLight.Red,
        (_, { } day) when calendar.WorkingDaysBetween(today, day).Value <= ClockThresholds.Usual.Days => ClockLight.Yellow,
        _ => ClockLight.Green,
    };

    private sealed record Row(
        Guid Id, string Number, string Procedure, CaseState State, string Result, string Stage, string Institution, DateOnly ReceivedOn, DateTimeOffset ReceivedAt, DateOnly? DueOn, DateOnly? AnswerBy);
}
