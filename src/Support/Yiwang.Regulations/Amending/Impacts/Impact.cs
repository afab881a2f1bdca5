using Yiwang.Kernel;
using Yiwang.Regulations.Amending.Versions;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Amending.Impacts;

/// <summary>What stands on an article.</summary>
internal enum TouchKind
{
    /// <summary>Marked code.</summary>
    Rule,

    Period,
    Amount,
    Material,

    /// <summary>The code of a refusal or warning.</summary>
    Refusal,

    /// <summary>Another entry of a rulebook or procedure.</summary>
    Entry,
}

/// <summary>Something that cites a place which the new version changes, moves or removes.</summary>
/// <param name="Where">File and line; the assembly of a rule.</param>
/// <param name="Place">The place cited, by the numbers of the old version.</param>
/// <param name="IsReworded">Whether the words of that very place are others, not only some words of its article.</param>
internal sealed record Touch(TouchKind Kind, string Name, string Where, Citation Place, bool IsReworded);

/// <summary>One difference with everything that stands on it.</summary>
/// <param name="OpenCases">How many open cases the article still has a say in.</param>
internal sealed record ArticleImpact(ArticleChange Change, IReadOnlyList<Touch> Touches, int OpenCases);

/// <summary>What a new version would touch.</summary>
/// <param name="Cases">All open cases under the regulation.</param>
/// <param name="Unplaced">What cites a place that the old version doesn't have either: wrong already.</param>
/// <param name="KnowsRefusals">False where the program's source isn't there to be read.</param>
internal sealed record Impact(IReadOnlyList<ArticleImpact> Articles, OpenCases Cases, IReadOnlyList<Touch> Unplaced, bool KnowsRefusals)
{
    public IEnumerable<Touch> Touches => Articles.SelectMany(a => a.Touches);
}
