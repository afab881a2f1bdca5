using Yiwang.Kernel;

namespace Yiwang.Regulations.Amending.Contradictions;

internal enum ContradictionKind
{
    /// <summary>Two documents set different periods for the same step.</summary>
    DifferentPeriods,

    /// <summary>A promise gives more time than the law does.</summary>
    PromiseTooLong,

    /// <summary>A procedure counts by another period than the article that it names.</summary>
    ProcedureDiffers,

    /// <summary>A material is asked for although a register in use holds it.</summary>
    MaterialHeld,
}

/// <summary>One of the two that contradict each other.</summary>
/// <param name="Says">10个工作日; the material.</param>
/// <param name="Where">File and line in the packs; empty for an article of the register.</param>
internal sealed record Statement(Citation Citation, string Says, string Where = "");

/// <summary>Two statements that can't both be followed, and what to do about it.</summary>
/// <param name="Subject">The step or the material.</param>
internal sealed record Contradiction(ContradictionKind Kind, string Subject, Statement First, Statement Second)
{
    public string ToDo => Kind switch
    {
        ContradictionKind.DifferentPeriods => "请法制机构认定以哪一份为准，由起草机关修订另一份；在此之前按较短的办，两份都不违反。",
        ContradictionKind.PromiseTooLong => "请把承诺改到不超过法定期限；改好之前按法定期限办。",
        ContradictionKind.ProcedureDiffers => "请对照条文，改正流程文件里的期限，或者改正登记。",
        _ => "请不再要申请人提交，改为向登记系统核对；登记里没有的个别人再请其提交。",
    };
}
