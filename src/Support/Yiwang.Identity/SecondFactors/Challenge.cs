using Yiwang.Kernel;

namespace Yiwang.Identity.SecondFactors;

internal enum ChallengeKind { TextMessage, SecondStep, NewPasskey, Passkey, NewPassword }

/// <summary>A question that this house asked and waits for the answer of: a code sent, a second step, a passkey's. Answered once, within minutes.</summary>
internal sealed class Challenge
{
    public const int MostTries = 5;
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(5);

    public required Guid Id { get; init; }

    /// <summary>Keyed hash of what the page's hidden field holds.</summary>
    public required string KeyIndex { get; init; }

    public required ChallengeKind Kind { get; init; }

    /// <summary>Null where the number belongs to no account: asked, counted and answered like any other.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Whom it was asked for, as an index: what one number may be sent is bounded.</summary>
    public string? SubjectIndex { get; init; }

    /// <summary>From where it was asked, as an index.</summary>
    public string? AddressIndex { get; init; }

    /// <summary>Keyed hash of the right answer; null where none is right.</summary>
    public string? AnswerIndex { get; init; }

    /// <summary>What the passkey's answer is held against.</summary>
    public string? State { get; init; }

    public required DateTimeOffset AskedAt { get; init; }
    public int Tries { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Counted before it is looked at.</summary>
    public Outcome Try(DateTimeOffset now)
    {
        if (!IsOpen(now) || Tries >= MostTries) return Outcome.Refused("sign-in.refused", "验证码不对或者已经过期。", remedy: "请重新获取。");
        Tries++;
        return Outcome.Done;
    }

    public bool Use(DateTimeOffset now)
    {
        if (!IsOpen(now)) return false;
        UsedAt = now;
        return true;
    }

    public bool IsOpen(DateTimeOffset now) => UsedAt is null && now <= AskedAt + Holds;
}
