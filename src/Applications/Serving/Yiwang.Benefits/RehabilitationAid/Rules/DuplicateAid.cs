using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>第八条（三）3: within one aid year no second aid of the same kind, whichever county granted the first.</summary>
internal static class DuplicateAid
{
    /// <summary>Doesn't stop handing in, only an approval: the head of the county federation has yet to decide.</summary>
    public const string ExceptionOpen = "aid.duplicate.open";

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 3)]
    [Requirement("SW-KF-008r")]
    public static IEnumerable<Finding> Check(Standard row, DateOnly servedOn, AidContext context, string where)
    {
        var settings = context.Settings;
        var year = settings.AidYearOf(servedOn);
        var duplicates = context.Prior.Where(p =>
            KindOf(p, context) == row.Kind && YearsOf(p, settings).Contains(year) && !(p.CaseNumber.Length > 0 && p.CaseNumber == context.CaseNumber));
        foreach (var prior in duplicates)
        {
            var message = $"{year} 救助年度内已在{context.Library.NameOf(prior.Region)}{(prior.GrantedBy.Length > 0 ? $"由{prior.GrantedBy}" : "")}享受同类救助（{context.Library.City.Standards[prior.Row].Service}）";
            yield return context.Exception switch
            {
                { ApprovedByHead: true, Reason.Length: > 0 } exception => Finding.Note("aid.duplicate.exception",
                    $"{message}；县级残联负责人已批准例外，理由：{exception.Reason.TrimEnd('。')}。", Articles.NoDuplicates, where),
                { Reason.Length: > 0, Declined.Length: > 0 } declined => Finding.Block("aid.duplicate", $"{message}；县级残联负责人没有批准例外：{declined.Declined}", Articles.NoDuplicates, where, "请等下一救助年度再申请。"),
                { Reason.Length: > 0 } => Finding.Block(ExceptionOpen, $"{message}；例外理由已填写，还没有县级残联负责人批准。", Articles.NoDuplicates, where, "请县级残联负责人决定，或者等下一救助年度再申请。"),
                _ => Finding.Block("aid.duplicate", $"{message}，原则上不得重复享受。", Articles.NoDuplicates, where, "确有例外的，请写明理由，由县级残联负责人批准；否则请等下一救助年度再申请。"),
            };
        }
    }

    private static string? KindOf(PriorAid prior, AidContext context) => context.Library.City.Standards.GetValueOrDefault(prior.Row)?.Kind;

    /// <summary>Aid by the month belongs to the years of its months, however late it was paid.</summary>
    private static IEnumerable<int> YearsOf(PriorAid prior, Settings settings) =>
        prior.Months.Count > 0 ? prior.Months.Select(settings.AidYearOf).Distinct() : [settings.AidYearOf(prior.GrantedOn)];
}
