using Yiwang.Contracting.Texts.Elements;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting;

/// <summary>What a rule says of a place in a contract's text.</summary>
/// <param name="At">Exactly the words meant; empty, before the signatures, where something is missing.</param>
/// <param name="Message">What is the matter, or for a question what the reviewer is asked.</param>
/// <param name="Mending">How the text might be mended; empty where only a person can say.</param>
internal sealed record TextFinding(Citation Article, TextSeverity Severity, Span At, string Message, string Mending = "")
{
    /// <summary>Asked by the adviser that the city has plugged in, not found by a rule.</summary>
    public bool IsAdvice { get; init; }

    /// <summary>Message and mending as one, for places that have room for one text.</summary>
    public string Whole => Mending.Length == 0 ? Message : $"{Message}建议：{Mending}";
}

internal enum TextSeverity
{
    /// <summary>不得签订: as the text stands it may not be signed.</summary>
    Blocks,

    /// <summary>应补正或说明理由.</summary>
    Warns,

    /// <summary>请审查人员判断: never a verdict.</summary>
    Asks,
}
