using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.ToiletSubsidy.Ledger;

/// <summary>Enters one public toilet, or one household, into the ledger of a natural village.</summary>
[Requires(Permissions.KeepToilets)]
internal sealed record RegisterToilet(Guid Id, Guid VillageId, ToiletEntry Entry) : ICommand;

internal sealed class RegisterToiletHandler(ToiletsDb db, ToiletBook book, ToiletDuties duties) : IHandle<RegisterToilet>
{
    public async Task<Outcome> Handle(RegisterToilet command, CancellationToken ct)
    {
        if (db.OwnTown is not { } town || await db.Village(command.VillageId, ct) is not { } village || await db.Plan(ct) is not { } plan) return Outcome.NotFound;
        var entry = command.Entry with
        {
            NaturalVillage = command.Entry.NaturalVillage.Trim(), Name = command.Entry.Name.Trim(), Standard = command.Entry.Standard.Trim(), Householder = command.Entry.Householder.Trim(),
            Kinds = [.. command.Entry.Kinds.Distinct()],
        };
        var here = await db.ToiletsOf(village.Id, ct);
        var planned = await db.VisibleToilets.CountAsync(t => t.Kind == entry.Kind && t.IsPlanned, ct);
        var outcome = Outcome.From([.. Shape(entry), .. InLedger(entry, here), .. InPlan(entry, planned, plan.Of(town)!, book), .. BeforeProject(entry, village)]);
        if (!outcome.IsDone) return outcome;
        var toilet = Toilet.Register(command.Id, village, entry);
        db.Toilets.Add(toilet);
        await duties.Keep(village, [.. here, toilet], ct);
        return outcome;
    }

    private static IEnumerable<Finding> Shape(ToiletEntry entry)
    {
        if (entry.NaturalVillage.Length is 0 or > 60) yield return Finding.Block("toilets.natural-village", "请填写自然村，不超过 60 字。", Places.Works, "naturalVillage", "台帐以自然村为单位。");
        var isPublic = entry.Kind is ToiletKind.Public;
        if (entry.Name.Length is 0 or > 60) yield return Finding.Block("toilets.name", isPublic ? "请填写公厕名称，不超过 60 字。" : "请填写户编号，不超过 60 字。", Places.Works, "name", isPublic ? "例如：村委会旁公厕。" : "照村里的编号填写，每户一个。");
        if (isPublic || entry is { Householder.Length: > 0 and <= 40, Kinds.Count: > 0 }) yield break;
        if (entry.Householder.Length is 0 or > 40) yield return Finding.Block("toilets.householder", "请填写户主姓名，不超过 40 字。", Places.Works, "householder", "加密保存，公示时隐去。");
        if (entry.Kinds.Count == 0) yield return Finding.Block("toilets.kinds", "请选择户的类别。", Places.Works, "kinds", "没有特殊情况的选普通农户。");
    }

    private static IEnumerable<Finding> InLedger(ToiletEntry entry, IEnumerable<Toilet> here)
    {
        if (here.Any(t => t.Kind == entry.Kind && t.NaturalVillage == entry.NaturalVillage && t.Name == entry.Name))
            yield return Finding.Block("toilets.twice", $"{entry.NaturalVillage}的台帐里已经有“{entry.Name}”。", Places.Works, "name", "同一座、同一户只登记一次；兼有几类身份的，登记在同一户下面。");
    }

    private static IEnumerable<Finding> InPlan(ToiletEntry entry, int planned, PlanRow plan, ToiletBook book)
    {
        if (!book.Years.Contains(entry.Year)) yield return Finding.Block("toilets.year", $"任务年度应为 {string.Join("、", book.Years)}。", Places.Task, "year", "照计划表选择。");
        var (limit, unit) = entry.Kind is ToiletKind.Public ? (plan.PublicPlan, "座") : (plan.HouseholdPlan, "户");
        if (entry.IsPlanned && planned >= limit)
            yield return Finding.Block("toilets.over-plan", $"{plan.Town}计划 {limit} {unit}，已经列入 {planned} {unit}，不能再列入计划。", Places.Works, "planned", "请登记为计划外；计划外的没有奖补。");
    }

    /// <summary>First the village's planning, then building: a public toilet becomes a project only with the planning and with the standard that it is built by.</summary>
    [Article(Law.LuodingRuralToilets, "四（二）"), Requirement("LD-CS-018")]
    private static IEnumerable<Finding> BeforeProject(ToiletEntry entry, ToiletVillage village)
    {
        if (village.ClosedOutOn is not null) yield return Finding.Block("toilets.closed-out", $"{village.Name}已经销号，不能再登记。", Places.Works, remedy: "请联系牵头部门。");
        if (entry.Kind is not ToiletKind.Public) yield break;
        if (village.Planning.Length == 0) yield return Finding.Block("toilets.no-planning", $"{village.Name}还没有登记村庄规划，公厕不能立项。", Places.Planning, remedy: "请先在村的页面登记村庄规划。");
        if (entry.Standard.Length is 0 or > 200) yield return Finding.Block("toilets.no-standard", "请选择建设所用的标准，公厕立项须写明。", Places.Planning, "standard", "例如《广东省农村公厕建设指引》。");
    }
}
