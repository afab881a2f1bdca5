using Yiwang.Kernel;

namespace Yiwang.Regulations.Public;

/// <summary>A new version of a document was laid beside the old one. Nothing in force changed.</summary>
public sealed record NewVersionLoaded(string Subject, string Title, int Changed, int Added, int Removed, int Moved) : Fact(Subject)
{
    public override string Sentence => $"比较《{Title}》的新旧版本：改动 {Changed} 条，新增 {Added} 条，删去 {Removed} 条，改号 {Moved} 条";
}
