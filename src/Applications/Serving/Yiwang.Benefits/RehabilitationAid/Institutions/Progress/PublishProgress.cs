using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Messages.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Progress;

/// <summary>An institution tells the public about the last stretch that is over.</summary>
[Requires(Permissions.RunInstitution)]
internal sealed record PublishProgress(Guid Id, int? Persons, int? Months, long? AmountInFen, string Note) : ICommand;

/// <summary>Anybody who has signed in says what is wrong, or right, at an institution.</summary>
[Requires(Permissions.GiveOpinion)]
internal sealed record GiveOpinion(Guid Id, string Institution, string Text) : ICommand;

[Requires(Permissions.SuperviseInstitutions)]
internal sealed record AnswerOpinion(Guid Id, string Answer) : ICommand;

internal sealed class PublishProgressHandler(InstitutionsDb db, InstitutionPack pack, Offices offices, WorkCalendar calendar, IMessages messages, CurrentUser user, TimeProvider clock)
    : IHandle<PublishProgress>, IHandle<GiveOpinion>, IHandle<AnswerOpinion>
{
    private static readonly Citation Place = Citation.Of(Law.ShanweiRehabilitationAid, 20);

    public async Task<Outcome> Handle(PublishProgress command, CancellationToken ct)
    {
        if (await db.Register.ByKey(user.Institution, ct) is not { } entry) return Outcome.NotFound;
        var period = ProgressRule.LastPeriod(clock.Today(), pack.Number("progress-months"));
        var twice = await db.Progress.AsNoTracking().AnyAsync(p => p.Institution == entry.Code && p.From == period.From && p.To == period.To, ct);
        var refused = Outcome.From(Check(command, twice));
        if (!refused.IsDone) return refused;

        db.Progress.Add(InstitutionProgress.Publish(command, entry.Code, period, clock.Today()));
        await offices.Keep(ReminderSubject.Progress(entry.Code), [], ct);
        return Outcome.Done;
    }

    [Article(Law.ShanweiRehabilitationAid, 20), Requirement("SW-KF-020b")]
    public async Task<Outcome> Handle(GiveOpinion command, CancellationToken ct)
    {
        if (user.AccountId is not { } from || await db.Register.ByKey(command.Institution, ct) is not { } entry) return Outcome.NotFound;
        if (command.Text.Length is 0 or > 2000) return Outcome.Refused("opinion.text", "请写下您的意见（2,000 字以内）。", Place, "text", "写时间、事情，希望怎样处理。");

        var due = calendar.AddWorkingDays(clock.Today(), pack.Number("opinion-days"));
        var opinion = SupervisionOpinion.Receive(command, offices.FederationOf(entry.Region), from, clock.Today(), due.Value);
        db.Opinions.Add(opinion);
        await offices.Keep(opinion.Subject, offices.For(opinion.Federation, Permissions.SuperviseInstitutions, opinion.Id, ("办理监督意见", entry.Name, $"/staff/opinions/{opinion.Id}"), opinion.DueOn, Place), ct);
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(AnswerOpinion command, CancellationToken ct)
    {
        if (await db.Opinions.ByKey(command.Id, ct) is not { } opinion || opinion.Federation != offices.Mine?.Code) return Outcome.NotFound;
        var outcome = opinion.Reply(command.Answer, clock.Today());
        if (!outcome.IsDone) return outcome;
        await offices.Keep(opinion.Subject, [], ct);
        messages.Send(new(opinion.From, $"您对{offices.NameOf(opinion.Institution)}的监督意见已办理", opinion.Answer, $"/institutions/{opinion.Institution}", opinion.Subject));
        return outcome;
    }

    private static IEnumerable<Finding> Check(PublishProgress command, bool twice)
    {
        const int Most = 1_000_000;
        if (twice) yield return Finding.Block("progress.twice", "这一期已经公布。", Place, remedy: "公布以后不能改；有误的，请在下一期说明。");
        if (command.Persons is null or < 0 or > Most) yield return Finding.Block("progress.persons", "请填写服务人次。", Place, "persons", "填整数，没有的填 0。");
        if (command.Months is null or < 0 or > Most) yield return Finding.Block("progress.months", "请填写服务月数。", Place, "months", "填整数，没有的填 0。");
        if (command.AmountInFen is null) yield return Finding.Block("progress.amount", "请填写使用的资金。", Place, "amount", "以元为单位，最多两位小数。");
        if (command.Note.Length > 1000) yield return Finding.Block("progress.note", "说明不超过 1,000 字。", Place, "note", "不要写儿童和监护人的姓名。");
    }
}
