namespace Yiwang.Regulations.Splitting;

/// <summary>Finds where documents begin, and under which 栏目. Each runs to the next one's head.</summary>
internal static class DocumentFinder
{
    public static List<(DocumentHead Head, List<Block> Text)> Find(List<Block> all, IReadOnlyList<ContentsEntry> contents, Ledger ledger)
    {
        var (blocks, sections) = TakeOutSections(all, contents, ledger);
        var heads = Heads(blocks, contents);
        if (blocks.Count > 0 && (heads.Count == 0 || HasText(blocks, heads[0].Start)))
            heads.Insert(0, new HeadReader(blocks, contents).First(0));

        for (var i = 0; i < (heads.Count > 0 ? heads[0].Start : 0); i++) ledger.Report(blocks[i].AsLine, PieceReason.Unplaced);
        return [.. heads.Select((head, i) =>
        {
            var end = i + 1 < heads.Count ? heads[i + 1].Start : blocks.Count;
            return (head with { Section = sections[head.Start] }, blocks[Math.Min(head.End, end)..end]);
        })];
    }

    private static List<DocumentHead> Heads(List<Block> blocks, IReadOnlyList<ContentsEntry> contents)
    {
        var reader = new HeadReader(blocks, contents);
        var heads = new List<DocumentHead>();
        for (var i = 0; i < blocks.Count;)
        {
            var floor = heads.Count > 0 ? heads[^1].End : 0;
            var head = reader.TryRead(i, heads.Count > 0 ? heads[^1].Title : "") ?? reader.OverNumber(i, floor);
            if (head is not null) heads.Add(head);
            i = head is null ? i + 1 : Math.Max(head.End, i + 1);
        }

        return heads;
    }

    /// <summary>栏目 between documents, and for each block the one it stands under.</summary>
    private static (List<Block> Blocks, List<string> Sections) TakeOutSections(List<Block> all, IReadOnlyList<ContentsEntry> contents, Ledger ledger)
    {
        var listed = contents.Select(e => e.Section).Where(s => s.Length > 0).ToHashSet(StringComparer.Ordinal);
        var (blocks, sections, current) = (new List<Block>(all.Count), new List<string>(all.Count), "");
        foreach (var block in all)
        {
            var name = ContentsReader.SectionName(block.Compact);
            var isSection = listed.Contains(name) || (ContentsReader.IsBracketed(block.Compact) && ContentsReader.IsSection(name));
            if (isSection) current = name;
            if (isSection && !Elements.IsPersonnel(name)) ledger.Report(block.AsLine, PieceReason.SectionHeading);
            else
            {
                blocks.Add(block);
                sections.Add(current);
            }
        }

        return (blocks, sections);
    }

    private static bool HasText(List<Block> blocks, int end) => blocks.Take(end).Any(b => Elements.IsComplete(b.Text) && b.Compact.Length > 12);
}
