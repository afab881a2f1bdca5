using Yiwang.Contracting.Texts.Elements;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>Short ways to say what a rule found.</summary>
internal static class Places
{
    public static Citation Of(int article, int paragraph = 0, int item = 0) => Citation.Of(Law.LuohuContracts, article, paragraph, item);

    public static TextFinding Blocks(this Citation article, Span at, string message, string mending = "") => new(article, TextSeverity.Blocks, at, message, mending);

    public static TextFinding Warns(this Citation article, Span at, string message, string mending = "") => new(article, TextSeverity.Warns, at, message, mending);

    public static TextFinding Asks(this Citation article, Span at, string message, string mending = "") => new(article, TextSeverity.Asks, at, message, mending);
}
