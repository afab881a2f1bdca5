using System.Text.RegularExpressions;
using Yiwang.Contracting.Texts.Elements;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>第三十二条: how much, how counted, how and when paid, against which invoice.</summary>
internal static partial class Article32
{
    /// <summary>How far the Arabic and the Chinese writing of one amount stand apart at most.</summary>
    private const int PairGap = 24;

    [Article(Law.LuohuContracts, 32, 1)]
    [Requirement("LH-HT-032a")]
    public static IEnumerable<TextFinding> Price(ContractReading reading)
    {
        if (reading.Is("donation") || reading.Has(Free()) || (reading.Elements.Amount is null && reading.Is("no-price"))) yield break;
        (string Name, bool Said)[] parts =
        [
            ("价款金额", reading.Elements.Amount is not null), ("计算方式", reading.Has(Reckoning())), ("支付方式", reading.Has(Means())),
            ("支付期限", reading.With(Pays()).Any(s => Deadline().IsMatch(s.Text))), ("发票交付", reading.Has(Invoice())),
        ];
        var missing = parts.Where(p => !p.Said).Select(p => p.Name).ToArray();
        if (missing.Length > 0) yield return Places.Of(32, 1).Warns(reading.Elements.Amount?.At ?? reading.Insertion, $"价款没有约定{string.Join("、", missing)}。", "逐项写明金额、计算方式、支付方式、支付期限和发票交付。");
    }

    /// <summary>One amount written twice with different values, or Chinese numerals that are none.</summary>
    [Article(Law.LuohuContracts, 32, 1)]
    public static IEnumerable<TextFinding> Amounts(ContractReading reading)
    {
        foreach (var written in reading.Amounts.Where(m => m.Capital))
        {
            if (written.Fen is not { } fen)
            {
                if (reading.Of(written.At).Length > 3) yield return Places.Of(32, 1).Blocks(written.At, $"大写金额“{reading.Of(written.At)}”不规范，读不出数额。", "照票据大写的写法改正，例如“壹拾万零伍佰元整”。");
            }
            else if (Partner(reading, written) is { Fen: { } other } partner && other != fen)
            {
                yield return Places.Of(32, 1).Blocks(written.At.With(partner.At), $"大写（{Yuan.Text(fen)}）与小写（{Yuan.Text(other)}）不一致。", "核对成交结果或批准文件，改成同一数额。");
            }
        }
    }

    [Article(Law.LuohuContracts, 32, 2)]
    public static IEnumerable<TextFinding> StateProperty(ContractReading reading)
    {
        if (reading.Key.Reasons.FirstOrDefault(r => r.IsStateProperty) is not { } reason || reading.Title?.Has(Derived()) == true || reading.Has(Basis())) yield break;
        yield return Places.Of(32, 2).Warns(reading.Elements.Amount?.At ?? reason.At, "涉及国有资产，没有写明价格怎样确定（评估、公开招租、批准等）。", "写明定价依据，并在送审时附上。");
    }

    // 人民币壹佰万元整（¥1,000,000.00）, 1,000,000元（大写：壹佰万元整）.
    private static Money? Partner(ContractReading reading, Money written)
    {
        var others = reading.Amounts.Where(m => !m.Capital && reading.At(m.At) == reading.At(written.At));
        foreach (var other in others)
        {
            var (from, until) = other.At.End <= written.At.Start ? (other.At.End, written.At.Start) : (written.At.End, other.At.Start);
            if (until >= from && until - from <= PairGap && Between().IsMatch(reading.Text.AsSpan(from, until - from))) return other;
        }

        return null;
    }

    [GeneratedRegex(@"^\s*[）)]?\s*[，,、]?\s*[（(【\[]?\s*(?:即|计|大写|小写|合计?|人民币|RMB|含税|金额)*\s*[）)]?\s*[：:]?\s*(?:人民币)?\s*[¥￥]?\s*$")]
    private static partial Regex Between();

    [GeneratedRegex("不涉及(?:价款|资金|金额|费用)|无标的金额|(?:无偿|免费)(?:提供给|使用|出借|借用|赠与)|不(?:支付|收取)(?:任何)?(?:费用|价款|租金)|免(?:收|除|缴|交)[^。；]{0,10}(?:租金|费用|使用费|场地费)")]
    private static partial Regex Free();

    [GeneratedRegex("单价|总价|包干|固定|按[^。；]{0,20}(?:计算|计取|计付|结算|计费|标准)|计价|费率|含税|包含|包括[^。；]{0,20}费|每(?:月|年|季|平方米|人|次|台|吨|课时|场)|综合单价|清单|×|计算方式|下浮|按实结算|/平方米|据实|暂定|预计|(?:根据|依据)[^。；]{0,40}(?:计算|计付|确定|核定)|实际(?:用量|发生|数量|趟次)|[年月]租金")]
    private static partial Regex Reckoning();

    [GeneratedRegex("转账|汇款|汇入|划入|银行|账户|账号|帐号|现金|支票|国库集中支付|电汇|托收|对公|代扣|国库|转入|转至|汇至|划拨")]
    private static partial Regex Means();

    [GeneratedRegex("支付|付款|付清|拨付|缴纳|缴交|交纳|付至|结清|付给|转账|转入|汇入|划拨|发放|拨给")]
    private static partial Regex Pays();

    [GeneratedRegex(@"日(?:内|前|之前|以前)|[\d一二三四五六七八九十]+\s*个?(?:工作)?日|月底前|月内|季(?:度)?(?:末|初|首月|内)|每月[^。；]{0,8}日|一次性|年底前|当日|同时")]
    private static partial Regex Deadline();

    [GeneratedRegex("发票|收据|财政票据|票据")]
    private static partial Regex Invoice();

    [GeneratedRegex("评估|公开招租|招租|竞价|拍卖|指导价|指导租金|批准|批复|集体决策|市场参考价|国资|产权交易|公开招标")]
    private static partial Regex Basis();

    [GeneratedRegex("补充|变更|解除|终止")]
    private static partial Regex Derived();
}
