using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.ToiletSubsidy.Leading;

/// <summary>Gives a task to the body that leads it.</summary>
/// <param name="Body">Name of a body; empty for the one that answers for the category.</param>
[Requires(Permissions.LeadToilets)]
internal sealed record OpenTask(Guid Id, string Category, string Title, string Body, DateOnly? DueOn) : ICommand;

[Requires(Permissions.ReportToilets)]
internal sealed record FinishTask(Guid Id) : ICommand;

internal sealed class TaskHandler(ToiletsDb db, ToiletBook book, ToiletDuties duties, CurrentUser user, TimeProvider clock) : IHandle<OpenTask>, IHandle<FinishTask>
{
    public async Task<Outcome> Handle(OpenTask command, CancellationToken ct)
    {
        var outcome = Outcome.From(Check(command, book, clock.Today(), out var body));
        if (!outcome.IsDone) return outcome;
        var task = ToiletTask.Open(command.Id, command.Category, command.Title.Trim(), body!, clock.Today(), command.DueOn);
        db.Tasks.Add(task);
        await duties.Keep(task, ct);
        return outcome;
    }

    public async Task<Outcome> Handle(FinishTask command, CancellationToken ct)
    {
        if (await db.Tasks.ByKey(command.Id, ct) is not { DoneOn: null } task || book.BodyOf(user.Institution)?.Code != task.Body) return Outcome.NotFound;
        task.Finish(clock.Today());
        await duties.Keep(task, ct);
        return Outcome.Done;
    }

    /// <summary>Only a body that the document lists can lead; without a name the category decides.</summary>
    [Article(Law.LuodingRuralToilets, "三"), Requirement("LD-CS-006")]
    private static List<Finding> Check(OpenTask command, ToiletBook book, DateOnly today, out ResponsibleBody? body)
    {
        var (findings, name) = (new List<Finding>(), command.Body.Trim());
        var category = book.Categories.FirstOrDefault(c => c.Code == command.Category);
        var answers = category is null ? null : book.LeadOf(category.Code);
        body = name.Length == 0 ? answers : book.Bodies.FirstOrDefault(b => b.Name == name);
        if (category is null) findings.Add(Finding.Block("toilets.category", "请选择任务的类别。", Places.Bodies, "category", "从列出的类别里选。"));
        if (command.Title.Trim().Length is 0 or > 200) findings.Add(Finding.Block("toilets.task-title", "请填写任务，不超过 200 字。", Places.Bodies, "title", "写做什么、在哪里。"));
        if (name.Length > 0 && body is null) findings.Add(Finding.Block("toilets.body-unlisted", $"责任分工里没有“{name}”，不能设为牵头单位。", Places.Bodies, "body", $"可以设为牵头的：{string.Join("、", book.Bodies.Select(b => b.Name))}。"));
        else if (body is not null && answers is not null && body != answers) findings.Add(Finding.Warn("toilets.body-other", $"这一类任务按分工由{answers.Name}负责。", Places.Bodies, "body", "确需改派的，可以继续。"));
        if (command.DueOn < today) findings.Add(Finding.Block("toilets.task-due", "完成期限不能早于今天。", Places.Bodies, "dueOn", "请核对日期。"));
        return findings;
    }
}
