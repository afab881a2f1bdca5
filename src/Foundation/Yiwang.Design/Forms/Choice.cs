namespace Yiwang.Design;

/// <summary>One answer that can be chosen.</summary>
/// <param name="Hint">One line below it, where the label alone does not say who should choose it.</param>
public sealed record Choice(string Value, string Label, string? Hint = null);

/// <summary>A field is as wide as what is written into it.</summary>
public enum FieldWidth { Line, Name, Number }
