using Yiwang.Benefits.Public;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Caring.Schooling;

internal enum TransitionReason { OverAge, StartsSchool }

internal enum SchoolDestination { OrdinaryPrimary, Kindergarten, SpecialSchool }

internal enum SchoolAllowance { Paid, NotPaid, NotDue }

/// <summary>What the education department found out, sealed: the school of a child.</summary>
internal sealed record SchoolPlace(SchoolDestination Destination, string School, SchoolAllowance Allowance, string Note);

/// <summary>
/// 第二十六条（二）: one child on the way from rehabilitation into school. It exists only by the guardian's consent; taken back, it is on nobody's list.
/// </summary>
internal sealed class SchoolTransition : Aggregate
{
    public const int LongestText = 100, LongestNote = 300;

    private SchoolTransition() { }

    public Guid Id { get; private init; }
    public Guid CareId { get; private init; }
    public Guid RecordId { get; private init; }
    public string Region { get; private init; } = "";

    /// <summary>Code of the education department.</summary>
    public string Office { get; private init; } = "";
    public TransitionReason Reason { get; private set; }
    public DateOnly ConsentedOn { get; private set; }
    public DateOnly? TakenBackOn { get; private set; }

    /// <summary>Null until the education department has registered it.</summary>
    public SchoolPlace? Place { get; private set; }
    public DateOnly? RegisteredOn { get; private set; }
    public int Revision { get; private set; }

    public string Subject => Case.SubjectOf(RecordId);

    public string WorkSubject => $"schooling/{Id:N}";

    /// <summary>What the education department may see at all.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 2), Requirement("SW-KF-026e")]
    public bool IsOnTheList => TakenBackOn is null;

    public static SchoolTransition For(Care care, string office) => new() { Id = Guid.CreateVersion7(), CareId = care.Id, RecordId = care.RecordId, Region = care.Region, Office = office };

    public static TransitionReason ReasonOf(Care care) => care is { State: CareState.Ended, Ending: EndReason.OverAge } ? TransitionReason.OverAge : TransitionReason.StartsSchool;

    public Outcome Consent(TransitionReason reason, string officeName, DateOnly today)
    {
        if (IsOnTheList && Revision > 0) return Refused("schooling.given", "您已经同意，孩子在入学衔接清单上。", "consent", "要收回的，点“收回同意”。");
        (Reason, ConsentedOn, TakenBackOn) = (reason, today, null);
        Revision++;
        Record(new SchoolingConsented(Subject, CareId, reason.Name(), officeName));
        return Outcome.Done;
    }

    public Outcome TakeBack(DateOnly today)
    {
        if (!IsOnTheList) return Refused("schooling.back", "孩子不在入学衔接清单上。", "", "请刷新页面，看最新情况。");
        if (Place is not null) return Refused("schooling.registered", "教育部门已经登记就读去向，不能再收回。", "", "要更正的，请联系教育部门。");
        TakenBackOn = today;
        Revision++;
        Record(new SchoolingConsentTakenBack(Subject, CareId));
        return Outcome.Done;
    }

    [Article(Law.ShanweiRehabilitationAid, 26, Item = 2), Requirement("SW-KF-026e")]
    public Outcome Register(SchoolDestination? destination, SchoolAllowance? allowance, string school, string note, DateOnly today)
    {
        var findings = new List<Finding>();
        if (destination is null) findings.Add(Block("schooling.destination", "请选择就读去向。", "destination", "普通小学、幼儿园、特教学校，选一项。"));
        if (allowance is null) findings.Add(Block("schooling.allowance", "请选择特殊教育补贴是否发放。", "allowance", "已发放、没有发放、不属于发放范围，选一项。"));
        if (school.Length > LongestText) findings.Add(Block("schooling.school", $"学校名称不超过 {LongestText} 字。", "school", "写全称。"));
        if (note.Length > LongestNote) findings.Add(Block("schooling.note", $"说明不超过 {LongestNote} 字。", "note", "写要点，不写病情。"));
        if (findings.Count > 0) return Outcome.From(findings);
        (Place, RegisteredOn) = (new(destination!.Value, school, allowance!.Value, note), today);
        Revision++;
        Record(new SchoolDestinationRegistered(Subject, CareId, destination.Value.Name(), allowance.Value.Name()));
        return Outcome.Done;
    }

    private static Outcome Refused(string code, string message, string where, string remedy) => Outcome.From(Block(code, message, where, remedy));

    public static Finding Block(string code, string message, string where, string remedy) => Finding.Block(code, message, SchoolingLaw.Place, where, remedy);
}

internal static class SchoolingWords
{
    public static string Name(this TransitionReason reason) => reason is TransitionReason.OverAge ? "超龄终止救助服务" : "监护人登记拟入学";

    public static string Name(this SchoolDestination destination) => destination switch
    {
        SchoolDestination.OrdinaryPrimary => "普通小学",
        SchoolDestination.Kindergarten => "幼儿园",
        _ => "特教学校",
    };

    public static string Name(this SchoolAllowance allowance) => allowance switch
    {
        SchoolAllowance.Paid => "已发放",
        SchoolAllowance.NotPaid => "没有发放",
        _ => "不属于发放范围",
    };
}
