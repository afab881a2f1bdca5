using System.Text.Json;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Library.Search;

/// <summary>Filters as they stand in addresses.</summary>
internal static class SearchWords
{
    private const int LongestKey = 200;

    public static IReadOnlyList<(string Word, string Name)> States { get; } =
    [
        (Of(ValidityState.InForce), "现行有效"), (Of(ValidityState.DiffersByCounty), "只在部分地方适用"),
        (Of(ValidityState.Expired), "已过有效期"), (Of(ValidityState.Repealed), "已废止"), (Of(ValidityState.Revoked), "已撤销"), (Of(ValidityState.NotYet), "还没有施行"),
    ];

    public static string Of(ValidityState state) => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());

    /// <summary>A word that no filter knows narrows nothing.</summary>
    public static SearchFilter Filter(string? document, string? state) => new(
        document is { Length: <= LongestKey } ? document.Trim() : "",
        Enum.GetValues<ValidityState>().Where(s => Of(s) == state).Select(s => (ValidityState?)s).FirstOrDefault());
}
