using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.ToiletSubsidy.Leading;

/// <summary>The lead bureau writes down what it verified in a town for a year; what it found becomes orders to mend.</summary>
[Requires(Permissions.LeadToilets)]
internal sealed record AssessTown(int Year, string Town, int PublicVerified, int HouseholdVerified, IReadOnlyList<string> Problems) : ICommand;

/// <summary>The town says how a found problem was mended.</summary>
[Requires(Permissions.KeepToilets)]
internal sealed record AnswerProblem(Guid Id, int Index, string Answer) : ICommand;

/// <summary>The bureau has seen that it is mended.</summary>
[Requires(Permissions.LeadToilets)]
internal sealed record CloseProblem(Guid Id, int Index) : ICommand;

[Requires(Permissions.LeadToilets)]
internal sealed record RegisterContest(string Name, IReadOnlyList<string> Indicators) : ICommand;

internal sealed class AssessmentHandler(ToiletsDb db, ToiletBook book, ToiletDuties duties, TimeProvider clock)
    : IHandle<AssessTown>, IHandle<AnswerProblem>, IHandle<CloseProblem>, IHandle<RegisterContest>
{
    private const int Longest = 500;

    public async Task<Outcome> Handle(AssessTown command, CancellationToken ct)
    {
        if (book.FindTown(command.Town) is not { } town || await db.Plan(ct) is not { } plan) return Outcome.NotFound;
        var index = book.Years.ToList().IndexOf(command.Year);
        if (index < 0) return Outcome.Refused("toilets.year", $"考核年度应为 {string.Join("、", book.Years)}。", Places.Reporting, "year", "照计划表选择。");
        var assessment = await db.Assessments.FirstOrDefaultAsync(a => a.Year == command.Year && a.Town == town.Name, ct);
        var reported = assessment is null ? plan.Of(town)!.In(index) : (assessment.PublicReported, assessment.HouseholdReported);
        string[] problems = [.. command.Problems.Select(p => p.Trim()).Where(p => p.Length > 0)];
        var outcome = Outcome.From(
        [
            .. ToiletAssessment.Check("公厕", "座", command.PublicVerified, reported.Item1, "public"), .. ToiletAssessment.Check("户厕", "户", command.HouseholdVerified, reported.Item2, "household"),
            .. problems.Any(p => p.Length > Longest) ? [Finding.Block("toilets.problem", $"每个问题不超过 {Longest} 字。", Places.Reporting, "problems", "写要点。")] : Array.Empty<Finding>(),
        ]);
        if (!outcome.IsDone) return outcome;
        if (assessment is null) db.Assessments.Add(assessment = ToiletAssessment.Of(command.Year, town.Name, reported));
        assessment.Verify(command.PublicVerified, command.HouseholdVerified, problems);
        await duties.Keep(assessment, ct);
        return outcome;
    }

    public async Task<Outcome> Handle(AnswerProblem command, CancellationToken ct)
    {
        if (await db.Assessments.ByKey(command.Id, ct) is not { } found || found.Town != db.OwnTown?.Name || found.Problems.ElementAtOrDefault(command.Index) is not { ClosedOn: null } problem) return Outcome.NotFound;
        if (command.Answer.Trim().Length is 0 or > Longest) return Outcome.Refused("toilets.answer", $"请写明怎样整改的，不超过 {Longest} 字。", Places.Reporting, "answer", "写做了什么、什么时候完成。");
        found.Change(command.Index, problem with { Answer = command.Answer.Trim(), AnsweredOn = clock.Today() });
        await duties.Keep(found, ct);
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(CloseProblem command, CancellationToken ct)
    {
        if (await db.Assessments.ByKey(command.Id, ct) is not { } found || found.Problems.ElementAtOrDefault(command.Index) is not { ClosedOn: null } problem) return Outcome.NotFound;
        if (problem.AnsweredOn is null) return Outcome.Refused("toilets.unanswered", "镇（街道）还没有报告整改，不能销号。", Places.Reporting, remedy: "请等镇（街道）报告。");
        found.Change(command.Index, problem with { ClosedOn = clock.Today() });
        await duties.Keep(found, ct);
        return Outcome.Done;
    }

    public Task<Outcome> Handle(RegisterContest command, CancellationToken ct)
    {
        string[] indicators = [.. command.Indicators.Select(i => i.Trim()).Where(i => i.Length > 0)];
        if (command.Name.Trim().Length is 0 or > 100 || indicators.Length == 0 || indicators.Any(i => i.Length > 200))
            return Task.FromResult(Outcome.Refused("toilets.contest", "请填写活动名称（不超过 100 字）和指标，每行一项。", Places.Reporting, "name", "照活动的指标表填写。"));
        var contest = ToiletContest.Register(command.Name.Trim(), indicators);
        db.Contests.Add(contest);
        return Task.FromResult(Outcome.From(contest.Lacks(book.ContestElement) is { } lacks ? [lacks] : []));
    }
}
