using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Contracts;

/// <summary>A category of which the contract has nothing, and why.</summary>
internal sealed record AbsentCategory(int Category, string Reason);

/// <summary>履约评价 and 归档: 第五十八条, 第六十七条, 第六十八条.</summary>
internal sealed partial class Contract
{
    public static readonly Citation EvaluationDuty = Citation.Of(Law.LuohuContracts, 58), ArchiveDuty = Citation.Of(Law.LuohuContracts, 68), Categories = Citation.Of(Law.LuohuContracts, 67);

    /// <summary>The last day on which the counterparty was evaluated.</summary>
    public DateOnly? EvaluatedOn { get; private set; }

    /// <summary>保管机构或专人.</summary>
    public string Keeper { get; private set; } = "";

    /// <summary>Who answers for it today; null until it is archived.</summary>
    public Guid? KeeperAccount { get; private set; }
    public IReadOnlyList<AbsentCategory> Absent { get; private set; } = [];
    public DateOnly? ArchivedOn { get; private set; }

    /// <summary>After each node that was done, and when it is over.</summary>
    [Article(Law.LuohuContracts, 58), Article(Law.LuohuContracts, 8, 5), Requirement("LH-HT-058a")]
    public bool NeedsEvaluation => ParentId is null
        && ((EndedOn is { } end && !(EvaluatedOn >= end)) || Nodes.Any(n => n.DoneOn is not null && n.ReportedOn > (EvaluatedOn ?? DateOnly.MinValue)));

    public void Evaluated(DateOnly today, string grade)
    {
        EvaluatedOn = today;
        Record(new PartyEvaluated(Id, grade));
        Touch();
    }

    /// <summary>Complete in all nine categories, or said why one is empty. Nothing of it changes afterwards.</summary>
    [Article(Law.LuohuContracts, 67), Article(Law.LuohuContracts, 68), Requirement("LH-HT-067a"), Requirement("LH-HT-067b"), Requirement("LH-HT-068a")]
    public Outcome Archive(string keeper, IReadOnlyList<AbsentCategory> absent, Guid? account, DateOnly today)
    {
        if (ArchivedOn is not null) return NotNow(ArchiveDuty, "已经归档。");
        var findings = new List<Finding>();
        if (!IsOver) findings.Add(Finding.Block("contract.archive-open", "合同还没有终止，不能归档。", ArchiveDuty, "keeper", "请先登记承办事务终止。"));
        if (keeper.Trim().Length is 0 or > 100) findings.Add(Finding.Block("contract.keeper", "请填保管机构或者专人，不超过 100 字。", Categories, "keeper", "例如：办公室档案岗。"));
        var reasons = absent.Where(a => a.Reason.Trim().Length is > 0 and <= 200).ToDictionary(a => a.Category, a => a.Reason.Trim());
        findings.AddRange(from c in Enumerable.Range(1, ContractFiles.Categories) where Files.All(f => f.Category != c) && !reasons.ContainsKey(c)
            select Finding.Block("contract.category-empty", $"第{c}类“{ContractFiles.CategoryNames[c - 1]}”没有材料，也没有说明。", Citation.Of(Law.LuohuContracts, 67, 1, c), $"absent-{c}", "请存入材料；确实没有的，写明原因，例如：没有发生争议。"));
        if (findings.Count > 0) return Outcome.From(findings);
        (Keeper, KeeperAccount, ArchivedOn) = (keeper.Trim(), account, today);
        Absent = [.. reasons.Where(r => Files.All(f => f.Category != r.Key)).Select(r => new AbsentCategory(r.Key, r.Value))];
        Record(new ContractArchived(Id, Files.Count));
        Touch();
        return Outcome.Done;
    }
}
