using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Yiwang.Kernel;
using Yiwang.SingleSignOn.Public;

namespace Yiwang.SingleSignOn.Keys;

internal enum KeyState { Next, Active, Retired }

/// <summary>The keys that sign tokens: one signs, one is published so that everybody knows it before it signs, those before are published until what they signed has run out.</summary>
internal sealed class SigningKeySet : Aggregate
{
    public const string Tokens = "tokens";

    private readonly List<SigningKey> keys = [];

    private SigningKeySet() { }

    public string Name { get; private init; } = "";

    /// <summary>Two that rotate at once don't both.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<SigningKey> Keys => keys;

    public SigningKey Active => keys.Single(k => k.State is KeyState.Active);

    public static SigningKeySet Make(DateTimeOffset now)
    {
        var set = new SigningKeySet { Name = Tokens };
        var first = SigningKey.Make(now);
        first.Activate(now);
        set.keys.AddRange([first, SigningKey.Make(now)]);
        set.Record(new SigningKeysRotated(first.Id));
        return set;
    }

    public bool IsDue(DateTimeOffset now, TimeSpan life) => Active.ActiveSince + life <= now;

    /// <param name="longest">How long the longest token lives that a key may have signed.</param>
    public void Rotate(DateTimeOffset now, TimeSpan longest)
    {
        Active.Retire(now);
        var next = keys.Single(k => k.State is KeyState.Next);
        next.Activate(now);
        keys.Add(SigningKey.Make(now));
        Forget(now, longest);
        Version++;
        Record(new SigningKeysRotated(next.Id));
    }

    /// <returns>Whether any had run out.</returns>
    public bool Forget(DateTimeOffset now, TimeSpan longest)
    {
        var gone = keys.RemoveAll(k => k.RetiredAt + longest + SigningKey.ClockDifference <= now);
        if (gone > 0) Version++;
        return gone > 0;
    }
}

/// <summary>A key on the curve P-256, for ES256. The private half lies sealed and is wiped when the key retires.</summary>
internal sealed class SigningKey
{
    /// <summary>Clocks of other systems may be behind ours by this much.</summary>
    public static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    private const int IdBytes = 8;

    private SigningKey() { }

    public string Id { get; private init; } = "";
    public KeyState State { get; private set; }
    public string X { get; private init; } = "";
    public string Y { get; private init; } = "";
    public string? PrivateKey { get; private set; }
    public DateTimeOffset MadeAt { get; private init; }
    public DateTimeOffset? ActiveSince { get; private set; }
    public DateTimeOffset? RetiredAt { get; private set; }

    public static SigningKey Make(DateTimeOffset now)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parts = pair.ExportParameters(includePrivateParameters: true);
        return new()
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), State = KeyState.Next, MadeAt = now,
            X = Base64UrlEncoder.Encode(parts.Q.X), Y = Base64UrlEncoder.Encode(parts.Q.Y), PrivateKey = Base64UrlEncoder.Encode(parts.D),
        };
    }

    public void Activate(DateTimeOffset now) => (State, ActiveSince) = (KeyState.Active, now);

    public void Retire(DateTimeOffset now) => (State, RetiredAt, PrivateKey) = (KeyState.Retired, now, null);

    public JsonWebKey ToJwk(bool withPrivate) => new()
    {
        Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve, Crv = JsonWebKeyECTypes.P256, Kid = Id, Alg = SecurityAlgorithms.EcdsaSha256, Use = JsonWebKeyUseNames.Sig,
        X = X, Y = Y, D = withPrivate ? PrivateKey : null,
    };
}
