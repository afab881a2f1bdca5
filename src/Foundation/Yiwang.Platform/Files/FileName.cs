using System.Globalization;
using System.Text;

namespace Yiwang.Platform.Files;

/// <summary>Makes the name that somebody's device sent safe to show, to print and to offer for download.</summary>
public static class FileName
{
    private const int LongestName = 120;
    private const int LongestExtension = 10;
    private const string Unnamed = "附件";
    private const string Reserved = "\"*:<>?|";

    /// <summary>Lower case, with the dot; empty where there is none.</summary>
    public static string ExtensionOf(string name)
    {
        var extension = Path.GetExtension(Clean(name)).ToLowerInvariant();
        return extension.Length is > 1 and <= LongestExtension ? extension : "";
    }

    /// <summary>The last part of the path, without anything invisible, reserved or overlong, ending in the extension given.</summary>
    public static string For(string sent, string extension)
    {
        var clean = Clean(sent);
        var stem = clean[..^ExtensionOf(sent).Length].Trim(' ', '.');
        if (stem.Length == 0) stem = Unnamed;

        var elements = StringInfo.ParseCombiningCharacters(stem);
        if (elements.Length > LongestName) stem = stem[..elements[LongestName]];
        return stem + extension;
    }

    private static string Clean(string sent)
    {
        var last = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (IsWanted(rune)) kept.Append(Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
        }
        return kept.ToString().Normalize(NormalizationForm.FormC).TrimStart().TrimEnd(' ', '.');
    }

    // Format characters go too: one of them writes the rest of a name backwards, so that gpj.exe reads exe.jpg.
    private static bool IsWanted(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned => false,
        _ => rune != Rune.ReplacementChar && !(rune.IsAscii && Reserved.Contains((char)rune.Value)),
    };
}
