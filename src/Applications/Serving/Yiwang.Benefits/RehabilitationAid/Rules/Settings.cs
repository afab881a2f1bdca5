using System.Globalization;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>The settings in force in one county on one day, by name. Every value was checked when the pack was loaded.</summary>
internal sealed class Settings(IReadOnlyDictionary<string, Setting> all)
{
    public IEnumerable<Setting> All => all.Values;

    public Setting this[string key] => all[key];

    public int AgeLimitYears => Number("age-limit-years");
    public bool BirthdayCompletesYear => Flag("birthday-completes-year");
    public bool AcceptsResidencePermit => Flag("accepts-residence-permit");
    public int ImplantMinAge => Number("implant-min-age");
    public int ImplantMaxAge => Number("implant-max-age");
    public int PartTimeMaxAge => Number("part-time-max-age");
    public bool PartTimeAgeIncludesLimit => Flag("part-time-age-includes-limit");
    public bool ModesShareMonths => Flag("modes-share-months");
    public bool PartTimeFundingSameLevelOnly => Flag("part-time-funding-same-level-only");
    public bool FrequencyCountsFromServiceEnd => all["frequency-counts-from"].Value == "service-end";
    public bool AwayComparesWithPlaceOfApplication => all["away-compares-with"].Value == "place-of-application";
    public int SupplementDays => Number("supplement-days");
    public bool SupplementStopsClock => Flag("supplement-stops-clock");
    public bool AssessmentStopsClock => Flag("assessment-stops-clock");
    public int UnagreedServiceDays => Number("unagreed-service-days");
    public int ExpiryReminderDays => Number("expiry-reminder-days");
    public IReadOnlyList<string> SettlementWays => all["settlement-ways"].Value.Split(',');
    public int SettlementMonths => all["settlement-period"].Value switch { "month" => 1, "quarter" => 3, "half-year" => 6, _ => 12 };
    public bool VoucherCapsAmount => Flag("voucher-caps-amount");
    public int MostTrainingHoursADay => Number("training-most-hours-a-day");

    public int AnnualReportReminderDays => Number("annual-report-reminder-days");
    public int RegisterCheckDays => Number("register-check-days");
    public int PublicationMonths => Number("publication-months");
    public int PublicationWithinDays => Number("publication-within-days");
    public int PublicationSmallest => Number("publication-smallest");

    public int CluesPerDay => Number("clues-per-day");
    public int SatisfiedFrom => Number("satisfied-from-stars");

    /// <summary>达标线 of 第二十一条（五）, in percent; null where none is set.</summary>
    public int? SatisfactionLeast => OptionalNumber("satisfaction-least");
    public int? EffectiveLeast => OptionalNumber("effective-least");

    /// <summary>The last day on which the report about that year is in time: it lies in the year after.</summary>
    public DateOnly AnnualReportDue(int year) => DateOnly.ParseExact($"{year + 1:0000}-{all["annual-report-due"].Value}", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>截止日 of the year of application, on which article 5 measures the age.</summary>
    public DateOnly AgeDay(int year) => DateOnly.ParseExact($"{year:0000}-{all["age-date"].Value}", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day on which a setting such as <c>implant-age-on</c> measures an age.</summary>
    public DateOnly DayOf(string key, DateOnly appliedOn, DateOnly servedOn) => all[key].Value switch
    {
        "age-day" => AgeDay(appliedOn.Year),
        "service-day" => servedOn,
        _ => appliedOn,
    };

    /// <summary>救助年度, named by the calendar year in which it ends.</summary>
    public int AidYearOf(DateOnly day) => all["aid-year"].Value == "september-year" && day.Month >= 9 ? day.Year + 1 : day.Year;

    /// <summary>The day of a week (its Monday given) whose month the whole week belongs to.</summary>
    public DateOnly WeekAnchor(DateOnly monday) => monday.AddDays(all["training-week-belongs-to"].Value switch { "monday" => 0, "sunday" => 6, _ => 3 });

    private int? OptionalNumber(string key) => all[key].Value == "none" ? null : Number(key);

    private int Number(string key) => int.Parse(all[key].Value, CultureInfo.InvariantCulture);

    private bool Flag(string key) => all[key].Value == "true";
}
