using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>
/// 第二十八条: five years from issue; afterwards only where the county has decided to go on applying it, and never once another document
/// has ended it. What a document is on a day is said by the one rule for all documents; here it becomes a condition of the application.
/// </summary>
internal static class Validity
{
    /// <summary>One finding, always: in force, continued by which decision, or why a new application can't be taken.</summary>
    /// <param name="rulebook">Of the county.</param>
    /// <param name="appliedOn">The day of the application.</param>
    /// <param name="recorded">The document's life with what officers recorded; null for what the packs know.</param>
    [Article(Law.ShanweiRehabilitationAid, 28, 2), Requirement("SW-KF-028")]
    public static Finding Check(Rulebook rulebook, DateOnly appliedOn, DocumentLife? recorded = null)
    {
        var (document, life) = (rulebook.Document, recorded ?? rulebook.Life);
        var standing = life.On(RegionOf(rulebook), appliedOn);
        var said = CitationRule.NotInForce(life, standing, Articles.Validity, Severity.Blocks).Message;
        return standing.State switch
        {
            ValidityState.NotYet => Finding.Block("aid.document.not-yet", said, Articles.Validity, "appliedOn", "请核对申请日期。"),
            ValidityState.InForce or ValidityState.ToBeAmended => Finding.Note("aid.document.in-force", $"《{document.Title}》现在有效。{standing.Words}", Articles.Validity, "appliedOn"),
            ValidityState.Continued => Finding.Note("aid.document.continued", $"《{document.Title}》{standing.Words}", Articles.Validity, "appliedOn"),
            ValidityState.Repealed or ValidityState.Revoked or ValidityState.Lapsed or ValidityState.Amended =>
                Finding.Block("aid.document.ended", said, Articles.Validity, "appliedOn", InsteadOf(rulebook, standing)) with { Citation = standing.By },
            _ => Finding.Block("aid.document.expired", $"{rulebook.RegionName}：{said}", Articles.Validity, "appliedOn",
                $"请联系{rulebook.RegionName}残联；该地登记延续或替代文件（文号、日期）后即可申请。本办法由{document.InterpretedBy}负责解释。"),
        };
    }

    private static string InsteadOf(Rulebook rulebook, RegulationValidity standing) =>
        $"请按现在有效的文件申请{(standing.ReplacedBy is { } law ? $"：{Citation.Of(law, 0).Number}" : $"；不清楚的，联系{rulebook.RegionName}残联")}。";

    /// <summary>For the administrator: told in time before the document, or the decision that continues it, runs out; null before.</summary>
    public static Finding? Reminder(Rulebook rulebook, DateOnly today, DocumentLife? recorded = null)
    {
        var ends = (recorded ?? rulebook.Life).LastDayFor(RegionOf(rulebook), today);
        var days = ends is { } last ? last.DayNumber - today.DayNumber : int.MaxValue;
        return days < 0 || days > rulebook.SettingsOn(today).ExpiryReminderDays ? null
            : Finding.Warn("aid.document.expiring", $"{rulebook.RegionName}施行《{rulebook.Document.Title}》的依据将于 {Day(ends!.Value)}到期，还有 {days} 天。",
                Articles.Validity, remedy: "请在到期前登记延续或替代文件（文号、日期）。");
    }

    // Without a county nobody has decided to go on.
    private static RegionCode? RegionOf(Rulebook rulebook) => RegionCode.TryParse(rulebook.RegionCode, out var region, out _) ? region : null;

    private static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
