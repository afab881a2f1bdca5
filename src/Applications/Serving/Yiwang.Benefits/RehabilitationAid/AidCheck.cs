using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Reviewing.Assessing;
using Yiwang.Benefits.RehabilitationAid.OnRecord;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Verifying;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Data;
using Yiwang.Regulations.Public;

namespace Yiwang.Benefits.RehabilitationAid;

/// <summary>Everything that the regulation says about one application on one day.</summary>
/// <param name="Conditions">One finding for each condition: met, not met, or for a person to judge.</param>
/// <param name="Required">What must be brought.</param>
/// <param name="Missing">What of it is missing.</param>
/// <param name="OriginalsUnseen">What was brought, but its original not seen.</param>
/// <param name="Services">The computed amounts.</param>
internal sealed record AidCheck(
    IReadOnlyList<Finding> Conditions, IReadOnlyList<MaterialGroup> Required, IReadOnlyList<Finding> Missing,
    IReadOnlyList<Finding> OriginalsUnseen, IReadOnlyList<ServiceAssessment> Services, Rulebook Rulebook)
{
    /// <summary>Everything that was asked of the police about this case.</summary>
    public IReadOnlyList<RegisterCheck> RegisterChecks { get; init; } = [];

    /// <summary>What the police's register has left open or found otherwise.</summary>
    public IReadOnlyList<Finding> Registers => RegisterRule.Of(RegisterChecks);

    /// <summary>Every further diagnosis that was asked for in this case.</summary>
    public IReadOnlyList<FurtherAssessment> Assessments { get; init; } = [];

    /// <summary>What of it a decision has to know.</summary>
    public IReadOnlyList<Finding> AssessmentFindings { get; init; } = [];

    public long TotalInFen => Services.Sum(s => s.AmountInFen);

    public IEnumerable<Finding> Blocking => Conditions.Concat(Services.SelectMany(s => s.Findings)).Where(f => f.Severity is Severity.Blocks);

    /// <summary>What is excluded for certain. An exception that waits for the head's word is not.</summary>
    public IEnumerable<Finding> StopsHandingIn => Blocking.Where(f => f.Code != DuplicateAid.ExceptionOpen);

    /// <summary>There is a duplicate, and the head of the county federation has yet to say whether it is an exception.</summary>
    public bool AwaitsException => Blocking.Any(f => f.Code == DuplicateAid.ExceptionOpen);

    /// <summary>What the rules leave to a person, settled by a note that says on what ground. The indication is not: it has its own record.</summary>
    public IEnumerable<Finding> JudgedByNote =>
        Conditions.Concat(Services.SelectMany(s => s.Findings)).Concat(AssessmentFindings).Where(f => f.Severity is Severity.Warns && f.Code != Eligibility.IndicationOpen);

    /// <summary>What nobody has judged yet.</summary>
    public IEnumerable<Finding> Open(ReviewRecord review) =>
        Conditions.Where(f => f.Code == Eligibility.IndicationOpen).Concat(JudgedByNote.Where(f => !review.Judged.ContainsKey(f.Code)));
}

/// <summary>Turns an application into the facts that the rules want, and asks them.</summary>
internal sealed class AidChecker(BenefitsDb db, CityDirectory city, RulebookLibrary library, Standings standings, AidRegisters registers)
{
    /// <param name="application">All sections answered.</param>
    /// <param name="appliedOn">The day of the application; age and version are those of that day.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<AidCheck> Check(AidApplication application, DateOnly appliedOn, CancellationToken ct)
    {
        var record = await registers.Of(application, appliedOn, ct);
        var check = Check(application, await ContextOf(application, appliedOn, record, ct));
        check = check with { Conditions = [.. check.Conditions, .. PriorityMatch.Of(application.Answers.Applicant!.PriorityGroups, record.PriorityGroups, check.Rulebook.City)] };
        if (application.IsDraft) return check;
        var (asked, assessments) = (await db.RegisterChecksOf(application.Id, ct), await db.AssessmentsOf(application.Id, ct));
        return check with { RegisterChecks = asked, Assessments = assessments, AssessmentFindings = AssessmentRule.Of(assessments, application.Answers.Review.Indication) };
    }

    /// <summary>The same under any rules, without a look into the database: what a replay asks.</summary>
    public AidCheck Check(AidApplication application, DateOnly appliedOn, RulebookLibrary rules, IEnumerable<AidGrant> earlier, OnRegisters record) =>
        Check(application, Context(application, appliedOn, rules, null, earlier, record));

    private AidCheck Check(AidApplication application, AidContext context)
    {
        var required = Materials.RequiredFor(context.Application.Place, context.Application.Applicant, context.Library.City);
        var provided = Provided(application.Answers);
        return new AidCheck(
            [.. Eligibility.Check(context.Child, context.Application, context.Library, context.AppliedOn, context.Document), .. DeclaredOnly(application.Answers.Services!)],
            required,
            Materials.Missing(required, provided, context.AppliedOn),
            Materials.OriginalsUnseen(required, provided),
            Amounts.Assess([.. application.Answers.Services!.Wishes.Select((w, i) => Claim(w, i, context))], context),
            context.Rulebook);
    }

    private async Task<AidContext> ContextOf(AidApplication application, DateOnly appliedOn, OnRegisters record, CancellationToken ct)
    {
        var open = await db.OpenChildren.ByKey(application.ChildIndex, ct);
        var elsewhere = open is null || open.CaseId == application.Id ? null : open.Region;
        var grants = await db.GrantsOf(application.ChildIndex, ct);
        return Context(application, appliedOn, library, elsewhere, grants.Where(g => g.CaseId != application.Id), record) with { Document = await standings.Find(Law.ShanweiRehabilitationAid, ct) };
    }

    private AidContext Context(AidApplication application, DateOnly appliedOn, RulebookLibrary rules, string? openElsewhere, IEnumerable<AidGrant> earlier, OnRegisters record) =>
        new(ChildOf(application.Answers), ApplicationOf(application.Answers, openElsewhere), appliedOn, rules)
        {
            Exception = ExceptionOf(application.Answers),
            Prior = [.. earlier.Select(g => g.AsPrior()), .. record.CivilAffairs],
            Devices = record.Devices,
        };

    private static DuplicateException? ExceptionOf(AidAnswers answers)
    {
        if (answers.Services is not { ExceptionReason: { Length: > 0 } reason }) return null;
        var decided = answers.Review.Exception;
        return new DuplicateException(reason, decided is { Approved: true }, decided is { Approved: false } ? decided.Reason : "");
    }

    // The word of the applicant stands until the reviewer has compared it with the papers.
    private static IEnumerable<Finding> DeclaredOnly(ServiceAnswers services) => services.Wishes.Any(w => w.Declared.Count > 0)
        ? [Finding.Warn("aid.implant.declared", "植入评估、医保规定和医院票据由申请人申报，须核对原件。", Citation.Of(Law.ShanweiRehabilitationAid, 8, item: 1, subItem: 1), "services", "请核对评估报告、医保结算单和票据后登记复核意见。")]
        : [];

    private ChildFacts ChildOf(AidAnswers answers)
    {
        var (child, disability) = (answers.Child!, answers.Disability!);
        return new ChildFacts(child.BornOn, answers.Place!.HouseholdRegion)
        {
            Disabilities = disability.Kinds,
            Degree = disability.Degree,
            HasDisabilityCertificate = disability.HasCertificate,
            Diagnosis = disability.DiagnosedBy.Length == 0 ? null
                : new Diagnosis(disability.DiagnosedBy, city.InstitutionsOf(InstitutionKinds.Medical).Any(i => i.Name == disability.DiagnosedBy) ? true : null),
            Schooling = child.Schooling,
        };
    }

    public static ApplicationFacts ApplicationOf(AidAnswers answers, string? openElsewhere = null)
    {
        var (place, applicant) = (answers.Place!, answers.Applicant!);
        var permit = answers.Materials.LastOrDefault(m => m.Material == MaterialIds.ResidencePermit);
        return new ApplicationFacts(place.Place, place.Region ?? "")
        {
            InstitutionRegion = place.InstitutionRegion,
            Permit = place.PermitRegion is { } region && place.PermitValidUntil is { } until
                ? new ResidencePermit(region, permit?.ValidUntil ?? until) { BelongsToChild = permit?.BelongsToChild ?? true } : null,
            Applicant = applicant.Kind,
            HasAuthority = answers.Materials.Any(m => m.Material is MaterialIds.Authorisation or MaterialIds.Custody),
            Indication = answers.Review.Indication,
            PriorityGroups = applicant.PriorityGroups,
            OpenElsewhere = openElsewhere,
        };
    }

    private static List<ProvidedMaterial> Provided(AidAnswers answers) =>
    [
        new ProvidedMaterial(MaterialIds.ApplicationForm), // the answers are the form
        .. answers.Materials.Select(m => new ProvidedMaterial(m.Material)
        {
            OriginalSeen = answers.Review.OriginalsSeen.Contains(m.Material),
            BelongsToChild = m.BelongsToChild,
            ValidUntil = m.ValidUntil,
        }),
    ];

    private ServiceClaim Claim(ServiceWish wish, int index, AidContext context)
    {
        var where = $"services.{index}";
        return wish.Service switch
        {
            ServiceWishes.Implant or ServiceWishes.NationalImplant => new CochlearImplantClaim(wish.FirstMonth)
            {
                Where = where, NationalProgramme = wish.Service == ServiceWishes.NationalImplant, OwnPaymentInFen = wish.OwnPaymentInFen,
                EvaluatedSuitable = wish.Declared.Contains(Declarations.Evaluated), MeetsInsuranceRules = wish.Declared.Contains(Declarations.Insured), HasValidReceipt = wish.Declared.Contains(Declarations.Receipt),
            },
            ServiceWishes.Surgery => new CorrectiveSurgeryClaim(wish.FirstMonth, wish.Condition, wish.OwnPaymentInFen) { Where = where },
            ServiceWishes.Device => new AssistiveDeviceClaim(wish.Condition) { Where = where },
            ServiceWishes.LowVisionBasic or ServiceWishes.BlindOrientation => SightTraining(wish, context, where),
            _ => new MonthlyTrainingClaim(Mode(wish.Service), InstitutionOf(wish, context), [.. Enumerable.Range(0, wish.Months).Select(m => new TrainingMonth(wish.FirstMonth.AddMonths(m)))]) { Where = where },
        };
    }

    // What is granted is the plan at its statutory length; whether it was reached is checked when it is settled.
    private static SightTrainingClaim SightTraining(ServiceWish wish, AidContext context, string where)
    {
        var blind = wish.Service == ServiceWishes.BlindOrientation;
        var row = context.Rulebook.StandardOn(blind ? Rows.BlindOrientation : Rows.LowVisionBasic, wish.FirstMonth);
        return new SightTrainingClaim(blind, wish.FirstMonth, wish.FirstMonth.AddMonths(row.MinMonths), row.MinHours) { Where = where };
    }

    private Rules.Institution InstitutionOf(ServiceWish wish, AidContext context) => city.FindInstitution(wish.Institution) is { } chosen
        ? new Rules.Institution(chosen.RegionCode, Enum.Parse<Rules.Organiser>(chosen.Organiser.ToString()), chosen.PublicWelfareClass ?? 0)
        : Rules.Institution.Private(context.Application.Region);

    private static TrainingMode Mode(string service) => service switch
    {
        ServiceWishes.PartTime => TrainingMode.PartTime,
        ServiceWishes.LowVisionMonthly => TrainingMode.LowVision,
        _ => TrainingMode.FullTime,
    };
}

/// <summary>Ids of materials that code asks for by name; the rulebook has them all.</summary>
internal static class MaterialIds
{
    public const string ApplicationForm = "application-form";
    public const string ResidencePermit = "residence-permit";
    public const string Authorisation = "authorisation";
    public const string Custody = "custody";
}
