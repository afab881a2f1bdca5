using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Register;

namespace Yiwang.Regulations.Normative.CleanUps.Concluding;

/// <summary>What is concluded about one document.</summary>
/// <param name="ReplacedBy">Number of what takes its place; empty for nothing.</param>
/// <param name="Seen">The revision that the clerk saw.</param>
internal sealed record Concluded(string Law, Conclusion Conclusion, string Reason, string ReplacedBy, int Seen);

/// <summary>Concludes about as many documents as the clerk has looked at; all or none.</summary>
[Requires(Permissions.RunCleanUps)]
internal sealed record ConcludeDocuments(Guid Id, IReadOnlyList<Concluded> Conclusions) : ICommand;

internal sealed class ConcludeDocumentsHandler(CleanUpDb db, RegulationLibrary library, Standings standings, TimeProvider clock) : IHandle<ConcludeDocuments>
{
    public async Task<Outcome> Handle(ConcludeDocuments command, CancellationToken ct)
    {
        if (await db.CleanUps.FirstOrDefaultAsync(c => c.Id == command.Id, ct) is not { } cleanUp) return Outcome.NotFound;
        if (cleanUp.IsPublished) return Outcome.From(CleanUpRules.Over(cleanUp));

        var items = await db.Items.Where(i => i.CleanUpId == cleanUp.Id).ToDictionaryAsync(i => i.Law, ct);
        var (book, area, findings) = (await standings.Read(ct), library.Areas.First(a => a.Name == cleanUp.Area), new List<Finding>());
        foreach (var wanted in command.Conclusions)
        {
            findings.AddRange(items.TryGetValue(wanted.Law, out var item)
                ? ConclusionRule.Check(wanted, item, book, area, clock.Today()) : [CleanUpRules.NotListed(wanted.Law, $"conclusion.{wanted.Law}")]);
        }

        var outcome = Outcome.From(findings);
        if (!outcome.IsDone) return outcome;
        foreach (var wanted in command.Conclusions)
        {
            var replaced = wanted.ReplacedBy.Trim();
            items[wanted.Law].Conclude(wanted.Conclusion, wanted.Reason.Trim(), replaced.Length == 0 ? "" : $"{area.Name}/{replaced}");
            cleanUp.Conclude(items[wanted.Law]);
        }

        return outcome;
    }
}

internal static class ConclusionRule
{
    public static IEnumerable<Finding> Check(Concluded wanted, CleanUpItem item, LifeBook book, IssuingArea area, DateOnly today)
    {
        var (law, number) = (wanted.Law, Citation.Of(wanted.Law, 0).Number);
        if (item.Revision != wanted.Seen)
            yield return Finding.Block("clean-up.changed-meanwhile", $"{number}刚才已有人作出结论：{(item.Conclusion is { } other ? CleanUpWords.Of(other) : "没有")}。您的没有保存。",
                where: $"conclusion.{law}", remedy: "请看新的结论；仍要改的，再选一次。");
        if (CleanUpRules.LacksReason(wanted.Conclusion, wanted.Reason)) yield return CleanUpRules.NoReason(law, wanted.Conclusion, $"reason.{law}");
        if (wanted.ReplacedBy.Trim().Length > 0)
        {
            if (NumberRule.Read(area, wanted.ReplacedBy, out var by, $"replaced.{law}") is { } wrong) yield return wrong;
            else if (book.Find($"{area.Name}/{by}") is null || $"{area.Name}/{by}" == law)
                yield return Finding.Block("normative.unknown-number", $"代替{number}的{by}没有登记，或者就是它自己。", where: $"replaced.{law}", remedy: "请核对文号；没有登记的文件，先登记。");
        }

        if (wanted.Conclusion is Conclusion.Keep && book.On(law, null, today) is { State: ValidityState.Expired })
            yield return Finding.Warn("clean-up.kept-expired", $"{number}的有效期已过，“继续有效”不能延长它。", where: $"conclusion.{law}", remedy: "要继续用的，另发延续文件并登记延续；不用的，结论选“宣布失效”。");
    }
}
