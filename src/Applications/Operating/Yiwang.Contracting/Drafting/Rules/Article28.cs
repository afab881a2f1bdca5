using System.Text.RegularExpressions;
using Yiwang.Contracting.Texts.Elements;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>第二十八条: who the parties are, as their licences say.</summary>
internal static partial class Article28
{
    private static readonly (PartyDatum Datum, string Name)[] OfOrganisation =
        [(PartyDatum.Representative, "法定代表人或负责人"), (PartyDatum.Address, "地址"), (PartyDatum.Contact, "联系方式")];

    private static readonly (PartyDatum Datum, string Name)[] OfPerson =
        [(PartyDatum.CitizenNumber, "身份证或其他有效证件号码"), (PartyDatum.Address, "地址"), (PartyDatum.Contact, "联系方式")];

    [Article(Law.LuohuContracts, 28, 1)]
    [Requirement("LH-HT-028a")]
    public static IEnumerable<TextFinding> Organisations(ContractReading reading) =>
        from party in reading.Parties.Where(p => !LooksLikePerson(p))
        let missing = Missing(party, OfOrganisation)
        where missing.Length > 0
        select Places.Of(28, 1).Warns(party.At, $"{party.Label}没有写{missing}。", "照营业执照或登记证书写全。");

    [Article(Law.LuohuContracts, 28, 2)]
    [Requirement("LH-HT-028b")]
    public static IEnumerable<TextFinding> Persons(ContractReading reading) =>
        from party in reading.Parties.Where(LooksLikePerson)
        let missing = Missing(party, OfPerson)
        where missing.Length > 0
        select Places.Of(28, 2).Warns(party.At, $"{party.Label}是自然人，没有写{missing}。", "照身份证件写全。");

    /// <summary>A credit code or an identity number that can't be right. The number itself is never repeated.</summary>
    [Article(Law.LuohuContracts, 28)]
    public static IEnumerable<TextFinding> Codes(ContractReading reading)
    {
        foreach (var party in reading.Parties)
        {
            if (party.CreditCode is { } code && !CreditCode.TryParse(code.Text, out _, out var wrongCode))
                yield return Places.Of(28, 1).Blocks(code.At, $"{party.Label}：{wrongCode.Message}", wrongCode.Remedy);
            if (party.CitizenNumber is { } number && !CitizenNumber.TryParse(number.Text, out _, out var wrongNumber))
                yield return Places.Of(28, 2).Blocks(number.At, $"{party.Label}：{wrongNumber.Message}", wrongNumber.Remedy);
        }
    }

    [Article(Law.LuohuContracts, 28, 1)]
    public static IEnumerable<TextFinding> Signature(ContractReading reading) =>
        from party in reading.Parties
        where party.SignsAs is not null
        select Places.Of(28, 1).Warns(party.SignsAs!.Value.At, $"{party.Label}签署处的名称与文首的“{party.Name}”不一致。", "两处都照登记证书写全称。");

    /// <summary>Somebody else performs than signs, without a word about how the two stand to each other.</summary>
    [Article(Law.LuohuContracts, 28, 3)]
    [Requirement("LH-HT-028c")]
    public static IEnumerable<TextFinding> Performer(ContractReading reading)
    {
        foreach (var sentence in reading.With(OtherPerformer()).Where(s => !Forbidden().IsMatch(s.Text)))
        {
            if (reading.Sentences.Any(s => s.Clause == sentence.Clause && Relation().IsMatch(s.Text))) continue;
            yield return Places.Of(28, 3).Blocks(sentence.At, "实际履行的不是签约的一方，没有写明两者的关系和各自的权利义务。", "写明签约主体与履行主体的关系，并约定签约主体对履行承担责任。");
        }
    }

    private static string Missing(Party party, (PartyDatum Datum, string Name)[] wanted) =>
        string.Join("、", wanted.Where(w => !party.Data.ContainsKey(w.Datum)).Select(w => w.Name));

    private static bool LooksLikePerson(Party party) => party.IsPerson || PersonName().IsMatch(party.Name);

    [GeneratedRegex("^[\u4e00-\u9fa5·]{2,4}$(?<![局司店厂社院校馆所会处])")]
    private static partial Regex PersonName();

    [GeneratedRegex("由[^。；，]{0,12}(?:子公司|分公司|关联公司|下属(?:公司|单位|企业)|项目公司|指定的?第三方|第三方(?:公司|单位|机构)|合作(?:公司|单位))[^。；]{0,20}(?:履行|实施|承担|执行|提供|负责|交付)")]
    private static partial Regex OtherPerformer();

    [GeneratedRegex("不得|禁止|未经[^。；]{0,12}(?:同意|许可)|无权|监督|监理|审计|评估|鉴定|检测")]
    private static partial Regex Forbidden();

    [GeneratedRegex("连带责任|相互关系|权利义务由|承担全部责任|对[^。；]{0,20}(?:行为|履行)[^。；]{0,10}(?:负责|承担)|视为[^。；]{0,4}乙方")]
    private static partial Regex Relation();
}
