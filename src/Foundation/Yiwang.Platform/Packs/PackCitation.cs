using System.Globalization;
using System.Text.RegularExpressions;
using Yiwang.Kernel;

namespace Yiwang.Platform.Packs;

/// <summary>Reads the short citations of pack files: article, paragraph, item and sub-item of the file's own regulation.</summary>
internal static partial class PackCitation
{
    public static Citation? Parse(string law, string text)
    {
        var match = Form().Match(text);
        if (!match.Success) return null;
        return Citation.Of(law, Number(match, "article"), Number(match, "paragraph"), Number(match, "item"), Number(match, "sub"));
    }

    private static int Number(Match match, string group)
    {
        var text = match.Groups[group].Value;
        if (text.Length == 0) return 0;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var digits) ? digits : Chinese(text);
    }

    private static int Chinese(string text)
    {
        var (total, digit) = (0, 0);
        foreach (var c in text)
        {
            if ("十百".IndexOf(c) is var unit and >= 0)
            {
                total += Math.Max(digit, 1) * (unit == 0 ? 10 : 100);
                digit = 0;
            }
            else digit = Math.Max("〇一二三四五六七八九".IndexOf(c), 0);
        }
        return total + digit;
    }

    [GeneratedRegex(@"^第(?<article>[〇一二三四五六七八九十百]+)条(第(?<paragraph>[一二三四五六七八九十]+)款)?(第?（(?<item>[一二三四五六七八九十]+)）项?)?(第?(?<sub>\d+)[项目]?)?$")]
    private static partial Regex Form();
}
