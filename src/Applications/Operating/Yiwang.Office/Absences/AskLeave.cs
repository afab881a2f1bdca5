using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Office.Absences;

/// <summary>Says that one will be away, in the post in which one acts.</summary>
[Requires(Permissions.Ask)]
internal sealed record AskLeave(Guid Id, AbsenceKind? Kind, string Destination, DateTimeOffset? LeavesAt, DateOnly? Until, string? Deputy) : ICommand;

/// <summary>Agrees or not, as the mayor, in his place, or as the deputy in charge.</summary>
[Requires(Permissions.Decide)]
internal sealed record DecideAbsence(Guid Id, bool Agreed, string Opinion) : ICommand;

/// <summary>Notes that the office has reported it where it has to be reported.</summary>
[Requires(Permissions.File)]
internal sealed record FileAbsence(Guid Id) : ICommand;

/// <summary>Notes that one has been told.</summary>
[Requires(Permissions.SeeAbsences)]
internal sealed record ReadAbsence(Guid Id) : ICommand;

/// <summary>销假, or before leaving: doesn't go.</summary>
[Requires(Permissions.Ask)]
internal sealed record EndAbsence(Guid Id) : ICommand;

internal sealed class AskLeaveHandler(AbsencesDb db, AbsenceDuties duties, AbsenceOrder order, CityDirectory city, PostRegister posts, CurrentUser user) : IHandle<AskLeave>
{
    public async Task<Outcome> Handle(AskLeave command, CancellationToken ct)
    {
        if (user.AccountId is not { } account || order.RouteOf(user.Post) is not { } route) return Outcome.Forbidden;
        if (await db.Absences.AnyAsync(a => a.Id == command.Id, ct)) return Outcome.Conflict;
        List<Finding> findings = [.. AbsenceRules.Check(command, order, route, city, user.Institution)];
        var deputy = command.Deputy is { Length: > 0 } named ? named : null;
        if (findings.Count == 0 && deputy is not null && (await posts.HoldersOf(deputy, order.Government, command.LeavesAt!.Value.ToChinaDate(), ct)).Count == 0)
            findings.Add(Finding.Block("absence.deputy-vacant", "指定的主持人岗位那天没有人担任。", Citation.Of(Law.LuodingWorkRules, 9), "deputy", "请另指定一名副市长。"));
        var outcome = Outcome.From(findings);
        if (!outcome.IsDone) return outcome;

        var absence = Absence.Ask(command.Id, account, user.Post, user.PostName, user.Institution, route, order.AskedFor(route, user.Institution),
            new(command.Kind!.Value, command.Destination.Trim(), command.LeavesAt!.Value, command.Until!.Value, deputy));
        db.Absences.Add(absence);
        await duties.Keep(absence, ct);
        return outcome;
    }
}

internal sealed class AbsenceHandler(AbsencesDb db, AbsenceDuties duties, MayorsDesk mayor, AbsenceOrder order, CurrentUser user, TimeProvider clock)
    : IHandle<DecideAbsence>, IHandle<FileAbsence>, IHandle<ReadAbsence>, IHandle<EndAbsence>
{
    public async Task<Outcome> Handle(DecideAbsence command, CancellationToken ct)
    {
        if (await Find(command.Id, ct) is not { } absence) return Outcome.NotFound;
        if (absence.Account == user.AccountId) return Outcome.Refused("absence.own", "不能审批自己的外出。", AbsenceRules.Article, "decision", "由有权的领导审批。");
        var inPlace = absence.Asked == order.Mayor ? await mayor.DecidesInPlace(user.Post, user.Institution, ct) : absence.Asked == user.Post && user.Institution == order.Government ? false : null;
        if (inPlace is not { } standsIn) return Outcome.Refused("absence.not-yours", "这份外出单不由您审批。", AbsenceRules.Article, "decision", absence.Asked == order.Mayor ? "由市长审批；市长外出时由他指定的主持人审批。" : "由分管副市长审批。");
        return await Kept(absence, absence.Decide(command.Agreed, command.Opinion, standsIn ? user.PostName : null), ct);
    }

    public async Task<Outcome> Handle(FileAbsence command, CancellationToken ct) =>
        await Find(command.Id, ct) is { } absence ? await Kept(absence, absence.File(clock.GetUtcNow()), ct) : Outcome.NotFound;

    public async Task<Outcome> Handle(ReadAbsence command, CancellationToken ct) =>
        await Find(command.Id, ct) is { } absence && AbsenceDuties.Told(absence, order).Contains(user.Post) ? await Kept(absence, absence.Read(user.Post), ct) : Outcome.NotFound;

    public async Task<Outcome> Handle(EndAbsence command, CancellationToken ct) =>
        await Find(command.Id, ct) is { } absence && absence.Account == user.AccountId ? await Kept(absence, absence.End(clock.GetUtcNow()), ct) : Outcome.NotFound;

    private Task<Absence?> Find(Guid id, CancellationToken ct) => db.Visible.FirstOrDefaultAsync(a => a.Id == id, ct);

    private async Task<Outcome> Kept(Absence absence, Outcome outcome, CancellationToken ct)
    {
        if (outcome.IsDone) await duties.Keep(absence, ct);
        return outcome;
    }
}
