using System.Text.RegularExpressions;
using Yiwang.Contracting.Texts.Elements;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>
/// 第三十九条: what no text may have. (三) to (六) can be read from words and block; (一)、(二)、(七) need judgement, and what points to them
/// is put to the reviewer as a question.
/// </summary>
internal static partial class Article39
{
    [Article(Law.LuohuContracts, 39, 0, Item = 1)]
    public static IEnumerable<TextFinding> Benefits(ContractReading reading) =>
        from sentence in reading.With(Kickback())
        where !Refused().IsMatch(sentence.Text)
        select Places.Of(39, item: 1).Asks(sentence.At, "可能是向他人输送不正当利益。请审查付给谁、凭什么付、有没有依据。", "没有依据的删去。");

    [Article(Law.LuohuContracts, 39, 0, Item = 2)]
    public static IEnumerable<TextFinding> Powers(ContractReading reading) =>
        from sentence in reading.Sentences
        where BeyondPowers().IsMatch(sentence.Text) && Promises(reading, sentence) && !Refused().IsMatch(sentence.Text) && !ByLaw().IsMatch(sentence.Text)
        select Places.Of(39, item: 2).Asks(sentence.At, "可能超出签订主体的职权：税收、许可、处罚、土地等由法定机关依法决定。请审查。", "删去承诺，或改为依法定程序协助申请。");

    // In its own words, or as an item below a heading that names the government's side.
    private static bool Promises(ContractReading reading, Sentence sentence) =>
        reading.Pattern("(?:{government}|政府)[^。；]{0,30}(?:承诺|保证|确保|同意|负责|应|给予|将|协调|按)").IsMatch(sentence.Text)
        || (Item().IsMatch(sentence.Text) && reading.Sentences.LastOrDefault(s => s.At.Start < sentence.At.Start && s.Has(Heading())) is { } heading && reading.Pattern("^(?:{government})").IsMatch(heading.Text));

    /// <summary>The government's side stands surety: as the one who gives it, not as the one who gets it.</summary>
    [Article(Law.LuohuContracts, 39, 0, Item = 3)]
    [Requirement("LH-HT-039c")]
    public static IEnumerable<TextFinding> Guarantee(ContractReading reading)
    {
        var giver = reading.Pattern("(?<=^|[，,：:由、]|并|且|则|但|同意|的，|时，|和|及)(?:由|则|并|且|应由|均由|故)?(?:{government}|政府方|区政府)(?<way>[^，。；：]{0,34}?)(?<what>担保|连带(?:清偿|保证|赔偿|还款)?责任|保证责任|保证人|抵押|质押|代为(?:清偿|偿还)|差额补足|兜底|回购(?:义务|责任)?|补足差额|安慰函|(?:对|就|为)[^，。；]{0,16}(?:借款|贷款|债务|欠款|融资)[^，。；]{0,6}(?:还款|偿还|清偿|偿付)责任)");
        var byOthers = reading.Pattern("(?<![为给替向对就])(?:{others})[^，。；]{0,6}(?:提供|交纳|出具|承担)");
        foreach (var sentence in reading.With(Surety()))
        {
            foreach (Match found in giver.Matches(sentence.Text))
            {
                var way = found.Groups["way"].Value;
                if (!Gives().IsMatch(way + found.Groups["what"].Value) || Denied().IsMatch(way) || Receives().IsMatch(way) || byOthers.IsMatch(way)) continue;
                yield return Places.Of(39, item: 3).Blocks(sentence.At, "约定由政府一方承担担保责任。", "删去；机关法人不得为保证人。");
                break;
            }
        }
    }

    [Article(Law.LuohuContracts, 39, 0, Item = 4)]
    [Requirement("LH-HT-039d")]
    public static IEnumerable<TextFinding> ForeignLaw(ContractReading reading) =>
        from sentence in reading.Sentences
        let found = AppliesForeign().Match(sentence.Text)
        where found.Success && !NotApplied().IsMatch(sentence.Text.AsSpan(0, found.Index + found.Length))
        select Places.Of(39, item: 4).Blocks(sentence.At, "约定适用境外法律。", "改为适用中华人民共和国法律。");

    /// <summary>A body elsewhere: abroad never; in the country only with the consent of the signing body's head, which no text can show.</summary>
    [Article(Law.LuohuContracts, 39, 0, Item = 5)]
    [Article(Law.LuohuContracts, 36, 1)]
    [Requirement("LH-HT-039e")]
    public static IEnumerable<TextFinding> Forum(ContractReading reading)
    {
        var named = reading.Dispute.Named.Where(f => !Article36.IsRelative(f) && !Article36.IsLocal(reading, f) && reading.At(f.At)?.Has(ByLawOfCourts()) != true).ToArray();
        foreach (var forum in named)
        {
            var isAbroad = Abroad().IsMatch(forum.Name);
            yield return Places.Of(39, item: 5).Blocks(forum.At, isAbroad ? $"“{forum.Name}”在境外。" : $"“{forum.Name}”不在政府一方所在地。",
                $"改为所在地机构，例如{reading.Place.Courts[0]}{(isAbroad ? "" : "；确需在外地的，先由主要负责人审批同意")}。");
        }

        foreach (var sentence in reading.Sentences.Where(s => !named.Any(f => s.At.Holds(f.At))))
        {
            if (ForeignBody().Match(sentence.Text) is { Success: true } abroad && !NotApplied().IsMatch(sentence.Text))
                yield return Places.Of(39, item: 5).Blocks(sentence.At, $"“{abroad.Value}”在境外。", $"改为所在地机构，例如{reading.Place.Courts[0]}。");
        }
    }

    [Article(Law.LuohuContracts, 39, 0, Item = 6)]
    [Requirement("LH-HT-039f")]
    public static IEnumerable<TextFinding> ForeignLanguage(ContractReading reading) =>
        from sentence in reading.Sentences
        let found = ForeignFirst().Match(sentence.Text)
        where found.Success && !NotForeign().IsMatch(sentence.Text)
        select Places.Of(39, item: 6).Blocks(sentence.At, "约定以外文文本为准。", "改为以中文文本为准。");

    [Article(Law.LuohuContracts, 39, 0, Item = 7)]
    public static IEnumerable<TextFinding> OtherLaws(ContractReading reading) =>
        from sentence in reading.With(AgainstLaw())
        select Places.Of(39, item: 7).Asks(sentence.At, "可能违反现行法律或损害公共利益（例如免除人身损害责任、禁止投诉举报、另签“阴阳合同”）。请审查并说明依据。", "删去或改正。");

    [GeneratedRegex("回扣|好处费|感谢费|辛苦费|返点|介绍费|居间费|信息费|公关费|顾问费[^。；]{0,12}(?:个人|指定)|支付给[^。；]{0,8}(?:个人账户|亲属)|(?:个人|私人)(?:银行)?账户|佣金|考察(?:费|旅游)|(?:旅游|疗养)(?:费|安排)|(?:人员|职工|领导|干部|家属|亲属)[^。；]{0,10}(?:旅游|疗养|度假|出国)|协调费|茶水费|打点")]
    private static partial Regex Kickback();

    [GeneratedRegex("不得|禁止|严禁|不(?:给予|收受|索要|接受|提供|支付|能|作|做|予|向)|拒绝|杜绝|未(?:给予|收受)|无任何|不存在")]
    private static partial Regex Refused();

    [GeneratedRegex("(?:税收|税费|税款|增值税|所得税)[^。；]{0,20}(?:减免|返还|优惠|先征后返|奖励|留成)|免征|(?:审批|许可|批复|验收|备案|环评|规划|(?:消防|环保|安全|卫生)检查)[^。；]{0,10}(?:通过|获批|办妥|取得|免于|无需|优先办理)|(?:确保|保证|承诺)[^。；]{0,16}(?:中标|成交|竞得|容积率|取得[^。；]{0,12}(?:许可|用地|土地|资质|批复))|(?:不予|免于|免除|不再)(?:行政)?(?:处罚|执法|检查|监管)|(?:无需|免于|不再|不必)(?:另行)?(?:报批|审批|申请许可)|(?:只|仅)[^。；]{0,10}一家|独家[^。；]{0,10}(?:经营|供应|权)|不(?:再)?(?:引入|批准|引进|设立)[^。；]{0,14}(?:竞争|同类|其他)|土地出让金[^。；]{0,8}(?:返还|减免|优惠)|(?:落户|入户|学位|编制)(?:指标|名额)|调整(?:控制性详细规划|容积率|土地用途)")]
    private static partial Regex BeyondPowers();

    [GeneratedRegex("^[^，。；：]{2,14}(?:权利|义务|职责|责任|承诺)(?:和|与|及|、)?(?:权利|义务|职责|责任)?$")]
    private static partial Regex Heading();

    [GeneratedRegex("集中管辖|专属管辖")]
    private static partial Regex ByLawOfCourts();

    [GeneratedRegex("^(?:承诺|保证|确保|同意|负责|协调)")]
    private static partial Regex Item();

    [GeneratedRegex("依法(?:定程序)?(?:申请|协助|办理)|协助[^。；]{0,14}(?:申请|申报|办理)|按(?:照)?国家[^。；]{0,6}规定")]
    private static partial Regex ByLaw();

    [GeneratedRegex("担保|连带|保证|抵押|质押|代为|差额|兜底|回购|安慰函|(?:还款|偿还|清偿|偿付)责任")]
    private static partial Regex Surety();

    [GeneratedRegex("提供|承担|负|出具|作为|给予|为|以|履行|代为|补足|兜底|回购|签署")]
    private static partial Regex Gives();

    [GeneratedRegex("不(?:得|再|予|为|应|需|会|能|提供|承担|负|作为)?|无(?:须|需|义务)|未|免|禁止|拒绝|均不")]
    private static partial Regex Denied();

    [GeneratedRegex("有权|要求|收取|接受|收到|退还|返还|没收|扣除|从[^，。；]{0,10}中|提取|兑付|向[^，。；]{0,6}(?:提供|交)|解除|同意乙方|对[^，。；]{0,10}(?:享有)|追究|验收|审核|就")]
    private static partial Regex Receives();

    private const string ForeignPlaces = "英国|英格兰|美国|纽约州|加州|加利福尼亚|香港|澳门|台湾|新加坡|日本|韩国|德国|法国|瑞士|瑞典|开曼|英属维尔京|BVI|荷兰|加拿大|澳大利亚|俄罗斯|泰国|境外|国外|外国|阿联酋|迪拜";

    [GeneratedRegex("(?:适用|受|依据|依照|根据|遵照|按照?|以)[^。；，]{0,14}(?:" + ForeignPlaces + ")[^。；，]{0,10}(?:法律|法规|法(?:管辖|解释|律)?(?:$|[，。；、并的]|$)|普通法|判例|条例)|(?:[Gg]overned by|laws? of)[^.。]{0,20}(?:England|Hong Kong|Singapore|New York|Japan)")]
    private static partial Regex AppliesForeign();

    [GeneratedRegex("不适用|排除|不含|不包括|除外|不得(?:约定)?适用|不受|并非|不得[^。；]{0,10}境外")]
    private static partial Regex NotApplied();

    [GeneratedRegex(ForeignPlaces + "|国际商会|伦敦|斯德哥尔摩|巴黎")]
    private static partial Regex Abroad();

    [GeneratedRegex("(?:香港|新加坡|伦敦|国际商会|斯德哥尔摩|巴黎|日内瓦|境外|国外)[^。；，]{0,10}(?:仲裁(?:中心|院|机构|协会|庭|委员会)?|法院)|(?:HKIAC|SIAC|LCIA|ICC)")]
    private static partial Regex ForeignBody();

    [GeneratedRegex("以[^。；，]{0,6}(?:英|外|日|韩|法|德|俄|葡|西班牙)(?:国)?(?:文|语|文字)[^。；，]{0,10}(?:为准|优先)|(?:英|外|日|韩|法|德|俄)(?:国)?文(?:文本|版本|版|本)?[^。；，]{0,6}(?:优先|效力优先|具有优先)|[Ee]nglish (?:version|text)[^.。]{0,20}(?:prevail|control)")]
    private static partial Regex ForeignFirst();

    [GeneratedRegex("不以[^。；]{0,6}(?:英|外)|不优先|不得")]
    private static partial Regex NotForeign();

    [GeneratedRegex("(?:伤亡|人身(?:伤害|损害)|工伤|安全事故|死亡)[^。；]{0,20}(?:概不|均不|一律不|不承担任何|与(?:甲|乙)方无关)|(?:不得|不能|禁止)[^。；]{0,10}(?:投诉|举报|信访|向(?:监管|主管|有关)部门反映)|放弃[^。；]{0,8}(?:诉权|起诉|诉讼权利|仲裁权利)|(?:备案|招标|公开)(?:的)?(?:合同|文本)[^。；]{0,16}(?:不作为|仅用于|不影响|以本(?:合同|协议)为准)|(?:规避|绕开|免于)[^。；]{0,8}(?:招标|政府采购|审批|监管)|不经(?:公开)?招标|不(?:再|另行)(?:公开)?(?:招标|组织采购)|不经(?:政府)?采购程序|无需(?:公开)?招标|拆分[^。；]{0,10}(?:金额|采购|项目)|排污[^。；]{0,10}不受")]
    private static partial Regex AgainstLaw();
}
