using Yiwang.Identity.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Access;

namespace Yiwang.Identity.Sessions;

/// <summary>One sign-in, from the door to its end. The cookie holds a secret that means nothing without this row.</summary>
internal sealed class Session : Aggregate
{
    private Session() { }

    public Guid Id { get; private init; }
    public Guid AccountId { get; private init; }

    /// <summary>Keyed hash of the cookie's secret: whoever reads the table can't make a cookie of it.</summary>
    public string KeyIndex { get; private set; } = "";

    public IReadOnlyList<SignInFactor> Factors { get; private set; } = [];

    /// <summary>Without the proof of the real name, which belongs to the account.</summary>
    public AssuranceLevel Assurance { get; private set; }

    public string Device { get; private init; } = "";
    public string Address { get; private init; } = "";
    public DateTimeOffset BegunAt { get; private init; }

    /// <summary>To the minute; not every request writes.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }
    public SessionEnd? EndedBecause { get; private set; }

    /// <summary>The legal person chosen on 以谁的名义办事. Whether it still holds is asked anew at each request.</summary>
    public Guid? ActsForId { get; private set; }

    public static Session Begin(Guid accountId, NewSession begun, DateTimeOffset now)
    {
        var session = new Session
        {
            Id = Guid.CreateVersion7(), AccountId = accountId, KeyIndex = begun.KeyIndex, Factors = begun.Factors, Device = begun.Visit.Device,
            Address = begun.Visit.Address, BegunAt = now, SeenAt = now,
            Assurance = begun.Given > SignInFactors.LevelOf(begun.Factors) ? begun.Given : SignInFactors.LevelOf(begun.Factors),
        };
        session.Record(new SignedIn(accountId));
        return session;
    }

    /// <summary>Another means was shown. The cookie changes with it: what somebody else may have planted or seen before is worth nothing after.</summary>
    public void Raise(SignInFactor factor, string newKeyIndex)
    {
        KeyIndex = newKeyIndex;
        Factors = [.. Factors.Append(factor).Distinct()];
        if (SignInFactors.LevelOf(Factors) is var level && level > Assurance) Assurance = level;
        Record(new SignInRaised(AccountId, Assurance));
    }

    public void See(DateTimeOffset now) => SeenAt = now > SeenAt ? now : SeenAt;

    public void ActFor(Guid? legalPerson) => ActsForId = legalPerson;

    public void End(SessionEnd because, DateTimeOffset now)
    {
        if (EndedAt is not null) return;
        (EndedAt, EndedBecause) = (now, because);
        Record(new SignInEnded(AccountId, Id, because switch
        {
            SessionEnd.SignedOut => "退出登录",
            SessionEnd.Revoked => "登录被本人撤销",
            SessionEnd.Administrator => "登录被管理员结束",
            _ => "登录随账号变动结束",
        }));
    }
}

internal enum SessionEnd { SignedOut, Revoked, AccountChanged, Administrator }

/// <param name="KeyIndex">Of the secret that the cookie will hold.</param>
/// <param name="Given">The level that another house vouches for; none where it was shown here.</param>
internal sealed record NewSession(string KeyIndex, IReadOnlyList<SignInFactor> Factors, Visit Visit, AssuranceLevel Given = AssuranceLevel.None)
{
    public override string ToString() => nameof(NewSession);
}

/// <summary>From where somebody comes, as far as the person will recognise it.</summary>
/// <param name="Leaves">The sign-in of which the browser still holds the cookie.</param>
internal sealed record Visit(string Device, string Address, Guid? Leaves = null)
{
    public static readonly Visit Unknown = new("未知设备", "");

    public override string ToString() => nameof(Visit);
}

/// <summary>Somebody was let in at this account's door, or was not. Kept for the person to look through.</summary>
internal sealed class SignInAttempt
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required SignInFactor Factor { get; init; }
    public required bool Succeeded { get; init; }
    public required string Device { get; init; }
    public required string Address { get; init; }

    public static SignInAttempt Of(Guid accountId, SignInFactor factor, bool succeeded, Visit visit, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(), AccountId = accountId, At = at, Factor = factor, Succeeded = succeeded, Device = visit.Device, Address = visit.Address,
    };
}
