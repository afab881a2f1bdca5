using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>第十条（三）3: when each of the three reasons may be given.</summary>
internal static class EndRule
{
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 3), Requirement("SW-KF-010q")]
    public static IEnumerable<Finding> WhyNot(Care care, EndReason why, EndReport report, DateOnly today)
    {
        if (NotChoosable(care, why, today) is { } not) yield return not;
        if (why is EndReason.NoEffect && (report.Assessment is null || report.AssessedBy.Length == 0 || report.AssessedOn is not { } on || on > today))
        {
            yield return Finding.Block("care.end.assessment", "以没有康复效果终止的，须附评估报告，并写明评估人和评估日期。", CareArticles.Ending, "assessment", "上传评估报告，填写评估机构或人员，日期不能在今天之后。");
        }

        if (why is EndReason.GivenUp && report.Note.Length == 0)
        {
            yield return Finding.Block("care.end.note", "请写明监护人什么时候、怎样表示放弃。", CareArticles.Ending, "note", "监护人会收到，确认后才终止。");
        }
    }

    /// <summary>Why a reason can't be chosen today; null where it can.</summary>
    public static Finding? NotChoosable(Care care, EndReason why, DateOnly today) => why switch
    {
        EndReason.NoEffect when care.ServedFrom is not { } since || since.AddYears(1) > today =>
            Finding.Block("care.end.year", $"康复服务满 1 年才能以没有康复效果终止；{(care.ServedFrom is { } from ? $"服务从 {from.ToChinese()}开始，到 {from.AddYears(1).ToChinese()}满 1 年" : "还没有训练记录")}。",
                CareArticles.Ending, "reason", "请继续服务；家庭不愿继续的，选“自行放弃”。"),
        EndReason.OverAge when !care.IsOverAge(today) =>
            Finding.Block("care.end.age", $"按年龄截止日计算，这名儿童到 {care.OverAgeOn.ToChinese()}才超龄。", CareArticles.Ending, "reason", "年龄看截止日，不看生日当天；请继续服务。"),
        _ => null,
    };

    /// <summary>
    /// From when a child is over age: the first 年龄截止日 on which it has reached the limit. A child that turns seven in the middle of a month
    /// between two such days stays in care with that whole month and the following ones; where a county counts from the birthday instead, from that day.
    /// </summary>
    [Article(Law.ShanweiRehabilitationAid, 5), Requirement("SW-KF-010q")]
    public static DateOnly OverAgeOn(DateOnly bornOn, DateOnly appliedOn, Settings settings)
    {
        if (settings["over-age-from"].Value == "birthday")
        {
            var birthday = bornOn.AddYears(settings.AgeLimitYears);
            return settings.BirthdayCompletesYear ? birthday : birthday.AddDays(1);
        }

        for (var year = appliedOn.Year; ; year++)
        {
            var day = settings.AgeDay(year);
            if (Age.InYears(bornOn, day, settings.BirthdayCompletesYear) >= settings.AgeLimitYears) return day;
        }
    }

    public static string Name(this EndReason why) => why switch
    {
        EndReason.NoEffect => "满 1 年评估无康复效果",
        EndReason.OverAge => "超龄",
        _ => "自行放弃",
    };
}
