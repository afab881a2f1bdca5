using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Applying;

/// <summary>One page of questions was answered.</summary>
/// <param name="Change">One section of <see cref="AidAnswers"/>; the others are null.</param>
[Requires(Permissions.ApplyForAid)]
internal sealed record AnswerQuestions(Guid Id, AidAnswers Change) : ICommand;

internal sealed class AnswerQuestionsHandler(BenefitsDb db, CityDirectory city, RulebookLibrary library, PersonalText personal, InstitutionRegister register, CurrentUser user, TimeProvider clock) : IHandle<AnswerQuestions>
{
    private const int LongestText = 60;
    private const int MostServices = 5;

    public async Task<Outcome> Handle(AnswerQuestions command, CancellationToken ct)
    {
        if (await db.Applications.ByKey(command.Id, ct) is not { } draft || draft.Applicant != user.AccountId) return Outcome.NotFound;

        var change = command.Change;
        var designated = change.Services is null ? [] : (await register.Listed(clock.Today(), null, ct)).Select(i => i.Code).ToHashSet();
        var refusal = Outcome.From([.. Place(change.Place), .. Applicant(change.Applicant), .. Child(change.Child), .. Disability(change.Disability), .. Services(change.Services, change.Place ?? draft.Answers.Place, designated)]);
        if (!refusal.IsDone) return refusal;

        var index = change.Child is { } child && CitizenNumber.TryParse(child.CitizenNumber, out var number, out _) ? personal.Index(number.Reveal()) : null;
        return draft.Answer(a => a with
        {
            Place = WhereTrained(change.Place ?? a.Place, change.Services ?? a.Services),
            Applicant = change.Applicant ?? a.Applicant,
            Child = change.Child ?? a.Child,
            Disability = change.Disability ?? a.Disability,
            Services = change.Services ?? a.Services,
        }, index);
    }

    // The questions only make sure that an answer can be understood; whether it is enough is said by the rules.
    private IEnumerable<Finding> Place(PlaceAnswers? place)
    {
        if (place is null) yield break;
        if (city.FindRegion(place.HouseholdRegion) is null) yield return Form("household", "请选择儿童的户籍所在地。", "选户口簿上的县（市、区）。");
        if (place.Place is not Rules.Place.Household && (place.Region is null || city.FindRegion(place.Region) is null))
        {
            yield return Form(place.Place is Rules.Place.Institution ? "institutionRegion" : "permitRegion", "请选择在哪个县（市、区）申请。", "选与申请方式对应的地方。");
        }

        if (place.Place is Rules.Place.ResidencePermit && place.PermitValidUntil is null) yield return Form("permitValidUntil", "请填写儿童居住证的有效期。", "按证件上的日期，例如 2026年9月1日。");
    }

    private static IEnumerable<Finding> Applicant(ApplicantAnswers? applicant)
    {
        if (applicant is null) yield break;
        if (applicant.Name.Trim().Length is 0 or > LongestText) yield return Form("name", "请填写申请人的姓名或名称。", $"{LongestText} 字以内。");
        if (applicant.Kind is ApplicantKind.Guardian && applicant.Relation.Trim().Length is 0 or > LongestText) yield return Form("relation", "请填写您与儿童的关系。", "例如：父亲、母亲、其他监护人。");
        if (!IsPhone(applicant.Phone)) yield return Form("phone", "请填写能联系到您的电话。", "11 位手机号，或带区号的固定电话。");
        if (applicant.Kind is ApplicantKind.Agent && applicant.AgentKind.Length == 0) yield return Form("agentKind", "请选择代办人属于哪一类。", "他人、社会组织、社会救助经办机构或其他。");
    }

    private IEnumerable<Finding> Child(ChildAnswers? child)
    {
        if (child is null) yield break;
        if (child.Name.Trim().Length is 0 or > LongestText) yield return Form("childName", "请填写儿童的姓名。", "与户口簿一致。");
        if (!CitizenNumber.TryParse(child.CitizenNumber, out var number, out var wrong)) yield return wrong! with { Where = "citizenNumber" };
        else if (number.BirthDate > clock.Today()) yield return Form("citizenNumber", "身份证号码里的出生日期在今天之后。", "请核对号码。");
        if (!Enum.IsDefined(child.Schooling)) yield return Form("schooling", "请选择孩子现在上学吗。", "没有上学的，选“没有上学”。");
    }

    private static IEnumerable<Finding> Disability(DisabilityAnswers? disability)
    {
        if (disability is null) yield break;
        if (disability.Kinds.Count == 0) yield return Form("kinds", "请选择残疾类别。", "可以选多项，按残疾人证或诊断证明书选。");
        if (disability.DiagnosedBy.Length > 100) yield return Form("diagnosedBy", "机构名称请在 100 字以内。", "写诊断证明书上的名称。");
    }

    private IEnumerable<Finding> Services(ServiceAnswers? services, PlaceAnswers? place, HashSet<string> designated)
    {
        if (services is null) yield break;
        if (services.Wishes.Count is 0 or > MostServices) yield return Form("service", $"请选择需要的服务，最多 {MostServices} 项。", "可以先选一项，以后再申请其他。");
        foreach (var wish in services.Wishes)
        {
            if (!ServiceWishes.All.ContainsKey(wish.Service)) yield return Form("service", "请从列表中选择服务。", "不确定时，可以先问县级残联。");
            if (ServiceWishes.NeedsInstitution(wish.Service) && WhyNotThere(wish, place, designated) is { } elsewhere) yield return elsewhere;
            if (wish.FirstMonth == default) yield return Of(wish, "firstMonth", ServiceWishes.NeedsInstitution(wish.Service) ? "请选择从哪个月开始。" : wish.Service == ServiceWishes.Device ? "请填写打算哪天适配。" : "请填写手术日期。", "还没有定的，填打算的时间。");
            if (ServiceWishes.IsMonthly(wish.Service) && wish.Months is < 1 or > 24) yield return Of(wish, "months", "请填写计划训练几个月（1 到 24）。", "每年最多补助 10 个月。");
            if (wish.OwnPaymentInFen is < 0 or > 100_000_000_00) yield return Of(wish, "ownPayment", "请填写医保报销后自己付的金额。", "单位是元，没有就填 0。");
            if (wish.Service == ServiceWishes.Device && wish.Condition.Trim().Length is 0 or > LongestText) yield return Of(wish, "condition", "请选择哪种器具。", "目录里没有的，请先问县级残联。");
            if (wish.Service == ServiceWishes.Surgery && library.City.Conditions.All(c => c.Id != wish.Condition)) yield return Of(wish, "condition", "请选择病种。", "不在列表里的选“其他”，由审核人复核。");
        }
    }

    /// <summary>The guardian chooses freely, among the designated.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 1)]
    private Finding? WhyNotThere(ServiceWish wish, PlaceAnswers? place, HashSet<string> designated)
    {
        if (city.FindInstitution(wish.Institution) is not { Kind: InstitutionKinds.Rehabilitation } chosen || !designated.Contains(chosen.Code))
        {
            return Of(wish, "institution", "请从定点康复机构里选一家。", "名单由残联公布；不在名单里的，请先问县级残联。") with { Citation = Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 3, subItem: 1) };
        }

        return place is { Place: Rules.Place.Institution, InstitutionRegion: { } region } && region != chosen.RegionCode
            ? Of(wish, "institution", $"您选了在康复机构所在地（{city.FindRegion(region)?.Name}）申请，这家机构在{city.FindRegion(chosen.RegionCode)?.Name}。", "请改选当地的机构，或者改“在哪里申请”。")
            : null;
    }

    // Where the child is trained decides whether the place of application is allowed, so that it isn't asked twice.
    private PlaceAnswers? WhereTrained(PlaceAnswers? place, ServiceAnswers? services)
    {
        if (place is null or { Place: Rules.Place.Institution }) return place;
        var there = services?.Wishes.Select(w => city.FindInstitution(w.Institution)?.RegionCode).OfType<string>().ToArray() ?? [];
        return place with { InstitutionRegion = there.FirstOrDefault(r => r != place.Region) ?? there.FirstOrDefault() };
    }

    private static bool IsPhone(string phone) => phone.Count(char.IsAsciiDigit) is >= 7 and <= 16 && phone.Length <= 20 && phone.All(c => char.IsAsciiDigit(c) || c is '-' or '+' or ' ');

    /// <summary>The same question is asked of each service, so that the field carries the service's name.</summary>
    private static Finding Of(ServiceWish wish, string field, string message, string remedy) =>
        Finding.Block($"aid.form.{field}", message, null, $"{wish.Service}.{field}", remedy);

    private static Finding Form(string where, string message, string remedy) => Finding.Block($"aid.form.{where}", message, null, where, remedy);
}
