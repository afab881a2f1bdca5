using Yiwang.Kernel;
using Yiwang.Regulations.Library.Issues;

namespace Yiwang.Regulations.Library.Reading;

/// <summary>An issue in one line: who publishes it, how often, when.</summary>
internal static class IssueWords
{
    public static string Of(Issue issue) => issue.IsGazette
        ? string.Join(" · ", new[]
        {
            issue.Organiser.Length > 0 ? $"{issue.Organiser}主办" : "", issue.Rhythm,
            issue.TotalNumber > 0 ? $"总第{issue.TotalNumber}期" : "", issue.PublishedOn is { } on ? $"{Day(on)}出版" : "源文未载出版日期",
        }.Where(w => w.Length > 0))
        : "没有公报封面的文件";

    public static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    /// <summary>What the source doesn't say is left empty and said to be so.</summary>
    [Requirement("LD-GB-004")]
    public static string OrNotSaid(string words) => words.Length > 0 ? words : "源文未载";
}
