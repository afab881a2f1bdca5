using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Platform.Access;

namespace Yiwang.Regulations.Library.Importing;

/// <summary><c>./run import FILE... [--replace] [--json]</c></summary>
internal static class ImportVerb
{
    private static readonly string[] Options = ["--json", "--replace"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Verb Verb { get; } = new("import", "import 文件… [--replace] [--json]   导入公报的纯文本，报告放不下的每一处", Run)
    {
        Ahead = (services, args) => services.GetRequiredService<ReadAhead>().Begin(Files(args)),
    };

    private static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken ct)
    {
        var files = Files(args);
        if (files.Length == 0 || args.Except(files).Except(Options).Any())
        {
            await output.WriteLineAsync(Verb.Usage);
            return 2;
        }

        services.GetRequiredService<CurrentUser>().BecomeSystem("import", Permissions.ImportGazettes);
        var results = new List<ImportedFile>();
        var ahead = services.GetRequiredService<ReadAhead>();
        ahead.Begin(files, ct);
        foreach (var file in files)
        {
            await Console.Error.WriteLineAsync($"[{results.Count + 1}/{files.Length}] {Path.GetFileName(file)}");
            var read = await ahead.Take(file, ct);
            // Each file in a scope of its own: what one has read doesn't weigh on the next.
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("import", Permissions.ImportGazettes);
            results.Add(await scope.ServiceProvider.GetRequiredService<GazetteImport>().Import(read, args.Contains("--replace"), ct));
        }

        await output.WriteAsync(args.Contains("--json") ? AsJson(results) : ImportWords.Of(results));
        return results.TrueForAll(r => r.Outcome.IsDone) ? 0 : 1;
    }

    private static string[] Files(string[] args) => [.. args.Where(a => !a.StartsWith("--", StringComparison.Ordinal))];

    public static string AsJson(IReadOnlyList<ImportedFile> results) =>
        JsonSerializer.Serialize(new { files = results.Select(ImportedFileJson.From) }, Json) + Environment.NewLine;
}
