using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Identity.Public;

/// <summary>Who an account belongs to. Not narrowed to any user: ask only on behalf of a page or notice that may show it.</summary>
public sealed class AccountDirectory
{
    private readonly IdentityDb db;
    private readonly PostRegister posts;

    internal AccountDirectory(IdentityDb db, PostRegister posts) => (this.db, this.posts) = (db, posts);

    public async Task<Person?> Find(Guid accountId, CancellationToken ct) =>
        await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == accountId, ct) is { } account ? ToPerson(account) : null;

    public async Task<Person> Get(Guid accountId, CancellationToken ct) =>
        await Find(accountId, ct) ?? throw new KeyNotFoundException($"There is no account {accountId}.");

    /// <summary>Those of the accounts that exist, for lists.</summary>
    public async Task<IReadOnlyDictionary<Guid, Person>> FindAll(IReadOnlyCollection<Guid> accountIds, CancellationToken ct) =>
        await db.Accounts.AsNoTracking().Where(a => accountIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ToPerson, ct);

    /// <summary>An account of accounts.yaml by its key there, for demonstration data and tests; null outside a demonstration.</summary>
    public async Task<Person?> FindDemonstration(string key, CancellationToken ct) =>
        await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.DemonstrationKey == key, ct) is { } account ? ToPerson(account) : null;

    /// <summary>Everybody who holds the post at the institution on that day.</summary>
    public async Task<IReadOnlyList<Person>> HoldersOf(string post, string institution, DateOnly day, CancellationToken ct)
    {
        var ids = await posts.HoldersOf(post, institution, day, ct);
        var holders = await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(ct);
        return [.. holders.Select(ToPerson)];
    }

    private static Person ToPerson(Account account) => new(
        account.Id, account.Name, account.Phone, account.CitizenNumber is { } number ? CitizenNumber.Parse(number) : null);
}

/// <summary>A natural person behind an account. Prints without name or numbers, so that it can't leak through a log.</summary>
/// <param name="CitizenNumber">Null for officers, of whom it isn't kept.</param>
public sealed record Person(Guid AccountId, string Name, string Phone, CitizenNumber? CitizenNumber)
{
    private const int ShownAtEachEnd = 3;

    /// <summary>The first sign and a star for each of the others.</summary>
    public string MaskedName => Name.Length == 0 ? "" : Name[0] + new string('*', Name.Length - 1);

    public string MaskedPhone => Phone.Length <= 2 * ShownAtEachEnd ? new string('*', Phone.Length)
        : Phone[..ShownAtEachEnd] + new string('*', Phone.Length - 2 * ShownAtEachEnd) + Phone[^ShownAtEachEnd..];

    public override string ToString() => $"Person {AccountId}";
}
