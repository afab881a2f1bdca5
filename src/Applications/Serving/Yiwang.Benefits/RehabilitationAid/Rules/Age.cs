using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>周岁, the age in completed years.</summary>
internal static class Age
{
    /// <param name="birthdayCompletesYear">Whether a year of life is complete on the birthday itself or on the day after (本地设定).</param>
    public static int InYears(DateOnly bornOn, DateOnly on, bool birthdayCompletesYear)
    {
        var years = on.Year - bornOn.Year;
        // AddYears moves 29 February to the 28th of a common year, as periods end on the last day of a month without theirs.
        var anniversary = bornOn.AddYears(years);
        return (birthdayCompletesYear ? on >= anniversary : on > anniversary) ? years : years - 1;
    }

    [Article(Law.ShanweiRehabilitationAid, 5)]
    [Requirement("SW-KF-005a"), Requirement("SW-KF-005b")]
    public static Finding Check(DateOnly bornOn, Rulebook rulebook, DateOnly appliedOn)
    {
        if (bornOn > appliedOn)
            return Finding.Block("aid.age.not-born", "出生日期晚于申请日期。", Articles.Children, "child.birthDate", "请核对出生日期。");

        var settings = rulebook.SettingsOn(appliedOn);
        var day = settings.AgeDay(appliedOn.Year);
        var years = InYears(bornOn, day, settings.BirthdayCompletesYear);
        var limit = settings.AgeLimitYears;
        // Born after this year's age day, the child is simply not yet one year old on it.
        var said = years < 0 ? "还没有出生" : $"{years} 周岁";
        return years < limit
            ? Finding.Note("aid.age.ok", $"到 {appliedOn.Year}年{day.Month}月{day.Day}日{said}，不满 {limit} 周岁，符合年龄条件。", Articles.Children, "child.birthDate")
            : Finding.Block("aid.age.too-old", $"到 {appliedOn.Year}年{day.Month}月{day.Day}日已满 {years} 周岁；救助对象须不满 {limit} 周岁。",
                Articles.Children, "child.birthDate", "请核对出生日期；对审核结果有异议的，可以向上一级残联申诉。");
    }
}
