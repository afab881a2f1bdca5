using Yiwang.Kernel;

namespace Yiwang.Contracting.Public;

/// <summary>The leading group's office asked for a further chapter in the reports of its region, or does no longer.</summary>
public sealed record ReportChapterAsked(string Region, string Title, bool IsAsked) : Fact($"contract-report-chapters/{Region}")
{
    public override string Sentence => IsAsked ? $"要求定期报告增加一部分：{Title}" : $"不再要求定期报告的一部分：{Title}";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 60, 3, 6);
}
