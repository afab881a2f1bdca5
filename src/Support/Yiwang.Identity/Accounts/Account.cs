using Yiwang.Identity.Public;
using Yiwang.Kernel;

namespace Yiwang.Identity.Accounts;

internal enum AccountKind { Person, Officer }

/// <summary>Somebody who can sign in: a natural person who acts for himself, or an officer who acts by the posts that the organisation's register gives.</summary>
internal sealed class Account : Aggregate
{
    public const int FailuresUntilLocked = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan HandedOutFor = TimeSpan.FromHours(24);

    private Account() { }

    public Guid Id { get; private init; }
    public AccountKind Kind { get; private init; }
    public string Name { get; private init; } = "";
    public string Phone { get; private init; } = "";
    public string? CitizenNumber { get; private init; }
    public string? CitizenNumberIndex { get; private init; }

    /// <summary>Keyed index of what is typed to sign in: a person's phone number, an officer's staff number.</summary>
    public string SignInIndex { get; private init; } = "";

    public string PasswordHash { get; private set; } = "";

    /// <summary>Until then the password that was handed out at the counter opens the door, to nothing but choosing one's own; null once one has.</summary>
    public DateTimeOffset? HandedOutUntil { get; private set; }

    public int FailedSignIns { get; private set; }
    public DateTimeOffset? LockedUntil { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When name and number were last found to belong together by the register of the population.</summary>
    public DateTimeOffset? ProvedAt { get; private set; }

    /// <summary>Which register said so.</summary>
    public string? ProvedBy { get; private set; }

    /// <summary>The key in accounts.yaml; such an account is nobody outside a demonstration.</summary>
    public string? DemonstrationKey { get; private init; }

    public static Account Open(AccountKind kind, PersonalDetails person, string signInIndex, string? citizenNumberIndex, string? demonstrationKey, Guid? id = null)
    {
        var account = new Account
        {
            Id = id ?? Guid.CreateVersion7(), Kind = kind, Name = person.Name, Phone = person.Phone, CitizenNumber = person.CitizenNumber?.Reveal(),
            CitizenNumberIndex = citizenNumberIndex, SignInIndex = signInIndex, DemonstrationKey = demonstrationKey,
        };
        account.Record(new AccountOpened(account.Id));
        return account;
    }

    public void SetPassword(string hash) => PasswordHash = hash;

    public void ChangePassword(string hash)
    {
        EndRightly();
        SetPassword(hash);
        HandedOutUntil = null;
        Record(new PasswordChanged(Id));
    }

    /// <summary>One that the counter made up; the person chooses another with it. ASVS 6.4.1: random, short-lived, good for nothing else.</summary>
    public void HandOutPassword(string hash, DateTimeOffset now)
    {
        EndRightly();
        SetPassword(hash);
        HandedOutUntil = now + HandedOutFor;
    }

    /// <param name="paper">What the person showed at the counter.</param>
    public void ResetPassword(string hash, string paper, bool withoutMeans, DateTimeOffset now)
    {
        HandOutPassword(hash, now);
        Record(new PasswordReset(Id, paper, withoutMeans));
    }

    /// <summary>Counts the attempt before anything is looked at, by whatever means, so that many guesses at once don't slip through together.</summary>
    public Outcome BeginSignIn(DateTimeOffset now)
    {
        if (ClosedAt is not null || LockedUntil > now) return Outcome.Refused("sign-in.refused", "现在不能登录。");
        if (LockedUntil is not null) (FailedSignIns, LockedUntil) = (0, null);

        FailedSignIns++;
        if (FailedSignIns >= FailuresUntilLocked) LockedUntil = now + LockedFor;
        return Outcome.Done;
    }

    /// <summary>All was shown that was asked for.</summary>
    public void EndRightly() => (FailedSignIns, LockedUntil) = (0, null);

    public void EndWrongly()
    {
        if (LockedUntil is { } until) Record(new SignInLocked(Id, until));
    }

    /// <summary>Name and number belong together, a register says.</summary>
    public void Prove(string source, DateTimeOffset now)
    {
        (ProvedAt, ProvedBy) = (now, source);
        Record(new RealNameProved(Id, source));
    }

    /// <summary>Nobody signs in with it any more. What was done with it stays done.</summary>
    public Outcome Close(DateTimeOffset now)
    {
        if (ClosedAt is not null) return Outcome.Refused("identity.closed", "这个账号已经注销。", remedy: "不用再办。");
        ClosedAt = now;
        Record(new AccountClosed(Id));
        return Outcome.Done;
    }
}

/// <summary>What is kept of a natural person; sealed in the database.</summary>
internal sealed record PersonalDetails(string Name, string Phone, CitizenNumber? CitizenNumber)
{
    public override string ToString() => nameof(PersonalDetails);
}
