using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Contracting.Texts;
using Yiwang.Kernel;
using Yiwang.Platform;

namespace Yiwang.Contracting.Drafting;

/// <summary><c>./run contract check</c>: checks a text without a database.</summary>
internal static class ContractVerb
{
    private const int Passes = 0, Blocked = 1, BadUsage = 2;

    private const string Usage = """
        contract check 文件 [--json] [--text] [--date=日期]    检查合同文本（.docx、.pdf、.txt；- 为标准输入）：条款、禁止内容、要素；--text 只印出文字

        """ + Importing.ImportVerb.Usage;

    public static Verb Verb { get; } = new("contract", Usage, Run) { OfflineWords = ["check"] };

    private static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken ct)
    {
        if (args is [Importing.ImportVerb.Word, .. var rest]) return await Importing.ImportVerb.Run(services, rest, output, ct);
        if (!TryReadOptions(args, out var file, out var day)) return await Refuse(output, Usage);
        if (services.GetRequiredService<TextRulebook>() is { Findings: { Count: > 0 } broken }) return await Refuse(output, string.Join('\n', broken.Select(f => $"{f.Where}：{f.Message}")));
        if (file != "-" && !File.Exists(file)) return await Refuse(output, $"没有文件 {file}。请核对路径。");

        Finding? problem;
        if (!(file == "-" ? TextExtraction.TryRead(await StandardInput(ct), ct, out var text, out problem) : TextExtraction.TryReadFile(file, ct, out text, out problem)))
            return await Unreadable(problem!, args.Contains("--json"), output);
        if (args.Contains("--text"))
        {
            await output.WriteAsync(text!.Text);
            return Passes;
        }

        var verdict = services.GetRequiredService<TextCheck>().Check(text!);
        if (args.Contains("--json")) await output.WriteLineAsync(JsonSerializer.Serialize(TextVerdictJson.From(verdict), TextVerdictJson.Options));
        else await Print(verdict, day ?? services.GetRequiredService<TimeProvider>().Today(), output);
        return verdict.Blocks ? Blocked : Passes;
    }

    private static bool TryReadOptions(string[] args, out string file, out DateOnly? day)
    {
        (file, day) = ("", null);
        if (args is not ["check", ..]) return false;
        for (var i = 1; i < args.Length; i++)
        {
            if (args[i] is "--json" or "--text") continue;
            var dated = args[i] == "--date" && i + 1 < args.Length ? args[++i] : args[i].StartsWith("--date=", StringComparison.Ordinal) ? args[i]["--date=".Length..] : null;
            if (dated is null && (file.Length > 0 || (args[i].StartsWith('-') && args[i] != "-"))) return false;
            if (dated is null) file = args[i];
            else if (DateOnly.TryParseExact(dated, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)) day = on;
            else return false;
        }

        return file.Length > 0;
    }

    private static async Task<byte[]> StandardInput(CancellationToken ct)
    {
        using var kept = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        var buffer = new byte[64 * 1024];
        for (int got; kept.Length <= TextExtraction.MostBytes && (got = await input.ReadAsync(buffer, ct)) > 0;) kept.Write(buffer, 0, got);
        return kept.ToArray();
    }

    private static async Task<int> Refuse(TextWriter output, string why)
    {
        await output.WriteLineAsync(why);
        return BadUsage;
    }

    // A file that can't be read is a finding like others: it blocks, and says what to do.
    private static async Task<int> Unreadable(Finding problem, bool json, TextWriter output)
    {
        await output.WriteLineAsync(json
            ? JsonSerializer.Serialize(new TextVerdictJson([new("", "blocks", 0, 0, "", problem.Message + problem.Remedy)], false, new(null, null, null, null, null, null, null), []), TextVerdictJson.Options)
            : $"{problem.Message}{problem.Remedy}");
        return Blocked;
    }

    private static async Task Print(TextVerdict verdict, DateOnly day, TextWriter output)
    {
        var reading = verdict.Reading;
        await output.WriteLineAsync($"{reading.Title?.Text ?? "（没有名称）"}：{TextSeverityWords.Count(verdict.Findings)}");
        foreach (var finding in verdict.Findings)
        {
            await output.WriteLineAsync($"  [{TextSeverityWords.Word(finding.Severity)}] {finding.Article.Place} 第 {reading.LineOf(finding.At)} 行（{finding.At.Start}–{finding.At.End}）：{finding.Whole}");
            if (finding.At.Length > 0) await output.WriteLineAsync($"      “{reading.Of(finding.At).Replace('\n', ' ')}”");
        }

        foreach (var reason in reading.Key.Reasons) await output.WriteLineAsync($"  重点监管合同（{reason.Article.Place}）：{reason.Words}");
        foreach (var (name, value) in ElementRows.Of(reading)) await output.WriteLineAsync($"  {name}：{value}");
        if (Validity(day, reading.Rulebook) is { } note) await output.WriteLineAsync($"  {note}");
    }

    /// <summary>第七十八条: what the screen says of the regulation's own validity on that day.</summary>
    internal static string? Validity(DateOnly day, TextRulebook rulebook) =>
        day < rulebook.Since ? $"该日（{day:yyyy-MM-dd}）办法还没有施行，所列仅供参考。"
        : day >= rulebook.Since.AddYears(5) ? $"罗府规〔2018〕6号的有效期五年已于 {rulebook.Since.AddYears(5):yyyy-MM-dd} 届满；继续适用以本地的决定为准。" : null;
}
