using Yiwang.Kernel;
using Yiwang.SingleSignOn.Public;

namespace Yiwang.SingleSignOn.Authorising;

/// <summary>One person's entering of one system: begins with a code, lives on in refresh tokens, ends with the sign-in, the consent, or misuse.</summary>
internal sealed class Grant : Aggregate
{
    private Grant() { }

    public Guid Id { get; private init; }
    public string ClientId { get; private init; } = "";
    public Guid AccountId { get; private init; }

    /// <summary>The sign-in here that it follows from.</summary>
    public Guid? Session { get; private init; }

    /// <summary>Real time, as all instants of tokens are: other systems count by it.</summary>
    public DateTimeOffset SignedInAt { get; private init; }

    /// <summary>How sure we were of who it is.</summary>
    public int Level { get; private init; }

    public string Scopes { get; private init; } = "";
    public string RedirectUri { get; private init; } = "";
    public string? Nonce { get; private init; }
    public string CodeHash { get; private init; } = "";
    public string CodeChallenge { get; private init; } = "";
    public DateTimeOffset CodeEndsAt { get; private init; }
    public DateTimeOffset? RedeemedAt { get; private set; }
    public DateTimeOffset EndsAt { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }

    public IEnumerable<string> ScopeList => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static Grant Make(Guid id, AuthorizeRequest request, Presence who, string codeHash, DateTimeOffset now, SignOnOptions options) => new()
    {
        Id = id, ClientId = request.ClientId, AccountId = who.AccountId, Session = who.Session, SignedInAt = who.SignedInAt, Level = who.Level,
        Scopes = string.Join(' ', request.Scopes), RedirectUri = request.RedirectUri, Nonce = request.Nonce, CodeHash = codeHash, CodeChallenge = request.CodeChallenge,
        CodeEndsAt = now + options.CodeLife, EndsAt = now + options.GrantLife,
    };

    public bool IsAlive(DateTimeOffset now) => EndedAt is null && RedeemedAt is not null && EndsAt > now;

    public void Redeem(DateTimeOffset now)
    {
        RedeemedAt = now;
        Record(new SystemEntered(AccountId, ClientId, Id));
    }

    public void End(GrantEnd why, DateTimeOffset now)
    {
        if (EndedAt is not null) return;
        EndedAt = now;
        Record(new GrantEnded(AccountId, ClientId, Id, Session, why));
    }
}

/// <summary>Good for one exchange. The used ones are kept as long as their grant, to notice when one comes back.</summary>
internal sealed class RefreshToken
{
    public required string Hash { get; init; }
    public required Guid GrantId { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}
