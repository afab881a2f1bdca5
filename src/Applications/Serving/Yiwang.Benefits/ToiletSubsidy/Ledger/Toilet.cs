using Yiwang.Benefits.Public;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Kernel;

namespace Yiwang.Benefits.ToiletSubsidy.Ledger;

internal enum ToiletKind { Public, Household }

internal enum ToiletState { Registered, UnderWay, Finished, Accepted }

internal enum Construction { New, Conversion }

/// <summary>Where the sewage goes: 分散处理、集中处理、接入污水管网、资源化利用.</summary>
internal enum SewageWay { Separate, Central, Network, Reuse }

/// <summary>What is written down of one toilet before anything is built.</summary>
/// <param name="Name">Of a public toilet its name; of a household its number in the village (户编号).</param>
/// <param name="Householder">Only of a household; kept sealed.</param>
internal sealed record ToiletEntry(ToiletKind Kind, string NaturalVillage, string Name, int Year, bool IsPlanned, Construction Construction)
{
    public string Standard { get; init; } = "";
    public bool IsSiteSettled { get; init; }
    public string Householder { get; init; } = "";
    public IReadOnlyList<HouseholdKind> Kinds { get; init; } = [];
}

/// <summary>What a public toilet cost and who bore it (结账).</summary>
internal sealed record ToiletAccounts(long CostInFen, long SubsidyInFen, long TownInFen, long SocialInFen)
{
    public long SourcesInFen => SubsidyInFen + TownInFen + SocialInFen;
}

internal sealed record Inspection(DateOnly On, string Problem, string Mended = "", DateOnly? MendedOn = null)
{
    public bool IsOpen => Problem.Length > 0 && MendedOn is null;
}

/// <summary>One public toilet, or the toilet of one household: a line of the ledger of its natural village (自然村台帐).</summary>
[Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-008")]
internal sealed class Toilet : Aggregate
{
    private Toilet() { }

    public Guid Id { get; private init; }
    public int Revision { get; private set; }
    public Guid VillageId { get; private init; }
    public string Town { get; private init; } = "";
    public string Village { get; private init; } = "";
    public string NaturalVillage { get; private init; } = "";
    public ToiletKind Kind { get; private init; }
    public string Name { get; private init; } = "";
    public int Year { get; private init; }
    public bool IsPlanned { get; private init; }
    public Construction Construction { get; private init; }
    public string Standard { get; private init; } = "";
    public bool IsSiteSettled { get; private set; }
    public string Householder { get; private init; } = "";
    public IReadOnlyList<HouseholdKind> Kinds { get; private init; } = [];
    public DateOnly? ConsentOn { get; private set; }
    public ToiletState State { get; private set; }

    /// <summary>Null while nobody has said it; it is counted, not judged.</summary>
    public SewageWay? Sewage { get; private set; }

    public DateOnly? AcceptedOn { get; private set; }

    /// <summary>Why the last acceptance failed.</summary>
    public string ReturnedFor { get; private set; } = "";

    public long SubsidyInFen { get; private set; }
    public Guid? PaymentId { get; private set; }

    /// <summary>At most one; a list because a column of JSON holds a value.</summary>
    public IReadOnlyList<ToiletAccounts> Accounts { get; private set; } = [];

    public bool HasUpkeepRules { get; private set; }
    public bool HasUpkeepFunds { get; private set; }
    public bool HasUpkeepPerson { get; private set; }
    public IReadOnlyList<Inspection> Inspections { get; private set; } = [];

    public string Subject => $"toilet/{Id}";

    public string Href => $"/staff/rural-toilets/toilets/{Id}";

    public bool IsPublic => Kind is ToiletKind.Public;

    /// <summary>镇-行政村-自然村, and which one there.</summary>
    public string Place => $"{Town}{Village}{NaturalVillage} {(IsPublic ? Name : $"{Name} 号户")}";

    /// <summary>管护: rules, money and a person, all three.</summary>
    [Article(Law.LuodingRuralToilets, "四（四）"), Requirement("LD-CS-015")]
    public bool IsKeptUp => HasUpkeepRules && HasUpkeepFunds && HasUpkeepPerson;

    public static Toilet Register(Guid id, ToiletVillage village, ToiletEntry entry)
    {
        var toilet = new Toilet
        {
            Id = id, VillageId = village.Id, Town = village.Town, Village = village.Name, NaturalVillage = entry.NaturalVillage, Kind = entry.Kind, Name = entry.Name, Year = entry.Year,
            IsPlanned = entry.IsPlanned, Construction = entry.Construction, Standard = entry.Standard, IsSiteSettled = entry.IsSiteSettled, Householder = entry.Householder, Kinds = entry.Kinds,
        };
        toilet.Record(new ToiletRegistered(toilet.Subject, toilet.Town, toilet.Village, entry.Kind is ToiletKind.Public));
        return toilet;
    }

    public void Consent(DateOnly on)
    {
        ConsentOn = on;
        Done(new ToiletConsented(Subject, Town, Village));
    }

    public void Start()
    {
        State = ToiletState.UnderWay;
        Done(new ToiletStarted(Subject, Town, Village));
    }

    public void Finish(SewageWay? sewage, bool isSiteSettled)
    {
        (State, Sewage, IsSiteSettled, ReturnedFor) = (ToiletState.Finished, sewage, isSiteSettled, "");
        Done(new ToiletFinished(Subject, Town, Village));
    }

    public void Accept(DateOnly on)
    {
        (State, AcceptedOn) = (ToiletState.Accepted, on);
        Done(new ToiletAccepted(Subject, Town, Village, true));
    }

    public void SendBack(string why)
    {
        (State, ReturnedFor) = (ToiletState.UnderWay, why);
        Done(new ToiletAccepted(Subject, Town, Village, false));
    }

    /// <summary>An order to pay stands for it; nobody orders it a second time.</summary>
    public void Order(Guid payment, long amountInFen)
    {
        (PaymentId, SubsidyInFen) = (payment, amountInFen);
        Revision++;
    }

    /// <summary>The order was sent back.</summary>
    public void Release()
    {
        (PaymentId, SubsidyInFen) = (null, 0);
        Revision++;
    }

    public void Paid() => Done(new ToiletSubsidised(Subject, Town, SubsidyInFen));

    public void Settle(ToiletAccounts accounts)
    {
        Accounts = [accounts];
        Done(new ToiletAccountsSettled(Subject, Town, accounts.CostInFen, accounts.TownInFen));
    }

    public void KeepUp(bool rules, bool funds, bool person)
    {
        (HasUpkeepRules, HasUpkeepFunds, HasUpkeepPerson) = (rules, funds, person);
        Done(new ToiletUpkeepRecorded(Subject, Town, IsKeptUp));
    }

    public void Inspect(Inspection inspection)
    {
        Inspections = [.. Inspections, inspection];
        Done(new ToiletInspected(Subject, Town, inspection.Problem.Length == 0));
    }

    public void Mend(int index, string what, DateOnly on)
    {
        Inspections = [.. Inspections.Select((i, n) => n == index ? i with { Mended = what, MendedOn = on } : i)];
        Done(new ToiletMended(Subject, Town));
    }

    private void Done(Fact fact)
    {
        Revision++;
        Record(fact);
    }
}
