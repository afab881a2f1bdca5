using Yiwang.Benefits.Public;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Rectifying;

internal enum RectificationState { Opened, Ordered, Failed, Closed, Withdrawn }

/// <summary>To the registering authority, that it strike the institution off; or the note that a suspicion was handed over.</summary>
internal enum LetterKind { Deregistration, Suspicion }

internal sealed record Letter(LetterKind Kind, string To, string Text, DateOnly On);

/// <summary>第二十一条: from a situation to a mended institution, or to one that is 定点 no longer. Never without time to mend first.</summary>
internal sealed class Rectification : Aggregate
{
    private static readonly Citation Place = Citation.Of(Law.ShanweiRehabilitationAid, 21);

    private Rectification() { }

    public Guid Id { get; private init; }
    public string Institution { get; private init; } = "";
    public string Federation { get; private init; } = "";
    public string Region { get; private init; } = "";

    /// <summary>Numbers of the ten situations.</summary>
    public IReadOnlyList<int> Situations { get; private init; } = [];

    /// <summary>The other law of the tenth; empty where it isn't meant.</summary>
    public string OtherLaw { get; private init; } = "";
    public string Facts { get; private init; } = "";
    public DateOnly OpenedOn { get; private init; }
    public RectificationState State { get; private set; }
    public DateOnly? OrderedOn { get; private set; }
    public string Demands { get; private set; } = "";

    /// <summary>The last day to mend. The text gives no number of days, so that a person fills it in.</summary>
    public DateOnly? MendBy { get; private set; }
    public string Report { get; private set; } = "";
    public DateOnly? RecheckedOn { get; private set; }
    public string Recheck { get; private set; } = "";

    /// <summary>The first day without designation.</summary>
    public DateOnly? WithdrawnFrom { get; private set; }
    public IReadOnlyList<Letter> Letters { get; private set; } = [];
    public int Revision { get; private set; }

    public string Subject => $"rectification/{Id}";

    public bool IsOpen => State is RectificationState.Opened or RectificationState.Ordered or RectificationState.Failed;

    public static Rectification Open(OpenRectification command, string federation, string region, DateOnly today)
    {
        var opened = new Rectification
        {
            Id = command.Id, Institution = command.Institution, Federation = federation, Region = region, Situations = [.. command.Situations.Distinct().Order()], OtherLaw = command.OtherLaw, Facts = command.Facts, OpenedOn = today,
        };
        opened.Record(new RectificationOpened(opened.Subject, opened.Id, opened.Institution, opened.Situations));
        return opened;
    }

    [Article(Law.ShanweiRehabilitationAid, 21), Requirement("SW-KF-021a")]
    public Outcome Order(string demands, DateOnly? mendBy, DateOnly today)
    {
        var findings = new List<Finding>();
        if (State is not RectificationState.Opened) findings.Add(Over());
        if (demands.Length is 0 or > 2000) findings.Add(Finding.Block("rectification.demands", "请写明要整改什么（2,000 字以内）。", Place, "demands", "逐项写清楚。"));
        if (mendBy is null || mendBy <= today) findings.Add(Finding.Block("rectification.mend-by", "请填写整改期限，在今天之后。", Place, "mendBy", "办法没有规定天数，按情形的轻重确定。"));
        if (findings.Count > 0) return Outcome.From(findings);

        Become(RectificationState.Ordered, () => (Demands, MendBy, OrderedOn) = (demands, mendBy, today));
        Record(new RectificationOrdered(Subject, Id, mendBy!.Value));
        return Outcome.Done;
    }

    /// <summary>The institution says what it has mended.</summary>
    public Outcome Tell(string report, DateOnly today)
    {
        if (State is not RectificationState.Ordered) return Outcome.From(Over());
        if (report.Length is 0 or > 2000) return Outcome.Refused("rectification.report", "请写明整改了什么（2,000 字以内）。", Place, "report", "对照整改要求逐项写。");
        Become(State, () => Report = report);
        Record(new RectificationReported(Subject, Id, today));
        return Outcome.Done;
    }

    /// <summary>复查: good at any time; bad only when the time to mend is over.</summary>
    [Article(Law.ShanweiRehabilitationAid, 21), Requirement("SW-KF-021a")]
    public Outcome CheckAgain(bool isMended, string note, DateOnly today)
    {
        var findings = new List<Finding>();
        if (State is not RectificationState.Ordered) findings.Add(Over());
        else if (!isMended && today <= MendBy) findings.Add(Finding.Block("rectification.time-left", $"整改期到 {MendBy!.Value.ToChinese()}，期内不能认定整改不合格。", Place, "isMended", "请等整改期满后复查。"));
        if (note.Length is 0 or > 2000) findings.Add(Finding.Block("rectification.note", "请写明复查看到的情况（2,000 字以内）。", Place, "note", "逐项写是否整改到位。"));
        if (findings.Count > 0) return Outcome.From(findings);

        Become(isMended ? RectificationState.Closed : RectificationState.Failed, () => (Recheck, RecheckedOn) = (note, today));
        Record(new RectificationRechecked(Subject, Id, isMended));
        return Outcome.Done;
    }

    [Article(Law.ShanweiRehabilitationAid, 21), Requirement("SW-KF-021a")]
    public Outcome Withdraw(DateOnly? from, DateOnly today)
    {
        var findings = new List<Finding>();
        if (State is RectificationState.Opened or RectificationState.Ordered)
            findings.Add(Finding.Block("rectification.not-failed", State is RectificationState.Ordered ? $"整改期到 {MendBy!.Value.ToChinese()}，须先复查；整改不合格的才能取消。" : "须先下达整改。", Place, remedy: "请按 下达整改、复查 的次序办理。"));
        else if (State is not RectificationState.Failed) findings.Add(Over());
        if (from is null || from < today) findings.Add(Finding.Block("rectification.from", "请填写取消从哪天起生效，不早于今天。", Place, "from", "给在训儿童转机构留出时间的，可以晚几天。"));
        if (findings.Count > 0) return Outcome.From(findings);

        Become(RectificationState.Withdrawn, () => WithdrawnFrom = from);
        Record(new RectificationWithdrew(Subject, Id, from!.Value));
        return Outcome.Done;
    }

    /// <summary>建议撤销登记或吊销执照: a letter to the registering authority, only after the withdrawal.</summary>
    [Article(Law.ShanweiRehabilitationAid, 21), Requirement("SW-KF-021a")]
    public Outcome SuggestDeregistration(string to, string text, DateOnly today)
    {
        if (State is not RectificationState.Withdrawn) return Outcome.Refused("rectification.not-withdrawn", "取消定点资格以后，才能建议撤销登记或吊销执照。", Place, remedy: "请先办理取消。");
        if (to.Length is 0 or > 100 || text.Length is 0 or > 2000) return Outcome.Refused("rectification.letter", "请写明给哪个登记机关，以及建议的内容。", Place, "to", "登记机关 100 字以内，内容 2,000 字以内。");
        Become(State, () => Letters = [.. Letters, new(LetterKind.Deregistration, to, text, today)]);
        Record(new DeregistrationSuggested(Subject, Id));
        return Outcome.Done;
    }

    /// <summary>涉嫌犯罪: only recorded that it was handed over; this house judges nothing.</summary>
    [Article(Law.ShanweiRehabilitationAid, 21), Requirement("SW-KF-021a")]
    public Outcome HandOver(string to, string text, DateOnly today)
    {
        if (to.Length is 0 or > 100 || text.Length is 0 or > 2000) return Outcome.Refused("rectification.transfer", "请写明移送给哪个机关、移送了什么。", Place, "transferTo", "机关 100 字以内，内容 2,000 字以内。");
        Become(State, () => Letters = [.. Letters, new(LetterKind.Suspicion, to, text, today)]);
        Record(new SuspicionHandedOver(Subject, Id));
        return Outcome.Done;
    }

    private void Become(RectificationState state, Action change)
    {
        change();
        State = state;
        Revision++;
    }

    private static Finding Over() => Finding.Block("rectification.state", "这件整改已不在这一步。", Place, remedy: "请刷新页面。");
}
