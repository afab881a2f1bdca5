using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>One row of article 8: what is paid for one service.</summary>
internal sealed record Standard(string Id, string Service, Citation Citation)
{
    /// <summary>Rows of one kind are 同类 for the rule against duplicates and for one-time aid.</summary>
    public string Kind { get; init; } = "";
    public IReadOnlyList<Disability> Categories { get; init; } = [];
    public long AmountInFen { get; init; }
    public Measure Measure { get; init; }
    public StandardRule Rule { get; init; }
    public Funding Funding { get; init; }
    public bool Once { get; init; }
    public int? EveryYears { get; init; }
    public int? MonthsPerYear { get; init; }
    public int MinMonths { get; init; }
    public int MinHours { get; init; }
}

/// <summary>The ids of the rows, as the pack and every county's table spell them.</summary>
internal static class Rows
{
    public const string CochlearImplant = "cochlear-implant";
    public const string NationalCochlearImplant = "cochlear-implant-national";
    public const string CorrectiveSurgery = "corrective-surgery";
    public const string CorrectiveDevices = "corrective-devices-and-training";
    public const string AssistiveDevice = "assistive-device";
    public const string LowVisionBasic = "low-vision-basic";
    public const string LowVisionMonthly = "low-vision-monthly";
    public const string BlindOrientation = "blind-orientation";
    public const string FullTimePublic = "full-time-public";
    public const string FullTimePrivate = "full-time-private";
    public const string PartTimePublic = "part-time-public";
    public const string PartTimePrivate = "part-time-private";

    public static readonly IReadOnlyList<string> All =
    [
        CochlearImplant, NationalCochlearImplant, CorrectiveSurgery, CorrectiveDevices, AssistiveDevice, LowVisionBasic,
        LowVisionMonthly, BlindOrientation, FullTimePublic, FullTimePrivate, PartTimePublic, PartTimePrivate,
    ];
}
