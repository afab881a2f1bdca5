using System.Text.Json;

namespace Yiwang.Platform.Packs;

/// <summary>The values of an enumeration as pack files and JSON write them: <c>PersonMonth</c> is <c>person-month</c>.</summary>
public static class Words
{
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static IEnumerable<string> Of<TEnum>() where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(Of);

    public static TEnum? Find<TEnum>(string word) where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
            if (Of(value) == word) return value;
        return null;
    }
}
