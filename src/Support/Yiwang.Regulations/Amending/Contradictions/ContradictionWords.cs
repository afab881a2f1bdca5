namespace Yiwang.Regulations.Amending.Contradictions;

internal static class ContradictionWords
{
    public static string Of(ContradictionKind kind) => kind switch
    {
        ContradictionKind.DifferentPeriods => "同一步骤，两份文件的期限不同",
        ContradictionKind.PromiseTooLong => "承诺的期限比法定的长",
        ContradictionKind.ProcedureDiffers => "流程里的期限和所引的条不同",
        _ => "登记里已有的材料还要申请人交",
    };

    public static string Extent(ContradictionReader reader)
    {
        var (periods, promises, procedures, materials, registers) = reader.Extent();
        return $"比较了登记的法定期限 {periods} 项、承诺期限 {promises} 项，流程里的期限 {procedures} 项，要提交的材料 {materials} 组"
            + (registers > 0 ? $"，可查的登记 {registers} 个。" : "；还没有接入可查的登记，材料这一项没有比较。");
    }
}
