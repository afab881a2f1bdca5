using Yiwang.Benefits.RehabilitationAid.Rules;

namespace Yiwang.Benefits.RehabilitationAid.Reporting.Annual;

/// <summary>The lines of last year's table, in the order in which they are read.</summary>
internal static class ReportTable
{
    public static IReadOnlyList<ReportLine> Of(AidFigures figures, CityRules rules) =>
    [
        Line("received", "收到申请", "件", figures.Cases.Received),
        Line("approved", "审核通过", "件", figures.Cases.Decided.GetValueOrDefault(AidProcedure.Approved)),
        Line("refused", "审核未通过", "件", figures.Cases.Decided.GetValueOrDefault(AidProcedure.Refused)),
        Line("reviews", "办结的审核", "件", figures.Cases.Reviews.Ended),
        Line("reviews-in-time", "其中按期", "件", figures.Cases.Reviews.InTime),
        Line("appeals", "答复的申诉", "件", figures.Cases.Appeals.Ended),
        Line("appeals-in-time", "其中按期", "件", figures.Cases.Appeals.InTime),
        Line("children", "救助儿童", "人", figures.Children),
        .. Enum.GetValues<Disability>().Select(kind => Line($"children-{kind}", $"救助儿童：{kind.Name()}", "人", figures.ByDisability.GetValueOrDefault(kind))),
        .. rules.Standards.Values.Select(row => Line($"granted-{row.Id}", $"核定补助：{row.Service}", ReportLine.Yuan, figures.GrantedByRow.GetValueOrDefault(row.Id))),
        Line("paid", "已支付", ReportLine.Yuan, figures.PaidInFen),
    ];

    private static ReportLine Line(string key, string label, string unit, long value) => new(key, label, unit, value, value, "");
}
