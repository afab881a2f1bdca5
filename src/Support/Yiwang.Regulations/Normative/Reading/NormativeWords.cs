using System.Text.Json;
using Yiwang.Kernel;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Register;

namespace Yiwang.Regulations.Normative.Reading;

/// <summary>States and changes as pages and addresses write them.</summary>
internal static class NormativeWords
{
    /// <summary>What a list can be narrowed to, in the order in which people ask.</summary>
    public static IReadOnlyList<(ValidityState[] States, string Word, string Name)> Filters { get; } =
    [
        ([ValidityState.InForce, ValidityState.ToBeAmended], "in-force", "现行有效"),
        ([ValidityState.ToBeAmended], "to-be-amended", "已决定修订"),
        ([ValidityState.Amended], "amended", "已修订"),
        ([ValidityState.Repealed], "repealed", "废止"),
        ([ValidityState.Revoked], "revoked", "撤销"),
        ([ValidityState.Lapsed], "lapsed", "失效"),
        ([ValidityState.Expired, ValidityState.DiffersByCounty, ValidityState.PeriodOver], "expired", "有效期或规划期已过"),
        ([ValidityState.NotYet], "not-yet", "还没有施行"),
    ];

    public static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Repealed => "废止",
        ChangeKind.Revoked => "撤销",
        ChangeKind.Lapsed => "宣布失效",
        ChangeKind.AmendmentDecided => "决定修订",
        ChangeKind.Amended => "修订后重新印发",
        ChangeKind.Renewed => "延续有效期",
        _ => "经清理继续有效",
    };

    public static string Word<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static string Name(DocumentLife life) => life.Title.Length > 0 ? life.Title : "名称没有登记";

    public static string Issued(DocumentLife life) => string.Join(" · ", new[]
    {
        life.IssuedBy, life.IssuedOn is { } on ? $"{ValidityRule.Day(on)}印发" : life.Year > 0 ? $"{life.Year}年印发，日期没有登记" : "",
    }.Where(w => w.Length > 0));
}
