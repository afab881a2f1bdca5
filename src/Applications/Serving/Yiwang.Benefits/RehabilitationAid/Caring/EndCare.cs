using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Files;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>The institution ends the service and thereby reports it; giving up waits for the guardian's word.</summary>
[Requires(Permissions.ServeChildren)]
internal sealed record ReportEnd(Guid CareId, EndReason Reason, string Note, string AssessedBy, DateOnly? AssessedOn, StoredFile? Assessment) : ICommand;

/// <summary>The guardian gives up, or confirms what the institution said.</summary>
[Requires(Permissions.ApplyForAid)]
internal sealed record GiveUpCare(Guid CareId, string Reason) : ICommand;

/// <summary>The guardian has not given up.</summary>
[Requires(Permissions.ApplyForAid)]
internal sealed record DenyGivingUp(Guid CareId) : ICommand;

/// <summary>对象调整: the county has read the report; place and money are free.</summary>
[Requires(Permissions.ArrangeCare)]
internal sealed record AdjustCare(Guid CareId, string Note) : ICommand;

internal sealed class EndCareHandler(BenefitsDb db, CareBook book, CurrentUser user, TimeProvider clock)
    : IHandle<ReportEnd>, IHandle<GiveUpCare>, IHandle<DenyGivingUp>, IHandle<AdjustCare>
{
    private const int LongestNote = 500;

    public Task<Outcome> Handle(ReportEnd command, CancellationToken ct) => book.Act(command.CareId, CareRole.Institution, async care =>
    {
        if (command.Note.Length > LongestNote || command.AssessedBy.Length > 100) return TooLong;
        var report = new EndReport(command.Note, command.AssessedBy, command.AssessedOn, command.Assessment, $"{user.InstitutionName} {user.PostName}", clock.Today());
        var outcome = care.End(command.Reason, report, clock.Today());
        if (!outcome.IsDone) return outcome;

        var name = await book.NameOf(care.Institution, ct);
        if (care is { State: CareState.Ended, Ending: EndReason.OverAge }) book.Tell(care, "孩子上学的衔接", "孩子超过了救助年龄。准备上学的，请告诉我们；您同意以后，才转给教育部门，由他们帮孩子入学。", $"/care/{care.Id}/school");
        if (care.State is CareState.Ended) book.Tell(care, "康复服务已终止", $"{name}终止了服务：{command.Reason.Name()}。有异议的，请联系{book.CountyOf(care)?.Name}。");
        else book.Tell(care, "请确认是否放弃康复救助", $"{name}报告您放弃康复救助：{command.Note}。您确认后才终止；没有放弃的，请告诉我们。", $"/care/{care.Id}");
        return outcome;
    }, ct);

    public Task<Outcome> Handle(GiveUpCare command, CancellationToken ct) => book.Act(command.CareId, CareRole.Guardian,
        care => Task.FromResult(command.Reason.Length > LongestNote ? TooLong : care.GiveUp(command.Reason, clock.Today())), ct);

    public Task<Outcome> Handle(DenyGivingUp command, CancellationToken ct) => book.Act(command.CareId, CareRole.Guardian, care => Task.FromResult(care.DenyGivingUp()), ct);

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 3), Requirement("SW-KF-010r")]
    public Task<Outcome> Handle(AdjustCare command, CancellationToken ct) => book.Act(command.CareId, CareRole.County, async care =>
    {
        if (command.Note.Length is 0 or > LongestNote) return Outcome.Refused("care.adjust.note", "请写明怎样调整、服务信息与谁对接（500 字以内）。", CareArticles.Ending, "note", "例如：已通知特殊教育学校接续。");
        if (care.EndedOn is not { } ended || care.AdjustedOn is not null) return care.Adjust(command.Note, 0, 0, clock.Today());
        var (months, amount) = (await db.Grants.ByKey(care.GrantId, ct))!.ReleaseAfter(ended);
        return care.Adjust(command.Note, months, amount, clock.Today());
    }, ct);

    private static Outcome TooLong => Outcome.Refused("care.end.long", $"说明请在 {LongestNote} 字以内。", CareArticles.Ending, "note", "写要点即可。");
}
