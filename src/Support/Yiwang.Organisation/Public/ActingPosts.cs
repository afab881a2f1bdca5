using Microsoft.EntityFrameworkCore;
using Yiwang.Organisation.Delegating;
using Yiwang.Organisation.Register;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.Public;

/// <summary>In what somebody may act: a post of his own, or part of a colleague's that was delegated to him.</summary>
/// <param name="Id">Of the tenure or the delegation.</param>
/// <param name="PostName">As the record shows it.</param>
/// <param name="Permissions">What follows from the post, and what everybody may do with his own.</param>
/// <param name="Until">The last day; null where none is known.</param>
public sealed record Capacity(Guid Id, string Post, string PostName, Institution Institution, IReadOnlySet<string> Permissions, DateOnly? Until)
{
    public bool IsDelegated { get; init; }
}

/// <summary>Somebody with several posts acts in one at a time; which is chosen, and shown with everything that is done.</summary>
public sealed class ActingPosts
{
    private readonly YiwangDb db;
    private readonly PostRegister posts;
    private readonly CityDirectory city;

    internal ActingPosts(YiwangDb db, PostRegister posts, CityDirectory city) => (this.db, this.posts, this.city) = (db, posts, city);

    /// <summary>Everything that the account may act in on that day.</summary>
    public async Task<IReadOnlyList<Capacity>> Of(Guid accountId, DateOnly day, CancellationToken ct)
    {
        List<Capacity> all = [.. (await posts.HeldBy(accountId, day, ct)).Select(OwnPostOf)];
        foreach (var given in await db.Set<Delegation>().AsNoTracking().Where(d => d.Receiver == accountId && d.RevokedAt == null && d.From <= day && d.To >= day).OrderBy(d => d.Id).ToListAsync(ct))
        {
            // It ends with the giver's post, and when the receiver leaves the house.
            var isStillHis = (await posts.HeldBy(given.Giver, day, ct)).Any(h => h.Id == given.Tenure);
            if (isStillHis && all.Exists(c => !c.IsDelegated && c.Institution.Code == given.Institution)) all.Add(DelegatedOf(given));
        }

        return all;
    }

    /// <summary>What is chosen of it, or the first; null where there is nothing.</summary>
    public async Task<Capacity?> Now(Guid accountId, DateOnly day, CancellationToken ct)
    {
        var all = await Of(accountId, day, ct);
        if (all.Count <= 1) return all is [var only] ? only : null;
        var chosen = await db.Set<ActingChoice>().AsNoTracking().Where(c => c.AccountId == accountId).Select(c => (Guid?)c.Capacity).FirstOrDefaultAsync(ct);
        return all.FirstOrDefault(c => c.Id == chosen) ?? all[0];
    }

    private Capacity DelegatedOf(Delegation given)
    {
        var post = city.GetPost(given.Post);
        return new(given.Id, post.Code, $"受{post.Name}委托", city.GetInstitution(given.Institution), post.Permissions.Intersect(given.Permissions).Append(OwnPost.Permission).ToHashSet(), given.To) { IsDelegated = true };
    }

    private Capacity OwnPostOf(HeldPost held)
    {
        var post = city.GetPost(held.Post);
        return new(held.Id, post.Code, post.Name, city.GetInstitution(held.Institution), post.Permissions.Append(OwnPost.Permission).ToHashSet(), held.To);
    }
}
