using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Yiwang.Identity.Accounts;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Outbox;

namespace Yiwang.Identity.SignIn;

/// <summary>Who an account is on a day: the post in which it acts then and what that allows.</summary>
internal sealed class Actors(IdentityDb db, ActingPosts posts, CityDirectory city, YiwangOptions options, TimeProvider clock, IMemoryCache cache)
    : IHear<PostTaken>, IHear<PostEnded>, IHear<ActingPostChosen>, IHear<DelegationGiven>, IHear<DelegationRevoked>
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
        return cache.Set(key, await ActorOf(account, clock.Today(), ct), Remembered);
    }

    public Task Hear(PostTaken fact, CancellationToken ct) => Heard(fact.AccountId);

    public Task Hear(PostEnded fact, CancellationToken ct) => Heard(fact.AccountId);

    public Task Hear(ActingPostChosen fact, CancellationToken ct) => Heard(fact.AccountId);

    public Task Hear(DelegationGiven fact, CancellationToken ct) => Heard(fact.Receiver);

    public Task Hear(DelegationRevoked fact, CancellationToken ct) => Heard(fact.Receiver);

    public void Forget(Guid accountId) => cache.Remove((typeof(Actors), accountId, clock.Today()));

    private Task Heard(Guid accountId)
    {
        Forget(accountId);
        return Task.CompletedTask;
    }

    private async Task<CurrentUser> ActorOf(Account account, DateOnly day, CancellationToken ct)
    {
        var actor = new CurrentUser();
        if (account.Kind is AccountKind.Person)
        {
            var post = city.GetPost(Posts.Public);
            actor.Become(account.Id, account.Name, post.Code, post.Name, "", "", "", Granted(post.Permissions));
        }
        else if (await posts.Now(account.Id, day, ct) is { Institution: var institution } capacity)
        {
            actor.Become(account.Id, account.Name, capacity.Post, capacity.PostName, institution.Code, institution.Name, institution.RegionCode, Granted(capacity.Permissions));
        }
        else actor.Become(account.Id, account.Name, "", "目前没有岗位", "", "", "", new HashSet<string>());

        return actor;
    }

    private IReadOnlySet<string> Granted(IReadOnlySet<string> permissions) =>
        options.Demonstration ? permissions.Append(PlatformPermissions.SetBusinessDate).ToHashSet() : permissions;
}
