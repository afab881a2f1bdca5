using Yiwang.Kernel;

namespace Yiwang.Regulations.Marks;

/// <summary>The marked rules of the running program, read once.</summary>
internal sealed class RuleMarks
{
    private readonly Lazy<HashSet<string>> implemented;

    public RuleMarks() => implemented = new(() => [.. All.SelectMany(m => m.Requirements)]);

    public IReadOnlyList<MarkedMember> All { get; } = MarkReader.ReadSources(AppContext.BaseDirectory);

    /// <summary>Requirements that a rule is marked with.</summary>
    public IReadOnlySet<string> Implemented => implemented.Value;

    /// <summary>The members that carry out the article or a place in it.</summary>
    public IEnumerable<MarkedMember> CarryingOut(Citation article) => All.Where(m => m.Articles.Any(article.Contains));
}
