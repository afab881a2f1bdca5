using System.Text.RegularExpressions;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>第二十六条: what a text generally has.</summary>
internal static partial class Article26
{
    private const int Parties = 1, Forum = 9;

    /// <summary>Items (一) to (十一), each told when it is missing; (十二) is what the parties think fit.</summary>
    [Article(Law.LuohuContracts, 26, 1)]
    [Requirement("LH-HT-026a")]
    public static IEnumerable<TextFinding> Contents(ContractReading reading)
    {
        foreach (var content in reading.Rulebook.Contents)
        {
            var lacks = content.Item switch
            {
                Parties => reading.Parties.Count < 2,
                Forum => reading.Dispute is { Named.Count: 0, Unchosen: null } && !ForeignForum().IsMatch(reading.Text),
                _ => content.Patterns.Any(p => !p.IsMatch(reading.Text)),
            };
            if (!lacks) continue;
            var partly = content.Patterns.Count > 1 && content.Patterns.Any(p => p.IsMatch(reading.Text));
            yield return Places.Of(26, 1, content.Item).Warns(reading.Insertion, $"{(partly ? "没有写全" : "没有")}{content.Name}。", content.Missing);
        }
    }

    /// <summary>Whether it buys an important public service is guessed from the title, so that its two clauses are asked for, not demanded.</summary>
    [Article(Law.LuohuContracts, 26, 2)]
    [Requirement("LH-HT-026b")]
    public static IEnumerable<TextFinding> PublicService(ContractReading reading)
    {
        if (!reading.Is("public-service")) yield break;
        if (!reading.Has(Emergency()))
            yield return Places.Of(26, 2).Warns(reading.Insertion, "看来是购买重要公共服务，没有约定服务商因特殊原因不能服务时的应急或过渡措施。", "写明服务中断时由谁、在多长时间内接替，原服务商怎样配合和承担费用。");
        if (!reading.With(Penalty()).Any(s => reading.Pattern("(?:{others})|供应商|服务商|承包人|受托方|服务方|乙方").IsMatch(s.Text)))
            yield return Places.Of(26, 2).Warns(reading.Insertion, "看来是购买重要公共服务，没有明确、严格地约定服务商的违约责任。", "对每种违约写明数额或比例，并约定可以解除合同的情形。");
    }

    [GeneratedRegex("应急|过渡|替代(?:服务|措施|方案)|临时接管|备用|接替|无法(?:继续)?提供服务[^。；]{0,40}(?:委托|安排|指定)|中断[^。；]{0,30}(?:措施|预案|委托)")]
    private static partial Regex Emergency();

    [GeneratedRegex(@"(?:违约金|扣(?:减|除|罚)|赔偿|处罚|支付)[^。；]{0,40}(?:\d|[一二三四五六七八九十百千万]+(?:元|分之)|%|％|倍)|(?:\d|%|％|倍)[^。；]{0,20}(?:违约金|扣减|扣除)")]
    private static partial Regex Penalty();

    [GeneratedRegex("(?:香港|新加坡|伦敦|国际商会|斯德哥尔摩|境外|国外|外国)[^。；]{0,12}(?:仲裁|法院)")]
    private static partial Regex ForeignForum();
}
