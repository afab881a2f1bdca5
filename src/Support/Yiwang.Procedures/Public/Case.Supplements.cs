using Yiwang.Kernel;

namespace Yiwang.Procedures.Public;

// The one-time notice of what is missing, the answer, and the applicant's silence.
public sealed partial class Case
{
    private const int MostItems = 30, LongestItem = 500;

    /// <summary>
    /// Tells the applicant everything that is missing. A further request in the same stage for something that could have been told
    /// the first time is refused, unless a reason is given, which is recorded for supervision.
    /// </summary>
    [Article(Law.ShanweiRehabilitationAid, 26, 1)]
    public Outcome RequestSupplement(SupplementRequest request, Actor actor, WorkCalendar calendar)
    {
        var refusal = Outcome.From(WhyNotRequest(request, actor));
        if (!refusal.IsDone) return refusal;

        Supplements = [.. Supplements, new Supplement(request.Id, Stage, request.On, request.AnswerBy, request.Items, request.WhyAgain.Trim())];
        (State, AnswerBy) = (CaseState.AwaitingApplicant, request.AnswerBy);
        if (request.ClockStopsUnder is { } article) AddStop(new ClockStop(StopKind.Supplement, request.On, null, request.AnswerBy, article));
        Settle(calendar);
        Record(new SupplementRequested(Subject, Id, request.Items.Count, request.AnswerBy, request.ClockStopsUnder is not null, request.WhyAgain.Trim(), request.Under));
        return Outcome.Done;
    }

    /// <summary>The applicant says that everything asked for has been brought. The clock goes on the next day.</summary>
    public Outcome ReceiveSupplement(DateOnly today, WorkCalendar calendar)
    {
        if (OpenSupplement is null) return Outcome.Refused("case.no-supplement-open", "现在没有等您补正的材料。", remedy: "请刷新页面，看最新进展。");

        CloseSupplement(today, lapsed: false);
        (State, AnswerBy) = (CaseState.InProgress, null);
        Settle(calendar);
        Record(new SupplementReceived(Subject, Id, today));
        return Outcome.Done;
    }

    /// <summary>The last day for the answer has passed: the officer goes on with what is there. Silence alone refuses nothing.</summary>
    internal Outcome LapseSupplement(DateOnly today, WorkCalendar calendar)
    {
        if (OpenSupplement is not { } open || open.AnswerBy >= today) return Outcome.Refused("case.supplement-not-lapsed", "补正期限还没有过。");

        CloseSupplement(open.AnswerBy, lapsed: true);
        (State, AnswerBy) = (CaseState.InProgress, null);
        Settle(calendar);
        Record(new SupplementLapsed(Subject, Id, today));
        return Outcome.Done;
    }

    private IEnumerable<Finding> WhyNotRequest(SupplementRequest request, Actor actor)
    {
        if (State is CaseState.Ended) yield return Ended;
        if (CurrentStage.Steps.All(s => (s.Post, s.Institution) != (actor.Post, actor.Institution)))
        {
            yield return Finding.Block("case.not-your-step", "补正由正在办理的岗位告知。", request.Under, remedy: "请由待办所列的岗位办理。");
        }

        if (OpenSupplement is not null) yield return Finding.Block("case.supplement-open", "已经告知过补正，正在等申请人。", request.Under, remedy: "请等申请人答复或期限届满。");
        if (request.Items.Count == 0) yield return Finding.Block("case.supplement-empty", "请选出至少一项需要补正的材料。", request.Under, "items", "材料齐全的，请直接审核。");
        if (request.Items.Count > MostItems || request.Items.Any(i => i.What.Length > LongestItem) || request.WhyAgain.Length > LongestItem)
        {
            yield return Finding.Block("case.supplement-too-long", $"一次最多列 {MostItems} 项，每项和再次告知的原因各最多 {LongestItem} 字。", request.Under, "items", "请写要点。");
        }

        if (request.AnswerBy <= request.On) yield return Finding.Block("case.supplement-too-short", "补正的最后日期应在今天之后。", request.Under, "answerBy");

        if (Supplements.LastOrDefault(s => s.Stage == Stage) is { } earlier && request.WhyAgain.Trim().Length == 0)
        {
            foreach (var item in request.Items.Where(i => i.KnowableSince <= earlier.AskedOn))
            {
                yield return Finding.Block("case.supplement-again", $"“{item.What}”在 {earlier.AskedOn.ToChinese(request.On)}告知时就能看出，应当当时一次说清。",
                    request.OnceUnder, "whyAgain", "请按现有材料审核；确有必要再次告知的，写明原因，原因会记入台账。");
            }
        }
    }

    private void CloseSupplement(DateOnly on, bool lapsed)
    {
        if (OpenSupplement is not { } open) return;
        Supplements = [.. Supplements.Select(s => s.IsOpen ? open with { EndedOn = on, Lapsed = lapsed } : s)];
        EndStops(s => s.Kind is StopKind.Supplement, on);
    }

    /// <summary>Stops the stage's clock from today on for something else than a supplement. Whoever calls brings the article, or local decision, that allows it.</summary>
    public void StopClock(StopKind kind, DateOnly today, Citation under, WorkCalendar calendar)
    {
        AddStop(new ClockStop(kind, today, null, null, under));
        Settle(calendar);
    }

    internal void ResumeClock(StopKind kind, DateOnly today, WorkCalendar calendar)
    {
        if (State is CaseState.Ended) return; // the end closed every stop
        EndStops(s => s.Kind == kind, today);
        Settle(calendar);
    }

    // Begun and ended on one day stops nothing; the kernel reads an end before the beginning so.
    private void EndStops(Func<ClockStop, bool> which, DateOnly on)
    {
        if (CurrentStage.Clock is not { } clock) return;
        ReplaceCurrentStage(CurrentStage with
        {
            Clock = clock with { Stops = [.. clock.Stops.Select(s => s.Until is null && which(s) ? s with { Until = s.From == on ? on.AddDays(-1) : on } : s)] },
        });
    }

    private void AddStop(ClockStop stop)
    {
        if (CurrentStage.Clock is { } clock) ReplaceCurrentStage(CurrentStage with { Clock = clock with { Stops = [.. clock.Stops, stop] } });
    }

    private void Settle(WorkCalendar calendar)
    {
        DueOn = StoredDue(calendar);
        Revision++;
    }
}

/// <summary>A request to the applicant, as the officer puts it together.</summary>
/// <param name="Under">The article that demands the materials.</param>
/// <param name="OnceUnder">The article against asking twice.</param>
/// <param name="ClockStopsUnder">The article, or local decision, by which the clock stops meanwhile; null if it runs on.</param>
public sealed record SupplementRequest(
    Guid Id, DateOnly On, DateOnly AnswerBy, IReadOnlyList<MissingItem> Items, Citation Under, Citation OnceUnder, Citation? ClockStopsUnder, string WhyAgain = "");
