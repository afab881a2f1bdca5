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

    internal Standings(NormativeDb db, RegulationLibrary library) => (this.db, this.library) = (db, library);

    /// <summary>The document's life; null where nobody registered it.</summary>
    public async Task<DocumentLife?> Find(string law, CancellationToken ct)
    {
        var changes = await db.Changes.AsNoTracking().Where(c => c.Law == law).ToListAsync(ct);
        var companions = await db.Companions.AsNoTracking().Where(c => c.Law == law).ToListAsync(ct);
        var life = library.Lives.Find(law) ?? (await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Law == law, ct))?.Life;
        return life is null ? null : Overlay.On(life, changes, companions);
    }

    /// <summary>All lives, for lists and searches.</summary>
    public async Task<LifeBook> Read(CancellationToken ct)
    {
        var changes = (await db.Changes.AsNoTracking().ToListAsync(ct)).ToLookup(c => c.Law);
        var companions = (await db.Companions.AsNoTracking().ToListAsync(ct)).ToLookup(c => c.Law);
        var recorded = (await db.Documents.AsNoTracking().ToListAsync(ct)).Select(d => d.Life).Where(l => library.Lives.Find(l.Law) is null);
        return new(library.Lives.All.Concat(recorded).Select(l => Overlay.On(l, changes[l.Law], companions[l.Law])));
    }

    /// <param name="region">The county, or a place in it, whose decisions count; null asks for the city as a whole.</param>
    /// <returns>Null where nobody registered the document.</returns>
    public async Task<RegulationValidity?> On(string law, RegionCode? region, DateOnly day, CancellationToken ct) => (await Find(law, ct))?.On(region, day);
}
