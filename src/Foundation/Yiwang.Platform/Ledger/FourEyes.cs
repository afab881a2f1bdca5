using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Ledger;

/// <summary>
/// 经办与复核分离: who did one part of a matter in one post doesn't do another's part in another post. Posts keep bodies apart; a person who
/// holds two of them is kept apart from himself here, by what the ledger says he did.
/// </summary>
public sealed class FourEyes(YiwangDb db, CurrentUser user)
{
    /// <param name="subject">Whose chain tells who did what.</param>
    /// <param name="acts">Names of the facts that count as a part of it; a look doesn't.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<bool> ActedInAnotherPost(string subject, IReadOnlyCollection<string> acts, CancellationToken ct) =>
        user.AccountId is { } account
        && await db.Set<LedgerEntry>().AnyAsync(e => e.Subject == subject && e.ByAccount == account && e.ByPost != user.Post && acts.Contains(e.FactName), ct);
}
