using Yiwang.Benefits.RehabilitationAid.Rules;

namespace Yiwang.Benefits.RehabilitationAid;

/// <summary>
/// What the applicant told, by section of the form; a section is null until it is answered. Kept sealed as one whole: it is the most
/// sensitive data of the platform, and nothing in it is ever searched.
/// </summary>
internal sealed record AidAnswers
{
    public PlaceAnswers? Place { get; init; }
    public ApplicantAnswers? Applicant { get; init; }
    public ChildAnswers? Child { get; init; }
    public DisabilityAnswers? Disability { get; init; }
    public ServiceAnswers? Services { get; init; }
    public IReadOnlyList<HandedIn> Materials { get; init; } = [];

    /// <summary>What the reviewer found; empty until then.</summary>
    public ReviewRecord Review { get; init; } = new();

    public bool AllAnswered => (Place, Applicant, Child, Disability, Services) is (not null, not null, not null, not null, not null);
}

/// <summary>救助申请地 and what it depends on.</summary>
internal sealed record PlaceAnswers(Place Place, string HouseholdRegion, string? InstitutionRegion, string? PermitRegion, DateOnly? PermitValidUntil)
{
    /// <summary>The county whose federation receives the application; null while it can't be known.</summary>
    public string? Region => Place switch
    {
        Place.Household => HouseholdRegion,
        Place.Institution => InstitutionRegion,
        _ => PermitRegion,
    };
}

/// <summary>Who applies, and how to reach them.</summary>
/// <param name="Relation">To the child, in the applicant's words.</param>
/// <param name="AgentKind">他人、社会组织、社会救助经办机构 or 其他; empty unless an agent applies.</param>
internal sealed record ApplicantAnswers(ApplicantKind Kind, string Name, string Relation, string Phone, string AgentKind, IReadOnlyList<string> PriorityGroups);

internal sealed record ChildAnswers(string Name, string CitizenNumber, DateOnly BornOn, Schooling Schooling);

/// <param name="DiagnosedBy">The institution of the 诊断证明书; empty where there is none.</param>
internal sealed record DisabilityAnswers(IReadOnlyList<Disability> Kinds, Degree Degree, bool HasCertificate, string DiagnosedBy);

internal sealed record ServiceAnswers(IReadOnlyList<ServiceWish> Wishes)
{
    /// <summary>Why a second aid of a kind in one year should be allowed; empty where none is asked for.</summary>
    public string ExceptionReason { get; init; } = "";
}

/// <summary>One service that the family wants.</summary>
/// <param name="Service">One of <see cref="ServiceWishes"/>.</param>
/// <param name="Institution">Code of the institution where it is planned; empty where none is needed.</param>
/// <param name="FirstMonth">First day of the first month, or the day of the surgery.</param>
/// <param name="Months">How many months are planned; 0 where it is not counted by the month.</param>
/// <param name="OwnPaymentInFen">What remains to be paid after medical insurance, for surgery.</param>
/// <param name="Condition">病种 of a corrective surgery; the name of a device.</param>
internal sealed record ServiceWish(string Service, string Institution, DateOnly FirstMonth, int Months, long OwnPaymentInFen, string Condition)
{
    /// <summary>What the applicant says about an implant; the reviewer compares it with the papers.</summary>
    public IReadOnlyList<string> Declared { get; init; } = [];
}

/// <summary>What can be declared of an implant.</summary>
internal static class Declarations
{
    public const string Evaluated = "evaluated";
    public const string Insured = "insured";
    public const string Receipt = "receipt";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [Evaluated] = "定点医院评估符合植入条件",
        [Insured] = "符合省、市基本医疗保险规定",
        [Receipt] = "有医院开具的有效票据",
    };
}

/// <summary>The services that can be asked for, by the names that forms use.</summary>
internal static class ServiceWishes
{
    public const string FullTime = "full-time";
    public const string PartTime = "part-time";
    public const string LowVisionMonthly = "low-vision-monthly";
    public const string LowVisionBasic = "low-vision-basic";
    public const string BlindOrientation = "blind-orientation";
    public const string Implant = "cochlear-implant";
    public const string NationalImplant = "cochlear-implant-national";
    public const string Surgery = "corrective-surgery";
    public const string Device = "assistive-device";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [FullTime] = "全日制康复训练",
        [PartTime] = "非全日制康复训练",
        [LowVisionMonthly] = "低视力儿童助视器使用和生活技能等训练",
        [LowVisionBasic] = "低视力儿童功能评估和视觉基本技能训练",
        [BlindOrientation] = "全盲儿童定向行走及适应性训练",
        [Implant] = "人工耳蜗植入（医保报销后补助）",
        [NationalImplant] = "人工耳蜗植入（国家救助项目）",
        [Surgery] = "肢体残疾矫治手术",
        [Device] = "基本型辅助器具适配",
    };

    /// <summary>A row of article 8 that the service is paid under; for training that of non-public institutions.</summary>
    public static string RowOf(string service) => service switch
    {
        FullTime => Rows.FullTimePrivate,
        PartTime => Rows.PartTimePrivate,
        LowVisionMonthly => Rows.LowVisionMonthly,
        LowVisionBasic => Rows.LowVisionBasic,
        BlindOrientation => Rows.BlindOrientation,
        Implant => Rows.CochlearImplant,
        NationalImplant => Rows.NationalCochlearImplant,
        Device => Rows.AssistiveDevice,
        _ => Rows.CorrectiveSurgery,
    };

    public static bool IsMonthly(string service) => service is FullTime or PartTime or LowVisionMonthly;

    public static bool NeedsInstitution(string service) => IsMonthly(service) || service is LowVisionBasic or BlindOrientation;
}

/// <summary>A material that was handed in.</summary>
/// <param name="Material">Id of the alternative in the rulebook, for example <c>household-register</c>.</param>
/// <param name="ValidUntil">Last day of validity; null where it has none.</param>
internal sealed record HandedIn(string Material, string Hash, string FileName, string ContentType, long Length, DateOnly On, bool BelongsToChild, DateOnly? ValidUntil);

/// <summary>What the reviewer saw and judged.</summary>
internal sealed record ReviewRecord
{
    /// <summary>Materials whose original was seen.</summary>
    public IReadOnlyList<string> OriginalsSeen { get; init; } = [];

    /// <summary>The day on which the family came to the window with originals; null while nobody had to come.</summary>
    public DateOnly? CameOn { get; init; }

    public Indication? Indication { get; init; }

    /// <summary>The head's word on <see cref="ServiceAnswers.ExceptionReason"/>; null until then.</summary>
    public ExceptionDecision? Exception { get; init; }

    /// <summary>Codes of the findings that a person had to judge, with the note of whoever judged.</summary>
    public IReadOnlyDictionary<string, string> Judged { get; init; } = new Dictionary<string, string>();
}

internal sealed record ExceptionDecision(bool Approved, string Reason);
