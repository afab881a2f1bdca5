using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Drafting;
using Yiwang.Contracting.Texts;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.CheckUps;

/// <summary>What the signed text of one contract says otherwise than its record.</summary>
/// <param name="Compared">Of which files and data, as <see cref="ComparedText.Compared"/>.</param>
internal sealed record TextReading(string Compared, IReadOnlyList<FoundProblem> Problems);

/// <summary>
/// The signed text on file beside the record: number, parties, amount, days. A scan without text says nothing, and nothing is said of it. What
/// an agreement changed since stands in the agreement, so the amount and the end of the first text are no longer compared.
/// </summary>
internal sealed partial class SignedText(ContractsDb db, FileStore files, TextRulebook rulebook)
{
    /// <summary>
    /// Reads what has changed since it was last compared. Outside of any transaction: a bad file may take half a minute, and nobody waits for it with
    /// the tables held.
    /// </summary>
    [Article(Law.LuohuContracts, 10, 2), Requirement("LH-SZ-114")]
    public async Task<IReadOnlyDictionary<Guid, TextReading>> Read(IReadOnlyCollection<Contract> contracts, CancellationToken ct)
    {
        Guid[] ids = [.. contracts.Select(c => c.Id)];
        var known = await db.Whole.Set<ComparedText>().AsNoTracking().Where(t => ids.Contains(t.ContractId)).ToDictionaryAsync(t => t.ContractId, t => t.Compared, ct);
        var readings = new Dictionary<Guid, TextReading>();
        foreach (var contract in contracts.Where(c => c.ArchivedOn is null && known.GetValueOrDefault(c.Id) != Stand(c))) readings[contract.Id] = new(Stand(contract), await Compare(contract, ct));
        return readings;
    }

    /// <returns>What differs; null where nothing was read, or file or record changed since it was: the next check-up reads them again.</returns>
    public async Task<IReadOnlyList<FoundProblem>?> Take(Contract c, IReadOnlyDictionary<Guid, TextReading> readings, DateOnly today, CancellationToken ct)
    {
        if (!readings.TryGetValue(c.Id, out var reading) || reading.Compared != Stand(c)) return null;
        var last = await db.Whole.Set<ComparedText>().FirstOrDefaultAsync(t => t.ContractId == c.Id, ct);
        if (last is null) db.Whole.Add(new ComparedText { ContractId = c.Id, Compared = reading.Compared, ComparedOn = today });
        else (last.Compared, last.ComparedOn) = (reading.Compared, today);
        return reading.Problems;
    }

    private static IEnumerable<string> Scans(Contract c) => c.Files.Where(f => f.Category == Contract.ScanCategory).Select(f => f.Hash).Reverse();

    // Which files, and which data they are compared with.
    private static string Stand(Contract c) =>
        Sm3.HashToHex(Encoding.UTF8.GetBytes($"{string.Join(' ', Scans(c))} {c.Number} {string.Join(' ', c.Parties.Select(p => p.Name))} {c.AmountInFen} {c.SignedOn:O} {c.EndsOn:O} {c.Changes.Count}"));

    private async Task<IReadOnlyList<FoundProblem>> Compare(Contract c, CancellationToken ct)
    {
        foreach (var hash in Scans(c))
        {
            if (await Read(hash, ct) is { } text) return [.. Differences(c, new ContractReading(text, rulebook))];
        }

        return [];
    }

    private async Task<ContractText?> Read(string hash, CancellationToken ct)
    {
        try
        {
            await using var file = await files.Open(hash, ct);
            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, ct);
            return TextExtraction.TryRead(bytes, ct, out var text, out _) ? text : null;
        }
        catch (FileNotFoundException)
        {
            return null; // the verification of backups finds what is lost
        }
    }

    private static IEnumerable<FoundProblem> Differences(Contract c, ContractReading reading)
    {
        var (signs, said) = (Blank().Replace(reading.Text, ""), reading.Elements);
        // An agreement names the number of the contract that it changes.
        var numbers = c.ParentId is null ? FilingNumber().Matches(signs).Select(m => m.Value).ToArray() : [];
        if (numbers.Length > 0 && !numbers.Contains(c.Number)) yield return new(EarlyWarningKind.NumberDiffers, "", $"扫描件写的是 {numbers[0]}，登记的是 {c.Number}。");
        if (c.Parties.Any(p => !signs.Contains(Blank().Replace(p.Name, ""), StringComparison.Ordinal))) yield return new(EarlyWarningKind.TextDiffers, "对方当事人", "扫描件里没有找到登记的对方当事人名称。");
        if (said.SignDate is { } signed && signed != c.SignedOn) yield return new(EarlyWarningKind.TextDiffers, "签订日期", $"扫描件写的是{signed.ToChinese()}，登记的是{c.SignedOn.ToChinese()}。");
        if (c.ParentId is null && c.Changes.Any(x => x.By.Length > 0)) yield break;
        if (c.AmountInFen is { } fen && said.Amount is { Fen: { } total } && reading.Amounts.All(m => m.Fen != fen) && total != fen)
            yield return new(EarlyWarningKind.TextDiffers, "标的金额", $"扫描件写的是 {Yuan.Text(total)}，登记的是 {Yuan.Text(fen)}。");
        if (said.End is { } end && c.EndsOn is { } ends && end != ends) yield return new(EarlyWarningKind.TextDiffers, "期限届满", $"扫描件写的是{end.ToChinese()}，登记的是{ends.ToChinese()}。");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"HT-\d{6}-\d{4}-\d{6}", RegexOptions.CultureInvariant)]
    private static partial Regex FilingNumber();
}
