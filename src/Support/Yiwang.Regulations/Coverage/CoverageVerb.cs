using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Regulations.Marks;
using Yiwang.Regulations.Normative.Citing;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Coverage;

/// <summary><c>./run coverage [--json]</c></summary>
internal static class CoverageVerb
{
    private const string ResultsOption = "--results=", DayOption = "--on=";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Verb Verb { get; } = new("coverage", "coverage [--json] [--on=日期] 各办法须执行的要求：实现了多少，测试证明了多少", Run) { NeedsDatabase = false };

    private static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken ct)
    {
        if (args.Any(a => a != "--json" && !a.StartsWith(ResultsOption, StringComparison.Ordinal) && DayOf(a) is null))
        {
            await output.WriteLineAsync(Verb.Usage);
            return 2;
        }

        var packs = services.GetRequiredService<YiwangOptions>().PacksDirectory;
        var directory = args.FirstOrDefault(a => a.StartsWith(ResultsOption, StringComparison.Ordinal))?[ResultsOption.Length..]
            ?? Path.Combine(packs, "..", "artifacts", "test-results");
        var tests = TestResults.Read(Path.GetFullPath(directory));
        var inCode = UncitedCode.Find(Path.GetFullPath(Path.Combine(packs, "..")));
        var library = services.GetRequiredService<RegulationLibrary>();
        var day = args.Select(DayOf).FirstOrDefault(d => d is not null) ?? services.GetRequiredService<TimeProvider>().Today();
        var report = CoverageReport.Of(library.All, services.GetRequiredService<RuleMarks>().All, tests,
            [.. UncitedEntries.Find(packs), .. inCode ?? []]) with
        {
            NotInForce = PackCitations.Check(packs, services.GetRequiredService<RuleMarks>().All, library.Lives, day),
        };

        // Notes go beside the report, so that its JSON has the one form that others read.
        foreach (var note in tests.Notes) await Console.Error.WriteLineAsync(note);
        if (inCode is null) await Console.Error.WriteLineAsync("程序的源文件不在这里，没有查程序里的期限、金额和拒绝理由。");
        foreach (var ended in args.Contains("--json") ? report.NotInForce : []) await Console.Error.WriteLineAsync($"{ended.Where}：{ended.Finding.Message}");
        await output.WriteAsync(args.Contains("--json") ? AsJson(report) : CoverageWords.Of(report));
        return 0;
    }

    private static DateOnly? DayOf(string argument) => argument.StartsWith(DayOption, StringComparison.Ordinal)
        && DateOnly.TryParseExact(argument[DayOption.Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string AsJson(CoverageReport report) => JsonSerializer.Serialize(new
    {
        Documents = report.Documents.Select(d => new { d.Code, d.Enforceable, d.Implemented, d.Tested, d.Missing, d.Unproved, d.Title, d.Articles }),
        report.Uncited,
    }, Json) + Environment.NewLine;
}
