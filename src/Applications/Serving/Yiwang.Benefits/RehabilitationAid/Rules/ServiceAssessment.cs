using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>What one service comes to, with the arithmetic in words and everything that speaks for or against it.</summary>
internal sealed record ServiceAssessment(string Service, long AmountInFen)
{
    /// <summary>The rows of article 8 that apply.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>One sentence that a guardian can follow with a pencil.</summary>
    public string Arithmetic { get; init; } = "";

    public IReadOnlyList<Citation> Citations { get; init; } = [];
    public Funding Funding { get; init; }
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What the family bears of the institution's standard when training away from home, 第十条（四）2.</summary>
    public long FamilyShareInFen { get; init; }

    /// <summary>Months paid, for aid by the month.</summary>
    public IReadOnlyList<DateOnly> PaidMonths { get; init; } = [];

    /// <summary>Zero, whatever the standard says, once a finding blocks: no sum may stand beside its own refusal.</summary>
    public static ServiceAssessment Of(Standard row, long amountInFen, string arithmetic, IReadOnlyList<Finding> findings)
    {
        var blocked = findings.Any(f => f.Severity is Severity.Blocks);
        return new ServiceAssessment(row.Service, blocked ? 0 : amountInFen)
        {
            Rows = [row.Id],
            Arithmetic = blocked ? "不符合条件，补助 0 元。" : arithmetic,
            Citations = [row.Citation],
            Funding = row.Funding,
            Findings = findings,
        };
    }
}
