using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Boards;
using Yiwang.Contracting.Contracts;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Staffing;

/// <summary>One contract of the department with the names of its papers in the five classes that the article names.</summary>
/// <param name="Changing">变更: agreements that supplement or change it, and their papers.</param>
/// <param name="Ending">解除: agreements that end it.</param>
internal sealed record LedgerLine(Guid Id, string Shown, string Title, IReadOnlyList<string> Negotiating, IReadOnlyList<string> Concluding, IReadOnlyList<string> Performing, IReadOnlyList<string> Changing, IReadOnlyList<string> Ending);

/// <summary>合同管理台账 of the user's own department, made from its contracts: nobody keeps it beside them, so it can't differ.</summary>
internal sealed class ContractLedger(ContractsDb db, CurrentUser user)
{
    public const int Size = 50;

    // By the nine categories of 第六十七条: before the contract; the contract with what led to it; performing and disputes; supplements.
    private static readonly int[] Negotiating = [1, 2], Concluding = [3, 5, 6, 9], Performing = [7, 8], Changing = [4];

    /// <summary>From the newest down, below the one given; an agreement that changes or ends a contract stands with it.</summary>
    [Article(Law.LuohuContracts, 13, 2, Item = 10), Requirement("LH-HT-013e")]
    public async Task<IReadOnlyList<LedgerLine>> Lines(Guid? after, int most, CancellationToken ct)
    {
        var own = user.Institution;
        var mine = db.Visible.AsNoTracking().Where(c => c.Institution == own && c.ParentId == null);
        if (after is { } id) mine = mine.Where(c => c.Id.CompareTo(id) < 0);
        var contracts = await mine.OrderByDescending(c => c.Id).Take(most).Select(c => new { c.Id, c.Number, c.Registration, c.Title, c.Files }).ToListAsync(ct);
        if (contracts is not [var first, ..]) return [];
        // Agreements are younger than their contract, so they stand anywhere above the last of these.
        var (newest, oldest) = (first.Id, contracts[^1].Id);
        var parents = mine.Where(c => c.Id.CompareTo(newest) <= 0 && c.Id.CompareTo(oldest) >= 0).Select(c => (Guid?)c.Id);
        var derived = (await db.Visible.AsNoTracking().Where(c => parents.Contains(c.ParentId)).OrderBy(c => c.Id).Select(c => new { c.ParentId, c.Derivation, c.Number, c.Registration, c.Title, c.Files }).ToListAsync(ct)).ToLookup(c => c.ParentId);
        return
        [
            .. from c in contracts
               let changes = derived[c.Id].Where(d => d.Derivation is not Derivation.Termination).SelectMany(d => new[] { $"{d.Number ?? d.Registration} {d.Title}" }.Concat(d.Files.Select(f => f.Name)))
               let ends = derived[c.Id].Where(d => d.Derivation is Derivation.Termination).SelectMany(d => new[] { $"{d.Number ?? d.Registration} {d.Title}" }.Concat(d.Files.Select(f => f.Name)))
               select new LedgerLine(c.Id, c.Number ?? c.Registration, c.Title, Of(c.Files, Negotiating), Of(c.Files, Concluding), Of(c.Files, Performing), [.. Of(c.Files, Changing), .. changes], [.. ends]),
        ];
    }

    public static void Map(IEndpointRouteBuilder site) => site.MapGet("/staff/contracts/ledger.csv", Download).Requires(Permissions.See);

    private static IReadOnlyList<string> Of(IReadOnlyList<ContractFile> files, int[] categories) => [.. files.Where(f => categories.Contains(f.Category)).Select(f => f.Name)];

    private static async Task<IResult> Download(ContractLedger ledger, CommandRunner commands, TimeProvider clock, CancellationToken ct)
    {
        if (!(await commands.Run(new ExportContracts(ContractFilter.All.ToString()), ct: ct)).IsDone) return Results.NotFound();
        var rows = (await ledger.Lines(null, ContractList.Most, ct)).Select(l => new[] { l.Shown, l.Title, Joined(l.Negotiating), Joined(l.Concluding), Joined(l.Performing), Joined(l.Changing), Joined(l.Ending) });
        return Results.File(CsvText.Write(["编号", "名称", "谈判", "订立", "履行", "变更", "解除"], rows), "text/csv; charset=utf-8", $"contract-ledger-{clock.Today():yyyyMMdd}.csv");
    }

    private static string Joined(IReadOnlyList<string> names) => string.Join("；", names);
}
