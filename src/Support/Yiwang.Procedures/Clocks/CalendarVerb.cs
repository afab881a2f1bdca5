using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Platform.Data;
using Yiwang.Platform.Web;
using Yiwang.Procedures.Cases;
using Yiwang.Procedures.Public;

namespace Yiwang.Procedures.Clocks;

/// <summary><c>./run calendar add DATE DAYS | between DATE DATE | recompute --check</c></summary>
internal static class CalendarVerb
{
    private const int Done = 0, Blocked = 1, BadUsage = 2;

    public static Verb Verb { get; } = new("calendar",
        "calendar add 日期 天数       某日之后第几个工作日\ncalendar between 日期 日期  前一日之后、到后一日为止有几个工作日\ncalendar recompute --check 核对所有在办件存储的期限与重新计算的是否一致", Run);

    private static Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken ct)
    {
        var json = args.Contains("--json");
        var calendar = services.GetRequiredService<WorkCalendar>();
        return args.Where(a => a != "--json").ToArray() switch
        {
            ["add", var day, var count] when Day(day) is { } start && Count(count) is { } days => Tell(calendar.AddWorkingDays(start, days), json, output),
            ["between", var a, var b] when Day(a) is { } from && Day(b) is { } to => Tell(calendar.WorkingDaysBetween(from, to), json, output),
            ["recompute", "--check"] => Recompute(services, calendar, json, output, ct),
            _ => Usage(output),
        };
    }

    private static async Task<int> Tell<T>(CalendarAnswer<T> answer, bool json, TextWriter output) where T : struct, IFormattable
    {
        var text = answer.Value?.ToString(typeof(T) == typeof(DateOnly) ? "O" : null, CultureInfo.InvariantCulture);
        if (json) await output.WriteLineAsync(JsonSerializer.Serialize(new { value = text, finding = answer.Finding is { } f ? FindingJson.From(f) : null }, StoredJson.Options));
        else await output.WriteLineAsync(text ?? $"{answer.Finding!.Message}{answer.Finding.Remedy}");
        return answer.IsKnown ? Done : Blocked;
    }

    private static async Task<int> Recompute(IServiceProvider services, WorkCalendar calendar, bool json, TextWriter output, CancellationToken ct)
    {
        var (checkedCases, wrong) = (0, new List<object>());
        var open = services.GetRequiredService<ProceduresDb>().Cases.AsNoTracking().Where(c => c.State != CaseState.Ended).OrderBy(c => c.Id).AsAsyncEnumerable();
        await foreach (var one in open.WithCancellation(ct))
        {
            checkedCases++;
            if (!json && checkedCases % 10_000 == 0) await Console.Error.WriteAsync($"\r已核对 {checkedCases:N0} 件");
            var stored = one.DueOn;
            if (one.Recompute(calendar)) wrong.Add(new { number = one.Number, stored, recomputed = one.DueOn });
        }

        if (json) await output.WriteLineAsync(JsonSerializer.Serialize(new { @checked = checkedCases, wrong }, StoredJson.Options));
        else await output.WriteLineAsync($"核对 {checkedCases:N0} 件在办件，{(wrong.Count == 0 ? "期限全部一致" : $"{wrong.Count:N0} 件不一致：\n  {string.Join("\n  ", wrong)}")}");
        return wrong.Count == 0 ? Done : Blocked;
    }

    private static async Task<int> Usage(TextWriter output)
    {
        await output.WriteLineAsync(Verb.Usage);
        return BadUsage;
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int? Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 100_000 ? count : null;
}
