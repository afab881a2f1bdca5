using System.Globalization;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Rules;

/// <summary>A number of the document, as one adoption has it.</summary>
/// <param name="IsLocal">The article leaves it open.</param>
/// <param name="IsChanged">The adoption set another than the document.</param>
internal sealed record ContractSetting(string Key, string Label, string Value, Citation Citation, bool IsLocal, bool IsChanged = false);

/// <summary>本地决定: from when to when a city or county applies the document, with which numbers of its own.</summary>
internal sealed record Adoption(string Region, string RegionName, string Number, DateOnly Issued, DateOnly From, DateOnly? Until, bool IsDemonstration, bool ContinuesDocument, IReadOnlyDictionary<string, string> Values)
{
    public IReadOnlyList<SpecialTerm> SpecialTerms { get; init; } = [];
    public ProcurementRules? Procurement { get; init; }

    public bool Covers(DateOnly day) => From <= day && !(Until < day);
}

/// <summary>The numbers in force in one place on one day.</summary>
internal sealed class ContractRules(Adoption adoption, IReadOnlyDictionary<string, ContractSetting> all)
{
    public Adoption Adoption => adoption;

    public IReadOnlyCollection<ContractSetting> All => [.. all.Values];

    public ContractSetting this[string key] => all[key];

    public long KeyAmountInFen => Number("key-amount-yuan") * 100L;
    public long ExemptPaymentInFen => Number("exempt-payment-yuan") * 100L;
    public int LongestTermYears => Number("longest-term-years");
    public int RenewalMonths => Number("renewal-months");
    public int ReviewDays => Number("review-days");

    /// <summary>Signed before this day, a contract may name an opinion on paper.</summary>
    [Article(Law.LuohuContracts, 46, 1)]
    public DateOnly ReviewsFrom => DateOnly.ParseExact(all["reviews-from"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    public int FilingDays => Number("filing-days");
    public int PaperDays => Number("paper-days");
    public int CorrectionDays => Number("correction-days");
    public bool PaysBeforeDue => Number("pays-before-due") == 1;
    public int PlanDays => Number("plan-days");
    public int NodeDays => Number("node-days");
    public int AbnormalDays => Number("abnormal-days");

    /// <summary>From the beginning of one check-up of all filed contracts to that of the next.</summary>
    public int CheckUpDays => Number("check-up-days");
    public int LimitationMonths => Number("limitation-months");
    public bool ReportDueDayCounts => Number("report-due-day-counts") == 1;
    public int SampleKeyPercent => Number("sample-key-percent");
    public int SampleOtherPercent => Number("sample-other-percent");
    public int SampleEnterprisePercent => Number("sample-enterprise-percent");

    /// <summary>The last day on which a report is in time: of the first half of the year in that year, of the whole year in the next.</summary>
    public DateOnly ReportDue(int year, bool isHalfYear)
    {
        var named = DateOnly.ParseExact($"{(isHalfYear ? year : year + 1):0000}-{all[isHalfYear ? "half-year-report-due" : "year-report-due"].Value}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return ReportDueDayCounts ? named : named.AddDays(-1);
    }

    /// <summary>The shortest where several of its types have one.</summary>
    [Article(Law.LuohuContracts, 35, 3), Requirement("LH-HT-035c")]
    public SpecialTerm? SpecialOf(IReadOnlyList<int> types) => adoption.SpecialTerms.Where(s => types.Contains(s.Type)).MinBy(s => s.LongestYears);

    /// <summary>With numbers that an authority set for its enterprises; what the document doesn't know stays out.</summary>
    public ContractRules With(IReadOnlyDictionary<string, string> own) => own.Count == 0 ? this
        : new(adoption, all.ToDictionary(s => s.Key, s => own.TryGetValue(s.Key, out var value) ? s.Value with { Value = value, IsChanged = true } : s.Value));

    private int Number(string key) => int.Parse(all[key].Value, CultureInfo.InvariantCulture);
}
