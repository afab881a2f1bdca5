using System.Globalization;
using System.Text.RegularExpressions;

namespace Yiwang.Regulations.Splitting;

/// <summary>
/// Tables: rows with cells parted by tabs or bars; or a table that recognition broke into loose lines, of which only the
/// running numbers (序号) still tell the rows apart. The columns of such a table are not guessed.
/// </summary>
internal static partial class TableReader
{
    private const int RowRank = 21;
    private const int LeastBrokenLines = 3;

    /// <summary>Where the table that begins here ends; the index itself where none begins.</summary>
    public static int End(IReadOnlyList<Block> blocks, int index)
    {
        var end = index;
        while (end < blocks.Count && blocks[end].First.IsRow) end++;
        return end > index ? end : BrokenEnd(blocks, index);
    }

    public static bool IsCaption(string text) => text.Length <= 60 && !Elements.IsComplete(text) && Caption().IsMatch(Words.Compact(text));

    public static Draft Read(IReadOnlyList<Block> blocks, int from, int end)
    {
        var table = new Draft(NodeKind.Table, RowRank - 1);
        if (blocks[from].First.IsRow)
            table.Children.AddRange(blocks.Skip(from).Take(end - from).Select(b => new Draft(NodeKind.TableRow, RowRank) { Text = b.Words }));
        else
            ReadBroken(blocks, from, end, table);
        for (var i = 0; i < table.Children.Count; i++) table.Children[i].Number = i + 1;
        return table;
    }

    /// <summary>A broken table goes on until something that no cell can be: 一、, a chapter, an article, the signature's date.</summary>
    private static int BrokenEnd(IReadOnlyList<Block> blocks, int index)
    {
        if (blocks[index].Text[0] != '序' || !BrokenHead().IsMatch(blocks[index].Text)) return index;
        var end = index + 1;
        while (end < blocks.Count && blocks[end].Label.Kind is LabelKind.None or >= LabelKind.Second && !Elements.IsDate(blocks[end].Compact)
            && !Elements.IsAnnexLine(blocks[end].Compact)) end++;
        return end - index >= LeastBrokenLines ? end : index;
    }

    private static void ReadBroken(IReadOnlyList<Block> blocks, int from, int end, Draft table)
    {
        var (row, expected) = (Printed(blocks[from]), 1);
        for (var i = from + 1; i < end; i++)
        {
            var line = Printed(blocks[i]);
            var number = RowNumber().Match(line.Text);
            var next = number.Success && int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) == expected;
            if (next || BrokenHead().IsMatch(blocks[i].Text))
            {
                Add();
                row = line;
                if (next) expected++;
            }
            else row = Words.Join(row, line, "\n");
        }

        Add();

        void Add() => table.Children.Add(new(NodeKind.TableRow, RowRank) { Text = row });
    }

    /// <summary>With its blanks, which part the cells.</summary>
    private static Words Printed(Block block) => block.Compact.Length == block.First.Compact.Length ? block.First.Words : block.Words;

    [GeneratedRegex(@"^(?:附?表)[0-9一二三四五六七八九十]*|(?:表|一览表|清单|名单|名录|目录|指标|情况|明细|台账)(?:[（(][^（）()]{1,20}[)）])?$")]
    private static partial Regex Caption();

    [GeneratedRegex(@"^序\s?号[\s　]+\S+")]
    private static partial Regex BrokenHead();

    [GeneratedRegex(@"^[0-9]{1,3}(?=[\s　]|$|[\u4e00-\u9fff])")]
    private static partial Regex RowNumber();
}
