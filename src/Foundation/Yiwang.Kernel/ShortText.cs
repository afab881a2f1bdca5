namespace Yiwang.Kernel;

/// <summary>Texts that have to fit somewhere.</summary>
public static class ShortText
{
    /// <summary>
    /// The text, or as much of its beginning as fits. A rare character takes two places; half of one is no text, and PostgreSQL refuses it.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">UTF-16 units, at least one.</param>
    public static string Within(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>The same for people: what was left out is shown by 省略号.</summary>
    public static string Told(string text, int most) => text.Length <= most ? text : Within(text, most) + "……";
}
