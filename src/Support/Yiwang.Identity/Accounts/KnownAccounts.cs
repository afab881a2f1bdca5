using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.SignIn;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Identity.Accounts;

/// <summary>What the organisation's register asks about accounts.</summary>
internal sealed class KnownAccounts(IdentityDb db, PersonalText personal, YiwangOptions options, Actors actors) : IKnowAccounts
{
    public async Task<IReadOnlyDictionary<Guid, string>> Names(IReadOnlyCollection<Guid> accountIds, CancellationToken ct) =>
        await db.Accounts.AsNoTracking().Where(a => accountIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, ct);

    public async Task<Guid?> FindOfficer(string staffNumber, CancellationToken ct)
    {
        if (staffNumber.Length > SignInName.LongestTyped) return null;
        var index = SignInName.IndexOf(personal, staffNumber);
        return await db.Accounts.AsNoTracking().Where(a => a.SignInIndex == index && a.Kind == AccountKind.Officer && (options.Demonstration || a.DemonstrationKey == null)).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct);
    }

    public void Forget(Guid accountId) => actors.Forget(accountId);
}
