using Yiwang.Kernel;

namespace Yiwang.Procedures.Public;

/// <summary>How a case stands, in words for the applicant.</summary>
public static class CaseWords
{
    /// <summary>已撤回, 通过, 不予通过…: the name that the procedure gives to the result.</summary>
    public static string ResultName(Procedure procedure, string result) => result == CaseResults.Withdrawn ? "已撤回"
        : procedure.Stages.SelectMany(s => s.Steps).SelectMany(s => s.Outcomes).FirstOrDefault(o => o.Result == result)?.Name ?? result;

    /// <summary>One sentence: where it is, and by when the next thing happens.</summary>
    public static string Standing(CaseView view, DateOnly today) => view.Case switch
    {
        { State: CaseState.Ended } ended => $"{ended.EndedOn?.ToChinese(today)}办结：{ResultName(view.Procedure, ended.Result)}。",
        { OpenSupplement: { } asked } => $"等您补材料，最晚 {asked.AnswerBy.ToChinese(today)}。",
        { DueOn: { } due } open when due < today => $"正在{open.CurrentStage.Name}，本应在 {due.ToChinese(today)}前答复您，已经超期。",
        { DueOn: { } due } open => $"正在{open.CurrentStage.Name}，最晚 {due.ToChinese(today)}答复您。",
        var open => $"正在{open.CurrentStage.Name}。",
    };
}
