using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Register;

namespace Yiwang.Regulations.Normative.CleanUps.Starting;

/// <summary>Takes a document in that the scope doesn't name: the window only makes the list, it keeps nothing out.</summary>
[Requires(Permissions.RunCleanUps)]
internal sealed record TakeIntoCleanUp(Guid Id, string Number, string Why) : ICommand;

internal sealed class TakeIntoCleanUpHandler(CleanUpDb db, RegulationLibrary library, Standings standings) : IHandle<TakeIntoCleanUp>
{
    [Article(Law.LuohuDocumentReview, "二"), Requirement("LH-QL-001")]
    public async Task<Outcome> Handle(TakeIntoCleanUp command, CancellationToken ct)
    {
        if (await db.CleanUps.FirstOrDefaultAsync(c => c.Id == command.Id, ct) is not { } cleanUp) return Outcome.NotFound;
        if (cleanUp.IsPublished) return Outcome.From(CleanUpRules.Over(cleanUp));
        if (command.Why.Trim().Length is 0 or > 500) return Outcome.Refused("clean-up.why", "请写明为什么列入，不超过 500 字。", where: "why", remedy: "例如：早于清理的期间，但已经过时。");
        var area = library.Areas.First(a => a.Name == cleanUp.Area);
        if (NumberRule.Read(area, command.Number, out var number, "document") is { } wrong) return Outcome.From(wrong);
        if (await standings.Find($"{area.Name}/{number}", ct) is not { } life)
            return Outcome.Refused("normative.unknown-number", $"{area.Name}的{number}没有登记。", where: "document", remedy: "请核对文号；没有登记的文件，先登记再列入。");
        if (life.EndOn(cleanUp.Scope.CutOff) is { } end)
            return Outcome.Refused("normative.ended-already", $"{number}{life.On(null, end.From).Words}不用再清理。", end.By, "document", "请核对文号。");
        var items = await db.Items.AsNoTracking().Where(i => i.CleanUpId == cleanUp.Id).Select(i => new { i.Law, i.Order }).ToListAsync(ct);
        if (items.Exists(i => i.Law == life.Law)) return Outcome.Refused("clean-up.item-twice", $"{number}已经在清单里。", where: "document", remedy: "不用再列入。");

        db.Items.Add(new CleanUpItem { CleanUpId = cleanUp.Id, Law = life.Law, Order = items.Select(i => i.Order).DefaultIfEmpty().Max() + 1, Why = command.Why.Trim() });
        cleanUp.TakeIn(life, command.Why.Trim());
        return Outcome.Done;
    }
}
