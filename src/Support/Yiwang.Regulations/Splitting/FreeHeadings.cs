using System.Text.RegularExpressions;

namespace Yiwang.Regulations.Splitting;

/// <summary>Headings without a number: 引言, 专栏, and whatever the typesetting marked as a heading.</summary>
internal static partial class FreeHeadings
{
    private const int Longest = 40;

    /// <summary>The rank in the tree; 0 for a block that is no such heading.</summary>
    public static int Rank(Block block)
    {
        if (block.Compact.Length > Longest || block.Text.Contains('。', StringComparison.Ordinal)) return 0;
        if (Box().IsMatch(block.Compact)) return NumberingScheme.BoxRank;
        return Preface().IsMatch(block.Compact) || (block.First.Hashes > 0 && !TableReader.IsCaption(block.Text)) ? NumberingScheme.FirstRank : 0;
    }

    [GeneratedRegex("^专栏[0-9０-９一二三四五六七八九十]*")]
    private static partial Regex Box();

    [GeneratedRegex("^(?:引言|前言|序言|序|导言|概述|结语|结束语|后记)$")]
    private static partial Regex Preface();
}
