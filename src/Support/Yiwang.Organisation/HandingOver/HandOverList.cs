using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Organisation.Register;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.HandingOver;

/// <summary>A hand-over as its page and the API show it.</summary>
internal sealed record SeenHandOver(Guid Id, string Giver, string PostName, string InstitutionName, DateOnly LastDay, bool IsOpen, DateTimeOffset? CompletedAt,
    IReadOnlyList<SeenItem> Items, IReadOnlyList<SeenSignature> Signatures, bool MaySign);

internal sealed record SeenItem(string Kind, string Key, string Title, string Href, string? Successor);

/// <param name="At">Null while it is missing.</param>
internal sealed record SeenSignature(string Name, bool IsGiver, DateTimeOffset? At, string? BecauseAbsent);

/// <summary>The personnel officer sees all of them, everybody else those in which he gives or takes something.</summary>
internal sealed class HandOverList(YiwangDb db, CityDirectory city, PeopleNames names, CurrentUser user)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<SeenHandOver>> Mine(CancellationToken ct)
    {
        var open = await db.Set<HandOver>().AsNoTracking().Where(h => h.CompletedAt == null).OrderBy(h => h.LastDay).ThenBy(h => h.Id).Take(Most).ToListAsync(ct);
        var done = await db.Set<HandOver>().AsNoTracking().Where(h => h.CompletedAt != null).OrderByDescending(h => h.CompletedAt).Take(Most).ToListAsync(ct);
        var seen = new List<SeenHandOver>();
        foreach (var handOver in open.Concat(done).Where(MaySee)) seen.Add(await Seen(handOver, ct));
        return seen;
    }

    public async Task<SeenHandOver?> Find(Guid id, CancellationToken ct) =>
        await db.Set<HandOver>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, ct) is { } handOver && MaySee(handOver) ? await Seen(handOver, ct) : null;

    /// <summary>The open hand-over of a tenure.</summary>
    public Task<Guid?> OpenOf(Guid tenure, CancellationToken ct) => db.Set<HandOver>().AsNoTracking().Where(h => h.Tenure == tenure && h.CompletedAt == null).Select(h => (Guid?)h.Id).FirstOrDefaultAsync(ct);

    private bool MaySee(HandOver h) => user.May(Permissions.Register) || (user.AccountId is { } me && (h.Giver == me || h.Receivers.Contains(me)));

    [Requirement("LH-HT-017a")]
    private async Task<SeenHandOver> Seen(HandOver h, CancellationToken ct)
    {
        var nameOf = await names.Of(h.Receivers.Append(h.Giver), ct);
        var signatures = h.Receivers.Prepend(h.Giver).Distinct().Select(p => new SeenSignature(nameOf(p), p == h.Giver, h.SignatureOf(p)?.At, h.SignatureOf(p)?.BecauseAbsent));
        var maySign = h.IsOpen && user.AccountId is { } me && (h.Giver == me || h.Receivers.Contains(me)) && h.SignatureOf(me) is null && !h.Unassigned.Any();
        return new(h.Id, nameOf(h.Giver), city.FindPost(h.Post)?.Name ?? h.Post, city.FindInstitution(h.Institution)?.Name ?? h.Institution, h.LastDay, h.IsOpen, h.CompletedAt,
            [.. h.Items.Select(i => new SeenItem(i.Kind, i.Key, i.Title, i.Href, i.Successor is { } to ? nameOf(to) : null))], [.. signatures], maySign);
    }
}
