using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;
using Yiwang.Platform.Ledger;

namespace Yiwang.Contracting.Contracts;

/// <summary>One line of a contract's history: an act, or a value that it changed.</summary>
/// <param name="Field">Null where the line is the act itself.</param>
internal sealed record HistoryLine(DateTimeOffset At, string By, string Post, string Act, string? Field, string Before, string After, Citation? Under, string Digest);

/// <summary>The whole history of a contract, by its number, from the ledger; there is no way to change it.</summary>
internal sealed class ContractHistory(ContractsDb db, LedgerReader ledger, IKnowAccounts accounts)
{
    public const int LongestNumber = 60;

    public static readonly string[] Heading = ["时间", "操作人", "岗位", "操作", "数据", "改前", "改后", "依据", "台账校验值"];

    private static readonly HashSet<string> People = [ContractTraces.Names[nameof(Contract.Handler)], ContractTraces.Names[nameof(Contract.KeeperAccount)]];

    public async Task<Contract?> Find(string number, CancellationToken ct) => number.Trim() is { Length: > 0 and <= LongestNumber } typed
        ? await db.Visible.AsNoTracking().FirstOrDefaultAsync(c => c.Number == typed || c.Registration == typed, ct) : null;

    /// <summary>Everything that was done to it and every value that changed, from the first day on.</summary>
    [Article(Law.LuohuContracts, 8, 3), Requirement("LH-HT-008b")]
    public async Task<IReadOnlyList<HistoryLine>> Lines(Contract contract, CancellationToken ct)
    {
        var acts = await ledger.ActsAbout(contract.Subject, ct);
        var data = await ledger.FactsAbout<ContractDataChanged>(ContractDataChanged.SubjectOf(contract.Id), ct);
        var names = await accounts.Names([.. acts.Concat(data.Select(d => d.Act)).Select(a => a.ByAccount).OfType<Guid>().Concat(data.SelectMany(d => d.Fact.Changes).Where(c => People.Contains(c.Name)).SelectMany(Accounts)).Distinct()], ct);
        string Named(Guid? account) => account is { } id ? names.GetValueOrDefault(id, "（已不在系统的人员）") : "系统";
        string Told(DataChange change, string value) => People.Contains(change.Name) && Guid.TryParse(value, out var id) ? Named(id) : value;
        return
        [
            .. acts.Select(a => new HistoryLine(a.At, Named(a.ByAccount), a.ByPostName, a.Sentence, null, "", "", a.Under, a.HashHex))
                .Concat(from d in data from c in d.Fact.Changes
                        select new HistoryLine(d.Act.At, Named(d.Act.ByAccount), d.Act.ByPostName, d.Fact.IsFirst ? "新登记" : "改动", c.Name, Told(c, c.Before), Told(c, c.After), d.Act.Under, d.Act.HashHex))
                .OrderBy(l => l.At),
        ];
    }

    public static void Map(IEndpointRouteBuilder site) => site.MapGet("/staff/contracts/history.csv", Download).Requires(Permissions.See);

    private static async Task<IResult> Download(string? contract, ContractHistory history, CommandRunner commands, CancellationToken ct)
    {
        if (await history.Find(contract ?? "", ct) is not { } found || !(await commands.Run(new LookAtContract(found.Id), ct: ct)).IsDone) return Results.NotFound();
        var rows = (await history.Lines(found, ct)).Select(l => new[]
        {
            l.At.ToChinaTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), l.By, l.Post, l.Act, l.Field ?? "", l.Before, l.After, l.Under?.ToString() ?? "", l.Digest,
        });
        return Results.File(CsvText.Write(Heading, rows), "text/csv; charset=utf-8", $"{found.Shown}-history.csv");
    }

    private static IEnumerable<Guid> Accounts(DataChange change) => new[] { change.Before, change.After }.Select(v => Guid.TryParse(v, out var id) ? id : (Guid?)null).OfType<Guid>();
}
