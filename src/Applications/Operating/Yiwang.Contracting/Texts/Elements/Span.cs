namespace Yiwang.Contracting.Texts.Elements;

/// <summary>A place in a contract's text: UTF-16 units, the end not included.</summary>
internal readonly record struct Span(int Start, int End)
{
    public int Length => End - Start;

    public static Span Of(System.Text.RegularExpressions.Capture found) => new(found.Index, found.Index + found.Length);

    public bool Holds(Span other) => Start <= other.Start && other.End <= End;

    /// <summary>From the beginning of the first to the end of the last.</summary>
    public Span With(Span other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));
}
