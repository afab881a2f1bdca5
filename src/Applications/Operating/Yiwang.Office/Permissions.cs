namespace Yiwang.Office;

internal static class Permissions
{
    public const string SeeAbsences = "office.absences.see";
    public const string Ask = "office.absences.ask";
    public const string Decide = "office.absences.decide";
    public const string File = "office.absences.file";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [SeeAbsences] = "查看领导外出报备",
        [Ask] = "报告本人外出、销假",
        [Decide] = "审批外出请示",
        [File] = "办理外出报备",
    };
}
