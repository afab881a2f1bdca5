using System.Diagnostics.CodeAnalysis;

namespace Yiwang.Kernel;

/// <summary>How far down a region code reaches.</summary>
public enum RegionLevel { Province, City, County, Town, Village }

/// <summary>
/// Code of an administrative region: six digits to the county (GB/T 2260), nine to the town, twelve to the village
/// (statistical codes). Trailing zeros that say nothing are dropped, so 441521000000 and 441521 are the same county.
/// It checks form and province only; whether the region exists is a question to the table of regions.
/// </summary>
public sealed record RegionCode
{
    private const string Remedy = "请从地区列表中选择，或核对民政部公布的行政区划代码。";

    private static readonly HashSet<string> Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    ];

    private RegionCode(string digits)
    {
        Level = digits.Length switch
        {
            12 when digits[9..] != "000" => RegionLevel.Village,
            >= 9 when digits[6..9] != "000" => RegionLevel.Town,
            _ when digits[4..6] != "00" => RegionLevel.County,
            _ when digits[2..4] != "00" => RegionLevel.City,
            _ => RegionLevel.Province,
        };
        Value = digits[..(Level switch { RegionLevel.Village => 12, RegionLevel.Town => 9, _ => 6 })];
    }

    /// <summary>6, 9 or 12 digits, the shortest that says all.</summary>
    public string Value { get; }

    public RegionLevel Level { get; }

    /// <summary>The region around it; null for a province. A town of a city without counties (东莞, 中山) belongs to the city.</summary>
    public RegionCode? Parent => Level switch
    {
        RegionLevel.Village => new(Value[..9]),
        RegionLevel.Town => new(Value[..6]),
        RegionLevel.County => new(Value[..4] + "00"),
        RegionLevel.City => new(Value[..2] + "0000"),
        _ => null,
    };

    /// <summary>The twelve digits of the statistical form.</summary>
    public string Full => Value.PadRight(12, '0');

    public static bool TryParse(string? text, [NotNullWhen(true)] out RegionCode? code, [NotNullWhen(false)] out Finding? problem)
    {
        var digits = TextForms.Compact(text ?? "");
        problem =
            digits.Length == 0 ? Wrong("empty", "没有填写行政区划代码。")
            : !digits.All(char.IsAsciiDigit) ? Wrong("characters", "行政区划代码只能是数字。")
            : digits.Length is not (6 or 9 or 12) ? Wrong("length", $"行政区划代码应为6位、9位或12位，现在是{digits.Length}位。")
            : !Provinces.Contains(digits[..2]) ? Wrong("province", $"没有代码以“{digits[..2]}”开头的省级地区。")
            : digits[2..4] == "00" && digits[4..].Any(d => d != '0') ? Wrong("gap", "行政区划代码的市级部分为00，后面不能再有下级地区。")
            : digits.Length == 12 && digits[6..9] == "000" && digits[9..] != "000" ? Wrong("gap", "行政区划代码的乡镇部分为000，后面不能再有村居。")
            : null;
        code = problem is null ? new(digits) : null;
        return code is not null;
    }

    /// <summary>Like TryParse, for codes written in data files and tests; throws <see cref="FormatException"/>.</summary>
    public static RegionCode Parse(string text) =>
        TryParse(text, out var code, out var problem) ? code : throw new FormatException(problem.Message);

    /// <summary>Whether the other region is this one or lies in it.</summary>
    public bool Contains(RegionCode other)
    {
        for (var region = other; region is not null; region = region.Parent)
            if (region == this) return true;
        return false;
    }

    public override string ToString() => Value;

    private static Finding Wrong(string what, string message) => Finding.Block($"region-code.{what}", message, remedy: Remedy);
}
