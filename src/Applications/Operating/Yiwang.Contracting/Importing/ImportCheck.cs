using System.Text;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Importing;

/// <summary>One row with what the rules say of it.</summary>
/// <param name="Id">Follows from what the row says: the same contract of another file has the same.</param>
/// <param name="IsKnown">It was imported before.</param>
internal sealed record CheckedRow(SheetEntry Row, Guid Id, bool IsKnown, IReadOnlyList<Finding> Findings)
{
    public bool IsGood => !IsKnown && Findings.Count == 0;
}

/// <summary>Checks rows of a table by the very rules of an entry by hand, under the numbers of the day on which each was signed.</summary>
internal sealed class ImportCheck(ContractsDb db, ContractBook book, ContractBodies bodies, Handlers handlers, IKnowAccounts accounts, ILegality legality, TimeProvider clock)
{
    private const int AtOnce = 500;
    private static readonly Citation Filing = Contract.FilingDuty;

    public async Task<IReadOnlyList<CheckedRow>> Check(ContractImport import, string region, CsvText.Table table, int from, int count, CancellationToken ct)
    {
        var signer = bodies.Find(import.Institution)!;
        var own = await handlers.Of(import.Institution, ct);
        var (people, results) = (new Dictionary<string, Guid?>(), new List<CheckedRow>());
        var rows = Enumerable.Range(from, Math.Max(0, Math.Min(count, table.Rows.Count - from))).Select(n => ImportColumns.Read(table, n)).ToArray();
        foreach (var part in rows.Chunk(AtOnce))
        {
            var keyed = part.Select(r => (Row: r, Id: IdOf(import.Institution, r))).ToArray();
            var (known, taken) = (await Known([.. keyed.Select(k => k.Id)], ct), await Taken([.. part.Select(r => r.Paper.Number).Where(n => n.Length > 0)], ct));
            foreach (var (row, id) in keyed)
            {
                if (known.Contains(id))
                {
                    results.Add(new(row, id, true, []));
                    continue;
                }

                var handler = await HandlerOf(row.HandlerNumber, import.Uploader, people, ct);
                var read = row with { Entry = row.Entry with { Handler = handler is { } h && own.ContainsKey(h) ? h : null } };
                results.Add(new(read, id, false, [.. row.Findings, .. await Judge(read, signer, region, taken, ct)]));
            }
        }

        return results;
    }

    /// <summary>Rows that stand twice in the file: the second is a fault.</summary>
    public static IEnumerable<CheckedRow> WithoutDoubles(IEnumerable<CheckedRow> rows)
    {
        var (ids, numbers) = (new Dictionary<Guid, int>(), new Dictionary<string, int>());
        foreach (var row in rows)
        {
            var (line, number) = (row.Row.Line, row.Row.Paper.Number);
            if (!ids.TryAdd(row.Id, line)) yield return row with { IsKnown = false, Findings = [.. row.Findings, Finding.Block("contract.import-twice", $"与第 {ids[row.Id]} 行是同一份合同。", where: ImportColumns.Title, remedy: "同一份合同只留一行。")] };
            else if (number.Length > 0 && !numbers.TryAdd(number, line)) yield return row with { IsKnown = false, Findings = [.. row.Findings, Finding.Block("contract.import-number-twice", $"备案编号与第 {numbers[number]} 行相同。", Filing, ImportColumns.Number, "每份合同一个编号，请核对。")] };
            else yield return row;
        }
    }

    private async Task<IReadOnlyList<Finding>> Judge(SheetEntry row, Signer signer, string region, HashSet<string> taken, CancellationToken ct)
    {
        var (entry, today) = (row.Entry, clock.Today());
        if (book.On(region, entry.SignedOn ?? today) is not { } rules) return [book.NotAdopted(region, entry.SignedOn ?? today) with { Where = ImportColumns.SignedOn }];
        List<Finding> findings = [.. EntryRules.Check(entry, signer, rules, today), .. OfPaper(row, rules, taken)];
        var kind = signer.IsGovernment ? ContractKind.Government : ContractKind.Enterprise;
        if (entry.SignedOn < rules.ReviewsFrom) findings.AddRange(await legality.BeforeSigning(new(signer.Institution, rules, kind, entry.Backing, ReasonsOf(entry, rules).Count > 0, entry.Signing, entry.SignedOn), ct));
        return [.. findings.Where(f => f.Severity is Severity.Blocks)];
    }

    public static IReadOnlyList<Citation> ReasonsOf(ContractEntry entry, ContractRules rules) =>
        KeySupervision.Reasons(new(entry.AmountInFen, entry.Types, entry.DisposesOfStateAsset, entry.IsTalentHousing, false, false), rules);

    // Only what was filed on paper comes by this way: what isn't filed yet is entered, reviewed and filed by hand.
    private static IEnumerable<Finding> OfPaper(SheetEntry row, ContractRules rules, HashSet<string> taken)
    {
        var (entry, paper) = (row.Entry, row.Paper);
        if (entry.SignedOn >= rules.ReviewsFrom)
            yield return Finding.Block("contract.import-new", $"{rules.ReviewsFrom.ToChinese()}起签订的合同，审查和备案在系统里办，不能导入。", Citation.Of(Law.LuohuContracts, 40, 1), ImportColumns.SignedOn, "请从“登记已签合同”登记。");
        var isExempt = FilingRules.IsExempt(entry, rules);
        if (!isExempt && paper.Number.Length == 0)
            yield return Finding.Block("contract.import-unfiled", "没有备案编号。", Filing, ImportColumns.Number, "填纸质备案的编号；还没有备案的，请从“登记已签合同”登记，再备案。");
        if (paper.Number.Length > 0 && (paper.FiledOn is not { } filed || filed < entry.SignedOn || filed >= rules.ReviewsFrom))
            yield return Finding.Block("contract.import-filed-on", "有备案编号的，请填备案日期；不早于签订，也不晚于系统启用。", Filing, ImportColumns.FiledOn, "照纸质备案登记簿填写。");
        if (paper.Number.StartsWith("HT-", StringComparison.OrdinalIgnoreCase))
            yield return Finding.Block("contract.import-own-number", "HT- 开头的编号由系统给出。", Filing, ImportColumns.Number, "请填纸质备案的编号。");
        if (taken.Contains(paper.Number))
            yield return Finding.Block("contract.import-number-taken", "这个备案编号已经属于另一份合同。", Filing, ImportColumns.Number, "请与纸质备案登记簿核对。");
        if (paper.EndedOn < entry.SignedOn || paper.EndedOn >= rules.ReviewsFrom)
            yield return Finding.Block("contract.import-ended-on", "终止日期不能早于签订，也不能在系统启用以后。", Citation.Of(Law.LuohuContracts, 59, 1), ImportColumns.EndedOn, "还没有终止的，不填；启用以后终止的，导入以后在合同页面登记。");
        if (entry.Handler is null)
            yield return Finding.Block("contract.handler-elsewhere", "承办人工号不是本单位合同承办人的。", Citation.Of(Law.LuohuContracts, 8, 6), ImportColumns.Handler, "填在任承办人的工号；由您承办的可以不填。");
    }

    private async Task<Guid?> HandlerOf(string number, Guid? uploader, Dictionary<string, Guid?> known, CancellationToken ct)
    {
        if (number.Length == 0) return uploader;
        if (!known.TryGetValue(number, out var account)) known[number] = account = await accounts.FindOfficer(number, ct);
        return account;
    }

    private async Task<HashSet<Guid>> Known(Guid[] ids, CancellationToken ct) => [.. await db.Contracts.Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(ct)];

    private async Task<HashSet<string>> Taken(string[] numbers, CancellationToken ct) =>
        [.. (await db.Contracts.Where(c => c.Number != null && numbers.Contains(c.Number)).Select(c => c.Number!).ToListAsync(ct)).Concat(await db.Contracts.Where(c => numbers.Contains(c.Registration)).Select(c => c.Registration).ToListAsync(ct))];

    /// <summary>A key of version 7, whose time is the day of the signature: lists put it among its contemporaries.</summary>
    internal static Guid IdOf(string institution, SheetEntry row)
    {
        var (e, number) = (row.Entry, row.Paper.Number);
        var said = number.Length > 0 ? $"{institution}\n{number}" : $"{institution}\n{e.Title}\n{e.SignedOn:O}\n{e.Parties[0].Code}\n{e.AmountInFen}\n{e.StartsOn:O}";
        Span<byte> bytes = stackalloc byte[16];
        Sm3.Hash(Encoding.UTF8.GetBytes(said)).AsSpan(0, 16).CopyTo(bytes);
        var time = new DateTimeOffset((e.SignedOn ?? new DateOnly(1970, 1, 1)).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++) bytes[i] = (byte)(Math.Max(time, 0) >> (8 * (5 - i)));
        (bytes[6], bytes[8]) = ((byte)(0x70 | (bytes[6] & 0x0F)), (byte)(0x80 | (bytes[8] & 0x3F)));
        return new Guid(bytes, bigEndian: true);
    }
}
