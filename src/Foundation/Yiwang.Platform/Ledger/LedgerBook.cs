using System.Text.Json;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Ledger;

/// <summary>Appends facts to their subjects' chains, in the transaction that is open.</summary>
internal sealed class LedgerBook(YiwangDb db, CurrentUser user, TimeProvider clock)
{
    private static readonly byte[] Genesis = new byte[32];

    public async Task<LedgerEntry> Append(Fact fact, CancellationToken ct)
    {
        var head = await db.Set<LedgerHead>().ByKey(fact.Subject, ct);
        var entry = new LedgerEntry
        {
            Subject = fact.Subject,
            Sequence = (head?.Sequence ?? 0) + 1,
            FactName = fact.GetType().Name,
            Details = JsonSerializer.Serialize<object>(fact, StoredJson.Options),
            Sentence = fact.Sentence,
            Under = fact.Under?.Key,
            At = clock.GetUtcNow(),
            ByAccount = user.AccountId,
            ByPost = user.Post,
            ByPostName = fact.InTheNameOf ?? user.PostName,
            PreviousHash = head?.Hash ?? Genesis,
        };
        entry.Hash = entry.ComputeHash();
        db.Add(entry);

        if (head is null) db.Add(new LedgerHead { Subject = fact.Subject, Sequence = entry.Sequence, Hash = entry.Hash });
        else (head.Sequence, head.Hash) = (entry.Sequence, entry.Hash);
        return entry;
    }
}
