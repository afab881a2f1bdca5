using Yiwang.Design;

namespace Yiwang.Benefits.RehabilitationAid.Applying;

/// <summary>The parts of an application, in the order in which one answer leads to the next.</summary>
internal static class AidTasks
{
    public static IReadOnlyList<TaskRow> Of(AidApplication draft)
    {
        var (answers, at) = (draft.Answers, $"/my/rehabilitation-aid/{draft.Id}");
        return
        [
            new("在哪里申请", $"{at}/place", State(answers.Place), "申请地不同，要交的材料不同。"),
            new("谁来申请", $"{at}/applicant", State(answers.Applicant)),
            new("孩子", $"{at}/child", State(answers.Child)),
            new("残疾情况", $"{at}/disability", State(answers.Disability)),
            After(answers.Disability is not null, new("需要的服务", $"{at}/services", State(answers.Services)), "先填“残疾情况”，才知道能申请哪些。"),
            After(answers.Place is not null && answers.Applicant is not null, new("材料", $"{at}/materials", MaterialsState(answers)), "先填“在哪里申请”和“谁来申请”，才知道要哪些。"),
            After(answers.AllAnswered, new("检查并提交", $"{at}/check-answers", TaskProgress.NotStarted), "前面几部分填完后才能提交；材料可以以后补。"),
        ];
    }

    // Without materials one may submit; so the part counts as done only when something lies there, and as begun never.
    private static TaskProgress MaterialsState(AidAnswers answers) => answers.Materials.Count > 0 ? TaskProgress.Done : TaskProgress.NotStarted;

    private static TaskProgress State(object? answer) => answer is null ? TaskProgress.NotStarted : TaskProgress.Done;

    private static TaskRow After(bool ready, TaskRow task, string before) => ready ? task : task with { Progress = TaskProgress.NotYet, Hint = before };
}
