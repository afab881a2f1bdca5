using System.Text.RegularExpressions;

namespace Yiwang.Contracting.Texts.Elements;

/// <summary>A court or arbitral body that a dispute clause names, or the words by which it leaves open which.</summary>
internal sealed record ForumFound(string Name, Span At, ForumKind Kind);

internal enum ForumKind { Court, Arbitration, RelativeCourt, RelativeArbitration }

/// <summary>What the text says about who decides a dispute.</summary>
/// <param name="Named">In the order of the text; where the text offers numbered ways and chooses one, only what that way names.</param>
/// <param name="Unchosen">The blank of 第___种方式, where numbered ways are offered and none is chosen.</param>
internal sealed record DisputeClause(IReadOnlyList<ForumFound> Named, Span? Unchosen)
{
    public ForumFound? First => Named.FirstOrDefault(f => f.Kind is ForumKind.Court or ForumKind.Arbitration);

    public ForumFound? Court => Named.FirstOrDefault(f => f.Kind is ForumKind.Court or ForumKind.RelativeCourt);

    public ForumFound? Arbitration => Named.FirstOrDefault(f => f.Kind is ForumKind.Arbitration or ForumKind.RelativeArbitration);
}

internal static partial class ForumReader
{
    public static DisputeClause Read(IReadOnlyList<Sentence> sentences)
    {
        var about = sentences.Where(s => IsDispute(s, sentences)).ToArray();
        var choice = sentences.Select(s => (Sentence: s, Match: Choice().Match(s.Text))).FirstOrDefault(c => c.Match.Success);
        if (choice.Sentence is not null)
        {
            var ways = sentences.SkipWhile(s => s != choice.Sentence).Skip(1).Take(3).Where(s => s.Has(Way())).ToArray();
            if (ContractDates.Number(choice.Match.Groups["n"].Value) is { } chosen && chosen >= 1 && chosen <= ways.Length) return new([.. Forums(ways[chosen - 1])], null);
            if (ways.Length > 1) return new([], choice.Sentence.Of(choice.Match));
        }

        return new([.. about.SelectMany(Forums)], null);
    }

    // The ways offered below a heading stand in sentences of their own, which needn't say 争议 again.
    private static bool IsDispute(Sentence sentence, IReadOnlyList<Sentence> all) =>
        sentence.Has(Topic()) || (sentence.Has(Way()) && all.Any(s => s.Clause == sentence.Clause && s.At.Start < sentence.At.Start && s.Has(Topic())));

    private static IEnumerable<ForumFound> Forums(Sentence sentence)
    {
        foreach (Match found in Body().Matches(sentence.Text))
        {
            if (Aside().IsMatch(sentence.Text.AsSpan(Math.Max(0, found.Index - 18), found.Index - Math.Max(0, found.Index - 18))) || AfterAside().IsMatch(sentence.Text.AsSpan(found.Index))) continue;
            var name = found.Groups["name"];
            var start = name.Index + Before().Match(name.Value).Length;
            var text = sentence.Text[start..(name.Index + name.Length)];
            if (text.Length < 2 || Denied().IsMatch(sentence.Text.AsSpan(Math.Max(0, found.Index - 8), found.Index + found.Length - Math.Max(0, found.Index - 8)))) continue;
            var isCourt = text.EndsWith("法院", StringComparison.Ordinal) || text.EndsWith("法庭", StringComparison.Ordinal);
            var isRelative = Relative().IsMatch(text);
            yield return new(text, new(sentence.At.Start + start, sentence.At.Start + name.Index + name.Length), (isCourt, isRelative) switch
            {
                (true, true) => ForumKind.RelativeCourt,
                (true, false) => ForumKind.Court,
                (false, true) => ForumKind.RelativeArbitration,
                _ => ForumKind.Arbitration,
            });
        }
    }

    [GeneratedRegex("争议|纠纷|诉讼|起诉|仲裁|管辖")]
    private static partial Regex Topic();

    [GeneratedRegex("仲裁|法院|起诉|诉讼")]
    private static partial Regex Way();

    [GeneratedRegex(@"(?:第|以下第|下列第)\s*[（(【\[]?\s*(?<n>[一二三1-3]?)[_＿\s　]*[）)】\]]?[_＿\s　]*种")]
    private static partial Regex Choice();

    [GeneratedRegex(@"(?<name>[\u4e00-\u9fa5（）()·]{0,40}?(?:人民法院|法院|法庭|仲裁委员会|仲裁委|仲裁院|仲裁协会|国际仲裁中心|仲裁中心|仲裁机构|仲裁庭))")]
    private static partial Regex Body();

    // Words before the name: 依法向, 提交, 由, 有权向…
    [GeneratedRegex(@"^.*(?:向|提交给?|提请|交由|由|至|到|选择|约定|或者?|和|与|及|起诉于|均可|任何一方|(?:所在地|住所地|签订地|履行地|有管辖权)的?(?=[\u4e00-\u9fa5]{2,12}[市区县省国州])|[即为](?=[\u4e00-\u9fa5]{2,12}[市区县省国州]))(?=.{2})")]
    private static partial Regex Before();

    [GeneratedRegex("所在地|住所地|签订地|履行地|有管辖权|^(?:人民法院|法院|仲裁委员会|仲裁委|仲裁机构|当地|原告|被告|守约方|仲裁庭)|当地|仲裁机构$|本地")]
    private static partial Regex Relative();

    // Carrying out an award, keeping property safe, another case: no choice of a forum.
    [GeneratedRegex("强制执行|保全|申请执行|(?:经|被|因|依|根据|按照)[^，。；]{0,6}(?:人民法院|法院|仲裁委员会)?$")]
    private static partial Regex Aside();

    [GeneratedRegex(@"^[^，。；]{0,30}(?:强制执行|申请执行|财产保全|认定|判令|查封|冻结|裁定|破产|失信|生效判决|作出|判决)")]
    private static partial Regex AfterAside();

    [GeneratedRegex("(?:不得|不再|不能|不|排除)(?:再)?(?:向|提交|由|申请)")]
    private static partial Regex Denied();
}
