using System.Text.RegularExpressions;

namespace Yiwang.Contracting.Texts.Elements;

/// <summary>Words of the pack by which parties are known.</summary>
/// <param name="Roles">Labels beside 甲方 and 乙方, as alternatives of one pattern.</param>
/// <param name="Government">Names of signing bodies of 第三条.</param>
/// <param name="NotGovernment">What no signing body is called, whatever else stands in the name: 公司, 协会.</param>
internal sealed record PartyWords(string Roles, Regex Government, Regex NotGovernment)
{
    public bool IsGovernment(string name) => Government.IsMatch(name) && !NotGovernment.IsMatch(name);
}
