using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.RehabilitationAid.Settling.Supervising;

/// <summary>停业: days on which an institution trains nobody.</summary>
internal sealed class Closure : Aggregate
{
    private Closure() { }

    public Guid Id { get; private init; }
    public string Institution { get; private init; } = "";
    public DateOnly From { get; private init; }
    public DateOnly To { get; private init; }
    public string Reason { get; private init; } = "";
    public DateOnly RegisteredOn { get; private init; }

    public string Subject => $"closure/{Id}";

    public static Closure Register(string institution, DateOnly from, DateOnly to, string reason, DateOnly today)
    {
        var closure = new Closure { Id = Guid.CreateVersion7(), Institution = institution, From = from, To = to, Reason = reason, RegisteredOn = today };
        closure.Record(new ClosureRegistered(closure.Subject, institution, from, to));
        return closure;
    }
}

/// <summary>The institution says when it is closed; its federation may say it too.</summary>
[Requires(Permissions.RegisterClosures)]
internal sealed record RegisterClosure(string Institution, DateOnly? From, DateOnly? To, string Reason) : ICommand;

internal sealed class RegisterClosureHandler(SettlingDb db, CityDirectory city, CurrentUser user, TimeProvider clock) : IHandle<RegisterClosure>
{
    // An institution speaks for itself, not for its neighbours.
    private bool IsInstitution => city.FindInstitution(user.Institution)?.Kind == InstitutionKinds.Rehabilitation;

    public Task<Outcome> Handle(RegisterClosure command, CancellationToken ct)
    {
        var institution = city.FindInstitution(command.Institution);
        if (institution?.Kind != InstitutionKinds.Rehabilitation || (institution.Code != user.Institution && (IsInstitution || institution.RegionCode != user.Region))) return Task.FromResult(Outcome.NotFound);
        List<Finding> findings = [];
        if (command.From is null || command.To is null || command.To < command.From) findings.Add(Finding.Block("closure.days", "请填写停业的起止日期，起在前、止在后。", Articles.Supervision, "from", "只停一天的，两个日期填同一天。"));
        if (command.Reason.Trim().Length is 0 or > 200) findings.Add(Finding.Block("closure.reason", "请写明停业的原因（200 字以内）。", Articles.Supervision, "reason", "例如：春节放假。"));
        if (findings.Count == 0) db.Closures.Add(Closure.Register(institution.Code, command.From!.Value, command.To!.Value, command.Reason.Trim(), clock.Today()));
        return Task.FromResult(Outcome.From(findings));
    }
}

internal sealed class ClosureReader(SettlingDb db)
{
    private const int MostListed = 200;

    public Task<List<Closure>> Of(IReadOnlyList<string> institutions, CancellationToken ct) =>
        db.Closures.AsNoTracking().Where(c => institutions.Contains(c.Institution)).OrderByDescending(c => c.From).Take(MostListed).ToListAsync(ct);
}
