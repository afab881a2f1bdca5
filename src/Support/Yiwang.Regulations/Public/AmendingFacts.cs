using Yiwang.Kernel;

namespace Yiwang.Regulations.Public;

/// <summary>A new version of a document was laid beside the old one. Nothing in force changed.</summary>
public sealed record NewVersionLoaded(string Subject, string Title, int Changed, int Added, int Removed, int Moved) : Fact(Subject)
{
    public override string Sentence => $"比较《{Title}》的新旧版本：改动 {Changed} 条，新增 {Added} 条，删去 {Removed} 条，改号 {Moved} 条";
}

/// <summary>Ended cases were decided again under proposed rules, in memory only.</summary>
/// <param name="RulesHash">SM3 of the proposed file, so that it can be said which it was.</param>
public sealed record ReplayStarted(string Subject, string Name, string Scope, string RulesHash) : Fact(Subject)
{
    public override string Sentence => $"用拟议的规则（摘要 {RulesHash[..12]}）试算已办结的{Name}，范围{Scope}；没有改动任何办件";
}
