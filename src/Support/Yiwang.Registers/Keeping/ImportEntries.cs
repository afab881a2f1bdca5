using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;
using Yiwang.Registers.Defining;
using Yiwang.Registers.Public;

namespace Yiwang.Registers.Keeping;

internal sealed class ImportEntriesHandler(RegisterBook book, RegistersDb db, EntryWriter writer, CurrentUser user, TimeProvider clock) : IHandle<ImportEntries>
{
    public const int MostRows = 5000, MostCharacters = 2_000_000, MostFindings = 50;

    public async Task<Outcome> Handle(ImportEntries command, CancellationToken ct)
    {
        if (book.Find(command.Register) is not { } register || !writer.MayKeep(register)) return Outcome.NotFound;
        var (rows, findings) = ReadRows(register, command.Csv);
        var drafts = new List<EntryDraft>();
        foreach (var (row, line) in rows)
        {
            var (draft, wrong) = await writer.Draft(register, row, command.From, null, ct);
            findings.AddRange(wrong.Select(f => f with { Message = $"第 {line} 行：{f.Message}", Where = "csv" }));
            if (draft is null) continue;
            if (drafts.Any(d => d.Key == draft.Key && d.Region == draft.Region)) findings.Add(Wrong(register, $"第 {line} 行：同一项在表里不止一行。", "同一项只列一行。"));
            else drafts.Add(draft);
        }

        var refusal = Outcome.From(findings.Take(MostFindings));
        return refusal.IsDone ? await Keep(register, drafts, findings, ct) : refusal;
    }

    private async Task<Outcome> Keep(RegisterDefinition register, List<EntryDraft> drafts, List<Finding> findings, CancellationToken ct)
    {
        var earlier = await writer.Earlier(drafts, ct);
        var fresh = new List<EntryDraft>();
        foreach (var draft in drafts)
        {
            var same = earlier[EntryWriter.PlaceOf(draft.Region, draft.Institution, draft.Key)].ToArray();
            if (same.Where(e => e.From <= draft.From).MaxBy(e => e.From) is { } standing && draft.SaysTheSameAs(standing)) continue;
            if (same.Any(e => e.From == draft.From)) findings.Add(Wrong(register, $"“{Shown(draft)}”从 {draft.From:yyyy-MM-dd} 起已经登记，内容不同。", "换一个开始日期，或先划去原来那一条。"));
            fresh.Add(draft);
        }

        if (findings.Any(f => f.Severity is Severity.Blocks)) return Outcome.From(findings.Take(MostFindings));
        var entries = fresh.Select(d => Entry.Of(d, user.PostName, clock.GetUtcNow())).ToArray();
        if (entries.Length > 0) entries[0].AnnounceImport(register, drafts.Count, entries.Length); // one fact tells of the file
        db.Entries.AddRange(entries);
        return Outcome.From([.. findings, Finding.Note("registers.imported", $"读到 {drafts.Count} 行，登记 {entries.Length} 条，{drafts.Count - entries.Length} 条与已登记的相同。", register.Under)]);
    }

    private static (List<(Dictionary<string, string> Row, int Line)> Rows, List<Finding> Findings) ReadRows(RegisterDefinition register, string csv)
    {
        var (rows, findings) = (new List<(Dictionary<string, string>, int)>(), new List<Finding>());
        var table = csv.Length > MostCharacters ? null : CsvText.Read(csv, MostRows);
        if (table is null)
        {
            findings.Add(Wrong(register, $"这不是能读的表，或者超过 {MostRows} 行。", "请用逗号分隔的文字（CSV，UTF-8），第一行写各列名称；太大的分几次导入。"));
            return (rows, findings);
        }

        var columns = table.Heading.Select(h => register.Fields.FirstOrDefault(f => f.Label == h || f.Name == h)).ToArray();
        foreach (var unknown in table.Heading.Where((_, i) => columns[i] is null)) findings.Add(Wrong(register, $"表头的“{unknown}”不是这本登记簿的列。", $"可以有：{string.Join("、", register.Fields.Select(f => f.Label))}。"));
        foreach (var missing in register.Fields.Where(f => f.IsRequired && !columns.Contains(f))) findings.Add(Wrong(register, $"表里没有“{missing.Label}”一列。", "请补上这一列。"));
        if (table.Rows.Count == 0) findings.Add(Wrong(register, "表里没有内容。", "第一行是表头，从第二行起每行一条。"));
        if (findings.Count == 0)
            rows.AddRange(table.Rows.Select((cells, i) => (columns.Zip(cells).Where(p => p.First is not null).ToDictionary(p => p.First!.Name, p => p.Second), i + 2)));
        return (rows, findings);
    }

    private static string Shown(EntryDraft draft) => draft.Register.HoldsPeople ? "某人" : draft.Key;

    private static Finding Wrong(RegisterDefinition register, string message, string remedy) => Finding.Block("registers.csv", message, register.Under, "csv", remedy);
}
