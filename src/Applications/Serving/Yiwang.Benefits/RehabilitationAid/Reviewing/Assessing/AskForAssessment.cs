using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Messages.Public;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Outbox;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Reviewing.Assessing;

/// <summary>The reviewer asks a designated institution for 进一步诊断和康复需求评估.</summary>
[Requires(Permissions.JudgeAid)]
internal sealed record AskForAssessment(Guid CaseId, Guid Id, string Institution, string Question) : ICommand;

/// <summary>The reviewer enters what the institution sent on paper.</summary>
[Requires(Permissions.JudgeAid)]
internal sealed record ConcludeOnPaper(Guid Id, bool? IsIndicated, AssessmentConclusion Said) : ICommand;

/// <summary>Nobody waits for it any more.</summary>
[Requires(Permissions.JudgeAid)]
internal sealed record TakeBackAssessment(Guid Id, string Why) : ICommand;

/// <summary>The institution itself says what it found.</summary>
[Requires(Permissions.ConcludeAssessments)]
internal sealed record ConcludeAssessment(Guid Id, bool? IsIndicated, AssessmentConclusion Said) : ICommand;

/// <summary>Somebody of the institution opened what is asked; the guardian can see it.</summary>
[Requires(Permissions.ConcludeAssessments)]
internal sealed record LookAtAssessment(Guid Id) : ICommand;

/// <summary>What the handlers ask besides their own tables.</summary>
internal sealed class AssessmentOffice(AssessorList list, RulebookLibrary library, Offices offices, CityDirectory city, IMessages messages)
{
    public IReadOnlyList<(Assessor Named, Organisation.Public.Institution Institution)> Choices(string region, DateOnly today) => [.. list.Of(region, today).Select(a => (a, city.GetInstitution(a.Institution)))];

    /// <summary>The county's own decision; by the city's default the clock goes on, because the text knows no stop.</summary>
    public Setting Stop(Case about) => library.For(about.Region).SettingsOn(about.ReceivedOn)["assessment-stops-clock"];

    public void Tell(FurtherAssessment asked, Guid guardian) => messages.Send(new(guardian, "请带孩子做进一步诊断和康复需求评估",
        $"审核需要{asked.InstitutionName}再评估一次。{city.GetInstitution(asked.Institution).Address}，{city.GetInstitution(asked.Institution).Phone}。结论由机构直接交给残联，您不用送。", $"/my/rehabilitation-aid/{asked.CaseId}", asked.Subject));

    public Task Keep(FurtherAssessment one, string caseNumber, CancellationToken ct) => offices.Keep(one.WorkSubject, one.IsOpen
        ? offices.For(one.Institution, Permissions.ConcludeAssessments, one.Id, ("进一步诊断评估", $"{caseNumber} 进一步诊断和康复需求评估", $"/staff/assessments/{one.Id}"), null, Articles.WhereToApply) : [], ct);
}

internal sealed class AskForAssessmentHandler(ReviewFile files, BenefitsDb db, AssessmentOffice office, ICases cases, WorkCalendar calendar, CurrentUser user, TimeProvider clock)
    : IHandle<AskForAssessment>, IHandle<ConcludeOnPaper>, IHandle<TakeBackAssessment>, IHandle<ConcludeAssessment>, IHandle<LookAtAssessment>
{
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 1), Requirement("SW-KF-010c")]
    public async Task<Outcome> Handle(AskForAssessment command, CancellationToken ct)
    {
        if (await files.Open(command.CaseId, ct) is not var (application, found)) return Outcome.NotFound;
        var findings = new List<Finding>();
        if (WhyNotNow(found) is { } not) findings.Add(not);
        var chosen = office.Choices(found.Region, clock.Today()).FirstOrDefault(c => c.Institution.Code == command.Institution).Institution;
        if (chosen is null) findings.Add(FurtherAssessment.Refusal("institution", "只能选县级残联和卫生健康部门指定的机构。", "请从名录里选；名录在本县（市、区）的配置里登记。"));
        if (command.Question.Length is 0 or > FurtherAssessment.LongestText) findings.Add(FurtherAssessment.Refusal("question", $"请写明要评估什么（{FurtherAssessment.LongestText} 字以内）。", "例如：诊断证明没有写明程度，请评估是否适合全日制训练。"));
        if ((await db.AssessmentsOf(found.Id, ct)).Any(a => a.IsOpen)) findings.Add(Finding.Block("assessment.waiting", "已经请机构评估，正在等结论。", Articles.WhereToApply, remedy: "请等结论；换机构的，先写明原因，不再等这一次。"));
        if (findings.Count > 0) return Outcome.From(findings);

        var (today, stop) = (clock.Today(), office.Stop(found));
        var asked = FurtherAssessment.Ask(command.Id, found, (chosen!.Code, chosen.Name), command.Question, stop.Value == "true", today);
        db.Assessments.Add(asked);
        if (asked.StopsClock) found.StopClock(StopKind.FurtherAssessment, today, stop.Citation, calendar);
        office.Tell(asked, application.Applicant);
        await office.Keep(asked, found.Number, ct);
        return await cases.Keep(found, Outcome.Done, ct);
    }

    public Task<Outcome> Handle(ConcludeOnPaper command, CancellationToken ct) => OnFile(command.Id, one => one.Conclude(command.IsIndicated, command.Said with { OnPaper = true }, clock.Today()), ct);

    public Task<Outcome> Handle(TakeBackAssessment command, CancellationToken ct) => OnFile(command.Id, one => one.TakeBack(command.Why, clock.Today()), ct);

    public async Task<Outcome> Handle(ConcludeAssessment command, CancellationToken ct) => await Own(command.Id, ct) is { } one
        ? await End(one, one.Conclude(command.IsIndicated, command.Said with { OnPaper = false }, clock.Today()), ct) : Outcome.NotFound;

    public async Task<Outcome> Handle(LookAtAssessment command, CancellationToken ct)
    {
        // What is over is closed to the institution: it holds its own report.
        if (await Own(command.Id, ct) is not { IsOpen: true } one || await db.Applications.ByKey(one.CaseId, ct) is not { } application) return Outcome.NotFound;
        application.BeLookedAt(user.PostName, "康复救助申请里的病情材料，用来进一步诊断", Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 1, subItem: 1));
        return Outcome.Done;
    }

    private async Task<FurtherAssessment?> Own(Guid id, CancellationToken ct) => await db.Assessments.ByKey(id, ct) is { } one && one.Institution == user.Institution ? one : null;

    private async Task<Outcome> OnFile(Guid id, Func<FurtherAssessment, Outcome> act, CancellationToken ct)
    {
        if (await db.Assessments.ByKey(id, ct) is not { } one || await files.Open(one.CaseId, ct) is not var (_, found)) return Outcome.NotFound;
        return WhyNotNow(found) is { } not ? Outcome.From(not) : await End(one, act(one), ct);
    }

    private async Task<Outcome> End(FurtherAssessment one, Outcome outcome, CancellationToken ct)
    {
        if (!outcome.IsDone) return outcome;
        if (one.StopsClock) await cases.ResumeClock(one.CaseId, StopKind.FurtherAssessment, ct);
        await office.Keep(one, "", ct);
        return outcome;
    }

    private Finding? WhyNotNow(Case found) => found switch
    {
        { State: CaseState.Ended } => Finding.Block("case.ended", "该办件已经办结，不再评估。", Articles.WhereToApply, remedy: "请刷新页面，看办理结果。"),
        _ when !found.CurrentStage.Steps.Any(s => s.IsOpen && (s.Post, s.Institution) == (user.Post, user.Institution)) => Finding.Block("case.not-your-step", "这一步不归您的岗位或单位办理。", Articles.WhereToApply, remedy: "请由待办所列的岗位办理。"),
        _ => null,
    };
}

/// <summary>The case ended, decided or taken back: nobody is left waiting for what no longer matters.</summary>
internal sealed class AssessmentEnder(BenefitsDb db, AssessmentOffice office, TimeProvider clock) : IHear<CaseDecided>, IHear<CaseWithdrawn>
{
    public Task Hear(CaseDecided fact, CancellationToken ct) => End(fact.CaseId, "办件已经作出决定", ct);

    public Task Hear(CaseWithdrawn fact, CancellationToken ct) => End(fact.CaseId, "申请已经撤回", ct);

    private async Task End(Guid caseId, string why, CancellationToken ct)
    {
        foreach (var id in (await db.AssessmentsOf(caseId, ct)).Where(a => a.IsOpen).Select(a => a.Id))
        {
            var open = (await db.Assessments.ByKey(id, ct))!;
            _ = open.TakeBack(why, clock.Today());
            await office.Keep(open, "", ct);
        }
    }
}
