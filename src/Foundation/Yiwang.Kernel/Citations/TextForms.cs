using System.Text;

namespace Yiwang.Kernel;

/// <summary>Makes one spelling of the many that keyboards, scans and old documents produce.</summary>
internal static class TextForms
{
    /// <summary>Full-width letters, digits and signs become half-width; the zero-width and blank signs are kept.</summary>
    public static string HalfWidth(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            target[i] = source[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' and var wide => (char)(wide - 0xFEE0),
                '\u3000' => ' ',
                var other => other,
            };
    });

    /// <summary>Half-width, without any blank, zero-width mark or byte-order mark.</summary>
    public static string Compact(string text)
    {
        var compact = new StringBuilder(text.Length);
        foreach (var sign in HalfWidth(text))
            if (!char.IsWhiteSpace(sign) && sign is not ('\u200B' or '\uFEFF' or '\u200E')) compact.Append(sign);
        return compact.ToString();
    }
}
