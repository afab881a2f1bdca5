namespace Yiwang.Kernel;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>不能办: the act can't go on.</summary>
    Blocks,

    /// <summary>请注意: the act may go on; whoever acts has been told.</summary>
    Warns,

    /// <summary>说明: a condition that is met, or a fact worth knowing.</summary>
    Notes,
}

/// <summary>
/// What a check says, in the words of the person who reads it. A finding that blocks names its article
/// and how to mend it or object; a bare refusal can't be shown.
/// </summary>
/// <param name="Severity">Whether it blocks, warns or notes.</param>
/// <param name="Code">Stable machine name in kebab-case with dots, for example <c>aid.age.too-old</c>.</param>
/// <param name="Message">One or two plain sentences in Chinese.</param>
/// <param name="Citation">The article that it follows from; null only where no regulation speaks (a form left empty, a file too large).</param>
public sealed record Finding(Severity Severity, string Code, string Message, Citation? Citation = null)
{
    /// <summary>The field, span, row or place that it speaks of; for a form the name of the input. Empty where it speaks of the whole.</summary>
    public string Where { get; init; } = "";

    /// <summary>How to mend it, or where to object. Plain Chinese.</summary>
    public string Remedy { get; init; } = "";

    public static Finding Block(string code, string message, Citation? citation = null, string where = "", string remedy = "") =>
        new(Severity.Blocks, code, message, citation) { Where = where, Remedy = remedy };

    public static Finding Warn(string code, string message, Citation? citation = null, string where = "", string remedy = "") =>
        new(Severity.Warns, code, message, citation) { Where = where, Remedy = remedy };

    public static Finding Note(string code, string message, Citation? citation = null, string where = "") =>
        new(Severity.Notes, code, message, citation) { Where = where };
}
