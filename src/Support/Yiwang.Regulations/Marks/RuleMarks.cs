using Yiwang.Kernel;

namespace Yiwang.Regulations.Marks;

/// <summary>The marked rules of the running program, read once.</summary>
internal sealed class RuleMarks
{
    public IReadOnlyList<MarkedMember> All { get; } = MarkReader.ReadSources(AppContext.BaseDirectory);

    /// <summary>The members that carry out the article or a place in it.</summary>
    public IEnumerable<MarkedMember> CarryingOut(Citation article) => All.Where(m => m.Articles.Any(article.Contains));
}
