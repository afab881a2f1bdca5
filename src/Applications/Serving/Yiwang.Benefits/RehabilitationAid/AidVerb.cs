using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform;

namespace Yiwang.Benefits.RehabilitationAid;

/// <summary><c>./run aid assess FILE.json [--json]</c>: the rules without the screens.</summary>
internal static class AidVerb
{
    private const int Done = 0, Blocked = 1, BadUsage = 2;
    private const long LargestFile = 1024 * 1024;

    public static Verb Verb { get; } = new("aid", "aid assess 文件.json [--json]  判定资格并测算补助（格式见 docs/schemas/aid-assess.schema.json）", Run) { NeedsDatabase = false };

    private static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken ct)
    {
        var words = args.Where(a => a != "--json").ToArray();
        if (words is not ["assess", var path] || !File.Exists(path) || new FileInfo(path).Length > LargestFile)
        {
            await output.WriteLineAsync($"{Verb.Usage}\n文件须存在，且不超过 1 MB。");
            return BadUsage;
        }

        var assessment = AidAssessment.Run(await File.ReadAllTextAsync(path, ct), services.GetRequiredService<RulebookLibrary>());
        await output.WriteLineAsync(args.Contains("--json") ? assessment.ToJson() : TextOf(assessment));
        return assessment.Blocks ? Blocked : Done;
    }

    private static string TextOf(AidAssessment assessment) => string.Join('\n',
    [
        assessment.Eligible ? "符合条件" : "不符合条件",
        .. assessment.Findings.Select(Line),
        .. assessment.Services.SelectMany(s => s.Findings.Select(Line).Prepend($"{s.Service}：{Yuan.Text(s.AmountInFen)}。{s.Arithmetic}")),
        $"合计：{Yuan.Text(assessment.TotalInFen)}",
    ]);

    private static string Line(Finding finding) =>
        $"  {finding.Severity switch { Severity.Blocks => "不能办", Severity.Warns => "请注意", _ => "符合" }} {finding.Message}（{finding.Citation?.Place}）{finding.Remedy}";
}
