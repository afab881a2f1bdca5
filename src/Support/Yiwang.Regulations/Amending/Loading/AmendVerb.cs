using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Web;
using Yiwang.Regulations.Amending.Impacts;
using Yiwang.Regulations.Amending.Versions;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Amending.Loading;

/// <summary><c>./run amend OLD NEW [--json]</c>: each a file, or the name of an imported document. Keeps nothing.</summary>
internal static class AmendVerb
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Verb Verb { get; } = new("amend", "amend 旧 新 [--json]       比较一份文件的两个版本：旧、新各为文本文件、文号或“期/序号”", Run);

    private static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken ct)
    {
        if (args.Where(a => a != "--json").ToArray() is not [var old, var now] || old.StartsWith("--", StringComparison.Ordinal) || now.StartsWith("--", StringComparison.Ordinal))
        {
            await output.WriteLineAsync(Verb.Usage);
            return 2;
        }

        services.GetRequiredService<CurrentUser>().BecomeSystem("amend", Permissions.CompareVersions);
        var compared = await services.GetRequiredService<VersionDesk>().Compare(Named(old), Named(now), ct);
        var isJson = args.Contains("--json");
        if (compared.Comparison is not { } comparison)
        {
            await output.WriteLineAsync(isJson ? JsonSerializer.Serialize(new { findings = compared.Findings.Select(FindingJson.From) }, Json)
                : string.Join(Environment.NewLine, compared.Findings.Select(f => f.Message + f.Remedy)));
            return 1;
        }

        var impact = await services.GetRequiredService<ImpactReader>().Of(comparison, compared.Regulation?.Law ?? "", ct);
        await output.WriteLineAsync(isJson ? JsonSerializer.Serialize(AmendmentJson.Of(comparison, impact, compared.Regulation, compared.Findings), Json) : TextOf(comparison, impact, compared.Findings));
        return 0;
    }

    // What lies on the disk is a file; anything else is the name of a document.
    private static NewVersion Named(string word) => new(word,
        File.Exists(word) && new FileInfo(word).Length <= GazetteSplitter.MaxBytes ? File.ReadAllBytes(word) : null);

    private static string TextOf(Comparison comparison, Impact impact, IEnumerable<Finding> findings) => string.Join(Environment.NewLine,
    [
        $"{comparison.Old.Title}　{comparison.Old.Whence} → {comparison.New.Whence}",
        .. findings.Select(f => $"  {f.Message}{f.Remedy}"),
        $"{ChangeWords.Sum(comparison)}。{ImpactWords.Sum(impact)}；全市在办 {impact.Cases.All} 件。",
        .. impact.Articles.SelectMany(Lines),
    ]);

    private static IEnumerable<string> Lines(ArticleImpact impact)
    {
        var change = impact.Change;
        yield return $"{ChangeWords.Of(change.Fate)}　{ChangeWords.NameOf(change)}";
        if (change.Fate is not ArticleFate.Moved) yield return $"    {ChangeWords.Marked(change).ReplaceLineEndings(Environment.NewLine + "    ")}";
        foreach (var touch in impact.Touches) yield return $"  · {ImpactWords.Of(touch.Kind)}：{touch.Name}（{touch.Place.Place}）{ImpactWords.ToDo(change, touch)}　{touch.Where}";
        if (impact.OpenCases > 0) yield return $"  · 在办的 {impact.OpenCases} 件还要过这一条";
    }
}
