using Yiwang.Contracting.Modelling;
using Yiwang.Design;

namespace Yiwang.Contracting.Preparing;

/// <summary>What officials call it.</summary>
internal static class ProjectWords
{
    public static IReadOnlyList<Choice> FileKinds { get; } = [.. Enum.GetValues<ProjectFileKind>().Select(k => new Choice(k.ToString(), Of(k)))];

    public static string Of(ProjectFileKind kind) => kind switch
    {
        ProjectFileKind.Qualification => "主体资格", ProjectFileKind.Credit => "资信证明", ProjectFileKind.Study => "论证材料", ProjectFileKind.InquiryReport => "调查评价报告", ProjectFileKind.Memorandum => "谈判备忘录",
        ProjectFileKind.ContractText => "合同文本", _ => "其他",
    };

    public static string Of(ProjectState state) => state switch { ProjectState.Preparing => "准备中", ProjectState.Signed => "已登记签订", _ => "不再办" };

    public static string Of(DeviationKind kind) => kind switch { DeviationKind.Filled => "填空", DeviationKind.Added => "另行补充", DeviationKind.Changed => "改了条款", _ => "删了条款" };

    public static string Of(ModelState state) => state switch { ModelState.Submitted => "等法制机构审查", ModelState.Returned => "退回修改", ModelState.Published => "可以使用", _ => "已停用" };

    public static Tone ToneOf(ModelState state) => state switch { ModelState.Published => Tone.Good, ModelState.Returned => Tone.Bad, _ => Tone.Neutral };

    public static string Of(ModelVersionState state) => state switch { ModelVersionState.Submitted => "等审查", ModelVersionState.Confirmed => "已确认", _ => "退回" };
}
