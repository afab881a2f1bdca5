using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Verifying;

internal enum RegisterKind { Household, ResidencePermit }

/// <summary>All that the police's register tells: nothing else of the person comes over.</summary>
internal enum RegisterAnswer { Same, Different, NotFound, NoAnswer }

/// <summary>第二十六条（三）: whether household or residence permit are as stated. Anything but 一致 goes to a person, with a day.</summary>
internal sealed class RegisterCheck : Aggregate
{
    private const int LongestNote = 500;

    private RegisterCheck() { }

    public Guid Id { get; private init; }
    public Guid CaseId { get; private init; }
    public string Region { get; private init; } = "";
    public RegisterKind Kind { get; private init; }
    public DateOnly AskedOn { get; private init; }
    public RegisterAnswer Answer { get; private init; }

    /// <summary>Of a residence permit, as the register has it.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>The last day for a person's conclusion; null where the register said 一致.</summary>
    public DateOnly? DueOn { get; private init; }

    public RegisterAnswer? Conclusion { get; private set; }
    public string Note { get; private set; } = "";
    public DateOnly? ConcludedOn { get; private set; }

    public bool IsOpen => DueOn is not null && Conclusion is null;

    public RegisterAnswer Result => Conclusion ?? Answer;

    public string Subject => Case.SubjectOf(CaseId);

    /// <summary>Work items of different checks of one case don't close each other.</summary>
    public string WorkSubject => $"register-check/{Id:N}";

    public static RegisterCheck Of(Guid caseId, string region, NoteRegisterAnswer note, DateOnly today, DateOnly? due)
    {
        var check = new RegisterCheck
        {
            Id = Guid.CreateVersion7(), CaseId = caseId, Region = region, Kind = note.Kind, AskedOn = today, Answer = note.Answer, ValidUntil = note.ValidUntil, DueOn = due,
        };
        check.Record(new RegisterAsked(check.Subject, caseId, note.Kind.Name(), note.Answer.Name(), due));
        return check;
    }

    public Outcome Conclude(RegisterAnswer conclusion, DateOnly? validUntil, string note, DateOnly today)
    {
        if (!IsOpen) return Outcome.Refused("register.concluded", "这一项已经有结论。", Articles.Registers, remedy: "请刷新页面，看最新情况。");
        var findings = new List<Finding>();
        if (conclusion is RegisterAnswer.NoAnswer || !Enum.IsDefined(conclusion)) findings.Add(Finding.Block("register.conclusion", "请选择一致、不一致或查无。", Articles.Registers, "conclusion", "按登记的情况选。"));
        if (note.Trim().Length is 0 or > LongestNote) findings.Add(Finding.Block("register.note", $"请写明怎样核实的（{LongestNote} 字以内）。", Articles.Registers, "note", "例如：已核对户籍底册。不要写其他个人信息。"));
        if (findings.Count > 0) return Outcome.From(findings);
        (Conclusion, ValidUntil, Note, ConcludedOn) = (conclusion, validUntil ?? ValidUntil, note.Trim(), today);
        Record(new RegisterConcluded(Subject, CaseId, Kind.Name(), conclusion.Name(), today <= DueOn));
        return Outcome.Done;
    }
}

internal static class RegisterWords
{
    public static string Name(this RegisterKind kind) => kind is RegisterKind.Household ? "户籍" : "居住证";

    public static string Name(this RegisterAnswer answer) => answer switch
    {
        RegisterAnswer.Same => "一致",
        RegisterAnswer.Different => "不一致",
        RegisterAnswer.NotFound => "查无",
        _ => "没有应答",
    };
}

/// <summary>What follows for the review.</summary>
internal static class RegisterRule
{
    public const string Different = "aid.register.different";

    /// <summary>The last check of each kind counts: open, nothing is approved; not the same, it stands in the way and is a ground.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 3), Requirement("SW-KF-026f")]
    public static IReadOnlyList<Finding> Of(IEnumerable<RegisterCheck> checks) =>
    [
        .. checks.GroupBy(c => c.Kind).Select(g => g.OrderBy(c => c.Id).Last()).Select(last => last switch
        {
            { IsOpen: true } => Finding.Block("aid.register.open", $"{last.Kind.Name()}核实还没有结论，最晚 {last.DueOn!.Value.ToChinese()}。", Articles.Registers, "registers", "已转公安部门人工核实，请等结论。"),
            { Result: not RegisterAnswer.Same } => Finding.Block(Different, $"公安部门核实{last.Kind.Name()}：{last.Result.Name()}。", Articles.Registers, "registers", "请与申请人核对；登记有误的，请公安部门更正后重新核实。"),
            _ => null,
        }).OfType<Finding>(),
    ];
}
