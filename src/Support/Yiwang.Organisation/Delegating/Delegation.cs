using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Organisation.Delegating;

/// <summary>委托: part of what one's own post allows, given to a colleague for some days. It ends by itself, and can't be given on.</summary>
internal sealed class Delegation : Aggregate
{
    private Delegation() { }

    public Guid Id { get; private init; }

    /// <summary>The giver's tenure: what is given ends with it.</summary>
    public Guid Tenure { get; private init; }

    public Guid Giver { get; private init; }
    public string Post { get; private init; } = "";
    public string Institution { get; private init; } = "";
    public Guid Receiver { get; private init; }
    public IReadOnlyList<string> Permissions { get; private init; } = [];
    public DateOnly From { get; private init; }
    public DateOnly To { get; private init; }
    public string Because { get; private init; } = "";
    public DateTimeOffset? RevokedAt { get; private set; }

    public static Delegation Give(HeldPost held, Guid receiver, GiveDelegation asked)
    {
        var given = new Delegation
        {
            Id = Guid.CreateVersion7(), Tenure = held.Id, Giver = held.AccountId, Post = held.Post, Institution = held.Institution, Receiver = receiver,
            Permissions = [.. asked.Permissions], From = asked.From!.Value, To = asked.To!.Value, Because = asked.Because.Trim(),
        };
        given.Record(new DelegationGiven(given.Id, held.AccountId, receiver, held.Post, given.From, given.To));
        return given;
    }

    public Outcome Revoke(DateTimeOffset now)
    {
        if (RevokedAt is not null) return Outcome.Refused("delegation.revoked", "这份委托已经收回。", where: "revoke", remedy: "不用再办。");
        RevokedAt = now;
        Record(new DelegationRevoked(Id, Giver, Receiver));
        return Outcome.Done;
    }
}
