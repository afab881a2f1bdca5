using Microsoft.EntityFrameworkCore;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.CleanUps;

/// <summary>One document of a clean-up with everything that is thought of it.</summary>
internal sealed record SeenItem(CleanUpItem Item, DocumentLife Life, IReadOnlyList<(string Institution, CleanUpProposal Proposal)> Proposals);

/// <summary>A clean-up as its desks show it.</summary>
internal sealed record SeenCleanUp(CleanUp CleanUp, IReadOnlyList<SeenItem> Items, IReadOnlyList<(string Institution, CleanUpParticipant Participant)> Participants)
{
    public Tally Tally => Tally.Of(Items.Select(i => i.Item));

    public int Open => Items.Count(i => i.Item.Conclusion is null);
}

/// <summary>Finds clean-ups: all of them for the office that runs them, those that ask it for a department.</summary>
internal sealed class CleanUpReader(CleanUpDb db, Standings standings, CityDirectory city, CurrentUser user)
{
    public async Task<IReadOnlyList<CleanUp>> All(CancellationToken ct) =>
        user.May(Permissions.RunCleanUps) ? await db.CleanUps.AsNoTracking().OrderByDescending(c => c.StartedOn).ThenByDescending(c => c.Id).ToListAsync(ct) : [];

    public async Task<SeenCleanUp?> Find(Guid id, CancellationToken ct)
    {
        var participants = await db.Participants.AsNoTracking().Where(p => p.CleanUpId == id).OrderBy(p => p.Institution).ToListAsync(ct);
        var runs = user.May(Permissions.RunCleanUps);
        if (!runs && participants.TrueForAll(p => p.Institution != user.Institution)) return null;
        if (await db.CleanUps.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct) is not { } cleanUp) return null;

        var items = await db.Items.AsNoTracking().Where(i => i.CleanUpId == id).OrderBy(i => i.Order).ToListAsync(ct);
        // A department sees what it said itself.
        var proposals = (await db.Proposals.AsNoTracking().Where(p => p.CleanUpId == id && (runs || p.Institution == user.Institution)).OrderBy(p => p.Institution).ToListAsync(ct)).ToLookup(p => p.Law);
        var book = await standings.Read(ct);
        return new(cleanUp, [.. items.Select(i => new SeenItem(i, book.Find(i.Law)!, [.. proposals[i.Law].Select(p => (NameOf(p.Institution), p))]))],
            [.. participants.Select(p => (NameOf(p.Institution), p))]);
    }

    private string NameOf(string institution) => city.FindInstitution(institution)?.Name ?? institution;
}
