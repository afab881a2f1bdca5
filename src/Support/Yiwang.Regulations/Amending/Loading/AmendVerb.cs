using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Web;
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

        await output.WriteLineAsync(isJson ? JsonSerializer.Serialize(AmendmentJson.Of(comparison, compared.Regulation, compared.Findings), Json) : TextOf(comparison, compared.Findings));
        return 0;
    }

    // What lies on the disk is a file; anything else is the name of a document.
    private static NewVersion Named(string word) => new(word,
        File.Exists(word) && new FileInfo(word).Length <= GazetteSplitter.MaxBytes ? File.ReadAllBytes(word) : null);

    private static string TextOf(Comparison comparison, IEnumerable<Finding> findings) => string.Join(Environment.NewLine,
    [
        $"{comparison.Old.Title}　{comparison.Old.Whence} → {comparison.New.Whence}",
        .. findings.Select(f => $"  {f.Message}{f.Remedy}"),
        ChangeWords.Sum(comparison) + "。",
        .. comparison.Different.Select(c => $"{ChangeWords.Of(c.Fate)}　{ChangeWords.NameOf(c)}" + (c.Fate is ArticleFate.Moved ? "" : $"{Environment.NewLine}    {ChangeWords.Marked(c).ReplaceLineEndings(Environment.NewLine + "    ")}")),
    ]);
}
