using Yiwang.Identity.SignIn;
using Yiwang.Platform.Access;

namespace Yiwang.Identity.Public;

/// <summary>Who an account is today: the post held and where. For whoever must tell it of somebody who doesn't sit there himself.</summary>
public sealed class ActorDirectory
{
    private readonly Actors actors;

    internal ActorDirectory(Actors actors) => this.actors = actors;

    /// <returns>Null when there is no such account, or when it is nobody's any more.</returns>
    public Task<CurrentUser?> Find(Guid accountId, CancellationToken ct) => actors.Find(accountId, ct);
}
