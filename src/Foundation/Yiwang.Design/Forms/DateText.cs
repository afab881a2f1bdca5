using System.Globalization;
using System.Text.RegularExpressions;

namespace Yiwang.Design;

/// <summary>Reads a day as people write it: 2020-09-01, 2020/9/1, 2020.9.1, 2020年9月1日, 20200901; full width too.</summary>
public static partial class DateText
{
    public static DateOnly? Find(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;

        var match = Written().Match(typed.Normalize(System.Text.NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal));
        return match.Success ? Find(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value) : null;
    }

    /// <summary>The day of three separate inputs; null when it does not exist.</summary>
    public static DateOnly? Find(string? year, string? month, string? day) =>
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
        && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
        && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d)
        && y is >= 1900 and <= 2200 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m)
            ? new DateOnly(y, m, d)
            : null;

    [GeneratedRegex(@"^(?:(?<y>\d{4})(?:[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})|年(?<m>\d{1,2})月(?<d>\d{1,2})[日号]?)|(?<y>\d{4})(?<m>\d{2})(?<d>\d{2}))$")]
    private static partial Regex Written();
}
