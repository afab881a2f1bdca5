using Yiwang.Kernel;
using Yiwang.Office.Public;

namespace Yiwang.Office.Absences;

/// <summary>出访, 出差, 休假, 学习: what the article knows.</summary>
internal enum AbsenceKind { Visit, Business, Holiday, Study }

internal enum AbsenceState { AwaitsConsent, AwaitsFiling, Filed, Refused, Returned, Cancelled }

/// <summary>What was asked.</summary>
/// <param name="Deputy">The post that runs the government meanwhile; only the mayor names one.</param>
internal sealed record AbsencePlan(AbsenceKind Kind, string Destination, DateTimeOffset LeavesAt, DateOnly Until, string? Deputy);

/// <summary>A leader away from the city, from the asking to the return.</summary>
internal sealed class Absence : Aggregate
{
    private Absence() { }

    public Guid Id { get; private init; }
    public Guid Account { get; private init; }
    public string Post { get; private init; } = "";
    public string PostName { get; private init; } = "";
    public string Institution { get; private init; } = "";
    public AbsenceRoute Route { get; private init; }
    public AbsenceKind Kind { get; private init; }
    public string Destination { get; private init; } = "";
    public DateTimeOffset LeavesAt { get; private init; }
    public DateOnly From { get; private init; }
    public DateOnly Until { get; private init; }
    public string? Deputy { get; private init; }

    /// <summary>The post that has to agree; null for the mayor, who only has it reported.</summary>
    public string? Asked { get; private init; }

    public AbsenceState State { get; private set; }
    public string? Opinion { get; private set; }
    public DateTimeOffset? FiledAt { get; private set; }
    public IReadOnlyList<string> ReadBy { get; private set; } = [];
    public int Revision { get; private set; }

    public string Subject => $"absence/{Id}";
    public string Href => $"/staff/absences/{Id}";
    public bool IsOver => State is AbsenceState.Refused or AbsenceState.Returned or AbsenceState.Cancelled;

    /// <summary>Filed when the leader had left already.</summary>
    [Article(Law.LuodingWorkRules, 54, 1)]
    [Requirement("LD-GZ-054a")]
    public bool IsFiledLate => FiledAt >= LeavesAt;

    public bool Covers(DateOnly day) => !IsOver && From <= day && day <= Until;

    public static Absence Ask(Guid id, Guid account, string post, string postName, string institution, AbsenceRoute route, string? asked, AbsencePlan plan)
    {
        var absence = new Absence
        {
            Id = id, Account = account, Post = post, PostName = postName, Institution = institution, Route = route, Asked = asked, Kind = plan.Kind, Destination = plan.Destination,
            LeavesAt = plan.LeavesAt, From = plan.LeavesAt.ToChinaDate(), Until = plan.Until, Deputy = plan.Deputy,
            State = asked is null ? AbsenceState.AwaitsFiling : AbsenceState.AwaitsConsent,
        };
        absence.Record(new AbsenceAsked(id, post, absence.From, plan.Until));
        return absence;
    }

    /// <summary>Without the consent there is nothing to file.</summary>
    [Article(Law.LuodingWorkRules, 54, 1)]
    [Article(Law.LuodingWorkRules, 54, 2)]
    [Requirement("LD-GZ-054b")]
    [Requirement("LD-GZ-054c")]
    public Outcome Decide(bool agreed, string opinion, string? standsIn)
    {
        if (State is not AbsenceState.AwaitsConsent) return NotNow("这份外出单不在等审批。");
        if (!agreed && opinion.Trim().Length == 0) return Outcome.Refused("absence.opinion", "不同意的，请写明原因。", AbsenceRules.Article, "opinion", "写给请示人看。");
        (State, Opinion, Revision) = (agreed ? AbsenceState.AwaitsFiling : AbsenceState.Refused, opinion.Trim(), Revision + 1);
        Record(new AbsenceDecided(Id, agreed, standsIn));
        return Outcome.Done;
    }

    [Article(Law.LuodingWorkRules, 54, 1)]
    [Requirement("LD-GZ-054a")]
    [Requirement("LD-GZ-054d")]
    public Outcome File(DateTimeOffset now)
    {
        if (State is AbsenceState.AwaitsConsent) return Outcome.Refused("absence.no-consent", "还没有经过同意，不能报备。", AbsenceRules.Article, "file", "请等审批人同意。");
        if (State is not AbsenceState.AwaitsFiling) return NotNow("这份外出单已经报备或者已经结束。");
        (State, FiledAt, Revision) = (AbsenceState.Filed, now, Revision + 1);
        Record(new AbsenceFiled(Id, IsFiledLate));
        return Outcome.Done;
    }

    public Outcome Read(string post)
    {
        if (ReadBy.Contains(post)) return Outcome.Done;
        (ReadBy, Revision) = ([.. ReadBy, post], Revision + 1);
        Record(new AbsenceRead(Id, post));
        return Outcome.Done;
    }

    /// <summary>销假; before leaving it is called off instead.</summary>
    [Requirement("LD-GZ-054a")]
    public Outcome End(DateTimeOffset now)
    {
        if (IsOver) return NotNow("这份外出单已经结束。");
        var went = now >= LeavesAt;
        if (went && State is AbsenceState.AwaitsConsent or AbsenceState.AwaitsFiling && went) return Outcome.Refused("absence.not-filed", "还没有报备，不能销假。", AbsenceRules.Article, "end", "请先由市政府办公室补办报备；晚于离开时间的会标为违规。");
        (State, Revision) = (went ? AbsenceState.Returned : AbsenceState.Cancelled, Revision + 1);
        Record(new AbsenceEnded(Id, went));
        return Outcome.Done;
    }

    private static Outcome NotNow(string why) => Outcome.Refused("absence.not-now", why, where: "state", remedy: "请刷新页面，看最新情况。");
}
