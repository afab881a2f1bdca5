using Yiwang.Contracting.Public;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Contracts;

/// <summary>What only the office knows when a contract is entered.</summary>
internal sealed record ContractReception(Guid Id, string Registration, ContractKind Kind, string Institution, string SignedBy, string Region, DateOnly Today, DateOnly? FilingDueOn, bool IsExempt)
{
    /// <summary>It changes or ends a contract that few people see.</summary>
    public bool IsOfConfidential { get; init; }
}

/// <summary>
/// A government contract, or one of a state enterprise or hospital, from the signature to the archive: one row. What belongs to it and is only
/// read with it (nodes, abnormal situations, payments, files) lies in it.
/// </summary>
internal sealed partial class Contract : Aggregate
{
    private const int LongestKnown = 40;

    private Contract() { }

    public Guid Id { get; private init; }

    /// <summary>登记号, from the moment it is entered; the only number of a contract that isn't filed.</summary>
    public string Registration { get; private init; } = "";

    /// <summary>合同编号, given by the system when it is filed. Never changed, never given again.</summary>
    public string? Number { get; private set; }
    public ContractKind Kind { get; private init; }

    /// <summary>承办部门; where several signed together, the one that leads.</summary>
    public string Institution { get; private init; } = "";

    /// <summary>The other departments that signed it and handle it too.</summary>
    public IReadOnlyList<string> CoHandlers { get; private init; } = [];
    public string SignedBy { get; private init; } = "";
    public string Region { get; private init; } = "";
    public Backing Backing { get; private init; }
    public string BackingBasis { get; private init; } = "";
    public string Title { get; private init; } = "";
    public IReadOnlyList<int> Types { get; private init; } = [];

    /// <summary>A copy of the types that an index can count.</summary>
    public int TypeBits { get; private init; }
    public string Content { get; private init; } = "";

    /// <summary>As lists show them.</summary>
    public string PartyNames { get; private init; } = "";
    public IReadOnlyList<Party> Parties { get; private init; } = [];
    public long? AmountInFen { get; private set; }
    public long PaysInFen { get; private set; }
    public bool IsProcurement { get; private init; }
    public string ProcurementNumber { get; private set; } = "";

    /// <summary>What the procurement centre says of the procurement: result notice, supplier.</summary>
    public string ProcurementResult { get; private set; } = "";
    public WayOfFinding Found { get; private init; }
    public bool DisposesOfStateAsset { get; private init; }
    public bool IsTalentHousing { get; private init; }

    /// <summary>第六条第一款第（四）项: by what the government demanded it; empty where it didn't.</summary>
    public string KeyDemand { get; private set; } = "";
    public bool IsKey { get; private set; }
    public IReadOnlyList<Citation> KeyReasons { get; private set; } = [];
    public DateOnly SignedOn { get; private init; }
    public DateOnly StartsOn { get; private init; }
    public DateOnly? EndsOn { get; private set; }
    public Signing Signing { get; private init; } = new("", default, "", SealKind.Official, "", "", "");

    /// <summary>Signed without a legality review: on the inspectors' list.</summary>
    public bool IsUnreviewed { get; private init; }
    public ContractTerms Terms { get; private init; } = new();

    /// <summary>第三十七条: business secrets or private matters; fewer people see it.</summary>
    public bool IsConfidential { get; private init; }

    /// <summary>承办人: the account.</summary>
    public Guid Handler { get; private set; }
    public string Project { get; private init; } = "";
    public Guid? ParentId { get; private init; }
    public Derivation? Derivation { get; private init; }
    public IReadOnlyList<ContractChange> Changes { get; private set; } = [];
    public DateOnly EnteredOn { get; private init; }
    public IReadOnlyList<ContractFile> Files { get; private set; } = [];
    public IReadOnlyList<ContractNode> Nodes { get; private set; } = [];

    /// <summary>The first day on which something of it is due; what lists and boards are ordered by.</summary>
    public DateOnly? NextDueOn { get; private set; }
    public int OpenAbnormalities { get; private set; }

    /// <summary>Something of it lies before the department's head, its finance, the government: copies, by which whoever has to decide sees a confidential one as long as it waits.</summary>
    public bool AwaitsHead { get; private set; }
    public bool AwaitsFinance { get; private set; }
    public bool AwaitsGovernment { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public int Revision { get; private set; }

    public string Subject => $"contract/{Id}";
    public string Href => $"/staff/contracts/{Id}";
    public bool IsOver => EndedOn is not null;

    /// <summary>The number that people know it by today.</summary>
    public string Shown => Number ?? Registration;

    /// <summary>Number and name for a list of work, which everybody in a post reads: of a confidential contract, and of one with a person, the number alone.</summary>
    public string Known => IsConfidential || Parties.Any(p => p.Kind is PartyKind.NaturalPerson) ? Shown : $"{Shown} {ShortText.Within(Title, LongestKnown)}";
    public bool AwaitsArchive => IsOver && ArchivedOn is null;

    public static Contract Enter(ContractReception at, ContractEntry e, IReadOnlyList<Citation> keyReasons, bool isUnreviewed = false)
    {
        var contract = new Contract
        {
            Id = at.Id, Registration = at.Registration, Kind = at.Kind, Institution = at.Institution, SignedBy = at.SignedBy, Region = at.Region, EnteredOn = at.Today,
            Backing = e.Backing, BackingBasis = e.BackingBasis.Trim(), CoHandlers = [.. e.CoHandlers.Distinct()], Title = e.Title.Trim(), Types = [.. e.Types.Distinct().Order()], TypeBits = ContractTypes.BitsOf(e.Types), Content = e.Content.Trim(),
            PartyNames = ShownNames(e.Parties), Parties = e.Parties, AmountInFen = e.AmountInFen, PaysInFen = e.PaysInFen, IsProcurement = e.IsProcurement,
            ProcurementNumber = e.ProcurementNumber.Trim(), Found = e.Found, DisposesOfStateAsset = e.DisposesOfStateAsset, IsTalentHousing = e.IsTalentHousing,
            IsKey = keyReasons.Count > 0, KeyReasons = keyReasons, SignedOn = e.SignedOn!.Value, StartsOn = e.StartsOn!.Value, EndsOn = e.EndsOn, Signing = e.Signing, IsUnreviewed = isUnreviewed, Handler = e.Handler!.Value,
            Terms = e.Terms, IsConfidential = at.IsOfConfidential || e.Terms.Secrets.Any(s => s is Secret.Business or Secret.Personal),
            Project = e.Project.Trim(), ParentId = e.Parent, Derivation = e.Derivation, Changes = e.Derivation is null ? [] : [new(e.ChangedFields, e.ChangeReason.Trim(), "")],
            Filing = at.IsExempt ? FilingState.Exempt : FilingState.Due, FilingDueOn = at.IsExempt ? null : at.FilingDueOn,
        };
        contract.Record(new ContractEntered(contract.Id, contract.Registration, at.Institution, contract.IsKey, at.IsExempt));
        if (isUnreviewed) contract.Record(new ContractUnreviewed(contract.Id));
        foreach (var reason in keyReasons) contract.Record(new KeySupervised(contract.Id, reason));
        contract.Recount();
        return contract;
    }

    /// <summary>Once the government demands it, and never undone by anybody below it.</summary>
    [Article(Law.LuohuContracts, 6, 1, Item = 4), Requirement("LH-HT-006d")]
    public Outcome DemandKey(string basis)
    {
        if (basis.Trim().Length is 0 or > 200) return Outcome.Refused("contract.key-basis", "请写明政府要求重点监管的依据，不超过 200 字。", KeySupervision.Demanded, "basis", "例如：会议纪要或者批示的文号。");
        if (KeyReasons.Contains(KeySupervision.Demanded)) return Outcome.Done;
        (KeyDemand, IsKey, KeyReasons, Revision) = (basis.Trim(), true, [.. KeyReasons, KeySupervision.Demanded], Revision + 1);
        Record(new KeySupervised(Id, KeySupervision.Demanded));
        return Outcome.Done;
    }

    /// <summary>The procurement centre ties the contract to its procurement; several contracts may belong to one.</summary>
    [Article(Law.LuohuContracts, 10, 5), Requirement("LH-HT-010e"), Requirement("LH-SZ-119")]
    public Outcome LinkProcurement(string number, string result)
    {
        var place = Citation.Of(Law.LuohuContracts, 10, 5);
        var findings = new List<Finding>();
        if (!IsProcurement) findings.Add(Finding.Block("contract.not-procured", "这份合同不是采购类合同，没有采购项目。", place, "procurement-number", "请核对合同；登记错了的，与承办部门联系。"));
        if (number.Trim().Length is 0 or > 60) findings.Add(Finding.Block("contract.procurement-number", "请填采购项目编号，不超过 60 字。", place, "procurement-number", "照采购公告填写。"));
        if (result.Trim().Length is 0 or > 200) findings.Add(Finding.Block("contract.procurement-result", "请填采购结果：公告文号、供应商，不超过 200 字。", place, "procurement-result", "例如：中标通知书〔2026〕演示3号。"));
        if (findings.Count > 0) return Outcome.From(findings);
        (ProcurementNumber, ProcurementResult, Revision) = (number.Trim(), result.Trim(), Revision + 1);
        Record(new ProcurementLinked(Id, ProcurementNumber));
        return Outcome.Done;
    }

    /// <summary>The next handler; whose the earlier acts were stays in the record.</summary>
    [Article(Law.LuohuContracts, 16, 1), Article(Law.LuohuContracts, 17, 1), Requirement("LH-HT-008d")]
    public Outcome Name(Guid handler)
    {
        if (Handler == handler) return Outcome.Done;
        (Handler, Revision) = (handler, Revision + 1);
        Record(new HandlerNamed(Id));
        return Outcome.Done;
    }

    /// <summary>Files are added, never replaced or taken away.</summary>
    [Article(Law.LuohuContracts, 61), Article(Law.LuohuContracts, 67), Article(Law.LuohuContracts, 68), Requirement("LH-HT-061"), Requirement("LH-HT-067b"), Requirement("LH-HT-068b")]
    public Outcome Attach(ContractFile file)
    {
        if (ArchivedOn is not null) return Outcome.Refused("contract.archived", "合同已经归档，只能看，不能再改。", ArchiveDuty, "file", "需要补充的，请与档案保管人联系。");
        if (Files.Any(f => f.Hash == file.Hash && f.Category == file.Category)) return Outcome.Done;
        (Files, Revision) = ([.. Files, file], Revision + 1);
        Record(new ContractFileAdded(Id, file.Category, file.Hash));
        return Outcome.Done;
    }

    private static string ShownNames(IReadOnlyList<Party> parties)
    {
        const int Most = 200;
        return ShortText.Within(string.Join("、", parties.Select(p => p.Shown)), Most);
    }

    private void Touch()
    {
        Revision++;
        Recount();
    }

    /// <summary>What is due first, what is open, before whom it lies: copies for sorting, counting and narrowing, never the truth.</summary>
    private void Recount()
    {
        AwaitsHead = Renewals.Any(r => r.Agreed is null) || Ending is { DecidedOn: null };
        AwaitsFinance = Payments.Any(p => p.State is PaymentState.Asked);
        AwaitsGovernment = Backing is not Backing.Own && (Abnormalities.Any(a => a is { ProposedOn: not null, HandledOn: null, ResolvedOn: null }) || Ending is { DecidedOn: not null, ApprovedOn: null });
        OpenAbnormalities = Abnormalities.Count(a => a.ResolvedOn is null);
        NextDueOn = Dues().Select(d => d.On).Where(d => d is not null).Min();
    }
}
