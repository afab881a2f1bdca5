using System.Text.RegularExpressions;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>第二十五条: plain and definite; departments that sign together have their rights apart.</summary>
internal static partial class Article25
{
    /// <summary>What the essentials leave open: a blank, or a price and a day to be talked about later.</summary>
    [Article(Law.LuohuContracts, 25, 1)]
    public static IEnumerable<TextFinding> Vague(ContractReading reading)
    {
        var end = reading.Insertion.Start;
        foreach (var blank in Blank().Matches(reading.Text).Where(m => m.Index < end).Take(20))
        {
            if (reading.At(Texts.Elements.Span.Of(blank)) is { } sentence)
                yield return Places.Of(25, 1).Warns(sentence.At, "这里还空着，签订前要填写。", "填写完整；不适用的写“无”。");
        }

        foreach (var sentence in reading.With(Open()).Where(s => s.At.Start < end))
            yield return Places.Of(25, 1).Asks(sentence.At, "约定不明：价款、期限这类主要条款没有定下来，履行时容易有争议。请审查是否须当场定明。", "写出确定的数额、日期或可以算出来的方法。");
    }

    [Article(Law.LuohuContracts, 25, 2)]
    public static IEnumerable<TextFinding> SeveralDepartments(ContractReading reading)
    {
        var departments = reading.Parties.Where(p => p.IsGovernment).ToArray();
        if (departments.Length < 2) yield break;
        foreach (var department in departments)
        {
            var duty = new Regex($"(?:{string.Join('|', department.Names.Select(Regex.Escape))})[^。；]{{0,10}}(?:权利|义务|职责|责任|应|有权|负责)");
            if (!reading.Has(duty))
                yield return Places.Of(25, 2).Warns(department.At, $"两个以上部门共同签订，没有分别约定{department.Label}（{department.Name}）的权利和责任。", "按各部门职责分别写明权利、义务。");
        }
    }

    [GeneratedRegex(@"[_＿]{3,}|[（(【]\s{2,}[）)】](?!种)|(?<![\d])\s{3,}(?:元|年\s+月|%|平方米)|[xX×]{3,}(?:元|年)|【\s*】|\[待定\]|（待定）")]
    private static partial Regex Blank();

    [GeneratedRegex("(?:价款|价格|费用|租金|金额|报酬|工期|期限|交付时间|付款时间|违约金|标准)[^。；]{0,10}(?:另行(?:协商|商定|约定|议定)|由双方(?:另行)?协商|视情况|再行协商|待定|酌情|(?:到时|届时)再?(?:商量|协商|商定|确定))|(?:另行协商|另行商定|视情况)[^。；]{0,6}(?:价款|价格|费用|租金|金额|工期|期限)|尽快(?:支付|付款|完成|交付)|适时(?:支付|付款|拨付)")]
    private static partial Regex Open();
}
