using System.Text.RegularExpressions;

namespace Yiwang.Contracting.Texts.Elements;

/// <summary>Words of the pack by which parties are known.</summary>
/// <param name="Label">甲方, 乙方 and the other labels with the name behind them; made once, with the words: it takes longer to compile than to read a contract.</param>
/// <param name="Government">Names of signing bodies of 第三条.</param>
/// <param name="NotGovernment">What no signing body is called, whatever else stands in the name: 公司, 协会.</param>
internal sealed record PartyWords(Regex Label, Regex Government, Regex NotGovernment)
{
    public bool IsGovernment(string name) => Government.IsMatch(name) && !NotGovernment.IsMatch(name);
}
