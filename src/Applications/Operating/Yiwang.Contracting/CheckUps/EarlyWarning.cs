using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;

namespace Yiwang.Contracting.CheckUps;

/// <summary>期限、节点逾期、付款超额、缺附件、编号不一致、扫描件要素不一致.</summary>
internal enum EarlyWarningKind { TermOver, NodeLate, Overpaid, FileMissing, NumberDiffers, TextDiffers }

/// <summary>What a check-up sees on a contract.</summary>
/// <param name="About">Which node, file or element; with the kind it says whether it is the one that is known already.</param>
internal sealed record FoundProblem(EarlyWarningKind Kind, string About, string Detail);

/// <summary>体检预警: one problem of one filed contract, from the check-up that found it first to the one that found it gone.</summary>
internal sealed class EarlyWarning : Aggregate
{
    public const int LongestAbout = 100, LongestDetail = 300, LongestNote = 300;

    public static readonly Citation Duty = Citation.Of(Law.LuohuContracts, 10, 2);

    private EarlyWarning() { }

    public Guid Id { get; private init; }
    public Guid ContractId { get; private init; }
    public string Region { get; private init; } = "";
    public EarlyWarningKind Kind { get; private init; }
    public string About { get; private init; } = "";
    public string Detail { get; private set; } = "";
    public DateOnly FoundOn { get; private init; }
    public Guid FoundBy { get; private init; }
    public DateOnly? ResolvedOn { get; private set; }

    /// <summary>The check-up that found it gone; null where somebody confirmed the record.</summary>
    public Guid? ResolvedBy { get; private set; }

    /// <summary>What whoever confirmed the record wrote.</summary>
    public string Note { get; private set; } = "";
    public int Revision { get; private set; }

    public bool IsOpen => ResolvedOn is null;

    public static EarlyWarning Raise(FoundProblem found, Contract contract, Guid checkUp, DateOnly today)
    {
        var warning = new EarlyWarning
        {
            Id = Guid.CreateVersion7(), ContractId = contract.Id, Region = contract.Region, Kind = found.Kind, About = found.About, Detail = found.Detail, FoundOn = today, FoundBy = checkUp,
        };
        warning.Record(new EarlyWarningRaised(contract.Id, warning.Problem));
        return warning;
    }

    public bool Is(FoundProblem found) => Kind == found.Kind && About == found.About;

    /// <summary>The same problem, told as it is today.</summary>
    public void Tell(string detail)
    {
        if (Detail != detail) (Detail, Revision) = (detail, Revision + 1);
    }

    [Article(Law.LuohuContracts, 10, 2), Requirement("LH-SZ-114")]
    public void Resolve(Guid checkUp, DateOnly today)
    {
        (ResolvedOn, ResolvedBy, Revision) = (today, checkUp, Revision + 1);
        Record(new EarlyWarningResolved(ContractId, Problem, IsConfirmed: false));
    }

    /// <summary>The signed text was misread: somebody has compared it with the record. Facts are mended, never confirmed away.</summary>
    public Outcome Confirm(string note, DateOnly today)
    {
        var findings = new List<Finding>();
        if (!IsOpen) findings.Add(Finding.Block("check-up.resolved", "这条预警已经解除。", Duty, "note", "不用再办。"));
        else if (!EarlyWarningWords.IsOfText(Kind)) findings.Add(Finding.Block("check-up.fact", "这条预警来自登记的事实，核对不能解除。", Duty, "note", $"{EarlyWarningWords.RemedyOf(Kind)}下一次体检时自动解除。"));
        if (note.Trim().Length is 0 or > LongestNote) findings.Add(Finding.Block("check-up.note", $"请写明怎样核对的，不超过 {LongestNote} 字。", Duty, "note", "例如：扫描件第 3 页写的金额与登记一致，是印章盖住了数字。"));
        if (findings.Count > 0) return Outcome.From(findings);
        (ResolvedOn, Note, Revision) = (today, note.Trim(), Revision + 1);
        Record(new EarlyWarningResolved(ContractId, Problem, IsConfirmed: true));
        return Outcome.Done;
    }

    private string Problem => About.Length > 0 ? $"{EarlyWarningWords.NameOf(Kind)}（{About}）" : EarlyWarningWords.NameOf(Kind);
}

/// <summary>What people call a problem, the article that it offends, and what mends it.</summary>
internal static class EarlyWarningWords
{
    /// <summary>Found by reading the signed text, which may have been misread.</summary>
    public static bool IsOfText(EarlyWarningKind kind) => kind is EarlyWarningKind.NumberDiffers or EarlyWarningKind.TextDiffers;

    public static string NameOf(EarlyWarningKind kind) => kind switch
    {
        EarlyWarningKind.TermOver => "期限届满没有终止", EarlyWarningKind.NodeLate => "节点逾期没有填报", EarlyWarningKind.Overpaid => "付款超过合同约定", EarlyWarningKind.FileMissing => "缺附件",
        EarlyWarningKind.NumberDiffers => "扫描件上的编号不一致", _ => "扫描件与登记不一致",
    };

    public static Citation UnderOf(EarlyWarningKind kind) => kind switch
    {
        EarlyWarningKind.TermOver => Contract.RenewalDuty, EarlyWarningKind.NodeLate => Contract.NodeDuty, EarlyWarningKind.Overpaid => Contract.PaymentRule, EarlyWarningKind.NumberDiffers => Contract.FilingDuty, _ => Contract.Required,
    };

    public static string RemedyOf(EarlyWarningKind kind) => kind switch
    {
        EarlyWarningKind.TermOver => "履行完毕的，办理终止；继续履行的，签订续签协议并备案。", EarlyWarningKind.NodeLate => "由承办人填报这个节点的履行情况。", EarlyWarningKind.Overpaid => "查明多付的原因，追回，或者备案补充协议。",
        EarlyWarningKind.FileMissing => "由承办人补上材料；纸质原件交备案管理部门签收。", _ => "对照扫描件核对：传错文件的，存入正确的；登记错的，签订协议更正并备案；扫描件读错的，由备案管理部门确认。",
    };
}
