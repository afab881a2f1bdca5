using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Registers.Defining;
using Yiwang.Registers.Keeping;
using Yiwang.Registers.Public;

namespace Yiwang.Registers.Reading;

/// <summary>An entry as a person sees it: each value in words, personal ones masked.</summary>
internal sealed record ShownEntry(Guid Id, string Title, string Region, string Institution, DateOnly From, DateOnly? Until, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Empty unless it was struck out.</summary>
    public string StruckBecause { get; init; } = "";

    public string RecordedBy { get; init; } = "";
    public DateTimeOffset RecordedAt { get; init; }
    public bool IsStruck { get; init; }
}

/// <summary>One page of a register on a day.</summary>
/// <param name="Next">Where the next page begins; null on the last.</param>
internal sealed record EntryPage(RegisterDefinition Register, DateOnly On, IReadOnlyList<ShownEntry> Entries, string? Next);

/// <summary>What the one who asks may see of the registers. What he may not see is not there.</summary>
internal sealed class EntryLists(RegistersDb db, RegisterBook book, FieldChoices fieldChoices, CityDirectory city, CurrentUser user, TimeProvider clock)
{
    public const int PageSize = 50, LongestSearch = 60;

    public IReadOnlyList<RegisterDefinition> Public => [.. book.All.Where(r => r.IsPublic)];

    /// <summary>What this post keeps or may read, in the order of the pack.</summary>
    public IReadOnlyList<RegisterDefinition> Own => [.. book.All.Where(MaySee)];

    public RegisterDefinition? Find(string code) => book.Find(code) is { } register && MaySee(register) ? register : null;

    public bool MayKeep(RegisterDefinition register) => register.KeptBy.Contains(user.Post);

    public async Task<EntryPage?> List(string code, DateOnly? on, string? q, string? after, CancellationToken ct)
    {
        if (Find(code) is not { } register) return null;
        var day = on ?? clock.Today();
        var seen = Seen(register, db.Counting(register.Code, day));
        if (q?.Trim() is { Length: > 0 and <= LongestSearch } sought && !register.HoldsPeople) seen = seen.Where(e => e.Key.Contains(sought));
        if (Mark.Read(after) is var (key, id)) seen = seen.Where(e => e.Key.CompareTo(key) > 0 || (e.Key == key && e.Id > id));
        var entries = await seen.OrderBy(e => e.Key).ThenBy(e => e.Id).Take(PageSize + 1).ToArrayAsync(ct);
        var choices = await fieldChoices.Of(register, ct);
        return new(register, day, [.. entries.Take(PageSize).Select(e => Show(register, e, choices))], entries.Length > PageSize ? new Mark(entries[PageSize - 1].Key, entries[PageSize - 1].Id).ToString() : null);
    }

    /// <summary>An entry with all that was recorded under the same key, newest first. Struck ones only for those who keep the register.</summary>
    public async Task<(RegisterDefinition Register, ShownEntry Entry, IReadOnlyList<ShownEntry> History)?> Open(Guid id, CancellationToken ct)
    {
        if (await db.Entries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct) is not { } entry || Find(entry.Register) is not { } register) return null;
        var visible = Seen(register, db.Entries.AsNoTracking().Where(e => e.Register == entry.Register && e.Key == entry.Key && e.Region == entry.Region && e.Institution == entry.Institution));
        if (!MayKeep(register)) visible = visible.Where(e => e.StruckAt == null);
        var all = await visible.OrderByDescending(e => e.From).ThenByDescending(e => e.RecordedAt).Take(PageSize).ToArrayAsync(ct);
        if (all.All(e => e.Id != id)) return null;
        var choices = await fieldChoices.Of(register, ct);
        return (register, Show(register, entry, choices), [.. all.Select(e => Show(register, e, choices))]);
    }

    /// <summary>The personal fields of an entry as they were written; only after <see cref="RevealEntry"/> was done.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> Plain(Guid id, CancellationToken ct) =>
        await Open(id, ct) is var (register, _, _) && MayKeep(register) && await db.Entries.AsNoTracking().FirstAsync(e => e.Id == id, ct) is { } entry
            ? [.. register.Fields.Where(f => f.IsPersonal).Select(f => KeyValuePair.Create(f.Label, entry.Personal.GetValueOrDefault(f.Name, "")))]
            : [];

    public Task<IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>>> Choices(RegisterDefinition register, CancellationToken ct) => fieldChoices.Of(register, ct);

    private bool MaySee(RegisterDefinition register) => register.IsPublic || register.KeptBy.Contains(user.Post)
        || (register.SeenBy.Count > 0 ? register.SeenBy.Contains(user.Post) : !register.HoldsPeople && user.May(Permissions.See));

    /// <summary>A county sees its own and the city's; an institution that keeps its own part sees that; the city sees all.</summary>
    private IQueryable<Entry> Seen(RegisterDefinition register, IQueryable<Entry> entries)
    {
        if (register.IsPublic || register.Scope is RegisterScope.City || user.Region == city.RegionCode) return entries;
        return register.Scope is RegisterScope.Institution && MayKeep(register) ? entries.Where(e => e.Institution == user.Institution)
            : entries.Where(e => e.Region == user.Region || e.Region == city.RegionCode);
    }

    private ShownEntry Show(RegisterDefinition register, Entry entry, IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> choices)
    {
        var values = register.Fields.ToDictionary(f => f.Name, f => FieldText.Of(f, (f.IsPersonal ? entry.Personal : entry.Values).GetValueOrDefault(f.Name), choices));
        return new(entry.Id, KeyText.Of(register.Key.Select(k => values[k])), city.FindRegion(entry.Region)?.Name ?? entry.Region, city.FindInstitution(entry.Institution)?.Name ?? entry.Institution, entry.From, entry.Until, values)
        {
            StruckBecause = entry.StruckBecause, IsStruck = entry.StruckAt is not null, RecordedBy = entry.RecordedBy, RecordedAt = entry.RecordedAt,
        };
    }

    /// <summary>Where a page ended.</summary>
    private sealed record Mark(string Key, Guid Id)
    {
        private const int IdLength = 32;

        public override string ToString() => $"{Id:N}{Key}";

        public static (string Key, Guid Id)? Read(string? text) => text is { Length: > IdLength } && Guid.TryParseExact(text[..IdLength], "N", out var id) ? (text[IdLength..], id) : null;
    }
}
