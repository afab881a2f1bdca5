using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>第十条（一）1 and 第六条: where a child may apply, by household, by institution, or by the child's residence permit.</summary>
internal static class PlaceOfApplication
{
    public static IEnumerable<Finding> Check(ChildFacts child, ApplicationFacts application, RulebookLibrary library, DateOnly appliedOn)
    {
        var rulebook = library.For(application.Region);
        if (!rulebook.IsOfCity)
            yield return Finding.Block("aid.place.outside-city", $"救助申请地（{library.NameOf(application.Region)}）不在汕尾市，本办法不能受理。",
                Articles.WhereToApply, "application.region", "请向该地县级残联申请。");

        foreach (var finding in Household(child, application, library, rulebook, appliedOn)) yield return finding;
        foreach (var finding in PlaceMatches(child, application, library)) yield return finding;
        if (application.Place is Place.ResidencePermit) yield return Permit(application, library, appliedOn);
        if (Transfers(child, application, library) is { } transfers) yield return transfers;
    }

    [Article(Law.ShanweiRehabilitationAid, 5), Article(Law.ShanweiRehabilitationAid, 6)]
    [Requirement("SW-KF-005c"), Requirement("SW-KF-006")]
    private static IEnumerable<Finding> Household(
        ChildFacts child, ApplicationFacts application, RulebookLibrary library, Rulebook rulebook, DateOnly appliedOn)
    {
        if (library.For(child.HouseholdRegion).IsOfCity)
        {
            yield return Finding.Note("aid.household.local", $"户籍在{library.NameOf(child.HouseholdRegion)}，属汕尾市，符合户籍条件。", Articles.Children, "child.householdRegion");
            yield break;
        }
        if (application.Place is not Place.ResidencePermit)
            yield return Finding.Block("aid.household.elsewhere", "户籍不在汕尾市，须凭儿童的汕尾市居住证，向居住证发放地申请。",
                Articles.ResidencePermits, "application.place", "有居住证的，请改选“居住证发放地”；没有的，请向户籍所在地县级残联申请。");
        else if (!rulebook.SettingsOn(appliedOn).AcceptsResidencePermit)
            yield return Finding.Block("aid.permit.not-accepted", $"{rulebook.RegionName}目前不受理持居住证的非本市户籍儿童。",
                Articles.ResidencePermits, "application.region", "请向户籍所在地县级残联申请。");
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 1)]
    [Requirement("SW-KF-010a")]
    private static IEnumerable<Finding> PlaceMatches(ChildFacts child, ApplicationFacts application, RulebookLibrary library)
    {
        var expected = application.Place switch
        {
            Place.Household => child.HouseholdRegion,
            Place.Institution => application.InstitutionRegion,
            _ => application.Permit?.Region,
        };
        if (expected is null && application.Place is Place.Institution)
            yield return Finding.Block("aid.place.institution-unknown", "选了在康复机构所在地申请，还没有填康复机构在哪里。",
                Articles.WhereToApply, "application.institutionRegion", "请填写康复机构所在的县（市、区）。");
        else if (expected is not null && expected != application.Region)
            yield return Finding.Block("aid.place.mismatch",
                $"{application.Place.Name()}是{library.NameOf(expected)}，不能向{library.NameOf(application.Region)}残联申请。",
                Articles.WhereToApply, "application.region", $"请向{library.NameOf(expected)}残联申请，或改选其他救助申请地。");
        else if (expected is not null)
            yield return Finding.Note("aid.place.ok", $"向{application.Place.Name()}（{library.NameOf(application.Region)}）县级残联申请。", Articles.WhereToApply, "application.place");

        if (application.OpenElsewhere is { } other)
            yield return Finding.Block("aid.place.open-elsewhere", $"这名儿童在{library.NameOf(other)}已有一件在办的申请。",
                Articles.WhereToApply, "application.region", "同一时间只能在一地申请；请先办结或撤回那一件。");
    }

    [Article(Law.ShanweiRehabilitationAid, 6), Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 2)]
    [Requirement("SW-KF-010f")]
    private static Finding Permit(ApplicationFacts application, RulebookLibrary library, DateOnly appliedOn) => application.Permit switch
    {
        null => Finding.Block("aid.permit.missing", "选了在居住证发放地申请，但没有儿童的居住证。", Articles.ResidencePermits,
            "application.residencePermit", "请提供儿童本人的居住证，或改选其他救助申请地。"),
        { BelongsToChild: false } => Finding.Block("aid.permit.not-the-childs", "监护人的居住证不能代替儿童的居住证。", Articles.ResidencePermits,
            "application.residencePermit", "请为儿童办理居住证后申请，或改选其他救助申请地。"),
        { ValidUntil: var until } when until < appliedOn => Finding.Block("aid.permit.expired", $"儿童的居住证已于 {until.ToChinese()}到期。",
            Articles.ResidencePermits, "application.residencePermit", "请到居住证发放地公安机关签注或换领后再申请。"),
        { Region: var region } when !library.For(region).IsOfCity => Finding.Block("aid.permit.elsewhere", "居住证不是汕尾市发放的。",
            Articles.ResidencePermits, "application.residencePermit", "请向居住证发放地县级残联了解当地办法。"),
        { Region: var region, ValidUntil: var until } => Finding.Note("aid.permit.ok", $"持有{library.NameOf(region)}发放的居住证，有效至 {until.ToChinese()}。",
            Articles.ResidencePermits, "application.residencePermit"),
    };

    /// <summary>From a region with fiscal transfers to training in one without: only by the permit of the institution's own place.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 1)]
    [Requirement("SW-KF-010b")]
    public static Finding? Transfers(ChildFacts child, ApplicationFacts application, RulebookLibrary library)
    {
        if (application.InstitutionRegion is not { } institution) return null;
        var (home, there) = (library.FindRegion(child.HouseholdRegion), library.FindRegion(institution));
        if (home is null || there is null)
            return Finding.Warn("aid.place.transfers-unknown",
                $"{(home is null ? child.HouseholdRegion : institution)} 是否财政转移支付地区没有登记，须人工复核。", Articles.WhereToApply, "application.place",
                "请管理员在行政区表中登记。");
        if (!home.ReceivesTransfers || there.ReceivesTransfers)
            return Finding.Note("aid.place.transfers-ok", "户籍地与康复机构所在地之间没有财政转移支付上的限制，三处申请地均可选。", Articles.WhereToApply, "application.place");

        return application.Place is Place.ResidencePermit && application.Permit?.Region == institution
            ? Finding.Note("aid.place.transfers-permit", $"从财政转移支付地区到{there.Name}训练，持有该地居住证，符合规定。", Articles.WhereToApply, "application.place")
            : Finding.Block("aid.place.transfers", $"户籍地（{home.Name}）是财政转移支付地区，康复机构所在地（{there.Name}）不是：须持有{there.Name}的居住证，并向该地县级残联申请。",
                Articles.WhereToApply, "application.place", $"请改选“居住证发放地”，向{there.Name}残联申请；或者选择财政转移支付地区的康复机构。");
    }
}
