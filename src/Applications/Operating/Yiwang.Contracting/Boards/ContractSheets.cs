using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Showing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Boards;

/// <summary>Lists and boards as files for spreadsheets: the same rows by the same permission, each download recorded before the first byte.</summary>
internal static class ContractSheets
{
    private const int PageSize = 500;

    private static readonly string[] ListHeading = ["编号", "名称", "对方当事人", "承办部门", "标的（元）", "重点监管", "备案", "签订", "到期", "下一个期限", "异常", "已终止"];
    private static string[] BoardHeading(NearDays near) => ["承办部门", "合同", "重点监管", "标的（元）", "逾期", NearDays.Due, "有异常", $"合同{near.Ending}"];

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/staff/contracts.csv", ListAsCsv).Requires(Permissions.See);
        site.MapGet("/staff/contracts.xlsx", ListAsXlsx).Requires(Permissions.See);
        site.MapGet("/staff/contracts/board.csv", BoardAsCsv).Requires(Permissions.See);
        site.MapGet("/staff/contracts/board.xlsx", BoardAsXlsx).Requires(Permissions.See);
    }

    private static Task<IResult> ListAsCsv(string? show, HttpRequest request, ContractList list, CommandRunner commands, TimeProvider clock, CancellationToken ct) => List("csv", show, request, list, commands, clock, ct);

    private static Task<IResult> ListAsXlsx(string? show, HttpRequest request, ContractList list, CommandRunner commands, TimeProvider clock, CancellationToken ct) => List("xlsx", show, request, list, commands, clock, ct);

    private static async Task<IResult> List(string kind, string? show, HttpRequest request, ContractList list, CommandRunner commands, TimeProvider clock, CancellationToken ct)
    {
        var (filter, slice) = (FilterOf(show), ContractSlice.Read(request.Query));
        if (!(await commands.Run(new ExportContracts(slice is null ? filter.ToString() : $"Slice {(slice with { Party = slice.Party is null ? null : "one" }).Query}"), ct: ct)).IsDone) return Results.NotFound();
        return await File(kind, "合同", ListHeading, Rows(after => slice is null ? list.Page(filter, after, ct, PageSize) : list.Page(slice, after, ct, PageSize), slice is null ? ContractList.Most : ContractList.MostOfSlice), $"contracts-{clock.Today():yyyyMMdd}", ct);
    }

    private static Task<IResult> BoardAsCsv(ContractBoards boards, NearDays near, CommandRunner commands, TimeProvider clock, CancellationToken ct) => Board("csv", boards, near, commands, clock, ct);

    private static Task<IResult> BoardAsXlsx(ContractBoards boards, NearDays near, CommandRunner commands, TimeProvider clock, CancellationToken ct) => Board("xlsx", boards, near, commands, clock, ct);

    private static async Task<IResult> Board(string kind, ContractBoards boards, NearDays near, CommandRunner commands, TimeProvider clock, CancellationToken ct)
    {
        if (!(await commands.Run(new ExportContracts("Board"), ct: ct)).IsDone) return Results.NotFound();
        return await File(kind, "合同统计", BoardHeading(near), (await boards.Rows(ct)).Select(Cells).ToAsyncEnumerable(), $"contracts-board-{clock.Today():yyyyMMdd}", ct);
    }

    /// <summary>The same rows as text or as a workbook.</summary>
    public static async Task<IResult> File(string kind, string sheet, string[] heading, IAsyncEnumerable<IReadOnlyList<object?>> rows, string name, CancellationToken ct)
    {
        if (kind == "xlsx") return await Sheet(sheet, heading, rows, $"{name}.xlsx", ct);
        var text = new List<string[]>();
        await foreach (var cells in rows.WithCancellation(ct)) text.Add([.. cells.Select(AsText)]);
        return Results.File(CsvText.Write(heading, text), "text/csv; charset=utf-8", $"{name}.csv");
    }

    private static ContractFilter FilterOf(string? show) => Enum.TryParse<ContractFilter>(show, true, out var asked) && Enum.IsDefined(asked) ? asked : ContractFilter.All;

    // A zip is written synchronously, which a response refuses; so it goes to a file that nobody can name and that ends with the answer.
    private static async Task<IResult> Sheet(string name, string[] heading, IAsyncEnumerable<IReadOnlyList<object?>> rows, string fileName, CancellationToken ct)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"yiwang-{Guid.CreateVersion7():N}.xlsx"),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        try
        {
            await XlsxWriter.Write(file, name, heading, rows, ct);
            file.Position = 0;
            return Results.Stream(file, XlsxWriter.ContentType, fileName);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(Func<string?, Task<ContractPage>> pageAfter, int most)
    {
        string? after = null;
        for (var taken = 0; taken < most; taken += PageSize)
        {
            var page = await pageAfter(after);
            foreach (var line in page.Lines) yield return Cells(line);
            if ((after = page.Next) is null) break;
        }
    }

    private static object?[] Cells(ContractLine l) =>
    [
        l.Shown, l.Title, l.PartyNames, l.InstitutionName, l.AmountInFen is { } fen ? fen / 100m : "无标的金额", l.IsKey ? "是" : "否", ContractWords.Of(l.Filing), l.SignedOn, l.EndsOn, l.NextDueOn, l.OpenAbnormalities, l.IsOver ? "是" : "否",
    ];

    private static object?[] Cells(BoardRow r) => [r.Name, r.Contracts, r.Key, r.AmountInFen / 100m, r.Late, r.Soon, r.Abnormal, r.Expiring];

    private static string AsText(object? cell) => cell switch
    {
        null => "", DateOnly day => $"{day:yyyy-MM-dd}", decimal yuan => Yuan.Plain((long)(yuan * 100)), IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture), _ => (string)cell,
    };
}
