using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Caring.Schooling;

/// <summary>The guardian says that the child starts school, and agrees that the education department learns of it.</summary>
[Requires(Permissions.ApplyForAid)]
internal sealed record ConsentToSchooling(Guid CareId, bool Consents) : ICommand;

[Requires(Permissions.ApplyForAid)]
internal sealed record TakeBackSchooling(Guid CareId) : ICommand;

/// <summary>The education department writes down where the child goes and whether the allowance is paid.</summary>
[Requires(Permissions.RegisterSchooling)]
internal sealed record RegisterDestination(Guid Id, SchoolDestination? Destination, SchoolAllowance? Allowance, string School, string Note) : ICommand;

/// <summary>Somebody of the education department opened the child's line; the guardian can see it.</summary>
[Requires(Permissions.RegisterSchooling)]
internal sealed record LookAtSchooling(Guid Id) : ICommand;

/// <summary>Which education department is meant: the county's where the pack names one, else the city's.</summary>
internal sealed class SchoolingOffice(Offices offices, CityDirectory city)
{
    public string Of(string region) => (offices.Find(region, Duty.Education) ?? offices.Find(city.RegionCode, Duty.Education))?.Institution ?? "";

    public string NameOf(string office) => offices.NameOf(office);

    public Task Keep(SchoolTransition one, CancellationToken ct) => offices.Keep(one.WorkSubject, !one.IsOnTheList || one.Place is not null ? []
        : offices.For(one.Office, Permissions.RegisterSchooling, one.Id, ("入学衔接", $"登记就读去向（{one.Reason.Name()}）", $"/staff/schooling/{one.Id}"), null, SchoolingLaw.Place), ct);
}

internal sealed class KeepSchoolingHandler(SchoolingDb db, CareBook book, SchoolingOffice office, CurrentUser user, TimeProvider clock)
    : IHandle<ConsentToSchooling>, IHandle<TakeBackSchooling>, IHandle<RegisterDestination>, IHandle<LookAtSchooling>
{
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 2), Requirement("SW-KF-026e")]
    public async Task<Outcome> Handle(ConsentToSchooling command, CancellationToken ct)
    {
        if (await book.Open(command.CareId, CareRole.Guardian, ct) is not { } care) return Outcome.NotFound;
        if (!command.Consents) return Outcome.From(SchoolTransition.Block("schooling.consent", "没有您的同意，孩子的情况不转给教育部门。", "consent", "同意的，请勾选；以后再来登记也可以。"));
        if (care.FileNumber is null) return Outcome.From(SchoolTransition.Block("schooling.early", "孩子还没有在康复机构注册登记，不用办入学衔接。", "", "注册登记以后再来。"));

        var known = await db.Transitions.FirstOrDefaultAsync(t => t.CareId == care.Id, ct);
        var one = known ?? SchoolTransition.For(care, office.Of(care.Region));
        var outcome = one.Consent(SchoolTransition.ReasonOf(care), office.NameOf(one.Office), clock.Today());
        if (!outcome.IsDone) return outcome;
        if (known is null) db.Transitions.Add(one);
        await office.Keep(one, ct);
        return outcome;
    }

    public async Task<Outcome> Handle(TakeBackSchooling command, CancellationToken ct)
    {
        if (await book.Open(command.CareId, CareRole.Guardian, ct) is null || await db.Transitions.FirstOrDefaultAsync(t => t.CareId == command.CareId, ct) is not { } one) return Outcome.NotFound;
        var outcome = one.TakeBack(clock.Today());
        if (outcome.IsDone) await office.Keep(one, ct);
        return outcome;
    }

    public async Task<Outcome> Handle(RegisterDestination command, CancellationToken ct)
    {
        if (await Own(command.Id, ct) is not { } one || await db.Cares.ByKey(one.CareId, ct) is not { } care) return Outcome.NotFound;
        var outcome = one.Register(command.Destination, command.Allowance, command.School, command.Note, clock.Today());
        if (!outcome.IsDone) return outcome;
        await office.Keep(one, ct);
        book.Tell(care, "教育部门登记了孩子的就读去向", $"{office.NameOf(one.Office)}登记：{one.Place!.Destination.Name()}，特殊教育补贴{one.Place.Allowance.Name()}。与实际不符的，请联系他们。", $"/care/{care.Id}/school");
        return outcome;
    }

    public async Task<Outcome> Handle(LookAtSchooling command, CancellationToken ct)
    {
        if (await Own(command.Id, ct) is not { } one || await db.Applications.ByKey(one.RecordId, ct) is not { } application) return Outcome.NotFound;
        application.BeLookedAt(user.PostName, "孩子的姓名、出生日期和监护人电话，用来安排入学", Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 2));
        return Outcome.Done;
    }

    private async Task<SchoolTransition?> Own(Guid id, CancellationToken ct) => await db.Transitions.ByKey(id, ct) is { IsOnTheList: true } one && one.Office == user.Institution ? one : null;
}

/// <summary>A line of the education department's list; the name is masked.</summary>
internal sealed record SchoolingLine(SchoolTransition Transition, string ChildMasked);

/// <summary>What the education department needs to reach the family: no number, no disability, no papers.</summary>
internal sealed record SchoolChild(string Name, DateOnly BornOn, string Guardian, string Phone);

internal sealed class SchoolingReader(SchoolingDb db, CurrentUser user)
{
    private const int MostShown = 200;

    [Article(Law.ShanweiRehabilitationAid, 26, Item = 2), Requirement("SW-KF-026e")]
    public async Task<IReadOnlyList<SchoolingLine>> Mine(CancellationToken ct)
    {
        var found = await db.Transitions.AsNoTracking().Where(t => t.Office == user.Institution && t.TakenBackOn == null).OrderByDescending(t => t.RegisteredOn == null).ThenByDescending(t => t.Id).Take(MostShown).ToListAsync(ct);
        var ids = found.Select(t => t.RecordId).Distinct().ToArray();
        var names = await db.Applications.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Answers.Child!.Name, ct);
        return [.. found.Select(t => new SchoolingLine(t, MaskedName.Of(names.GetValueOrDefault(t.RecordId, ""))))];
    }

    public async Task<(SchoolTransition One, SchoolChild Child)?> Find(Guid id, CancellationToken ct)
    {
        if (await db.Transitions.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id && t.Office == user.Institution && t.TakenBackOn == null, ct) is not { } one) return null;
        var answers = (await db.Applications.AsNoTracking().SingleAsync(a => a.Id == one.RecordId, ct)).Answers;
        return (one, new(answers.Child!.Name, answers.Child.BornOn, answers.Applicant!.Name, answers.Applicant.Phone));
    }

    public Task<SchoolTransition?> OfCare(Guid careId, CancellationToken ct) => db.Transitions.AsNoTracking().FirstOrDefaultAsync(t => t.CareId == careId, ct);
}
