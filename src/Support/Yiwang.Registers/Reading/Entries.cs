using Microsoft.EntityFrameworkCore;
using Yiwang.Organisation.Public;
using Yiwang.Registers.Defining;
using Yiwang.Registers.Keeping;
using Yiwang.Registers.Public;

namespace Yiwang.Registers.Reading;

/// <summary>What other modules ask. A register that the pack doesn't have throws: the module that asks needs it.</summary>
internal sealed class Entries(RegistersDb db, RegisterBook book, CityDirectory city) : IRegisters
{
    public async Task<IReadOnlyList<RegisteredEntry>> On(string register, DateOnly day, CancellationToken ct, string? region = null, string? institution = null)
    {
        var counting = db.Counting(book.Get(register).Code, day);
        if (region is not null) counting = counting.Where(e => e.Region == region || e.Region == city.RegionCode);
        if (institution is not null) counting = counting.Where(e => e.Institution == institution);
        var found = await counting.OrderBy(e => e.Key).ThenBy(e => e.Region).ThenBy(e => e.Institution).Take(IRegisters.MostRead + 1).ToArrayAsync(ct);
        return found.Length <= IRegisters.MostRead ? [.. found.Select(e => e.Seen)] : throw new InvalidOperationException($"{register} holds more than {IRegisters.MostRead} entries; ask it by key.");
    }

    public async Task<RegisteredEntry?> Find(string register, DateOnly day, CancellationToken ct, params IReadOnlyList<string> key)
    {
        var text = KeyText.Of(key);
        return (await db.Counting(book.Get(register).Code, day).Where(e => e.Key == text).OrderByDescending(e => e.From).FirstOrDefaultAsync(ct))?.Seen;
    }

    public async Task<IReadOnlyList<RegisteredEntry>> OfPeople(string register, DateOnly day, IReadOnlyCollection<string> indexes, CancellationToken ct)
    {
        if (indexes.Count == 1) return [.. (await db.CountingOfPerson(book.Get(register).Code, day, indexes.First(), ct)).Select(e => e.Seen)];
        var found = new List<RegisteredEntry>();
        foreach (var some in indexes.Distinct().Chunk(200)) // SQLite takes a bounded number of parameters
            found.AddRange((await db.Counting(book.Get(register).Code, day).Where(e => some.Contains(e.Person)).ToArrayAsync(ct)).Select(e => e.Seen));
        return found;
    }

    public async Task<RegisteredEntry?> Get(Guid id, CancellationToken ct) =>
        (await db.Entries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct))?.Seen;
}
