using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>第二十八条: five years from issue; afterwards only where the county has decided to go on applying it.</summary>
internal static class Validity
{
    /// <summary>One finding, always: in force, continued by which decision, or why a new application can't be taken.</summary>
    [Article(Law.ShanweiRehabilitationAid, 28, 2)]
    public static Finding Check(Rulebook rulebook, DateOnly appliedOn)
    {
        var document = rulebook.Document;
        if (appliedOn < document.ValidFrom)
            return Finding.Block("aid.document.not-yet", $"《{document.Title}》自 {Day(document.ValidFrom)}起施行，申请日在此之前。",
                Articles.Validity, "appliedOn", "请核对申请日期。");

        if (appliedOn <= document.ValidUntil)
            return Finding.Note("aid.document.in-force", $"《{document.Title}》在有效期内（至 {Day(document.ValidUntil)}）。", Articles.Validity, "appliedOn");

        if (rulebook.ContinuationOn(appliedOn) is { } decision)
            return Finding.Note("aid.document.continued",
                $"《{document.Title}》有效期到 {Day(document.ValidUntil)}；{rulebook.RegionName}以 {decision.Number}（{Day(decision.IssuedOn)}）决定继续施行"
                + $"{(decision.Until is { } until ? $"至 {Day(until)}" : "")}{(decision.IsDemonstration ? "。此文号为演示所设" : "")}。", Articles.Validity, "appliedOn");

        return Finding.Block("aid.document.expired",
            $"《{document.Title}》有效期到 {Day(document.ValidUntil)}，{rulebook.RegionName}没有登记继续施行或替代的文件，不能受理新申请。",
            Articles.Validity, "appliedOn", $"请联系{rulebook.RegionName}残联；该地登记延续或替代文件（文号、日期）后即可申请。本办法由{document.InterpretedBy}负责解释。");
    }

    /// <summary>For the administrator: told in time before the document, or the decision that continues it, runs out; null before.</summary>
    public static Finding? Reminder(Rulebook rulebook, DateOnly today)
    {
        var ends = LastDay(rulebook, today);
        var days = ends is { } last ? last.DayNumber - today.DayNumber : int.MaxValue;
        return days < 0 || days > rulebook.SettingsOn(today).ExpiryReminderDays ? null
            : Finding.Warn("aid.document.expiring", $"{rulebook.RegionName}施行《{rulebook.Document.Title}》的依据将于 {Day(ends!.Value)}到期，还有 {days} 天。",
                Articles.Validity, remedy: "请在到期前登记延续或替代文件（文号、日期）。");
    }

    /// <summary>The last day on which new applications can be taken without a further decision; null where nothing ends it.</summary>
    private static DateOnly? LastDay(Rulebook rulebook, DateOnly today)
    {
        var last = rulebook.Document.ValidUntil >= today ? rulebook.Document.ValidUntil : today.AddDays(-1);
        while (last < DateOnly.MaxValue && rulebook.ContinuationOn(last.AddDays(1)) is { } next)
        {
            if (next.Until is not { } until) return null;
            last = until;
        }
        return last;
    }

    private static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
