namespace Yiwang.Contracting.Texts;

/// <summary>
/// A contract as plain text: one paragraph or table row a line, cells parted by a tab. Every place in it is told in UTF-16 units from its
/// start, as .NET and JavaScript count; <c>contract check --text</c> prints exactly this.
/// </summary>
/// <param name="Text">Lines end with a line feed; signs are as written, full or half width.</param>
/// <param name="Source">What it was read from.</param>
internal sealed record ContractText(string Text, TextSource Source)
{
    /// <summary>A typed text, with the line ends of every system made one.</summary>
    public static ContractText Typed(string text) => new(WithPlainEnds(text), TextSource.Typed);

    public static string WithPlainEnds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}

internal enum TextSource { Typed, Text, Word, Pdf }
