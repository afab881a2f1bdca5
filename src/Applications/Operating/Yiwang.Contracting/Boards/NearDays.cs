using Yiwang.Contracting.Drafting;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;

namespace Yiwang.Contracting.Boards;

/// <summary>What lists and boards call near: the working days of the usual light, and for a term the months in which its renewal has to be announced, as the user's place has them.</summary>
internal sealed class NearDays(ContractBook book, TextRulebook texts, CurrentUser user, TimeProvider clock)
{
    public static int WorkingDays => ClockThresholds.Usual.Days;

    /// <summary>The document's own where nobody has decided to apply it.</summary>
    [Article(Law.LuohuContracts, 35, 2)]
    public int Months => book.On(user.Region, clock.Today())?.RenewalMonths ?? texts.Limits.RenewalMonths;

    public static string Due => $"{ChineseNumber.Format(WorkingDays)}个工作日内到期限";

    public string Ending => $"{ChineseNumber.Format(Months)}个月内到期";
}
