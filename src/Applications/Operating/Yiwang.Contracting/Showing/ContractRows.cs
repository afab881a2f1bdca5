using Yiwang.Contracting.Contracts;
using Yiwang.Design;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Showing;

/// <summary>What a contract is, as rows: the few that say which one it is and how it stands, and all of them.</summary>
internal static class ContractRows
{
    public static IReadOnlyList<SummaryRow> Short(Contract c, string handledBy, string handler) =>
    [
        Registration(c), Number(c), Counterparty(c), Money(c), Term(c), new("承办", $"{handledBy}，{handler}", Because: HandlingRules.Place), .. Parent(c),
    ];

    public static IReadOnlyList<SummaryRow> OfFiling(Contract c) => [Number(c), Filing(c), Paper(c)];

    public static SummaryRow Archive(Contract c) => new("档案", c.ArchivedOn is { } kept ? $"{kept.ToChinese()}归档，{c.Keeper}保管；{string.Join("；", c.Absent.Select(a => $"第{a.Category}类没有：{a.Reason}"))}" : "还没有归档", Because: Contract.ArchiveDuty);

    public static IReadOnlyList<SummaryRow> Whole(Contract c, string handledBy, string handler, WorkCalendar calendar) =>
    [
        Registration(c), Number(c), Counterparty(c),
        new("合同情形", string.Join("；", c.Types.Select(t => ContractWords.Types[t - 1])), Because: Citation.Of(Law.LuohuContracts, 5, 2)), new("主要内容", c.Content),
        new("标的", c.AmountInFen is { } fen ? Yuan.Text(fen) : "无标的金额"), new("政府付款", $"{Yuan.Text(c.PaysInFen)}，已付 {Yuan.Text(c.PaidInFen)}"),
        new("重点监管", c.IsKey ? string.Join("、", c.KeyReasons.Select(r => r.Place)) + (c.KeyDemand.Length > 0 ? $"（{c.KeyDemand}）" : "") : "不是", Because: Citation.Of(Law.LuohuContracts, 6)),
        new("承办部门", handledBy, Because: HandlingRules.Place), new("承办人", handler, Because: Citation.Of(Law.LuohuContracts, 16, 1)), new("以谁的名义", $"{ContractWords.Of(c.Backing)} {c.BackingBasis}"), Procurement(c), .. TermRows.Of(c),
        Archive(c), Term(c), new("签订", $"{c.SignedOn.ToChinese()}，{c.Signing.Place}；{c.Signing.Decision}；{c.Signing.Legality}", Because: Citation.Of(Law.LuohuContracts, 48)),
        new("登记", $"{c.EnteredOn.ToChinese()}，{EntryDelay.Text(c, calendar)}", Because: Citation.Of(Law.LuohuContracts, 9, 2)), Filing(c), Paper(c), .. Parent(c),
        .. c.Changes.Where(x => x.Before.Length > 0).Select(x => new SummaryRow("变更前", $"{x.Before}（{x.Reason}）", Because: Citation.Of(Law.LuohuContracts, 51))),
    ];

    private static SummaryRow Registration(Contract c) => new("登记号", c.Registration);

    private static SummaryRow Number(Contract c) => new("合同编号", c.Number ?? (c.Filing is FilingState.Exempt ? "免备案，用登记号" : "备案以后由系统分配"), Because: Citation.Of(Law.LuohuContracts, 49, 1));

    private static SummaryRow Counterparty(Contract c) => new("对方当事人", c.PartyNames);

    private static SummaryRow Money(Contract c) => new("标的", $"{(c.AmountInFen is { } fen ? Yuan.Text(fen) : "无标的金额")}；政府付 {Yuan.Text(c.PaysInFen)}，已付 {Yuan.Text(c.PaidInFen)}");

    private static SummaryRow Term(Contract c) => new("期限", $"{c.StartsOn.ToChinese()} 至 {c.EndsOn?.ToChinese() ?? "不定期"}");

    private static SummaryRow Procurement(Contract c) => new("采购项目编号", c.ProcurementNumber.Length > 0 ? c.ProcurementNumber : "无", c.ProcurementNumber.Length > 0 ? $"/staff/contracts?q={Uri.EscapeDataString(c.ProcurementNumber)}" : null, Because: Citation.Of(Law.LuohuContracts, 10, 5), LinkWord: "看同一编号的合同");

    private static SummaryRow Filing(Contract c) => new("备案", c.FiledOn is { } on ? $"{on.ToChinese()}{(c.IsFiledLate ? "，逾期" : "")}" : c.FilingDueOn is { } due ? $"最晚 {due.ToChinese()}" : "不用备案", Because: Contract.FilingDuty);

    private static SummaryRow Paper(Contract c) => new("纸质原件", c.PaperReceivedOn is { } paper ? $"{paper.ToChinese()} 签收{(c.IsPaperLate ? "，逾期" : "")}" : c.PaperDueOn is { } by ? $"最晚 {by.ToChinese()}{(c.PaperMissing.Length > 0 ? $"；退回：{c.PaperMissing}" : "")}" : c.Filing is FilingState.Exempt ? "免备案，不用提交" : "备案以后提交", Because: Contract.PaperDuty);

    private static IEnumerable<SummaryRow> Parent(Contract c) => c.ParentId is { } parent ? [new SummaryRow("原合同", c.Derivation is { } d ? ContractWords.Of(d) : "", $"/staff/contracts/{parent}", LinkWord: "查看")] : [];
}
