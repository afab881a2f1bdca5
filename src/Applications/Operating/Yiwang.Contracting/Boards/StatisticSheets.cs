using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Contracting.Boards;

/// <summary>The statistics and the ranking as files for spreadsheets. What is behind a number is the list's own file.</summary>
internal static class StatisticSheets
{
    private static readonly string[] Heading = ["统计", "分组", "合同", "标的（元）", "重点监管", "有事项逾期"];
    private static readonly string[] RankingHeading = ["名次", "对方当事人", "合同", "标的合计（元）", "重点监管", "有事项逾期"];

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/staff/contracts/statistics.csv", TablesAsCsv).Requires(Permissions.See);
        site.MapGet("/staff/contracts/statistics.xlsx", TablesAsXlsx).Requires(Permissions.See);
        site.MapGet("/staff/contracts/ranking.csv", RankingAsCsv).Requires(Permissions.See);
        site.MapGet("/staff/contracts/ranking.xlsx", RankingAsXlsx).Requires(Permissions.See);
    }

    private static Task<IResult> TablesAsCsv(ContractStatistics statistics, CommandRunner commands, TimeProvider clock, CancellationToken ct) => Tables("csv", statistics, commands, clock, ct);

    private static Task<IResult> TablesAsXlsx(ContractStatistics statistics, CommandRunner commands, TimeProvider clock, CancellationToken ct) => Tables("xlsx", statistics, commands, clock, ct);

    private static Task<IResult> RankingAsCsv(ContractStatistics statistics, CommandRunner commands, TimeProvider clock, CancellationToken ct) => Ranking("csv", statistics, commands, clock, ct);

    private static Task<IResult> RankingAsXlsx(ContractStatistics statistics, CommandRunner commands, TimeProvider clock, CancellationToken ct) => Ranking("xlsx", statistics, commands, clock, ct);

    [Requirement("LH-SZ-118")]
    private static async Task<IResult> Tables(string kind, ContractStatistics statistics, CommandRunner commands, TimeProvider clock, CancellationToken ct)
    {
        if (!(await commands.Run(new ExportContracts("Statistics"), ct: ct)).IsDone) return Results.NotFound();
        var rows = (await statistics.Tables(ct)).SelectMany(t => t.Rows.Select(r => Cells(t.Title, r))).Append(Cells("合计", await statistics.Total(ct)));
        return await ContractSheets.File(kind, "合同监管分析", Heading, rows.ToAsyncEnumerable(), $"contracts-statistics-{clock.Today():yyyyMMdd}", ct);
    }

    [Requirement("LH-SZ-118")]
    private static async Task<IResult> Ranking(string kind, ContractStatistics statistics, CommandRunner commands, TimeProvider clock, CancellationToken ct)
    {
        if (!(await commands.Run(new ExportContracts("Ranking"), ct: ct)).IsDone) return Results.NotFound();
        var rows = (await statistics.Ranking(ContractStatistics.PlacesInFile, ct)).Select(r => (IReadOnlyList<object?>)[r.Rank, r.Name, r.Contracts, r.AmountInFen / 100m, r.Key, r.Late]);
        return await ContractSheets.File(kind, "对方当事人排名", RankingHeading, rows.ToAsyncEnumerable(), $"contracts-ranking-{clock.Today():yyyyMMdd}", ct);
    }

    private static IReadOnlyList<object?> Cells(string title, StatisticRow r) => [title, r.Name, r.Contracts, r.AmountInFen / 100m, r.Key, r.Late];
}
