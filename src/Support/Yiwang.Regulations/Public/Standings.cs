using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Regulations.Normative.Documents;

namespace Yiwang.Regulations.Public;

/// <summary>
/// What a document is on a day: the one place that acts, pages and checks ask. The packs' knowledge with everything that officers
/// recorded on top.
/// </summary>
public sealed class Standings
{
    private readonly NormativeDb db;
    private readonly RegulationLibrary library;
    private readonly TimeProvider clock;

    internal Standings(NormativeDb db, RegulationLibrary library, TimeProvider clock) => (this.db, this.library, this.clock) = (db, library, clock);

    /// <summary>The document's life; null where nobody registered it.</summary>
    public async Task<DocumentLife?> Find(string law, CancellationToken ct)
    {
        if ((library.Lives.Find(law) ?? (await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Law == law, ct))?.Life) is not { } life) return null;
        var companions = life.CompanionsExpected == 0 ? [] : await db.Companions.AsNoTracking().Where(c => c.Law == law).ToListAsync(ct);
        return Overlay.On(life, await db.ChangesOf(law, ct), companions);
    }

    /// <summary>All lives, for lists and searches.</summary>
    public async Task<LifeBook> Read(CancellationToken ct)
    {
        var changes = (await db.Changes.AsNoTracking().ToListAsync(ct)).ToLookup(c => c.Law);
        var companions = (await db.Companions.AsNoTracking().ToListAsync(ct)).ToLookup(c => c.Law);
        var recorded = (await db.Documents.AsNoTracking().ToListAsync(ct)).Select(d => d.Life).Where(l => library.Lives.Find(l.Law) is null);
        return new(library.Lives.All.Concat(recorded).Select(l => Overlay.On(l, changes[l.Law], companions[l.Law])));
    }

    /// <summary>What is to be said of the documents that an act cites; how much an ended one weighs is a local setting. Each document once.</summary>
    public async Task<IReadOnlyList<Finding>> Check(IEnumerable<Citation> cited, RegionCode? region, DateOnly actOn, CancellationToken ct)
    {
        var findings = new List<Finding>();
        foreach (var place in cited.DistinctBy(c => c.Document))
        {
            if (CitationRule.Check(await Find(place.Document, ct), place, region, actOn, clock.Today(), library.Settings.CitationWeight) is { } finding) findings.Add(finding);
        }

        return findings;
    }

    /// <param name="region">The county, or a place in it, whose decisions count; null asks for the city as a whole.</param>
    /// <returns>Null where nobody registered the document.</returns>
    public async Task<RegulationValidity?> On(string law, RegionCode? region, DateOnly day, CancellationToken ct) => (await Find(law, ct))?.On(region, day);
}
