using System.Globalization;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>One number, date or choice of the rulebook, and whether the text or the place decided it.</summary>
/// <param name="Label">As a screen names it.</param>
/// <param name="DecidedBy">The number of the county's decision; empty where the city's value holds.</param>
internal sealed record Setting(string Key, string Label, string Value, Citation Citation, Basis Basis, string DecidedBy = "")
{
    /// <summary>Shown as 本地设定: the text is silent, or the county has used its freedom.</summary>
    public bool IsLocal => Basis is Basis.Local || DecidedBy.Length > 0;

    /// <summary>The value as a person reads it.</summary>
    public string Text => Value switch
    {
        "true" => "是",
        "false" => "否",
        "application-day" => "申请之日",
        "age-day" => "当年年龄截止日",
        "service-day" => "手术之日或当月第一天",
        "calendar-year" => "自然年（1月1日至12月31日）",
        "birthday" => "满龄当日",
        "september-year" => "9月1日至次年8月31日",
        "grant" => "上次补助之日",
        "service-end" => "上次训练结束之日",
        "household" => "户籍所在地",
        "place-of-application" => "救助申请地",
        "monday" => "周一",
        "thursday" => "周四",
        "sunday" => "周日",
        "month" => "按月",
        "quarter" => "按季",
        "half-year" => "按半年",
        "none" => "没有设定",
        "year" => "按年",
        _ when Key == "settlement-ways" => string.Join("、", Value.Split(',').Select(w => w switch { "finance-pays" => "财政与机构结算", "federation-pays" => "残联与机构结算", _ => "监护人凭票据申请" })),
        _ when DateOnly.TryParseExact($"2024-{Value}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => $"{day.Month}月{day.Day}日",
        _ => Value,
    };
}

/// <summary>What a setting may be, so that a pack with a senseless value is refused when it is loaded.</summary>
/// <param name="CountyMayOnlyRaise">第五条 lets a county widen the age, not narrow it.</param>
internal sealed record SettingKind(string Form, Func<string, bool> Allows, bool CountyMayOnlyRaise = false)
{
    public static readonly IReadOnlyDictionary<string, SettingKind> All = new Dictionary<string, SettingKind>
    {
        ["age-limit-years"] = Number(7, 18) with { CountyMayOnlyRaise = true },
        ["age-date"] = new("应为 08-31 这样的月日", v => DateOnly.TryParseExact($"2024-{v}", "yyyy-MM-dd", out _)),
        ["birthday-completes-year"] = YesNo,
        ["accepts-residence-permit"] = YesNo,
        ["implant-min-age"] = Number(0, 18),
        ["implant-max-age"] = Number(0, 18),
        ["implant-age-on"] = AgeDay,
        ["part-time-max-age"] = Number(0, 18),
        ["part-time-age-includes-limit"] = YesNo,
        ["part-time-age-on"] = AgeDay,
        ["training-week-belongs-to"] = OneOf("monday", "thursday", "sunday"),
        ["modes-share-months"] = YesNo,
        ["part-time-funding-same-level-only"] = YesNo,
        ["aid-year"] = OneOf("calendar-year", "september-year"),
        ["frequency-counts-from"] = OneOf("grant", "service-end"),
        ["supplement-days"] = Number(1, 365),
        ["supplement-stops-clock"] = YesNo,
        ["assessment-stops-clock"] = YesNo,
        ["away-compares-with"] = OneOf("household", "place-of-application"),
        ["settlement-ways"] = new("应为 finance-pays、federation-pays、guardian-claims 中的一个或几个，用逗号分开",
            v => v.Split(',') is var ways && ways.Distinct().Count() == ways.Length && ways.All(SettlementWays.Contains)),
        ["settlement-period"] = OneOf("month", "quarter", "half-year", "year"),
        ["voucher-caps-amount"] = YesNo,
        ["training-most-hours-a-day"] = Number(1, 24),
        ["unagreed-service-days"] = Number(0, 365),
        ["over-age-from"] = OneOf("age-day", "birthday"),
        ["expiry-reminder-days"] = Number(1, 1000),
        ["annual-report-due"] = new("应为 08-31 这样的月日", v => DateOnly.TryParseExact($"2023-{v}", "yyyy-MM-dd", out _)),
        ["annual-report-reminder-days"] = Number(1, 365),
        ["register-check-days"] = Number(1, 60),
        ["publication-months"] = Number(1, 12),
        ["publication-within-days"] = Number(1, 180),
        ["publication-smallest"] = Number(2, 100),
        ["clues-per-day"] = Number(1, 100),
        ["satisfied-from-stars"] = Number(1, 5),
        ["satisfaction-least"] = NoneOr(1, 100),
        ["effective-least"] = NoneOr(1, 100),
    };

    // The three that a county chooses among; the other two follow from the institution.
    private static string[] SettlementWays => ["finance-pays", "federation-pays", "guardian-claims"];

    private static SettingKind YesNo => OneOf("true", "false");

    private static SettingKind AgeDay => OneOf("application-day", "age-day", "service-day");

    private static SettingKind OneOf(params string[] words) => new($"应为 {string.Join("、", words)} 之一", words.Contains);

    private static SettingKind NoneOr(int least, int most) => new($"应为 none，或者 {least} 至 {most} 的整数", v => v == "none" || Number(least, most).Allows(v));

    private static SettingKind Number(int least, int most) => new($"应为 {least} 至 {most} 的整数",
        v => int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= least && n <= most);
}
