using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Regulations.Drafting.Drafts;
using Yiwang.Regulations.Normative.Documents;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Drafting.Supervising;

/// <summary>责令纠正: the justice bureau tells the department what is wrong with a published document, and until when to mend it.</summary>
[Requires(Permissions.ReviewDrafts)]
internal sealed record OrderCorrection(Guid Id, string Number, string Problem, DateOnly? Until) : ICommand;

/// <summary>The department says what it did about it.</summary>
[Requires(Permissions.WriteDrafts)]
internal sealed record AnswerCorrection(Guid Id, string Answer) : ICommand;

/// <summary>撤销: the government takes a document out of force.</summary>
[Requires(Permissions.ApproveDrafts)]
internal sealed record RevokeDocument(Guid Id, string Number, string Reason, DateOnly? On) : ICommand;

internal sealed class OrderCorrectionHandler(DraftsDb db, DraftDuties next, TimeProvider clock) : IHandle<OrderCorrection>
{
    public async Task<Outcome> Handle(OrderCorrection command, CancellationToken ct)
    {
        if (await db.Find(command.Id, ct) is not { } draft) return Outcome.NotFound;
        var outcome = Outcome.From(SupervisionRules.Correction(draft, command, clock.Today()));
        if (!outcome.IsDone) return outcome;
        draft.OrderCorrection(new(command.Number.Trim(), command.Problem.Trim(), command.Until!.Value), clock.GetUtcNow());
        await next.Keep(draft, ct);
        return outcome;
    }
}

internal sealed class AnswerCorrectionHandler(DraftsDb db, DraftDuties next, CurrentUser user, TimeProvider clock) : IHandle<AnswerCorrection>
{
    public async Task<Outcome> Handle(AnswerCorrection command, CancellationToken ct)
    {
        if (await db.Find(command.Id, ct) is not { } draft || draft.Department != user.Institution) return Outcome.NotFound;
        if (draft.OpenCorrection is null) return Outcome.Refused("draft.no-correction", "没有等待回复的责令纠正。", remedy: "不用回复。");
        if (command.Answer.Trim().Length is 0 or > SupervisionRules.LongestText)
            return Outcome.Refused("draft.answer", $"请写明纠正的情况，不超过 {SupervisionRules.LongestText:N0} 字。", Citation.Of(Law.LuodingWorkRules, 21, 4), "answer", "写明改了什么、何时重新发布；认为不需要纠正的，写明理由和依据。");
        draft.AnswerCorrection(command.Answer.Trim(), clock.Today(), clock.GetUtcNow());
        await next.Keep(draft, ct);
        return Outcome.Done;
    }
}

internal sealed class RevokeDocumentHandler(DraftsDb db, NormativeDb register, Standings standings, DraftDuties next, TimeProvider clock) : IHandle<RevokeDocument>
{
    public async Task<Outcome> Handle(RevokeDocument command, CancellationToken ct)
    {
        if (await db.Find(command.Id, ct) is not { } draft) return Outcome.NotFound;
        var life = draft.Publication is { } published ? await standings.Find(published.Law, ct) : null;
        var outcome = Outcome.From(SupervisionRules.Revocation(draft, life, command, clock.Today(), out var order));
        if (!outcome.IsDone) return outcome;
        register.Changes.Add(DocumentChange.Of(life!.Law, new(ChangeKind.Revoked, command.On!.Value, Citation.Of($"{life.Area}/{order}", 0)) { Reason = command.Reason.Trim() }, clock.GetUtcNow()));
        draft.Revoke(new(order!.ToString(), command.Reason.Trim(), command.On.Value), clock.GetUtcNow());
        await next.Keep(draft, ct);
        return outcome;
    }
}

/// <summary>What can be ordered about a document that is already published.</summary>
[Article(Law.LuodingWorkRules, 21, 4), Requirement("LD-GZ-021d")]
internal static class SupervisionRules
{
    public const int LongestText = 4_000;
    private const int LongestNumber = 100;

    public static IEnumerable<Finding> Correction(Draft draft, OrderCorrection command, DateOnly today)
    {
        if (draft.State is not DraftState.Published) yield return Published("problem", "责令纠正");
        if (draft.OpenCorrection is { } open) yield return Finding.Block("draft.correction-open", $"{open.Number}还没有回复，期限{open.Until:yyyy-MM-dd}。", Article, "number", "请等回复，或者请市政府撤销。");
        if (command.Number.Trim().Length is 0 or > LongestNumber) yield return Finding.Block("draft.order-number", $"请填写责令纠正的文号，不超过 {LongestNumber} 字。", Article, "number", "照文件填写。");
        if (command.Problem.Trim().Length is 0 or > LongestText) yield return Finding.Block("draft.problem", $"请写明有什么问题，不超过 {LongestText:N0} 字。", Article, "problem", "写明哪一条、违反什么。");
        if (command.Until is not { } until) yield return Finding.Block("draft.until", "请填写纠正的期限。", Article, "until", "写到哪一天。");
        else if (until <= today) yield return Finding.Block("draft.until", "纠正的期限要在今天之后。", Article, "until", "请核对日期。");
    }

    public static IEnumerable<Finding> Revocation(Draft draft, DocumentLife? life, RevokeDocument command, DateOnly today, out DocumentNumber? order)
    {
        var findings = new List<Finding>();
        if (draft.State is not DraftState.Published) findings.Add(Published("number", "撤销"));
        if (life?.Changes.FirstOrDefault(c => c.EndsIt) is { } end) findings.Add(Finding.Block("normative.ended-already", $"这份文件已经不再有效，依据{end.By}。", end.By, "number", "不用撤销。"));
        if (!DocumentNumber.TryParse(command.Number, out order, out var wrong)) findings.Add(wrong with { Where = "number" });
        if (command.Reason.Trim().Length is 0 or > 500) findings.Add(Finding.Block("draft.reason", "请写明撤销的理由，不超过 500 字。", Article, "reason", "写明违反什么、哪里不适当。"));
        if (command.On is not { } on) findings.Add(Finding.Block("draft.revoked-on", "请填写从哪一天起撤销。", Article, "on", "例如 2026-11-20。"));
        else if (on > today || on < draft.Publication?.InForceFrom) findings.Add(Finding.Block("draft.revoked-on", "撤销的日子要在施行以后、不晚于今天。", Article, "on", "请核对日期。"));
        return findings;
    }

    private static Citation Article => Citation.Of(Law.LuodingWorkRules, 21, 4);

    private static Finding Published(string where, string what) => Finding.Block("draft.not-published", $"只有已经发布、没有撤销的文件可以{what}。", Article, where, "没有发布的草案，由审查退回。");
}
