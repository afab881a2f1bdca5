using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Outbox;

namespace Yiwang.Identity.SignIn;

/// <summary>Who an account is on a day: the post held then and what it allows.</summary>
internal sealed class Actors(IdentityDb db, CityDirectory city, YiwangOptions options, TimeProvider clock, IMemoryCache cache) : IHear<PostTaken>, IHear<PostEnded>
{
    // On the node that made the change it shows as soon as the fact is heard; on the others after this long.
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    /// <returns>Null when there is no such account, or when it is a demonstration's and this is none.</returns>
    public async Task<CurrentUser?> Find(Guid accountId, CancellationToken ct)
    {
        var key = (typeof(Actors), accountId, clock.Today());
        if (cache.TryGetValue(key, out CurrentUser? known)) return known;

        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == accountId, ct);
        if (account is null || (account.DemonstrationKey is not null && !options.Demonstration)) return null;
        return cache.Set(key, ActorOf(account, clock.Today()), Remembered);
    }

    public Task Hear(PostTaken fact, CancellationToken ct) => Forget(fact.AccountId);

    public Task Hear(PostEnded fact, CancellationToken ct) => Forget(fact.AccountId);

    private Task Forget(Guid accountId)
    {
        cache.Remove((typeof(Actors), accountId, clock.Today()));
        return Task.CompletedTask;
    }

    private CurrentUser ActorOf(Account account, DateOnly day)
    {
        var actor = new CurrentUser();
        if (account.Kind is AccountKind.Person)
        {
            var post = city.GetPost(Posts.Public);
            actor.Become(account.Id, account.Name, post.Code, post.Name, "", "", "", Granted(post));
        }
        else if (FindPost(account, day) is var (post, institution))
        {
            actor.Become(account.Id, account.Name, post.Code, post.Name, institution.Code, institution.Name, institution.RegionCode, Granted(post));
        }
        else actor.Become(account.Id, account.Name, "", "目前没有岗位", "", "", "", new HashSet<string>());

        return actor;
    }

    private (Post Post, Institution Institution)? FindPost(Account account, DateOnly day) =>
        account.FindHolding(day) is { } held && city.FindPost(held.Post) is { } post && city.FindInstitution(held.Institution) is { } institution
            ? (post, institution)
            : null;

    private IReadOnlySet<string> Granted(Post post) =>
        options.Demonstration ? post.Permissions.Append(PlatformPermissions.SetBusinessDate).ToHashSet() : post.Permissions;
}
