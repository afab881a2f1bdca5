namespace Yiwang.Kernel;

/// <summary>Why a clock stands still.</summary>
public enum StopKind
{
    /// <summary>补正: waiting for what the applicant was asked for.</summary>
    Supplement,

    /// <summary>公示.</summary>
    PublicNotice,

    /// <summary>听证.</summary>
    Hearing,

    /// <summary>专家评审.</summary>
    ExpertReview,

    /// <summary>检验检测.</summary>
    Inspection,

    /// <summary>招标.</summary>
    Tender,

    /// <summary>进一步诊断和康复需求评估.</summary>
    FurtherAssessment,

    /// <summary>其他.</summary>
    Other,
}

public static class StopKinds
{
    /// <summary>The term of art: 补正, 公示, 听证, 专家评审, 检验检测, 招标, 进一步诊断评估, 其他.</summary>
    public static string InChinese(this StopKind kind) => kind switch
    {
        StopKind.Supplement => "补正",
        StopKind.PublicNotice => "公示",
        StopKind.Hearing => "听证",
        StopKind.ExpertReview => "专家评审",
        StopKind.Inspection => "检验检测",
        StopKind.Tender => "招标",
        StopKind.FurtherAssessment => "进一步诊断评估",
        _ => "其他",
    };
}

/// <summary>
/// Days that don't count, first and last included. Stops may overlap; a day counts at most once as stopped.
/// </summary>
/// <param name="Kind">Why.</param>
/// <param name="From">First day that doesn't count.</param>
/// <param name="Until">Last day that doesn't count; null while it lasts. Before <paramref name="From"/> if nothing was stopped after all (answered the same day).</param>
/// <param name="PlannedUntil">What was planned when it began; shown beside the actual end, never used for counting.</param>
/// <param name="Citation">The article that allows the stop.</param>
public sealed record ClockStop(StopKind Kind, DateOnly From, DateOnly? Until = null, DateOnly? PlannedUntil = null, Citation? Citation = null);

/// <summary>A decision to take longer. It lengthens the period and, unlike a stop, lets no day out.</summary>
/// <param name="On">The day of the decision; several extensions are added in this order.</param>
/// <param name="By">How much longer.</param>
/// <param name="Citation">The article that allows it.</param>
/// <param name="Reason">Plain Chinese, shown to the applicant.</param>
public sealed record ClockExtension(DateOnly On, Period By, Citation? Citation, string Reason);
