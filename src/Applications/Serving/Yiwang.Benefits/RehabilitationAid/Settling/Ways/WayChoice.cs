using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Packs;

namespace Yiwang.Benefits.RehabilitationAid.Settling.Ways;

/// <summary>What the way depends on: the institution's standing, and what the county has opened.</summary>
/// <param name="Level">City or province where the institution belongs to that level's federation; county otherwise.</param>
internal sealed record WayFacts(string Region, bool IsDesignated, PayingLevel Level, Settings Settings);

/// <summary>Who pays whom, agreed by a county's federation and finance for an institution outside, 第十条（四）1.</summary>
internal sealed record AgreedTerms(string Name, Body Pays, PayeeKind Payee);

/// <summary>Which way a settlement goes, and the chain of approvals and payment that follows from it.</summary>
internal static class WayChoice
{
    /// <summary>What stands against settling in this way; nothing where it may.</summary>
    public static IEnumerable<Finding> Check(SettlementWay way, WayFacts facts, AgreedTerms? terms, SettlementPack pack)
    {
        var row = pack.Of(way);
        if (facts.Level is not PayingLevel.County) return OwnLevelOnly(way, row, facts);
        if (way is SettlementWay.OwnLevel) return [Finding.Block("settlement.way.not-own-level", "这家机构不属于省、市残联，不能由省、市一级结算。", row.Citation, "way", "请改选救助申请地启用的结算方式。")];
        if (way is SettlementWay.Agreed || !facts.IsDesignated) return Outside(way, row, facts, terms);
        return facts.Settings.SettlementWays.Contains(Words.Of(way)) ? []
            : [Finding.Block("settlement.way.closed", $"救助申请地没有启用“{row.Name}”；启用的是：{facts.Settings["settlement-ways"].Text}。", row.Citation, "way", "请改选启用的方式。")];
    }

    /// <summary>省、市残联所属机构: their own level pays, whatever the county has opened.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1), Requirement("SW-KF-010v")]
    private static IEnumerable<Finding> OwnLevelOnly(SettlementWay way, WayRow row, WayFacts facts)
    {
        if (way is not SettlementWay.OwnLevel)
            yield return Finding.Block("settlement.way.own-level", $"{LevelName(facts.Level)}残联所属机构的费用，由{LevelName(facts.Level)}残联审核后送同级财政拨付，不走县级。", row.Citation, "way", "请按本级结算报送。");
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1), Requirement("SW-KF-010u")]
    private static IEnumerable<Finding> Outside(SettlementWay way, WayRow row, WayFacts facts, AgreedTerms? terms)
    {
        if (way is not SettlementWay.Agreed)
            yield return Finding.Block("settlement.way.not-designated", "非定点机构的费用，只能按县级残联商同级财政明确的办法结算。", row.Citation, "way", "请选择已登记的非定点结算办法。");
        else if (facts.IsDesignated)
            yield return Finding.Block("settlement.way.designated", "这家是定点机构，不用非定点机构的结算办法。", row.Citation, "way", "请改选启用的方式。");
        else if (terms is null)
            yield return Finding.Block("settlement.method-missing", "没有选择已登记的非定点结算办法。", row.Citation, "method", "请县级残联先商同级财政并登记结算办法，再报送。");
    }

    /// <summary>
    /// The steps of the order. Nobody pays before everybody who has to approve has; where the text gives an order, the second approval waits for the first.
    /// </summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1), Requirement("SW-KF-010t"), Requirement("SW-KF-010v")]
    public static (IReadOnlyList<PaymentStep> Steps, IReadOnlyList<Finding> Missing) Chain(WayRow row, PayingLevel level, string region, AgreedTerms? terms, SettlementPack pack, CityDirectory city)
    {
        List<PaymentStep> steps = [];
        List<Finding> missing = [];
        // Finance knows what came from above; where it has no part before the money goes out, the federation says it.
        var states = row.Approves.Contains(Body.Finance) ? Body.Finance : Body.Federation;
        for (var i = 0; i < row.Approves.Count; i++) Add(row.Approves[i], row.InOrder ? i + 1 : 1, pays: false);
        Add(row.Pays is Body.Agreed ? terms?.Pays ?? Body.Finance : row.Pays, row.Approves.Count + 1, pays: true);
        return (steps, missing);

        void Add(Body body, int rank, bool pays)
        {
            var posts = pack.Bodies.First(b => b.Level == level && b.Body == body);
            if (city.FindResponsible(posts.InstitutionKind, RegionOf(level, region, city)) is not { } institution)
            {
                missing.Add(Finding.Block("settlement.body-unknown", $"机构表里没有{LevelName(level)}{BodyName(body)}。", row.Citation, "way", "请管理员在 institutions.yaml 登记该单位。"));
                return;
            }

            steps.Add(new PaymentStep(Guid.CreateVersion7(), $"{institution.Name}{(pays ? "付款" : body is Body.Finance && row.Approves.Count == 1 ? "审批" : "核准")}",
                pays ? posts.Payer : posts.Approver, institution.Code, rank, pays, row.Citation) { StatesSources = !pays && body == states });
        }
    }

    /// <summary>The region whose bodies handle a settlement of that level.</summary>
    public static string RegionOf(PayingLevel level, string county, CityDirectory city) => level switch
    {
        PayingLevel.County => county,
        PayingLevel.City => city.RegionCode,
        _ => $"{city.RegionCode[..2]}0000",
    };

    public static string LevelName(PayingLevel level) => level switch { PayingLevel.County => "县级", PayingLevel.City => "市级", _ => "省级" };

    private static string BodyName(Body body) => body is Body.Finance ? "财政部门" : "残联";
}
