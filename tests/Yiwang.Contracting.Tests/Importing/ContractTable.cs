using System.Globalization;
using Yiwang.Contracting.Importing;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Tests.Importing;

/// <summary>Tables of contracts of the time of paper, as a department would bring them.</summary>
internal static class ContractTable
{
    public static Dictionary<string, string> Row(string number, string title = "电梯维护合同") => new()
    {
        [ImportColumns.Title] = title, [ImportColumns.Number] = number, [ImportColumns.FiledOn] = "2024-03-12", [ImportColumns.Types] = "4", [ImportColumns.Content] = "电梯维护一年。", [ImportColumns.PartyName] = "示例服务有限公司",
        [ImportColumns.PartyCode] = ContractHouse.Company.Code, [ImportColumns.Amount] = "80000.50", [ImportColumns.Pays] = "80000.50", [ImportColumns.Found] = "自行采购", [ImportColumns.Legality] = "卫健审〔2024〕演示9号",
        [ImportColumns.Decision] = "局长办公会纪要第3号", [ImportColumns.DecidedOn] = "2024-03-01", [ImportColumns.SignedOn] = "2024-03-04", [ImportColumns.Place] = "示例市", [ImportColumns.StartsOn] = "2024-03-04",
        [ImportColumns.EndsOn] = "2025-03-03", [ImportColumns.EndedOn] = "2025-03-20",
    };

    public static Dictionary<string, string> With(this Dictionary<string, string> row, string column, string value) => new(row) { [column] = value };

    public static byte[] Csv(params IEnumerable<Dictionary<string, string>> rows) => CsvText.Write(ImportColumns.All, rows.Select(r => ImportColumns.All.Select(c => r.GetValueOrDefault(c, ""))));

    /// <summary>As a spreadsheet keeps it: days and amounts as numbers.</summary>
    public static async Task<byte[]> Xlsx(params IEnumerable<Dictionary<string, string>> rows)
    {
        using var file = new MemoryStream();
        await XlsxWriter.Write(file, "合同", ImportColumns.All, rows.Select(r => (IReadOnlyList<object?>)[.. ImportColumns.All.Select(c => Typed(c, r.GetValueOrDefault(c, "")))]).ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        return file.ToArray();
    }

    private static object? Typed(string column, string cell) =>
        column.EndsWith("日期", StringComparison.Ordinal) && DateOnly.TryParseExact(cell, "yyyy-MM-dd", out var day) ? day
        : column.EndsWith("（元）", StringComparison.Ordinal) && decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var yuan) ? yuan : cell;
}
