using System.Text;

namespace Yiwang.Regulations.Splitting;

/// <summary>
/// Text that still knows where each of its characters stood in the source. Everything the splitter cuts, joins and tidies
/// is made of these, so that the report can account for every character. A glue character has no place (-1).
/// </summary>
internal sealed class Words(string text, int[] at)
{
    public static readonly Words None = new("", []);

    public string Text { get; } = text;

    public bool IsEmpty => Text.Length == 0;

    public char Last => Text.Length == 0 ? '\0' : Text[^1];

    /// <summary>Where its first character stands in the source; -1 for none.</summary>
    public int Start => at.FirstOrDefault(a => a >= 0, -1);

    /// <summary>Blank for the accounts: white space and marks without width.</summary>
    public static bool IsBlank(char sign) => char.IsWhiteSpace(sign) || sign is '\u200B' or '\uFEFF' or '\u200E' or '\u200F' or '\u2060';

    public static int Count(string text) => text.Count(c => !IsBlank(c));

    /// <summary>Without any blank.</summary>
    public static string Compact(string text) => text.Any(IsBlank) ? string.Concat(text.Where(c => !IsBlank(c))) : text;

    public static Words From(string source, int start, int length) => new(source.Substring(start, length), [.. Enumerable.Range(start, length)]);

    public Words Slice(int start) => Slice(start, Text.Length - start);

    public Words Slice(int start, int length) => length == Text.Length ? this : new(Text.Substring(start, length), at[start..(start + length)]);

    public Words Trim()
    {
        var (start, end) = (0, Text.Length);
        while (start < end && IsBlank(Text[start])) start++;
        while (end > start && IsBlank(Text[end - 1])) end--;
        return start == 0 && end == Text.Length ? this : Slice(start, end - start);
    }

    public static Words Join(Words left, Words right, string glue = "")
    {
        if (left.IsEmpty) return right;
        return right.IsEmpty ? left : new(left.Text + glue + right.Text, [.. left.Places, .. Enumerable.Repeat(-1, glue.Length), .. right.Places]);
    }

    /// <summary>Joins two lines of one sentence: a blank only between Latin words.</summary>
    public static Words JoinLines(Words left, Words right) =>
        Join(left, right, !left.IsEmpty && !right.IsEmpty && char.IsAsciiLetter(left.Last) && char.IsAsciiLetter(right.Text[0]) ? " " : "");

    /// <summary>
    /// Takes out the blanks that printing puts between Chinese characters and digits or signs. Between two Chinese characters
    /// one blank stays (names in a list); in a heading (总  则) none.
    /// </summary>
    public Words Tidy(bool heading = false)
    {
        if (!Text.Any(IsBlank)) return this;
        heading |= IsSpaced;
        var text = new StringBuilder(Text.Length);
        var places = new List<int>(Text.Length);
        for (var i = 0; i < Text.Length; i++)
        {
            if (!IsBlank(Text[i])) Add(Text[i], at[i]);
            else
            {
                var next = i;
                while (next < Text.Length && IsBlank(Text[next])) next++;
                if (text.Length > 0 && next < Text.Length && KeepsBlank(text[^1], Text[next], heading)) Add(' ', -1);
                i = next - 1;
            }
        }

        return new(text.ToString(), [.. places]);

        void Add(char sign, int place)
        {
            text.Append(sign);
            places.Add(place);
        }
    }

    /// <summary>The stretches of the source that it covers, blanks not counted.</summary>
    public IEnumerable<Span> Spans()
    {
        var (start, end) = (-1, -1);
        for (var i = 0; i < Text.Length; i++)
        {
            if (at[i] < 0 || IsBlank(Text[i])) continue;
            if (at[i] == end) end++;
            else
            {
                if (start >= 0) yield return new(start, end - start);
                (start, end) = (at[i], at[i] + 1);
            }
        }

        if (start >= 0) yield return new(start, end - start);
    }

    public override string ToString() => Text;

    private IEnumerable<int> Places => at;

    /// <summary>Set with a blank after each character, as recognition sometimes gives a whole line.</summary>
    private bool IsSpaced
    {
        get
        {
            var (pairs, gaps) = (0, 0);
            for (var i = 0; i + 1 < Text.Length; i++)
            {
                if (!IsHan(Text[i])) continue;
                pairs++;
                if (IsBlank(Text[i + 1]) && i + 2 < Text.Length && IsHan(Text[i + 2])) gaps++;
            }

            return pairs >= 6 && gaps * 2 > pairs;
        }
    }

    private static bool KeepsBlank(char before, char after, bool heading) =>
        (IsHan(before) && IsHan(after) && !heading) || (before < 0x80 && after < 0x80 && (char.IsLetterOrDigit(before) || char.IsLetterOrDigit(after)));

    public static bool IsHan(char sign) => sign is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' || char.IsSurrogate(sign);
}
