using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Regulations.Drafting.Drafts;
using Yiwang.Regulations.Normative.Documents;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Register;

namespace Yiwang.Regulations.Drafting.Publishing;

/// <summary>Gives a reviewed document its number and its place in the gazette. From then on it is in the register that everybody reads.</summary>
/// <param name="Area">The issuing place, as in the register.</param>
/// <param name="GazetteIssue">示例市人民政府公报2026年第3期.</param>
[Requires(Permissions.PublishDrafts)]
internal sealed record PublishDraft(Guid Id, string Area, string Number, string GazetteIssue, DateOnly? InForceFrom = null, DateOnly? ValidUntil = null) : ICommand;

internal sealed class PublishDraftHandler(DraftsDb db, NormativeDb register, DraftDuties next, RegulationLibrary library, Standings standings, TimeProvider clock) : IHandle<PublishDraft>
{
    private const int LongestIssue = 120;

    public async Task<Outcome> Handle(PublishDraft command, CancellationToken ct)
    {
        if (await db.Find(command.Id, ct) is not { } draft) return Outcome.NotFound;
        var today = clock.Today();
        var findings = new List<Finding>([.. PublicationRules.BeforeTheGazette(draft), .. Check(command, today)]);
        var area = library.Areas.FirstOrDefault(a => a.Name == command.Area);
        DocumentNumber? number = null;
        if (area is null) findings.Add(Finding.Block("normative.area", "请选择印发的地区。", where: "area", remedy: $"可以选：{string.Join("、", library.Areas.Select(a => a.Name))}。"));
        else if (NumberRule.Read(area, command.Number, out number) is { } wrong) findings.Add(wrong);
        else if (await standings.Find($"{area.Name}/{number}", ct) is { } earlier)
            findings.Add(Finding.Block("normative.number-twice", $"{earlier.Number}已经给了《{earlier.Title}》。", earlier.Citation, "number", "请核对文号。"));

        var outcome = Outcome.From(findings);
        if (!outcome.IsDone) return outcome;
        var from = command.InForceFrom ?? today;
        var life = new DocumentLife($"{area!.Name}/{number}", draft.Title, area.Find(number!.Issuer)!.Name, today, from) { ValidUntil = command.ValidUntil };
        register.Documents.Add(NormativeDocument.Register(life, clock.GetUtcNow()));
        draft.Publish(new(life.Law, number.ToString(), command.GazetteIssue.Trim(), today, from), clock.GetUtcNow());
        await next.Keep(draft, ct);
        return outcome;
    }

    private static IEnumerable<Finding> Check(PublishDraft command, DateOnly today)
    {
        if (command.GazetteIssue.Trim().Length is 0 or > LongestIssue) yield return Finding.Block("draft.gazette", $"请填写在公报哪一期发布，不超过 {LongestIssue} 字。", Citation.Of(Law.LuodingWorkRules, 21, 4), "issue", "例如：示例市人民政府公报2026年第3期。");
        if (command.InForceFrom < today) yield return Finding.Block("draft.in-force", "施行日期不能早于发布的日子。", where: "from", remedy: "从发布当天施行的，留空。");
        if (command.ValidUntil < (command.InForceFrom ?? today)) yield return Finding.Block("normative.dates", "有效期的最后一天不能早于施行日期。", where: "until", remedy: "请核对有效期。");
    }
}
