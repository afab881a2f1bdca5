using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>A line of the catalogue of 粤残联〔2018〕6号 as it was imported.</summary>
/// <param name="Years">Paid once in so many years.</param>
/// <param name="Basis">Number of the document that sets the sum.</param>
internal sealed record AssistiveDevice(string Name, long AmountInFen, int Years, string Basis);

/// <summary>第八条（二）: the sums stand in another document; without its catalogue nothing is invented in their place.</summary>
internal static class AssistiveDevices
{
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 2), Requirement("SW-KF-008f")]
    public static ServiceAssessment Assess(AssistiveDeviceClaim claim, AidContext context)
    {
        var row = context.Rulebook.StandardOn(Rows.AssistiveDevice, context.AppliedOn);
        if (context.Devices.Count == 0)
            return Refused(row, Finding.Block("aid.device.no-catalogue", $"粤残联〔2018〕6号标准未导入，“{claim.Device}”的补贴不能测算。", row.Citation, claim.Where, "请市残联导入辅助器具补贴目录后再测算。"));
        if (context.Devices.FirstOrDefault(d => d.Name == claim.Device) is not { } device)
            return Refused(row, Finding.Block("aid.device.unlisted", $"补贴目录里没有“{claim.Device}”。", row.Citation, claim.Where, "请从目录里选；目录可在“登记簿”查看。"));

        return ServiceAssessment.Of(row, device.AmountInFen, $"{device.Name}：按{device.Basis}补贴 {Yuan.Text(device.AmountInFen)}，{device.Years} 年 1 次。",
            [.. TooSoon(claim, device, row, context), .. Duplicates(claim, row, context)]);
    }

    private static IEnumerable<Finding> TooSoon(AssistiveDeviceClaim claim, AssistiveDevice device, Standard row, AidContext context) =>
        from prior in context.Prior
        where prior.Row == row.Id && prior.Condition == device.Name && context.AppliedOn < prior.GrantedOn.AddYears(device.Years)
        select Finding.Block("aid.device.too-soon", $"{prior.GrantedOn.ToChinese()}已在{context.Library.NameOf(prior.Region)}补贴过“{device.Name}”，{device.Years} 年 1 次。", row.Citation, claim.Where, $"请在 {prior.GrantedOn.AddYears(device.Years).ToChinese()}以后申请。");

    // Another device is no second aid of the same kind: the rule against duplicates looks at the same one.
    private static IEnumerable<Finding> Duplicates(AssistiveDeviceClaim claim, Standard row, AidContext context) =>
        DuplicateAid.Check(row, context.AppliedOn, context with { Prior = [.. context.Prior.Where(p => p.Row != row.Id || p.Condition.Length == 0 || p.Condition == claim.Device)] }, claim.Where);

    private static ServiceAssessment Refused(Standard row, Finding why) => ServiceAssessment.Of(row, 0, "", [why]);
}
