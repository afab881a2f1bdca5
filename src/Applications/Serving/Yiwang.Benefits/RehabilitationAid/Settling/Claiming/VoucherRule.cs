using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Settling.Claiming;

/// <summary>有效票据: without one a guardian can't claim, and it bounds what is paid.</summary>
internal static class VoucherRule
{
    private const int LongestNumber = 60, LongestIssuer = 100;

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1), Requirement("SW-KF-010t")]
    public static IEnumerable<Finding> Check(VoucherPaper? voucher, DateOnly today)
    {
        if (voucher is null)
        {
            yield return Block("settlement.voucher-missing", "没有票据，不能申请。", "file", "请上传机构或医院开具的有效票据。");
            yield break;
        }

        if (voucher.Number.Trim().Length is 0 or > LongestNumber) yield return Block("settlement.voucher-number", $"请填写票据号（{LongestNumber} 字以内）。", "number", "照票据填写。");
        if (voucher.Issuer.Trim().Length is 0 or > LongestIssuer) yield return Block("settlement.voucher-issuer", $"请填写开具票据的单位（{LongestIssuer} 字以内）。", "issuer", "照票据上的印章填写。");
        if (voucher.On > today || voucher.On == default) yield return Block("settlement.voucher-on", "请填写开票日期，不晚于今天。", "on", "照票据填写。");
        if (voucher.AmountInFen < 0) yield return Block("settlement.voucher-amount", "请填写票据金额，最多两位小数。", "amount", "照票据填写。");
        if (voucher.File.Hash.Length == 0) yield return Block("settlement.voucher-missing", "没有上传票据，不能申请。", "file", "手机拍照也可以，号码和印章要看得清。");
    }

    /// <summary>按标准, and, as the county has set it, never more than the voucher says.</summary>
    public static (IReadOnlyList<ReckonedMonth> Lines, IReadOnlyList<Finding> Findings) Cap(IReadOnlyList<ReckonedMonth> lines, long voucherInFen, Settings settings)
    {
        if (!settings.VoucherCapsAmount || lines.Sum(l => l.AmountInFen) <= voucherInFen) return (lines, []);
        List<ReckonedMonth> capped = [];
        var left = voucherInFen;
        foreach (var line in lines)
        {
            var amount = Math.Min(line.AmountInFen, left);
            if (amount <= 0) return (capped, [Block("settlement.voucher-small", $"票据只有 {Yuan.Text(voucherInFen)}，不够所选的 {lines.Count} 个月。", "items", "请少选几个月，或者换金额足够的票据。")]);
            capped.Add(line with { AmountInFen = amount, Note = amount < line.AmountInFen ? $"{line.Note} 按票据补助 {Yuan.Text(amount)}。".Trim() : line.Note });
            left -= amount;
        }

        return (capped, [Finding.Warn("settlement.voucher-caps", $"标准合计 {Yuan.Text(lines.Sum(l => l.AmountInFen))}，票据 {Yuan.Text(voucherInFen)}，按票据补助。", Articles.Settlement, "amount")]);
    }

    private static Finding Block(string code, string message, string where, string remedy) => Finding.Block(code, message, Articles.Settlement, where, remedy);
}
