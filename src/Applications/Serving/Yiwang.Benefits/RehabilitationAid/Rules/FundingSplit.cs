using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>Who pays a sum. The county's share is whatever the others leave, so that the three always make the whole.</summary>
internal sealed record FundingSplit(long CentralInFen, long ProvincialInFen, long CountyInFen)
{
    public static (FundingSplit? Split, IReadOnlyList<Finding> Findings) Of(long amountInFen, long centralInFen, long provincialInFen, Funding funding)
    {
        var above = centralInFen + provincialInFen;
        List<Finding> findings = [];
        if (centralInFen < 0 || provincialInFen < 0)
            findings.Add(Finding.Block("aid.funding.negative", "资金来源的金额不能小于 0。", Articles.Funding, "funding", "请核对金额。"));
        else if (funding is Funding.SameLevel && above > 0)
            findings.Add(Finding.Block("aid.funding.same-level", "非全日制康复训练补助由同级财政安排，不能列中央或省级资金。", Articles.DailyTraining, "funding", "请全部列入同级财政。"));
        else if (above > amountInFen)
            findings.Add(Finding.Block("aid.funding.too-much", $"中央和省级合计 {Yuan.Text(above)}，超过补助额 {Yuan.Text(amountInFen)}。", Articles.Funding, "funding", "请核对金额。"));
        return findings.Count > 0 ? (null, findings) : (new FundingSplit(centralInFen, provincialInFen, amountInFen - above), []);
    }
}
