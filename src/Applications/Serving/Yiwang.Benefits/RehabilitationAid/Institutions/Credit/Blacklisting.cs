using Yiwang.Benefits.Public;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Credit;

internal enum BlacklistState { Noticed, Listed, Dropped, Lifted }

/// <summary>How somebody comes onto the blacklist: facts, basis, notice, a way to object, and only then the decision.</summary>
internal sealed class Blacklisting : Aggregate
{
    private static readonly Citation Place = Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 8);

    private Blacklisting() { }

    public Guid Id { get; private init; }
    public CreditSubject About { get; private init; }
    public string Ref { get; private init; } = "";
    public string Object { get; private init; } = "";
    public string Facts { get; private init; } = "";
    public string Basis { get; private init; } = "";
    public string Region { get; private init; } = "";

    /// <summary>告知: the day, and how.</summary>
    public DateOnly NoticedOn { get; private init; }
    public string Notice { get; private init; } = "";

    /// <summary>The last day to object.</summary>
    public DateOnly ObjectUntil { get; private init; }
    public string Objection { get; private set; } = "";
    public DateOnly? ObjectedOn { get; private set; }
    public string Answer { get; private set; } = "";
    public BlacklistState State { get; private set; }
    public DateOnly? DecidedOn { get; private set; }
    public DateOnly? LiftedOn { get; private set; }
    public int Revision { get; private set; }

    public string Subject => $"blacklisting/{Id}";

    public static Blacklisting Propose(ProposeBlacklisting command, string who, string region, DateOnly today, int days)
    {
        var proposed = new Blacklisting
        {
            Id = command.Id, About = command.About, Ref = command.Ref, Object = who, Facts = command.Facts, Basis = command.Basis, Region = region, NoticedOn = today, Notice = command.Notice, ObjectUntil = today.AddDays(days),
        };
        proposed.Record(new BlacklistingNoticed(proposed.Subject, proposed.Id, proposed.ObjectUntil));
        return proposed;
    }

    public bool IsListedOn(DateOnly day) => State is BlacklistState.Listed or BlacklistState.Lifted && DecidedOn <= day && (LiftedOn is not { } lifted || day < lifted);

    public Outcome LodgeObjection(string objection, DateOnly today)
    {
        if (State is not BlacklistState.Noticed || ObjectedOn is not null) return Outcome.Refused("credit.objected", "已经提出过异议，或者已经决定。", Place, remedy: "请看处理结果。");
        if (today > ObjectUntil) return Outcome.Refused("credit.objection-late", $"异议期到 {ObjectUntil.ToChinese()}，已经结束。", Place, remedy: "列入以后，可以申请信用修复。");
        if (objection.Length is 0 or > 2000) return Outcome.Refused("credit.objection", "请写明不同意的理由（2,000 字以内）。", Place, "objection", "写哪里与事实不符。");
        (Objection, ObjectedOn) = (objection, today);
        Revision++;
        Record(new BlacklistingObjected(Subject, Id));
        return Outcome.Done;
    }

    /// <summary>Listed only after the notice has had its time, and after an objection has its answer.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 8), Requirement("SW-KF-026j")]
    public Outcome Decide(bool list, string answer, DateOnly today)
    {
        var findings = new List<Finding>();
        if (State is not BlacklistState.Noticed) findings.Add(Finding.Block("credit.decided", "已经决定。", Place, remedy: "请刷新页面。"));
        if (list && ObjectedOn is null && today <= ObjectUntil) findings.Add(Finding.Block("credit.objection-open", $"异议期到 {ObjectUntil.ToChinese()}，期内不能列入。", Place, remedy: "请等异议期结束。"));
        if (ObjectedOn is not null && answer.Length is 0 or > 2000) findings.Add(Finding.Block("credit.answer", "对方提出了异议，请写明怎样答复。", Place, "answer", "逐条答复异议。"));
        if (findings.Count > 0) return Outcome.From(findings);

        (State, DecidedOn, Answer) = (list ? BlacklistState.Listed : BlacklistState.Dropped, today, answer);
        Revision++;
        Record(new BlacklistingDecided(Subject, Id, list));
        return Outcome.Done;
    }

    public Outcome Lift(string reason, DateOnly today)
    {
        if (State is not BlacklistState.Listed) return Outcome.Refused("credit.not-listed", "不在黑名单上。", Place, remedy: "请刷新页面。");
        if (reason.Length is 0 or > 500) return Outcome.Refused("credit.lift", "请写明移出的理由（500 字以内）。", Place, "reason", "例如：已完成信用修复。");
        (State, LiftedOn) = (BlacklistState.Lifted, today);
        Revision++;
        Record(new BlacklistingLifted(Subject, Id, today));
        return Outcome.Done;
    }
}
