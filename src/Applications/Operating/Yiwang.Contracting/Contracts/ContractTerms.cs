namespace Yiwang.Contracting.Contracts;

/// <summary>第三十七条: what it touches that has to be kept.</summary>
internal enum Secret { State, Business, Personal }

/// <summary>第三十三条第二款: one step of an order, and on what it depends.</summary>
internal sealed record OrderedStep(string What, string Condition);

/// <summary>What single articles want to know of a contract's text; nothing of it is asked where the article doesn't apply.</summary>
internal sealed record ContractTerms
{
    /// <summary>第二十九条: something is to be done, whose meaning and bounds are in <see cref="ActScope"/>.</summary>
    public bool ConcernsActs { get; init; }
    public string ActScope { get; init; } = "";

    /// <summary>第三十二条第二款: of state property, by what the price was found.</summary>
    public string PriceBasis { get; init; } = "";
    public bool HasOrder { get; init; }
    public IReadOnlyList<OrderedStep> Steps { get; init; } = [];
    public IReadOnlyList<Secret> Secrets { get; init; } = [];
    public bool HasSecrecyClause { get; init; }

    /// <summary>Which points of the procurement rules a change or an end meets, as the place lists them.</summary>
    public IReadOnlyList<string> ProcurementPoints { get; init; } = [];

    /// <summary>Numbers that the enterprise's authority set otherwise, as they were when it was entered.</summary>
    public IReadOnlyDictionary<string, string> OwnNumbers { get; init; } = new Dictionary<string, string>();
}
