using System.Text.RegularExpressions;

namespace Yiwang.Regulations.Splitting;

/// <summary>
/// Reads one part of a document in the order of GB/T 9704: 主送机关, text, 附件说明, 发文机关署名, 成文日期, 附注, 版记.
/// What is none of these goes to the tree of the text.
/// </summary>
internal sealed partial class PartReader
{
    private const int MostSignatures = 12;

    private readonly IReadOnlyList<Block> blocks;
    private readonly List<TextNode> nodes = [];
    private readonly List<Block> text = [];

    private PartReader(IReadOnlyList<Block> blocks) => this.blocks = blocks;

    public static List<TextNode> Read(IReadOnlyList<Block> blocks, bool isNotice)
    {
        var reader = new PartReader(blocks);
        for (var i = 0; i < blocks.Count;) i = reader.Step(i, isNotice);
        reader.Flush();
        return reader.nodes;
    }

    public static TextNode Leaf(NodeKind kind, Words words, int number = 0) =>
        new(kind, "", number, "", words.Text, [.. words.Spans()], []);

    private int Step(int index, bool isNotice)
    {
        var block = blocks[index];
        if (isNotice && index == 0 && Elements.IsAddressees(block.Compact)) return Add(NodeKind.Addressees, index, index + 1);
        if (Elements.IsImprint(block.Compact)) return Add(NodeKind.Imprint, index, index + 1);
        if (ListEnd(index) is var list && list > index) return Add(NodeKind.AnnexList, index, list);

        var signatures = SignaturesBefore(index);
        if (signatures > 0)
        {
            _ = Add(NodeKind.Signature, index, index + signatures);
            return Add(NodeKind.Date, index + signatures, index + signatures + 1);
        }

        if (SignedOnOneLine(block)) return index + 1;
        if (Elements.IsDate(block.Compact)) return Add(NodeKind.Date, index, index + 1);
        text.Add(block);
        return index + 1;
    }

    private int ListEnd(int index)
    {
        var opens = Elements.IsAnnexList(blocks[index].Compact) || blocks[index].Compact is "附件：" or "附件:" or "附：";
        if (!opens) return index;
        var end = index + 1;
        while (end < blocks.Count && (blocks[end].Label.Kind is LabelKind.Third || Elements.IsAnnexList(blocks[end].Compact)) && blocks[end].Compact.Length <= 80) end++;
        return end;
    }

    /// <summary>How many lines of authorities (or 市长 and a name) stand right over a date.</summary>
    private int SignaturesBefore(int index)
    {
        var i = index;
        while (i < blocks.Count && i - index < MostSignatures && (Elements.IsAuthority(blocks[i].Compact) || Elements.IsLeader(blocks[i].Compact))) i++;
        return i > index && i < blocks.Count && Elements.IsDate(blocks[i].Compact) ? i - index : 0;
    }

    /// <summary>示例市人民政府 2020年3月1日 on one line.</summary>
    private bool SignedOnOneLine(Block block)
    {
        if (block.Text[^1] != '日' || block.Text.Length > 120) return false;
        var date = TrailingDate().Match(block.Text);
        if (!date.Success || date.Index == 0 || !Elements.IsAuthority(Words.Compact(block.Text[..date.Index]))) return false;

        Flush();
        nodes.Add(Leaf(NodeKind.Signature, block.Words.Slice(0, date.Index).Trim()));
        nodes.Add(Leaf(NodeKind.Date, block.Words.Slice(date.Index).Trim()));
        return true;
    }

    private int Add(NodeKind kind, int from, int end)
    {
        Flush();
        for (var i = from; i < end; i++) nodes.Add(Leaf(kind, blocks[i].Words));
        return end;
    }

    private void Flush()
    {
        if (text.Count == 0) return;
        nodes.AddRange(BodyTree.Build(text).Select(d => d.ToNode()));
        text.Clear();
    }

    [GeneratedRegex(@"(?:[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})\s*年\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*日$")]
    private static partial Regex TrailingDate();
}
