using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Design;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Regulations.Public;

namespace Yiwang.Benefits.RehabilitationAid.Applying;

/// <summary>The questions of 先看看能不能申请, as they come from the page and from the API. Nobody's name, and nothing is kept.</summary>
/// <param name="BornOn">A day as people write it.</param>
/// <param name="Place">household, institution or residence-permit.</param>
/// <param name="Region">The county applied to; by household it is that of the household.</param>
/// <param name="Proof">card, diagnosis or none.</param>
internal sealed record EligibilityQuestions(
    string? BornOn = null, string? HouseholdRegion = null, string? Place = null, string? Region = null,
    IReadOnlyList<string>? Disabilities = null, string? Proof = null, string? PermitValidUntil = null);

/// <summary>Whether a child qualifies, by every condition that can be told before anybody has seen a paper.</summary>
internal sealed class EligibilityCheck(CityDirectory city, RulebookLibrary library, Standings standings, TimeProvider clock)
{
    public const string Card = "card", DiagnosisPaper = "diagnosis", NoProof = "none";

    /// <returns>Every condition with its finding, or what of the questions can't be understood.</returns>
    public async Task<(IReadOnlyList<Finding> Conditions, IReadOnlyList<Finding> Unanswered)> Ask(EligibilityQuestions asked, CancellationToken ct)
    {
        var unanswered = Unanswered(asked).ToArray();
        if (unanswered.Length > 0) return ([], unanswered);

        var place = PlaceOf(asked.Place)!.Value;
        var region = place is Place.Household ? asked.HouseholdRegion! : asked.Region!;
        var child = new ChildFacts(DateText.Find(asked.BornOn)!.Value, asked.HouseholdRegion!)
        {
            Disabilities = [.. (asked.Disabilities ?? []).Select(KindOf).OfType<Disability>()],
            HasDisabilityCertificate = asked.Proof == Card,
            Diagnosis = asked.Proof == DiagnosisPaper ? new Diagnosis("开具诊断证明书的机构", null) : null,
        };
        var application = new ApplicationFacts(place, region)
        {
            InstitutionRegion = place is Place.Institution ? region : null,
            Permit = place is Place.ResidencePermit && DateText.Find(asked.PermitValidUntil) is { } until ? new ResidencePermit(region, until) : null,
        };
        return (Eligibility.Check(child, application, library, clock.Today(), await standings.Find(Law.ShanweiRehabilitationAid, ct)), []);
    }

    public static Place? PlaceOf(string? word) => word switch
    {
        "household" => Place.Household,
        "institution" => Place.Institution,
        "residence-permit" => Place.ResidencePermit,
        _ => null,
    };

    private IEnumerable<Finding> Unanswered(EligibilityQuestions asked)
    {
        if (DateText.Find(asked.BornOn) is not { } born) yield return Form("bornOn", "请填写孩子的出生日期。", "照户口簿上写，例如 2021 年 5 月 8 日。");
        else if (born > clock.Today()) yield return Form("bornOn", "出生日期在今天之后。", "请核对出生日期。");
        if (city.FindRegion(asked.HouseholdRegion ?? "") is null) yield return Form("householdRegion", "请选择孩子的户口在哪里。", "选户口簿上的县（市、区）。");
        if (PlaceOf(asked.Place) is not { } place) yield return Form("place", "请选择向哪里的残联申请。", "户口在汕尾市的，多数选“户籍所在地”。");
        else if (place is not Place.Household && city.FindRegion(asked.Region ?? "") is null) yield return Form("region", "请选择在哪个县（市、区）申请。", "选与申请方式对应的地方。");
        if (!(asked.Disabilities ?? []).Any(d => KindOf(d) is not null)) yield return Form("disabilities", "请选择残疾类别。", "照残疾人证或诊断证明书选，可以选多项。");
        if (asked.Proof is not (Card or DiagnosisPaper or NoProof)) yield return Form("proof", "请选择有哪样证明。", "还没有的，选“两样都还没有”。");
        if (PlaceOf(asked.Place) is Place.ResidencePermit && DateText.Find(asked.PermitValidUntil) is null) yield return Form("permitValidUntil", "请填写居住证的有效期。", "照证件上的日期填写。");
    }

    private static Disability? KindOf(string word) => Enum.TryParse<Disability>(word, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    private static Finding Form(string where, string message, string remedy) => Finding.Block($"aid.check.{where}", message, null, where, remedy);
}
