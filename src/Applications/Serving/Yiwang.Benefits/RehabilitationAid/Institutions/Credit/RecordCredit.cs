using Microsoft.EntityFrameworkCore;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Credit;

/// <summary>A line in somebody's credit file; the two departments get it at once.</summary>
[Requires(Permissions.SuperviseInstitutions)]
internal sealed record RecordCredit(Guid Id, CreditSubject About, string Ref, CreditKind? Kind, string Conduct, string Basis, DateOnly? On) : ICommand;

/// <summary>A department signs for what it got.</summary>
[Requires(Permissions.ReceiveCredit)]
internal sealed record ReceiveFeedback(Guid Id, string Receipt) : ICommand;

internal sealed class RecordCreditHandler(InstitutionsDb db, CreditBook book, Offices offices, CityDirectory city, CurrentUser user, TimeProvider clock) : IHandle<RecordCredit>, IHandle<ReceiveFeedback>
{
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 1)]
    public async Task<Outcome> Handle(RecordCredit command, CancellationToken ct)
    {
        if (offices.Mine is not { } federation || await book.Find(command.About, command.Ref, ct) is not { } found) return Outcome.NotFound;
        var refused = Outcome.From(Check(command, clock.Today()));
        if (!refused.IsDone) return refused;

        var record = CreditRecord.Of(command, found.Who, (federation.Code, found.Region), clock.Today());
        db.CreditRecords.Add(record);
        // 共享平台 is the city's, and so are the two departments, whichever county the record comes from.
        Duty[] receivers = [Duty.DevelopmentReform, Duty.MarketSupervision];
        var sent = CreditFeedback.For(record, receivers.Select(d => offices.Find(city.RegionCode, d) ?? throw new InvalidOperationException($"The pack has no {d} of the city.")), clock.Today());
        db.Feedbacks.AddRange(sent);
        foreach (var one in sent) await FeedbackInbox.Keep(offices, one, city.RegionCode, ct);
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(ReceiveFeedback command, CancellationToken ct)
    {
        if (await db.Feedbacks.ByKey(command.Id, ct) is not { } feedback || (feedback.Institution, feedback.Post) != (user.Institution, user.Post)) return Outcome.NotFound;
        var outcome = feedback.Acknowledge(command.Receipt, clock.Today());
        if (outcome.IsDone) await FeedbackInbox.Keep(offices, feedback, city.RegionCode, ct);
        return outcome;
    }

    private static IEnumerable<Finding> Check(RecordCredit command, DateOnly today)
    {
        var place = Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1);
        if (command.Kind is null) yield return Finding.Block("credit.kind", "请选择是诚信评价还是失信行为。", place, "kind", "选一项。");
        if (command.Conduct.Length is 0 or > 1000) yield return Finding.Block("credit.conduct", "请写明是什么行为或评价（1,000 字以内）。", place, "conduct", "写时间、事情和结果。");
        if (command.Basis.Length is 0 or > 500) yield return Finding.Block("credit.basis", "请写明依据（500 字以内）。", place, "basis", "写文书名称和文号，或者检查记录。");
        if (command.On is null || command.On > today) yield return Finding.Block("credit.on", "请填写行为日期，不晚于今天。", place, "on", "填发生或者查实的那一天。");
    }
}

internal static class FeedbackInbox
{
    public static Task Keep(Offices offices, CreditFeedback one, string region, CancellationToken ct)
    {
        WorkItemDraft[] open = one.ReceiptedOn is not null ? [] :
            [new(one.Id, "签收信用反馈", $"第 {one.Times} 次送达", "/staff/credit/feedback", one.Post, one.Institution, region, null, Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1))];
        return offices.Keep(one.Subject, open, ct);
    }
}
