using Yiwang.Kernel;

namespace Yiwang.Procedures.Public;

// Steps, results, withdrawal and appeal.
public sealed partial class Case
{
    /// <summary>So many characters at the most: reasons go into letters that somebody reads.</summary>
    public const int LongestReason = 2000;

    private static readonly Finding Ended = Finding.Block("case.ended", "该办件已经办结。", remedy: "请刷新页面，看办理结果。");

    /// <summary>Ends one step; when it was the last one open, the stage ends and the case goes on or ends.</summary>
    /// <param name="course">The procedure that the case follows, the calendar, the day.</param>
    /// <param name="step">Code of the step.</param>
    /// <param name="outcome">Code of the outcome chosen.</param>
    /// <param name="reason">Why; must be given where the outcome needs it.</param>
    /// <param name="actor">Who does it; must hold the step's post at the institution that has the stage.</param>
    public Outcome CompleteStep(Course course, string step, string outcome, string reason, Actor actor)
    {
        var definition = course.Procedure.Stage(Stage);
        var run = CurrentStage.Steps.FirstOrDefault(s => s.Code == step);
        var chosen = definition.Steps.FirstOrDefault(s => s.Code == step)?.Outcome(outcome);
        if (run is null || chosen is null) return Outcome.Refused("case.unknown-step", "这一步不在当前环节里。", definition.Under, remedy: "请刷新页面，看当前环节。");

        var refusal = Outcome.From(WhyNotComplete(run, chosen, reason, actor));
        if (!refusal.IsDone) return refusal;

        var done = run with { Outcome = outcome, DoneOn = course.Today, DoneBy = actor.Account, Reason = reason.Trim() };
        ReplaceCurrentStage(CurrentStage with { Steps = [.. CurrentStage.Steps.Select(s => s.Id == run.Id ? done : s)] });
        Record(new StepCompleted(Subject, Id, Stage, run.Name, chosen.Code, chosen.Name, chosen.Under));
        if (CurrentStage.Steps.All(s => !s.IsOpen)) EndStage(course, definition);
        return Outcome.Done;
    }

    /// <summary>The applicant takes the application, or the appeal, back while it is not decided.</summary>
    public Outcome Withdraw(DateOnly today)
    {
        if (State is CaseState.Ended) return Outcome.From(Ended);

        CloseSupplement(today, lapsed: false);
        StopCounting(today);
        // Taking back an appeal leaves the decision that it was made against.
        var result = CurrentStage.ResultBefore.Length > 0 ? CurrentStage.ResultBefore : CaseResults.Withdrawn;
        (State, Result, EndedOn, AnswerBy) = (CaseState.Ended, result, today, null);
        Record(new CaseWithdrawn(Subject, Id, CurrentStage.Name, today));
        return Outcome.Done;
    }

    /// <summary>The applicant asks for a stage that is not in the ordinary course, such as an appeal.</summary>
    public Outcome Request(Course course, string stage, string reason)
    {
        var definition = course.Procedure.Stage(stage);
        var findings = new List<Finding>();
        if (State is not CaseState.Ended || !definition.OnRequestAfter.Contains(Result))
        {
            findings.Add(Finding.Block($"case.{stage}.not-now", $"现在不能提出{definition.Name}：只有作出不利决定的办件可以提出。", definition.Under, remedy: "请在收到决定后再提出；对办理有疑问，可以先联系受理单位。"));
        }

        if (string.IsNullOrWhiteSpace(reason)) findings.Add(Finding.Block($"case.{stage}.no-reason", "请写明您认为哪里不对、希望怎样处理。", definition.Under, "reason", "写几句话就可以，不限格式。"));
        if (reason.Length > LongestReason) findings.Add(TooLong(definition.Under));
        if (findings.Count > 0) return Outcome.From(findings);

        Enter(definition, course, reason.Trim());
        Record(new StageEntered(Subject, Id, stage, definition.Name, CurrentStage.Institution, course.Today, definition.Under));
        return Outcome.Done;
    }

    private IEnumerable<Finding> WhyNotComplete(StepRun run, StepOutcome chosen, string reason, Actor actor)
    {
        if (State is CaseState.Ended || !run.IsOpen) yield return Finding.Block("case.step-done", "这一步已经有人办过了。", chosen.Under, remedy: "请刷新页面，看最新情况。");
        if (actor.Post != run.Post || actor.Institution != run.Institution)
        {
            yield return Finding.Block("case.not-your-step", "这一步不归您的岗位或单位办理。", chosen.Under, remedy: "请由待办所列的岗位办理。");
        }

        if (chosen.NeedsReason && string.IsNullOrWhiteSpace(reason))
        {
            yield return Finding.Block("case.reason-missing", $"作出“{chosen.Name}”的决定应当书面说明理由。", chosen.Under, "reason", "请写明事实和所依据的条款。");
        }

        if (reason.Length > LongestReason) yield return TooLong(chosen.Under);
    }

    private static Finding TooLong(Citation under) =>
        Finding.Block("case.reason-too-long", $"理由最多 {LongestReason:N0} 字。", under, "reason", "请写要点；材料可以另外上传。");

    private void EndStage(Course course, StageDefinition definition)
    {
        var (procedure, today) = (course.Procedure, course.Today);
        CloseSupplement(today, lapsed: false);
        StopCounting(today);
        var deciding = Deciding(definition);
        if (deciding.NextStage is { } next)
        {
            Enter(procedure.Stage(next), course);
            Record(new StageEntered(Subject, Id, next, procedure.Stage(next).Name, CurrentStage.Institution, today, deciding.Under));
            return;
        }

        (State, Result, EndedOn, AnswerBy) = (CaseState.Ended, deciding.Result!, today, null);
        Record(new CaseDecided(Subject, Id, Procedure, Result, deciding.Name, today, deciding.Under));
    }

    private StepOutcome Deciding(StageDefinition definition)
    {
        var outcomes = CurrentStage.Steps.Select(run => definition.Steps.First(s => s.Code == run.Code).Outcome(run.Outcome!)!).ToArray();
        return outcomes.FirstOrDefault(o => o.Prevails) ?? outcomes[^1];
    }

    private void StopCounting(DateOnly today)
    {
        EndStops(_ => true, today);
        ReplaceCurrentStage(CurrentStage with
        {
            EndedOn = today,
            Clock = CurrentStage.Clock is { } clock ? clock with { EndedOn = today } : null,
        });
    }
}
