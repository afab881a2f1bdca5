using System.Text;

namespace Yiwang.Regulations.Library.Search;

/// <summary>
/// The words that both engines index and are asked for. Chinese is written without blanks, so each character begins a word of two: it and
/// the next; the last of a run stands alone. A single character is then the beginning of a word. Letters and digits are words as written.
/// </summary>
internal static class Bigrams
{
    public static string Of(string text)
    {
        var words = new StringBuilder(text.Length * 3);
        foreach (var (at, length) in Runs(text))
        {
            if (IsChinese(Fold(text[at])))
            {
                for (var i = at; i < at + length; i++)
                {
                    words.Append(Fold(text[i]));
                    if (i + 1 < at + length) words.Append(Fold(text[i + 1]));
                    words.Append(' ');
                }
            }
            else
            {
                for (var i = at; i < at + length; i++) words.Append(Fold(text[i]));
                words.Append(' ');
            }
        }

        return words.ToString();
    }

    /// <summary>Stretches of Chinese characters, and stretches of letters and digits.</summary>
    public static IEnumerable<(int At, int Length)> Runs(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var kind = KindOf(text[at]);
            var end = at + 1;
            while (end < text.Length && KindOf(text[end]) == kind) end++;
            if (kind > 0) yield return (at, end - at);
            at = end;
        }
    }

    /// <summary>Full-width and capital letters are the plain ones.</summary>
    public static char Fold(char sign) => sign switch
    {
        >= 'A' and <= 'Z' => (char)(sign + 32),
        >= '\uFF01' and <= '\uFF5E' => Fold((char)(sign - 0xFEE0)),
        '〇' => '零',
        _ => sign,
    };

    public static bool IsChinese(char sign) => sign is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or >= '\uF900' and <= '\uFAFF';

    private static int KindOf(char sign)
    {
        var folded = Fold(sign);
        return IsChinese(folded) ? 1 : char.IsAsciiLetterOrDigit(folded) ? 2 : 0;
    }
}
