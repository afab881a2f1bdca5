using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.ToiletSubsidy.Ledger;

/// <summary>A town enters one of its administrative villages, or corrects its numbers until it is closed out.</summary>
[Requires(Permissions.KeepToilets)]
internal sealed record RegisterVillage(Guid Id, VillageEntry Entry) : ICommand;

internal sealed class RegisterVillageHandler(ToiletsDb db, ToiletDuties duties) : IHandle<RegisterVillage>
{
    public async Task<Outcome> Handle(RegisterVillage command, CancellationToken ct)
    {
        if (db.OwnTown is not { } town) return Outcome.NotFound;
        if (await db.Plan(ct) is not { } plan) return Outcome.Refused("toilets.no-plan", "还没有导入计划表。", Places.Task, remedy: "请牵头部门先导入。");
        var others = await db.VisibleVillages.AsNoTracking().Where(v => v.Id != command.Id).ToListAsync(ct);
        var known = await db.Village(command.Id, ct);
        var entry = command.Entry with { Name = known?.Name ?? command.Entry.Name.Trim(), Planning = command.Entry.Planning.Trim() };
        var outcome = Outcome.From(Check(entry, known, others, plan.Of(town)!));
        if (!outcome.IsDone) return outcome;
        if (known is null) db.Villages.Add(ToiletVillage.Register(command.Id, town.Name, entry));
        else
        {
            known.Correct(entry);
            await duties.Keep(known, await db.ToiletsOf(known.Id, ct), ct);
        }

        return outcome;
    }

    private static IEnumerable<Finding> Check(VillageEntry entry, ToiletVillage? known, List<ToiletVillage> others, PlanRow plan)
    {
        if (known?.ClosedOutOn is not null) yield return Finding.Block("toilets.closed-out", $"{known.Name}已经销号，不能再改。", Places.Works, remedy: "请联系牵头部门。");
        if (entry.Name.Length is 0 or > 60) yield return Finding.Block("toilets.village-name", "请填写行政村名称，不超过 60 字。", Places.Works, "name", "写全称，例如：示例村。");
        else if (others.Any(v => v.Name == entry.Name)) yield return Finding.Block("toilets.village-twice", $"{entry.Name}已经登记。", Places.Works, "name", "请打开已登记的村更正。");
        if (entry.Households <= 0) yield return Finding.Block("toilets.village-households", "总户数应为大于 0 的整数。", Places.Works, "households", "照户籍登记填写。");
        if (entry.Sanitary < 0 || entry.Sanitary > entry.Households) yield return Finding.Block("toilets.village-sanitary", "已有无害化卫生户厕的户数应为 0 以上，不超过总户数。", Places.Works, "sanitary", "请核对两个数。");
        if (entry.PublicPlan < 0) yield return Finding.Block("toilets.village-plan", "公厕计划应为 0 以上的整数。", Places.Works, "publicPlan", "没有的填 0。");
        if (entry.HouseholdPlan < 0 || entry.HouseholdPlan > entry.Households) yield return Finding.Block("toilets.village-plan", "户厕计划应为 0 以上，不超过总户数。", Places.Works, "householdPlan", "没有的填 0。");
        if (entry.Planning.Length > 200) yield return Finding.Block("toilets.village-planning", "村庄规划的名称不超过 200 字。", Places.Planning, "planning", "只写名称和文号。");
        var (publics, households) = (others.Sum(v => v.PublicPlan) + entry.PublicPlan, others.Sum(v => v.HouseholdPlan) + entry.HouseholdPlan);
        if (publics > plan.PublicPlan || households > plan.HouseholdPlan)
            yield return Finding.Warn("toilets.village-over-plan", $"各村合计公厕 {publics} 座、户厕 {households} 户，计划表是 {plan.PublicPlan} 座、{plan.HouseholdPlan} 户。", Places.Task, remedy: "超出计划的不能列入计划，也没有奖补；请核对。");
    }
}
