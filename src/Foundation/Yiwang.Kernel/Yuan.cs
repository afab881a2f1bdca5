using System.Globalization;

namespace Yiwang.Kernel;

/// <summary>Money as people write it; whole fen inside.</summary>
public static class Yuan
{
    /// <summary>As pages and letters show it: 1,200 元, 0.50 元.</summary>
    public static string Text(long fen) => $"{fen / 100:#,##0}{(fen % 100 == 0 ? "" : $".{Math.Abs(fen % 100):00}")} 元";

    /// <summary>As a file or an input holds it, without unit and separators: 1200, 0.50.</summary>
    public static string Plain(long fen) => string.Create(CultureInfo.InvariantCulture, $"{fen / 100}{(fen % 100 == 0 ? "" : $".{Math.Abs(fen % 100):00}")}");

    /// <summary>Reads what a person typed: 1200, 1,200.50, ￥300元. Whole fen.</summary>
    /// <returns>Null where it is no amount, is negative, has parts of a fen, or is above a hundred billion yuan.</returns>
    public static long? Find(string typed)
    {
        var plain = typed.Normalize(System.Text.NormalizationForm.FormKC).Trim().TrimStart('¥', '￥').TrimEnd('元').Trim();
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var yuan)
            && yuan is >= 0 and <= 100_000_000_000m && decimal.Truncate(yuan * 100) == yuan * 100 ? (long)(yuan * 100) : null;
    }
}
