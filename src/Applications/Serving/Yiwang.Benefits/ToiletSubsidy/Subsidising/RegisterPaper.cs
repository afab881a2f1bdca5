using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.ToiletSubsidy.Subsidising;

/// <summary>The finance bureau enters the funding rules and the plan of allocation.</summary>
[Requires(Permissions.FundToilets)]
internal sealed record RegisterFundingPaper(PaperKind Kind, PaperEntry Entry) : ICommand;

/// <summary>The lead bureau enters the method of acceptance.</summary>
[Requires(Permissions.LeadToilets)]
internal sealed record RegisterAcceptanceMethod(PaperEntry Entry) : ICommand;

internal sealed class RegisterPaperHandler(ToiletsDb db, TimeProvider clock) : IHandle<RegisterFundingPaper>, IHandle<RegisterAcceptanceMethod>
{
    public Task<Outcome> Handle(RegisterFundingPaper command, CancellationToken ct) => command.Kind is PaperKind.AcceptanceMethod
        ? Task.FromResult(Outcome.Refused("toilets.paper-kind", "验收办法由牵头部门登记。", Places.Works, "kind", "请选择资金使用细则或者拨付方案。"))
        : Take(command.Kind, command.Entry, ct);

    public Task<Outcome> Handle(RegisterAcceptanceMethod command, CancellationToken ct) => Take(PaperKind.AcceptanceMethod, command.Entry with { PaysConversions = false }, ct);

    private async Task<Outcome> Take(PaperKind kind, PaperEntry entry, CancellationToken ct)
    {
        var outcome = Outcome.From(Check(entry, clock.Today(), out var number));
        if (!outcome.IsDone) return outcome;
        var paper = await db.Papers.ByKey(kind, ct);
        if (paper is null) db.Papers.Add(paper = ToiletPaper.Of(kind));
        paper.Take(entry with { Title = entry.Title.Trim(), ApprovalNumber = entry.ApprovalNumber.Trim(), IssueNumber = number!.ToString(), PaysConversions = entry.PaysConversions && kind is PaperKind.FundingRules });
        return outcome;
    }

    private static List<Finding> Check(PaperEntry entry, DateOnly today, out DocumentNumber? number)
    {
        var findings = new List<Finding>();
        if (entry.Title.Trim().Length is 0 or > 200) findings.Add(Finding.Block("toilets.paper-title", "请填写文件名称，不超过 200 字。", Places.Works, "title", "照文件题名填写。"));
        if (entry.ApprovalNumber.Trim().Length is 0 or > 100) findings.Add(Finding.Block("toilets.paper-approval", "请填写市政府批准的文号或者会议纪要编号，不超过 100 字。", Places.Works, "approval", "没有批准的，还不能登记。"));
        if (!DocumentNumber.TryParse(entry.IssueNumber, out number, out var wrong)) findings.Add(wrong with { Where = "issue" });
        if (entry.IssuedOn == default || entry.IssuedOn > today) findings.Add(Finding.Block("toilets.paper-issued", "请填写印发日期，不晚于今天。", Places.Works, "issuedOn", "照文件落款填写。"));
        return findings;
    }
}
