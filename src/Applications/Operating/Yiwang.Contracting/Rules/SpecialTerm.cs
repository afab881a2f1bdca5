using Yiwang.Contracting.Contracts;

namespace Yiwang.Contracting.Rules;

/// <summary>第三十五条第三款: another law or document has its own longest term or number of renewals for contracts of a type.</summary>
/// <param name="Type">The number of 第五条第二款.</param>
internal sealed record SpecialTerm(int Type, int LongestYears, int? MostRenewals, string Basis);

/// <summary>What the local rules for central procurement ask when such a contract is changed or ended.</summary>
internal sealed record ProcurementRules(string Title, IReadOnlyList<string> OnChange, IReadOnlyList<string> OnEnd)
{
    public IReadOnlyList<string> PointsOf(Derivation derivation) => derivation is Derivation.Termination ? OnEnd : OnChange;
}
