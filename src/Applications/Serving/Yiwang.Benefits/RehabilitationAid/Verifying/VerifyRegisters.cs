using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Verifying;

/// <summary>What the register answered; <see cref="RegisterEnquiry"/> asked it.</summary>
[Requires(Permissions.JudgeAid)]
internal sealed record NoteRegisterAnswer(Guid CaseId, RegisterKind Kind, RegisterAnswer Answer, DateOnly? ValidUntil) : ICommand;

/// <summary>The police's officer looked into it.</summary>
[Requires(Permissions.VerifyRegisters)]
internal sealed record ConcludeRegisterCheck(Guid Id, RegisterAnswer Conclusion, DateOnly? ValidUntil, string Note) : ICommand;

/// <summary>The police's officer opened what is to be verified; the guardian can see it.</summary>
[Requires(Permissions.VerifyRegisters)]
internal sealed record LookAtRegisterCheck(Guid Id) : ICommand;

internal sealed class NoteRegisterAnswerHandler(BenefitsDb db, ReviewFile files, RulebookLibrary library, IInbox inbox, CityDirectory city, WorkCalendar calendar, TimeProvider clock)
    : IHandle<NoteRegisterAnswer>
{
    public const string PoliceKind = "county-public-security", PolicePost = "county-public-security.verify";

    [Article(Law.ShanweiRehabilitationAid, 26, Item = 3), Requirement("SW-KF-026f")]
    public async Task<Outcome> Handle(NoteRegisterAnswer command, CancellationToken ct)
    {
        if (await files.Open(command.CaseId, ct) is not var (_, found)) return Outcome.NotFound;
        if (found.State is CaseState.Ended) return Outcome.Refused("case.ended", "该办件已经办结，不再核实。", Articles.Registers, remedy: "请刷新页面，看办理结果。");

        var today = clock.Today();
        DateOnly? due = null;
        if (command.Answer is not RegisterAnswer.Same)
        {
            var days = calendar.AddWorkingDays(today, library.For(found.Region).SettingsOn(today).RegisterCheckDays);
            if (days.Finding is { } unknown) return Outcome.From(unknown);
            due = days.Value;
        }

        var check = RegisterCheck.Of(found.Id, found.Region, command, today, due);
        db.RegisterChecks.Add(check);
        if (due is not null && city.FindResponsible(PoliceKind, found.Region) is { } police)
        {
            await inbox.Keep(check.WorkSubject, [new(check.Id, "核实户籍、居住证", $"{found.Number} 核实{command.Kind.Name()}", $"/staff/register-checks/{check.Id}",
                PolicePost, police.Code, police.RegionCode, due, Articles.Registers)], ct);
        }

        return Outcome.Done;
    }
}

internal sealed class ConcludeRegisterCheckHandler(BenefitsDb db, IInbox inbox, CityDirectory city, CurrentUser user, TimeProvider clock) : IHandle<ConcludeRegisterCheck>, IHandle<LookAtRegisterCheck>
{
    public async Task<Outcome> Handle(ConcludeRegisterCheck command, CancellationToken ct)
    {
        if (await Own(command.Id, ct) is not { } check) return Outcome.NotFound;
        var outcome = check.Conclude(command.Conclusion, command.ValidUntil, command.Note, clock.Today());
        if (outcome.IsDone) await inbox.Keep(check.WorkSubject, [], ct);
        return outcome;
    }

    public async Task<Outcome> Handle(LookAtRegisterCheck command, CancellationToken ct)
    {
        if (await Own(command.Id, ct) is not { } check || await db.Applications.ByKey(check.CaseId, ct) is not { } application) return Outcome.NotFound;
        application.BeLookedAt(user.PostName, "康复救助申请里的姓名、身份证号和户籍，用来比对", Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 3));
        return Outcome.Done;
    }

    private async Task<RegisterCheck?> Own(Guid id, CancellationToken ct) =>
        await db.RegisterChecks.ByKey(id, ct) is { } check && city.FindInstitution(user.Institution) is { Kind: NoteRegisterAnswerHandler.PoliceKind } police && police.RegionCode == check.Region ? check : null;
}
