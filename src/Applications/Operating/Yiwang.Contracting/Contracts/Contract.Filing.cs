using Yiwang.Contracting.Public;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Contracts;

/// <summary>备案: 第四十九条 to 第五十二条.</summary>
internal sealed partial class Contract
{
    public const int ScanCategory = 3;

    public static readonly Citation FilingDuty = Citation.Of(Law.LuohuContracts, 49, 2), PaperDuty = Citation.Of(Law.LuohuContracts, 49, 3), Required = Citation.Of(Law.LuohuContracts, 50),
        FilingCheck = Citation.Of(Law.LuohuContracts, 10, 2), PauseRule = Citation.Of(Law.LuohuContracts, 52);

    public FilingState Filing { get; private set; }

    /// <summary>The last day in time; null for an exempt one, or while a year's calendar is missing.</summary>
    public DateOnly? FilingDueOn { get; private set; }

    /// <summary>The first submission, by which it is in time or late.</summary>
    public DateOnly? FiledOn { get; private set; }
    public bool IsFiledLate { get; private set; }
    public string ReturnedFor { get; private set; } = "";
    public DateOnly? PaperDueOn { get; private set; }
    public DateOnly? PaperReceivedOn { get; private set; }
    public string PaperMissing { get; private set; } = "";

    /// <summary>Payments are stopped since, because the filing is overdue; null where they aren't.</summary>
    public DateOnly? PausedOn { get; private set; }

    public bool IsFiled => Filing is FilingState.Filed or FilingState.Checked;
    public bool IsPaperLate => PaperDueOn is { } due && PaperReceivedOn > due;
    public bool IsFilingOverdue(DateOnly today) => !IsFiled && Filing is not FilingState.Exempt && FilingDueOn < today;

    /// <summary>Everything that is missing, at once.</summary>
    [Article(Law.LuohuContracts, 50), Requirement("LH-HT-050"), Requirement("LH-SZ-113")]
    public IEnumerable<Finding> BeforeFiling()
    {
        if (Nodes.Count == 0) yield return Finding.Block("contract.no-nodes", "还没有登记进度节点。", Required, "nodes", "至少登记一个进度节点；只有一个期限的，填这个期限。");
        if (!Files.Any(f => f.Category == ScanCategory)) yield return Finding.Block("contract.no-scan", "还没有上传经各方签署的合同原件扫描件。", Required, "file", "请上传扫描件，类别选“正式签订的合同文本及其附件”。");
    }

    /// <param name="number">The next number of the series; used only where it has none yet.</param>
    /// <param name="paperDueOn">Counted from today.</param>
    [Article(Law.LuohuContracts, 49, 1), Article(Law.LuohuContracts, 49, 2), Requirement("LH-HT-049a"), Requirement("LH-HT-049b"), Requirement("LH-SZ-113")]
    public Outcome File(Func<string> number, DateOnly today, DateOnly? paperDueOn)
    {
        if (IsFiled) return Outcome.Refused("contract.filed", $"这份合同已经备案，编号 {Number}。", FilingDuty, "file", "变更、解除的，请从本页登记衍生协议。");
        var missing = Outcome.From(BeforeFiling());
        if (!missing.IsDone) return missing;
        var isFirst = FiledOn is null;
        if (isFirst) (FiledOn, IsFiledLate, PaperDueOn) = (today, Filing is not FilingState.Exempt && today > FilingDueOn, paperDueOn);
        (Number, Filing, ReturnedFor) = (Number ?? number(), FilingState.Filed, "");
        Record(new ContractFiled(Id, Number, isFirst && IsFiledLate));
        Resume(today);
        Touch();
        return Outcome.Done;
    }

    [Article(Law.LuohuContracts, 10, 2), Requirement("LH-HT-010b")]
    public Outcome CheckFiling()
    {
        if (Filing is not FilingState.Filed) return NotNow(FilingCheck, "只有已提交、还没有核对的备案可以核对。");
        Filing = FilingState.Checked;
        Record(new FilingChecked(Id));
        Touch();
        return Outcome.Done;
    }

    /// <summary>The number stays; until it is corrected the contract counts as not filed.</summary>
    [Article(Law.LuohuContracts, 10, 2), Requirement("LH-HT-010b")]
    public Outcome ReturnFiling(string reason, DateOnly? correctBy)
    {
        if (Filing is not FilingState.Filed) return NotNow(FilingCheck, "只有已提交、还没有核对的备案可以退回。");
        if (reason.Trim().Length is 0 or > 500) return Outcome.Refused("contract.return-reason", "退回的，请写明缺什么、怎样改，不超过 500 字。", Required, "reason", "写给承办人看。");
        (Filing, ReturnedFor, FilingDueOn) = (FilingState.Returned, reason.Trim(), FilingDueOn > correctBy ? FilingDueOn : correctBy);
        Record(new FilingReturned(Id));
        Touch();
        return Outcome.Done;
    }

    /// <summary>An incomplete original counts as none.</summary>
    [Article(Law.LuohuContracts, 49, 3), Article(Law.LuohuContracts, 10, 2), Requirement("LH-HT-049c")]
    public Outcome ReceivePaper(bool isComplete, string missing, DateOnly today)
    {
        if (FiledOn is null || PaperReceivedOn is not null) return NotNow(PaperDuty, FiledOn is null ? "还没有备案登记，不签收纸质原件。" : "纸质原件已经签收。");
        if (!isComplete && missing.Trim().Length is 0 or > 500) return Outcome.Refused("contract.paper-missing", "原件不完整的，请写明缺什么，不超过 500 字。", PaperDuty, "missing", "写给承办人看。");
        if (isComplete) (PaperReceivedOn, PaperMissing) = (today, "");
        else PaperMissing = missing.Trim();
        Record(new PaperHandedIn(Id, isComplete, IsPaperLate));
        Touch();
        return Outcome.Done;
    }

    /// <summary>第五十二条: whoever pays stops; the leading group's office is told once for each stop.</summary>
    /// <returns>Whether this is the first refusal since it was last in order.</returns>
    [Article(Law.LuohuContracts, 52), Requirement("LH-HT-052b")]
    public bool Pause(DateOnly today)
    {
        if (PausedOn is not null) return false;
        (PausedOn, Revision) = (today, Revision + 1);
        Record(new PaymentsPaused(Id, Shown));
        return true;
    }

    private void Resume(DateOnly today)
    {
        if (PausedOn is null) return;
        PausedOn = null;
        Record(new PaymentsResumed(Id, today));
    }

    private static Outcome NotNow(Citation under, string why) => Outcome.Refused("contract.not-now", why, under, "state", "请刷新页面，看最新情况。");
}
