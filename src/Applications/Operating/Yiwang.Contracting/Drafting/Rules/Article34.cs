using System.Text.RegularExpressions;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>第三十四条: the government's side may change or end the contract alone for the public interest.</summary>
internal static partial class Article34
{
    /// <summary>可以: the reviewer is asked (第四十四条第（五）项), nobody is told to.</summary>
    [Article(Law.LuohuContracts, 34)]
    [Requirement("LH-HT-034")]
    public static IEnumerable<TextFinding> PublicInterest(ContractReading reading)
    {
        if (!reading.Parties.Any(p => p.IsGovernment) || reading.Sentences.Any(s => Ground().IsMatch(s.Text) && Right().IsMatch(s.Text))) yield break;
        yield return Places.Of(34).Asks(reading.Insertion, "没有约定政府一方为公共利益或维护法定权益可以单方变更、终止合同。请审查是否需要。", "可以写：因公共利益或维护法定权益需要，甲方有权单方变更、终止本合同，并依法补偿。");
    }

    [GeneratedRegex("公共利益|法定权益|政策(?:调整|变化|变更)|规划调整|城市更新|征收|政府(?:决策|规划|需要|行为)|上级(?:部门)?(?:政策|要求|决定)|财政(?:预算)?政策|法律法规[^。；]{0,8}(?:调整|变化)")]
    private static partial Regex Ground();

    [GeneratedRegex("(?:有权|可以|可|享有)[^。；]{0,24}(?:变更|解除|终止|收回|调整|提前)|单方(?:面)?(?:的)?(?:变更|终止|解除)(?:(?:和|或|、)(?:变更|终止|解除))?权")]
    private static partial Regex Right();
}
