using Yiwang.Identity.Public;
using Yiwang.Kernel;

namespace Yiwang.Identity.Acting;

/// <summary>
/// A legal person's account. Nobody signs in with it: its representative and whom he authorises sign in as themselves and act in its name.
/// </summary>
internal sealed class LegalPerson : Aggregate
{
    private LegalPerson() { }

    public Guid Id { get; private init; }
    public string Name { get; private set; } = "";
    public string CreditCode { get; private init; } = "";
    public Guid RepresentativeId { get; private set; }
    public DateTimeOffset RegisteredAt { get; private init; }

    public static LegalPerson Register(Guid id, string name, CreditCode code, Guid representative, DateTimeOffset now)
    {
        var person = new LegalPerson { Id = id, Name = name, CreditCode = code.Value, RepresentativeId = representative, RegisteredAt = now };
        person.Record(new LegalPersonRegistered(id));
        return person;
    }

    /// <summary>The register names somebody else now. Authorisations are the legal person's, not his, and go on until they are ended.</summary>
    public Outcome ChangeRepresentative(string name, Guid representative)
    {
        if (RepresentativeId == representative) return Outcome.Refused("legal-person.exists", "您已经登记过这个单位。", where: "CreditCode", remedy: "请回到“以谁的名义办事”选择它。");
        (Name, RepresentativeId) = (name, representative);
        Record(new RepresentativeChanged(Id));
        return Outcome.Done;
    }
}

/// <summary>
/// 授权: a natural person may act in a legal person's name, for what, from when to when (民法典第一百六十五条). Ended by either side at any time
/// (第一百七十三条), and not passed on: 第一百六十九条 has that only with the principal's consent, who can authorise the third one himself.
/// </summary>
internal sealed class Authorisation : Aggregate
{
    private Authorisation() { }

    public Guid Id { get; private init; }
    public Guid LegalPersonId { get; private init; }
    public Guid AgentId { get; private init; }

    /// <summary>Codes of kinds of service; empty for all.</summary>
    public IReadOnlyList<string> Scope { get; private init; } = [];

    public DateOnly From { get; private init; }
    public DateOnly To { get; private init; }
    public Guid GivenById { get; private init; }
    public DateTimeOffset GivenAt { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? EndedById { get; private set; }

    public static Authorisation Give(Guid id, LegalPerson principal, Guid agent, IReadOnlyList<string> scope, (DateOnly From, DateOnly To) period, DateTimeOffset now)
    {
        var given = new Authorisation
        {
            Id = id, LegalPersonId = principal.Id, AgentId = agent, Scope = scope, From = period.From, To = period.To, GivenById = principal.RepresentativeId, GivenAt = now,
        };
        given.Record(new AgentAuthorised(principal.Id, id, period.From, period.To));
        return given;
    }

    public bool HoldsOn(DateOnly day) => EndedAt is null && From <= day && day <= To;

    public Outcome End(Guid by, DateTimeOffset now)
    {
        if (EndedAt is not null) return Outcome.Refused("authorisation.ended", "这份授权已经结束。", remedy: "不用再办。");
        (EndedAt, EndedById) = (now, by);
        Record(new AuthorisationEnded(LegalPersonId, Id, by == AgentId));
        return Outcome.Done;
    }
}

/// <summary>监护: who acts for a minor or another who can't (民法典第二十七条、第二十八条). Recorded by an officer who has seen the papers.</summary>
internal sealed class Guardianship : Aggregate
{
    private Guardianship() { }

    public Guid Id { get; private init; }
    public Guid GuardianId { get; private init; }
    public Guid WardId { get; private init; }
    public string Paper { get; private init; } = "";
    public DateOnly From { get; private init; }

    /// <summary>The eighteenth birthday: from that day one is of age (第十七条).</summary>
    public DateOnly Until { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public static Guardianship Of(Guid guardian, Guid ward, string paper, DateOnly today, DateOnly ofAge)
    {
        var made = new Guardianship { Id = Guid.CreateVersion7(), GuardianId = guardian, WardId = ward, Paper = paper, From = today, Until = ofAge };
        made.Record(new GuardianRecorded(ward, made.Id));
        return made;
    }

    public bool HoldsOn(DateOnly day) => EndedAt is null && From <= day && day < Until;
}
