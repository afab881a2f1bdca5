using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Design;

namespace Yiwang.Benefits.RehabilitationAid.Applying;

/// <summary>The parts of an application, in the order in which one answer leads to the next.</summary>
internal static class AidTasks
{
    public static IReadOnlyList<TaskRow> Of(AidApplication draft, CityRules rules)
    {
        var (answers, at) = (draft.Answers, $"/my/rehabilitation-aid/{draft.Id}");
        return
        [
            new("在哪里申请", $"{at}/place", State(answers.Place), "申请地不同，要交的材料不同。"),
            new("谁来申请", $"{at}/applicant", State(answers.Applicant)),
            new("孩子", $"{at}/child", State(answers.Child)),
            new("残疾情况", $"{at}/disability", State(answers.Disability)),
            After(answers.Disability is not null, new("需要的服务", $"{at}/services", State(answers.Services)), "先填“残疾情况”，才知道能申请哪些。"),
            After(answers.Place is not null && answers.Applicant is not null, new("材料", $"{at}/materials", MaterialsState(answers, rules)), "先填“在哪里申请”和“谁来申请”，才知道要哪些。"),
            After(answers.AllAnswered, new("检查并提交", $"{at}/check-answers", TaskProgress.NotStarted), "前面几部分填完后才能提交；材料可以以后补。"),
        ];
    }

    // One may submit without them; the part counts as done when something lies there for each thing to bring.
    private static TaskProgress MaterialsState(AidAnswers answers, CityRules rules)
    {
        if (answers is not { Place: { } place, Applicant: { } applicant, Materials.Count: > 0 }) return TaskProgress.NotStarted;
        var needed = Materials.RequiredFor(place.Place, applicant.Kind, rules).Where(g => g.Id != MaterialIds.ApplicationForm);
        return needed.All(g => g.AnyOf.Any(m => answers.Materials.Any(h => h.Material == m.Id))) ? TaskProgress.Done : TaskProgress.InProgress;
    }

    private static TaskProgress State(object? answer) => answer is null ? TaskProgress.NotStarted : TaskProgress.Done;

    private static TaskRow After(bool ready, TaskRow task, string before) => ready ? task : task with { Progress = TaskProgress.NotYet, Hint = before };
}
