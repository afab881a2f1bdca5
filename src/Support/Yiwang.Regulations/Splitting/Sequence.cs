namespace Yiwang.Regulations.Splitting;

/// <summary>
/// What numbers have come so far. A broken line may begin with 第三条 or （二） in the middle of a sentence; what tells a
/// label from a reference is whether its number is the next one.
/// </summary>
internal sealed class Sequence
{
    private readonly Dictionary<LabelKind, int> last = [];

    /// <summary>The label, or none where it is only words of a sentence.</summary>
    /// <param name="free">Whether the line before has ended, so that a new element may begin here.</param>
    public Label Confirm(Label label, string text, SourceLine line, bool free)
    {
        if (label.Kind is LabelKind.None) return label;

        var isNext = label.Number == last.GetValueOrDefault(label.Kind) + 1 || (label.Number == last.GetValueOrDefault(label.Kind) && label.Inserted > 0);
        var begins = label.Number == 1 && label.Kind is not LabelKind.Article;
        var rest = text[label.Length..];
        if (label.Kind is LabelKind.Article)
        {
            if (line.Bold >= label.Length - 1 || line.Hashes > 0) return label;
            if (Labels.IsReference(rest) && !(isNext && free)) return default;
            var apart = rest.Length == 0 || Words.IsBlank(rest[0]) || BlankFollows(line, label);
            return isNext || (apart && free) || (free && last.Count == 0) ? label : default;
        }

        if (label.IsDivision) return label;
        if (label.Weak) return free && (isNext || (begins && !char.IsAsciiDigit(rest.FirstOrDefault()))) ? label : default;

        // （二） is hardly ever anything else than a label; 二、 or 2. in the middle of a sentence may be.
        return free || isNext || begins || label.Kind is LabelKind.Second ? label : default;
    }

    public void Seen(Label label)
    {
        if (label.Kind is LabelKind.None) return;
        last[label.Kind] = label.Number;

        // Under a new division or number the levels below begin again; articles run through the chapters.
        foreach (var kind in last.Keys.Where(k => k > label.Kind && k is not LabelKind.Article).ToList()) last.Remove(kind);
    }

    /// <summary>In print a blank stands after 第三条, none after it in a reference; tidying may have taken it out.</summary>
    private static bool BlankFollows(SourceLine line, Label label)
    {
        var (seen, i) = (0, 0);
        while (i < line.Text.Length && seen < label.Length)
            if (!Words.IsBlank(line.Text[i++])) seen++;
        return i < line.Text.Length && Words.IsBlank(line.Text[i]);
    }
}
