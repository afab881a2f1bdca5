using Yiwang.Kernel;
using Yiwang.Platform.Data;
using Yiwang.Platform.Ledger;
using Yiwang.Platform.Looks;
using Yiwang.Platform.Time;

namespace Yiwang.Platform.Outbox;

/// <summary>Takes the facts of everything that changed and appends them to ledger and outbox, in the open transaction.</summary>
internal sealed class FactRecorder(YiwangDb db, LooseFacts loose, LedgerBook ledger, LookBook looks, FactCatalogue catalogue, BusinessClock clock, IEnumerable<IKeepChanges> keepers)
{
    /// <returns>How many facts there were.</returns>
    public async Task<int> RecordAll(CancellationToken ct)
    {
        var touched = db.ChangeTracker.Entries<Aggregate>().ToArray();
        var facts = touched.SelectMany(e => e.Entity.TakeFacts()).Concat(keepers.SelectMany(k => touched.SelectMany(k.Of))).Concat(loose.Take()).ToArray();
        foreach (var fact in facts)
        {
            var entry = await ledger.Append(fact, ct);
            if (fact is ILook look) await looks.Note(fact, look, ct);
            // Due by real time, as the courier counts it: the business date of a demonstration may lie in the future.
            foreach (var hearer in catalogue.HearersOf(entry.FactName))
            {
                db.Add(new Delivery { Hearer = hearer, Subject = entry.Subject, Sequence = entry.Sequence, NextAt = clock.Real.GetUtcNow() });
            }
        }

        return facts.Length;
    }
}
