using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;

namespace Yiwang.Contracting.Showing;

/// <summary>One of a contract's pages and what is to be found there now.</summary>
internal sealed record ContractPage(string Path, string Title, string Says);

/// <summary>What one may decide about the end of a contract now.</summary>
internal sealed record EndQuestion(string Form, string Title, string Field, Citation Under);

/// <summary>Which pages a contract has today, what waits there for whoever looks, and where a duty is done.</summary>
internal static class ContractPages
{
    public const string Filing = "filing", Performance = "performance", Payments = "payments", Troubles = "troubles", Changes = "changes", Closing = "closing", Details = "details", Record = "record", CheckUps = "check-ups";

    public static string Of(Contract contract, string page) => $"{contract.Href}/{page}";

    public static string Where(Citation duty) =>
        duty == Contract.FilingDuty || duty == Contract.PaperDuty || duty == Contract.FilingCheck || duty == Contract.PauseRule ? Filing
        : duty == Contract.NodeDuty ? Performance
        : duty == Contract.PaymentRule ? Payments
        : duty == Contract.PlanDuty || duty == Contract.UrgingDuty ? Troubles
        : duty == Contract.RenewalDuty || duty == Contract.UnilateralRule || duty == Contract.GovernmentApproves ? Changes : Closing;

    public static IEnumerable<ContractPage> All(Contract c)
    {
        yield return new(Filing, "备案和材料", $"{ContractWords.Of(c.Filing)}，材料 {c.Files.Count} 份");
        if (c.Nodes.Count > 0) yield return new(Performance, "履行和验收", $"节点 {c.Nodes.Count} 个，已填报 {c.Nodes.Count(n => n.ReportedOn is not null)} 个");
        if (c.PaysInFen > 0 || c.Payments.Count > 0) yield return new(Payments, "付款", $"约定 {Yuan.Text(c.PaysInFen)}，已付 {Yuan.Text(c.PaidInFen)}");
        if (c.ParentId is null) yield return new(Troubles, "异常、督促、协调", c.Abnormalities.Count(a => a.ResolvedOn is null) is > 0 and var open ? $"没有了结的异常 {open} 个" : "没有未了结的异常");
        yield return new(Changes, "变更、续签、终止、争议", c.Changes.Count > 0 ? $"变更过 {c.Changes.Count} 次" : "没有变更过");
        if (c.IsOver || c.NeedsEvaluation || c.Nodes.Any(n => n.DoneOn is not null)) yield return new(Closing, "评价和归档", c.ArchivedOn is { } kept ? $"{kept.ToChinese()}归档" : "还没有归档");
        yield return new(Details, "登记的全部事项", "当事人、约定、签订、承办、重点监管");
        if (c.FiledOn is not null) yield return new(CheckUps, "体检和预警", "期限、节点、付款、附件、扫描件与登记");
        yield return new(Record, "全程记录", "谁在什么时候办了什么");
    }

    /// <summary>What waits for this person, beside the handler's own duties.</summary>
    public static IEnumerable<ContractPage> Waiting(Contract c, CurrentUser user)
    {
        if (MayCheckFiling(c, user)) yield return new(Filing, "核对备案", "");
        if (MayReceivePaper(c, user)) yield return new(Filing, "签收纸质原件", "");
        if (PaymentToCheck(c, user) is not null) yield return new(Payments, "审核付款", "");
        if (user.May(Permissions.DecideForGovernment) && c.Abnormalities.Any(a => a is { ProposedOn: not null, HandledOn: null, ResolvedOn: null })) yield return new(Troubles, "处理异常情形", "");
        if (Question(c, user) is { } asked) yield return new(Changes, asked.Title, "");
        if (c.IsProcurement && c.ProcurementResult.Length == 0 && user.May(Permissions.LinkProcurement)) yield return new(Details, "关联采购结果", "");
        if (MayArchive(c, user)) yield return new(Closing, "归档", "");
    }

    public static EndQuestion? Question(Contract c, CurrentUser user) =>
        user.Institution == c.Institution && user.May(Permissions.Decide) && c.Renewals.Any(r => r.Agreed is null) ? new("renewal", "决定是否续签", "decision", Contract.RenewalDuty)
        : user.Institution == c.Institution && user.May(Permissions.Decide) && c.Ending is { DecidedOn: null } ? new("end", "审批单方解除", "decision", Contract.UnilateralRule)
        : user.May(Permissions.DecideForGovernment) && c.Backing is not Backing.Own && c.Ending is { DecidedOn: not null, ApprovedOn: null } ? new("approve", "批准单方解除", "approval", Contract.GovernmentApproves) : null;

    public static bool MayCheckFiling(Contract c, CurrentUser user) => c.Filing is FilingState.Filed && user.May(Permissions.CheckFiling);

    public static bool MayReceivePaper(Contract c, CurrentUser user) => c is { FiledOn: not null, PaperReceivedOn: null } && user.May(Permissions.CheckFiling);

    /// <summary>The first that waits for finance.</summary>
    public static ContractPayment? PaymentToCheck(Contract c, CurrentUser user) =>
        user.Institution == c.Institution && user.May(Permissions.CheckPayments) ? c.Payments.FirstOrDefault(p => p.State is PaymentState.Asked) : null;

    public static bool MayArchive(Contract c, CurrentUser user) => c.AwaitsArchive && user.May(Permissions.Archive) && user.Institution == c.Institution;

    public static bool IsHandler(Contract c, CurrentUser user) => c.Handler == user.AccountId && c.Institution == user.Institution && user.May(Permissions.Perform);
}
