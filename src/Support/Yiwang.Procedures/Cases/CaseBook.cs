using Microsoft.EntityFrameworkCore;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Public;

namespace Yiwang.Procedures.Cases;

internal sealed class CaseBook(
    ProceduresDb db, IProcedureLibrary procedures, CityDirectory city, IInbox inbox, WorkCalendar calendar, CurrentUser user, TimeProvider clock) : ICases
{
    public async Task<Case> Receive(Guid id, string procedure, string rulebookVersion, string institution, Guid applicant, CancellationToken ct)
    {
        var (definition, receiver, today) = (procedures.Get(procedure), city.GetInstitution(institution), clock.Today());
        var number = await NextNumber($"{definition.NumberPrefix}-{receiver.RegionCode}-{today.Year}", ct);
        var received = Case.Receive(
            new Reception(id, number, rulebookVersion, receiver.RegionCode, receiver.Code, receiver.SuperiorCode ?? "", applicant, clock.GetUtcNow()), CourseOf(definition, receiver.RegionCode));
        db.Cases.Add(received);
        await Keep(received, Outcome.Done, ct);
        return received;
    }

    public async Task<Case?> Find(Guid id, CancellationToken ct) =>
        await db.Cases.ByKey(id, ct) is { } found && ProceduresDb.MayBeSeenBy(found, user) ? found : null;

    public async Task ResumeClock(Guid id, StopKind kind, CancellationToken ct)
    {
        if (await db.Cases.ByKey(id, ct) is not { State: not CaseState.Ended } stopped) return;
        stopped.ResumeClock(kind, clock.Today(), calendar);
        await Keep(stopped, Outcome.Done, ct);
    }

    public Course CourseOf(Case changing) => CourseOf(procedures.Get(changing.Procedure), changing.Region);

    public async Task<Outcome> Keep(Case changed, Outcome outcome, CancellationToken ct)
    {
        if (!outcome.IsDone) return outcome;
        var procedure = procedures.Get(changed.Procedure);
        await inbox.Keep(changed.Subject, [.. OpenItems(changed, procedure)], ct);
        return outcome;
    }

    private IEnumerable<WorkItemDraft> OpenItems(Case changed, Procedure procedure)
    {
        if (changed.State is CaseState.Ended) yield break;
        var stage = changed.CurrentStage;
        foreach (var step in stage.Steps.Where(s => s.IsOpen))
        {
            var kind = changed.State is CaseState.AwaitingApplicant ? "等申请人补正" : step.Name;
            yield return new WorkItemDraft(step.Id, kind, $"{procedure.Name} {changed.Number}", procedure.DeskHref.Replace("{id}", changed.Id.ToString(), StringComparison.Ordinal),
                step.Post, step.Institution, city.GetInstitution(step.Institution).RegionCode, changed.DueOn, procedure.Stage(stage.Code).Under);
        }
    }

    // A post of another kind of body than the one that has the stage is that of the body responsible for the region.
    private Course CourseOf(Procedure procedure, string region) => new(procedure, calendar, clock.Today(), (step, stageInstitution) =>
    {
        var kind = city.GetPost(step.Post).InstitutionKind;
        return kind is null || kind == city.GetInstitution(stageInstitution).Kind ? stageInstitution
            : city.FindResponsible(kind, region)?.Code ?? throw new InvalidOperationException($"No {kind} is responsible for {region}.");
    });

    // The counter's row stays locked until the command commits: numbers have no gaps and no doubles.
    private async Task<string> NextNumber(string series, CancellationToken ct) => $"{series}-{await db.Count(series, ct):D5}";
}
