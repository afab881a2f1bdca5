namespace Yiwang.Kernel;

/// <summary>
/// What came of a command: done (perhaps with warnings), or refused for every reason that applies, at once.
/// Faults are not outcomes; they throw.
/// </summary>
public sealed class Outcome
{
    public static readonly Outcome Done = new(OutcomeKind.Done, []);

    public static readonly Outcome Forbidden = new(OutcomeKind.Forbidden,
        [Finding.Block("forbidden", "您的岗位不能办理此事项。", remedy: "请由有此职责的岗位办理，或联系本单位管理员核对岗位。")]);

    public static readonly Outcome NotFound = new(OutcomeKind.NotFound,
        [Finding.Block("not-found", "没有找到，或者不在您的办理范围内。", remedy: "请核对编号，或从“我的办件”“待办”进入。")]);

    /// <summary>Somebody else changed the same thing first; nothing of this command was stored.</summary>
    public static readonly Outcome Conflict = new(OutcomeKind.Conflict,
        [Finding.Block("changed-meanwhile", "刚才已有人办理了这一步，您的操作没有保存。", remedy: "请刷新页面，看最新情况后再办。")]);

    private Outcome(OutcomeKind kind, IReadOnlyList<Finding> findings) => (Kind, Findings) = (kind, findings);

    public OutcomeKind Kind { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public bool IsDone => Kind is OutcomeKind.Done;

    /// <summary>Refused with all findings, if one of them blocks; otherwise done, with the warnings kept.</summary>
    public static Outcome From(params IEnumerable<Finding> findings)
    {
        var all = findings.ToArray();
        return all.Any(f => f.Severity is Severity.Blocks) ? new(OutcomeKind.Refused, all)
            : all.Length == 0 ? Done
            : new(OutcomeKind.Done, all);
    }

    public static Outcome Refused(string code, string message, Citation? citation = null, string where = "", string remedy = "") =>
        From(Finding.Block(code, message, citation, where, remedy));
}

public enum OutcomeKind { Done, Refused, Forbidden, NotFound, Conflict }
