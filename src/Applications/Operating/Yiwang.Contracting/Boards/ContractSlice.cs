using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;

namespace Yiwang.Contracting.Boards;

/// <summary>Which contracts one number of the statistics counts, as a link says it. What is null isn't asked.</summary>
/// <param name="Type">The number of 第五条第二款.</param>
/// <param name="Band">0 without amount, then from the lowest.</param>
/// <param name="Party">Keyed index of the counterparty's number.</param>
internal sealed record ContractSlice(string? Institution = null, int? Type = null, ContractKind? Kind = null, int? Band = null, bool? Key = null, bool? Late = null, string? Party = null)
{
    public static readonly ContractSlice Whole = new();

    private const string Yes = "yes", No = "no";

    /// <summary>As it stands behind the question mark of a list's address; the mark "counted" says that agreements are counted with their contract.</summary>
    public string Query => string.Join('&', new[]
    {
        ("counted", Yes), ("institution", Institution), ("type", Type?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("kind", Kind?.ToString().ToLowerInvariant()),
        ("band", Band?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("key", Said(Key)), ("late", Said(Late)), ("party", Party),
    }.Where(p => p.Item2 is not null).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));

    public string Href => $"/staff/contracts?{Query}";

    /// <returns>Null where the address asks for no slice; the lists are then as they always are.</returns>
    public static ContractSlice? Read(IQueryCollection query)
    {
        if (query["counted"] != Yes) return null;
        string? Word(string name) => query[name].ToString() is { Length: > 0 and <= 80 } word ? word : null;
        int? Number(string name) => int.TryParse(Word(name), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
        bool? Told(string name) => Word(name) switch { Yes => true, No => false, _ => null };
        return new(Word("institution"), Number("type"), Enum.TryParse<ContractKind>(Word("kind"), true, out var kind) && Enum.IsDefined(kind) ? kind : null, Number("band"), Told("key"), Told("late"), Word("party"));
    }

    private static string? Said(bool? what) => what switch { true => Yes, false => No, null => null };
}

/// <summary>A contract with what the statistics tell it apart by. Numbers group by this, lists ask it: what is counted is what is listed.</summary>
internal sealed class CountedContract
{
    public required Contract Contract { get; init; }
    public required int Band { get; init; }

    /// <summary>Something of it, or of an agreement that changes it, is past its day.</summary>
    public required bool IsLate { get; init; }
}

/// <summary>The contracts that are counted, narrowed to what the user may see. Agreements that change a contract are part of it, in number, amount and lateness.</summary>
internal sealed class CountedContracts(ContractsDb db, ContractBook book, CurrentUser user, TimeProvider clock)
{
    /// <summary>Where the amounts are divided in the user's region today.</summary>
    public AmountBands Bands { get; } = AmountBands.Of(book, user.Region, clock.Today());

    public IQueryable<CountedContract> All
    {
        get
        {
            var (seen, today, b) = (db.Visible.AsNoTracking(), clock.Today(), Bands);
            var (e1, e2, e3, e4, e5, e6) = (b.Edge(1), b.Edge(2), b.Edge(3), b.Edge(4), b.Edge(5), b.Edge(6));
            var late = seen.Where(d => d.NextDueOn != null && d.NextDueOn < today).Select(d => d.ParentId ?? d.Id);
            return from c in seen
                   where c.ParentId == null
                   select new CountedContract
                   {
                       Contract = c, IsLate = late.Contains(c.Id),
                       Band = c.AmountInFen == null ? 0 : c.AmountInFen < e1 ? 1 : c.AmountInFen < e2 ? 2 : c.AmountInFen < e3 ? 3 : c.AmountInFen < e4 ? 4 : c.AmountInFen < e5 ? 5 : c.AmountInFen < e6 ? 6 : 7,
                   };
        }
    }

    [Requirement("LH-SZ-118")]
    public IQueryable<Contract> Of(ContractSlice slice)
    {
        var all = All;
        if (slice.Institution is { } institution) all = all.Where(x => x.Contract.Institution == institution);
        if (slice.Kind is { } kind) all = all.Where(x => x.Contract.Kind == kind);
        if (slice.Type is { } type)
        {
            var bit = ContractTypes.BitOf(type);
            all = all.Where(x => (x.Contract.TypeBits & bit) != 0);
        }

        if (slice.Band is { } band) all = all.Where(x => x.Band == band);
        // Said as the partial index says it: with a parameter SQLite sorts the region instead.
        if (slice.Key is { } key) all = key ? all.Where(x => x.Contract.IsKey) : all.Where(x => !x.Contract.IsKey);
        if (slice.Late is { } isLate) all = isLate ? all.Where(x => x.IsLate) : all.Where(x => !x.IsLate);
        if (slice.Party is { } party)
        {
            var theirs = db.Whole.Set<Counterparty>().Where(p => p.PartyKey == party).Select(p => p.ContractId);
            all = all.Where(x => theirs.Contains(x.Contract.Id));
        }

        return all.Select(x => x.Contract);
    }

    public async Task<(int Contracts, long AmountInFen)> Count(ContractSlice slice, CancellationToken ct)
    {
        var found = await Of(slice).GroupBy(c => 1).Select(g => new { Count = g.Count(), Amount = g.Sum(c => c.AmountInFen) }).FirstOrDefaultAsync(ct);
        return (found?.Count ?? 0, found?.Amount ?? 0);
    }

    /// <summary>What a counterparty is called on the lists; null where the user sees no contract of it.</summary>
    public Task<string?> NameOf(string party, CancellationToken ct) =>
        (from p in db.Whole.Set<Counterparty>() join c in db.Visible on p.ContractId equals c.Id where p.PartyKey == party orderby p.Name select p.Name).FirstOrDefaultAsync(ct);
}
