namespace Yiwang.Contracting.Contracts;

/// <summary>What an agreement is that the document doesn't apply to (第五条第一款).</summary>
internal enum Exclusion { None, BetweenAgencies, Employment }

/// <summary>第十八条第二款: how the counterparty was found.</summary>
internal enum WayOfFinding { NotProcured, Central, Own }

/// <summary>What the handler says of a signed contract.</summary>
internal sealed record ContractEntry
{
    public string Title { get; init; } = "";
    public IReadOnlyList<int> Types { get; init; } = [];

    /// <summary>Of type 10: where the government said that it is a government contract.</summary>
    public string TypeBasis { get; init; } = "";
    public Exclusion Exclusion { get; init; }
    public string Content { get; init; } = "";
    public IReadOnlyList<Party> Parties { get; init; } = [];

    /// <summary>In fen; null with <see cref="HasNoAmount"/> only.</summary>
    public long? AmountInFen { get; init; }
    public bool HasNoAmount { get; init; }
    public long PaysInFen { get; init; }
    public bool IsProcurement { get; init; }
    public string ProcurementNumber { get; init; } = "";
    public bool MustBeCentral { get; init; }
    public WayOfFinding Found { get; init; }
    public bool DisposesOfStateAsset { get; init; }
    public bool IsTalentHousing { get; init; }
    public Backing Backing { get; init; }

    /// <summary>In the government's name: by function or by whose order this department handles it; approved: by what.</summary>
    public string BackingBasis { get; init; } = "";

    /// <summary>Other departments that signed it too and handle it together with this one.</summary>
    public IReadOnlyList<string> CoHandlers { get; init; } = [];

    /// <summary>主办: which of them leads; not asked where only one signed.</summary>
    public string Lead { get; init; } = "";

    /// <summary>The day on which the last party signed.</summary>
    public DateOnly? SignedOn { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public bool SignedByRepresentative { get; init; }
    public Signing Signing { get; init; } = new("", default, "", SealKind.Official, "", "", "");
    public Guid? Handler { get; init; }

    /// <summary>同一事项.</summary>
    public string Project { get; init; } = "";
    public string OtherHandlerReason { get; init; } = "";
    public Guid? Parent { get; init; }
    public Derivation? Derivation { get; init; }
    public IReadOnlyList<string> ChangedFields { get; init; } = [];
    public string ChangeReason { get; init; } = "";
    public ContractTerms Terms { get; init; } = new();

    /// <summary>The plan as far as it is known at entry; blank ones count for nothing.</summary>
    public IReadOnlyList<EntryNode> Nodes { get; init; } = [];
}

/// <summary>A node of the plan, named with the entry.</summary>
internal sealed record EntryNode(string Name, DateOnly? On, long PaysInFen, bool NeedsAcceptance)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsBlank => Name.Length == 0 && On is null && PaysInFen == 0 && !NeedsAcceptance;
}
