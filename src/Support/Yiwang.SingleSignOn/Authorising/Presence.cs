using Yiwang.Identity.Public;
using Yiwang.Platform.Access;

namespace Yiwang.SingleSignOn.Authorising;

/// <summary>Who sits there: which account, by which sign-in, since when, and how sure we are.</summary>
internal sealed record Presence(Guid AccountId, Guid? Session, DateTimeOffset SignedInAt, int Level);

/// <summary>Asks Identity, at each request: a sign-in that was ended a moment ago opens nothing.</summary>
internal sealed class PresentUser(CurrentUser user, Entrance entrance)
{
    public async Task<Presence?> Find(CancellationToken ct) =>
        user is { AccountId: { } account, SessionId: { } session } && await entrance.Find(session, ct) is { } state && state.AccountId == account
            ? new(account, session, state.BegunAt, (int)state.Assurance)
            : null;

    public async Task<bool> IsStillSignedIn(Guid? session, CancellationToken ct) => session is { } id && !await entrance.WasEnded(id, ct);
}
