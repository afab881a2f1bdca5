using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>A standard as it applies to one child on one day, at home or away, and what the family bears.</summary>
internal sealed record Rate(Standard Row, long AmountInFen, long FamilyShareInFen, IReadOnlyList<Finding> Findings)
{
    /// <param name="institutionRegion">Null where the place of training plays no part.</param>
    public static Rate For(string rowId, string? institutionRegion, DateOnly servedOn, AidContext context, string where)
    {
        var row = context.Rulebook.StandardOn(rowId, servedOn);
        return institutionRegion is null || institutionRegion == context.Application.Region
            ? new Rate(row, row.AmountInFen, 0, [])
            : Away(row, institutionRegion, servedOn, context, where);
    }

    /// <summary>The lower of the two standards is paid; what the institution's place asks above it, the family bears.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 2)]
    private static Rate Away(Standard row, string institutionRegion, DateOnly servedOn, AidContext context, string where)
    {
        var household = context.Child.HouseholdRegion;
        if (context.Library.FindRegion(household) is { ReceivesTransfers: false } rich) return OfRegionWithoutTransfers(row, rich, where);

        var baseRegion = context.Settings.AwayComparesWithPlaceOfApplication ? context.Application.Region : household;
        var (own, there) = (StandardOf(row.Id, baseRegion, servedOn, context), StandardOf(row.Id, institutionRegion, servedOn, context));
        if (own is null || there is null)
            return new Rate(row, 0, 0, [Finding.Block("aid.away.standard-unknown",
                $"{context.Library.NameOf(own is null ? baseRegion : institutionRegion)}的“{row.Service}”标准没有登记，不能测算。", Articles.AwayFromHome, where, "请管理员登记该地标准后再测算。")]);

        var paid = Math.Min(own.Value, there.Value);
        List<Finding> findings = [Finding.Note("aid.away.lower", $"异地康复：{context.Library.NameOf(baseRegion)}标准 {Yuan.Text(own.Value)}，"
            + $"{context.Library.NameOf(institutionRegion)}标准 {Yuan.Text(there.Value)}，按 {Yuan.Text(paid)}补助，家庭承担 {Yuan.Text(there.Value - paid)}。", Articles.AwayFromHome, where)];
        if (context.Application.Place is not Place.Household)
            findings.Add(Finding.Warn("aid.away.which-standard", $"不在户籍地申请，用{context.Settings["away-compares-with"].Text}标准比较是本地设定，须人工确认。",
                Articles.AwayFromHome, where, "请审核人确认。"));
        return new Rate(row, paid, there.Value - paid, findings);
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 2)]
    [Requirement("SW-KF-010x")]
    private static Rate OfRegionWithoutTransfers(Standard row, Region household, string where) =>
        household.OwnStandards.TryGetValue(row.Id, out var own)
            ? new Rate(row, own, 0, [Finding.Note("aid.away.own-standard", $"{household.Name}是非财政转移支付地区，按当地自定的异地标准 {Yuan.Text(own)}补助。", Articles.AwayFromHome, where)])
            : new Rate(row, 0, 0, [Finding.Block("aid.away.no-own-standard", $"{household.Name}是非财政转移支付地区，当地标准未制定（或没有登记），不能测算。", Articles.AwayFromHome, where, "请登记该地的异地康复补贴标准。")]);

    private static long? StandardOf(string row, string region, DateOnly on, AidContext context) =>
        context.Library.For(region) is { IsOfCity: true } rulebook ? rulebook.StandardOn(row, on).AmountInFen
        : context.Library.FindRegion(region)?.OwnStandards.TryGetValue(row, out var own) is true ? own
        : null;
}
