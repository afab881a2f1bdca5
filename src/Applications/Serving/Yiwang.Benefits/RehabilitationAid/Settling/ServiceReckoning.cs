using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Settling;

/// <summary>A service that is paid once, reckoned for settlement.</summary>
internal sealed record ReckonedService(string ChildIndex, Guid GrantId, string CaseNumber, string Row, string Key, DateOnly On, long AmountInFen, long ChargedInFen, Funding Funding, string Note);

/// <summary>What is paid once against a voucher: implants, corrective surgery, the two trainings of sight.</summary>
internal static class ServiceReckoning
{
    /// <param name="paidInFen">What the family paid itself, by the voucher.</param>
    /// <param name="settled">Keys that hold for this child already.</param>
    public static (ReckonedService? Service, IReadOnlyList<Finding> Against) Reckon(AidGrant grant, Rulebook rulebook, long paidInFen, DateOnly on, IReadOnlySet<string> settled)
    {
        var row = rulebook.StandardOn(grant.Row, grant.GrantedOn);
        var key = KeyOf(grant, row);
        if (settled.Contains(key))
            return (null, [Finding.Block("settlement.service.twice", $"“{row.Service}”这一项已经结算过，不能再结。", row.Citation, "grants", "认为记录有误的，请向救助申请地残联核对。")]);
        if (paidInFen <= 0 && row.Id != Rows.NationalCochlearImplant)
            return (null, [Finding.Block("settlement.voucher-amount", "请填写票据上由您支付的金额。", row.Citation, "amount", "照票据填写。")]);
        var amount = AmountOf(grant, row, paidInFen, rulebook);
        return (new ReckonedService(grant.ChildIndex, grant.Id, grant.CaseNumber, row.Id, key, on, amount, paidInFen, row.Funding, Words(row, amount, paidInFen)), []);
    }

    /// <summary>
    /// By the insurance's way never more than was paid; in the national programme the whole sum, whatever the bill, because the product is free
    /// and the sum is for surgery and tuning; surgery's second part stands beside its bill.
    /// </summary>
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 1), Requirement("SW-KF-008b"), Requirement("SW-KF-008c")]
    private static long AmountOf(AidGrant grant, Standard row, long paidInFen, Rulebook rulebook)
    {
        if (row.Id == Rows.NationalCochlearImplant) return grant.AmountInFen;
        if (row.Id == Rows.CorrectiveSurgery)
        {
            var devices = rulebook.StandardOn(Rows.CorrectiveDevices, grant.GrantedOn).AmountInFen;
            return devices + Math.Min(grant.AmountInFen - devices, paidInFen);
        }

        return row.Rule is StandardRule.Cap || rulebook.SettingsOn(grant.GrantedOn).VoucherCapsAmount ? Math.Min(grant.AmountInFen, paidInFen) : grant.AmountInFen;
    }

    /// <summary>One implant by one of two ways, one surgery for a condition: each once in a life. What returns every few years is one grant at a time.</summary>
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 1), Requirement("SW-KF-008c"), Requirement("SW-KF-008b")]
    public static string KeyOf(AidGrant grant, Standard row) => row.Id switch
    {
        Rows.CochlearImplant or Rows.NationalCochlearImplant => row.Kind,
        Rows.CorrectiveSurgery => $"{row.Kind}/{grant.Condition}",
        _ => $"{row.Kind}/{grant.Id:N}",
    };

    private static string Words(Standard row, long amount, long paid) => amount < row.AmountInFen
        ? $"自付 {Yuan.Text(paid)}，补助 {Yuan.Text(amount)}。" : $"按标准补助 {Yuan.Text(amount)}。";
}
