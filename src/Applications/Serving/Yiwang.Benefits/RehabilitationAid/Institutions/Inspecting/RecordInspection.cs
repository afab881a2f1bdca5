using Yiwang.Benefits.RehabilitationAid.Institutions.Rectifying;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Inspecting;

/// <summary>What a federation or a department saw at an institution.</summary>
/// <param name="Task">The planned inspection that it is; null for one outside of the plan, which gets <paramref name="Id"/>.</param>
[Requires(Permissions.InspectInstitutions)]
internal sealed record RecordInspection(Guid Id, string Institution, Guid? Task, DateOnly? On, IReadOnlyList<InspectionResult> Results, string Conclusion) : ICommand;

internal sealed class RecordInspectionHandler(InstitutionsDb db, InstitutionPack pack, Offices offices, InspectionTasks tasks, RectificationOrders orders, CurrentUser user, TimeProvider clock) : IHandle<RecordInspection>
{
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 1), Article(Law.ShanweiRehabilitationAid, 19), Requirement("SW-KF-026c"), Requirement("SW-KF-019")]
    public async Task<Outcome> Handle(RecordInspection command, CancellationToken ct)
    {
        if (await db.Register.ByKey(command.Institution, ct) is not { } entry || !offices.Inspects(entry.Region)) return Outcome.NotFound;
        var planned = command.Task is { } task ? await db.Inspections.ByKey(task, ct) : null;
        if (command.Task is not null && (planned is null || planned.Office != user.Institution || planned.Institution != entry.Code)) return Outcome.NotFound;
        var refused = Outcome.From(InspectionRule.Check(command, pack.ChecklistOn(command.On ?? clock.Today()), planned is not null, clock.Today()));
        if (!refused.IsDone) return refused;

        var inspection = planned ?? Inspection.Begin(command.Id, entry, user.Institution, offices.MyDuty);
        var outcome = inspection.Take(command.On!.Value, command.Conclusion, command.Results);
        if (!outcome.IsDone) return outcome;
        if (planned is null) db.Inspections.Add(inspection);
        await tasks.Keep(inspection, ct);
        return inspection.HasFailed ? await Rectify(inspection, entry, ct) : outcome;
    }

    /// <summary>不合格: nobody has to remember to open the rectification.</summary>
    [Article(Law.ShanweiRehabilitationAid, 21), Requirement("SW-KF-026c")]
    private async Task<Outcome> Rectify(Inspection inspection, RehabilitationInstitution entry, CancellationToken ct)
    {
        if (!entry.IsDesignatedOn(clock.Today()))
            return Outcome.From(Finding.Warn("inspection.not-designated", $"{entry.Name}不是定点机构，有不合格的，不立整改单。", Citation.Of(Law.ShanweiRehabilitationAid, 22), "institution", "承担救助任务的，按第二十二条核验。"));

        var failed = inspection.Results.Where(r => !r.Passes).Select(r => (Result: r, Item: pack.Checklist.First(i => i.Id == r.Item))).ToArray();
        var facts = $"{inspection.On!.Value.ToChinese()}{offices.NameOf(inspection.Office)}检查：{string.Join("；", failed.Select(f => $"{f.Item.Name}不合格，{f.Result.Note.TrimEnd('。')}"))}。";
        var opening = new OpenRectification(Guid.CreateVersion7(), entry.Code, [.. failed.Select(f => f.Item.Situation).Distinct()], "", facts);
        var opened = await orders.Open(opening, offices.FederationOf(entry.Region), entry.Region, ct);
        inspection.LeadTo(opened.Id);
        return Outcome.Done;
    }
}

internal static class InspectionRule
{
    private const int LongestNote = 100, LongestConclusion = 1000;

    private static readonly Citation Place = Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1);

    /// <summary>A planned inspection looks at everything; a department at what is its business.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 1), Requirement("SW-KF-026c")]
    public static IEnumerable<Finding> Check(RecordInspection command, IReadOnlyList<InspectionItem> checklist, bool isPlanned, DateOnly today)
    {
        if (command.On is null || command.On > today) yield return Finding.Block("inspection.on", "请填写检查日期，不晚于今天。", Place, "on", "填实际检查的那一天。");
        if (command.Conclusion.Length is 0 or > LongestConclusion) yield return Finding.Block("inspection.conclusion", $"请写检查结论（{LongestConclusion:#,0} 字以内）。", Place, "conclusion", "写检查了什么、总体怎样。");
        foreach (var result in command.Results)
        {
            if (checklist.FirstOrDefault(i => i.Id == result.Item) is not { } item) yield return Finding.Block("inspection.item", $"检查表里没有“{result.Item}”这一项。", Place, remedy: "按检查那天有效的检查表填写。");
            else if (!result.Passes && result.Note.Length is 0 or > LongestNote) yield return Finding.Block("inspection.note", $"“{item.Name}”不合格，请写明是什么问题（{LongestNote} 字以内）。", Place, NoteField(item.Id), "写具体位置和事实，写进整改单。");
        }

        if (command.Results.DistinctBy(r => r.Item).Count() != command.Results.Count) yield return Finding.Block("inspection.twice", "同一项有两个结果。", Place, remedy: "每项只填一个结果。");
        if (isPlanned)
            foreach (var item in checklist.Where(i => command.Results.All(r => r.Item != i.Id))) yield return Finding.Block("inspection.open", $"“{item.Name}”还没有结果。", Place, ResultField(item.Id), "计划内的检查，每项都要查。");
    }

    public static string ResultField(string item) => $"result.{item}";

    public static string NoteField(string item) => $"note.{item}";
}
