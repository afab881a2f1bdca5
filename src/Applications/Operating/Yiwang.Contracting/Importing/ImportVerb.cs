using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Contracting.Importing;

/// <summary><c>./run contract import</c>: shows what is wrong; enters only with <c>--confirm</c>, and goes on where it was stopped.</summary>
internal static class ImportVerb
{
    public const string Word = "import";
    public const string Usage = "contract import 文件 --institution=单位代码 [--confirm] [--json]    核对合同表（.xlsx、.csv），列出每一处错误；加 --confirm 才导入，中断了再执行一次就接着导入";

    private const int Done = 0, Faulty = 1, BadUsage = 2;
    private const int FaultsAtOnce = 1_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken ct)
    {
        string[] files = [.. args.Where(a => !a.StartsWith("--", StringComparison.Ordinal))];
        var institution = args.FirstOrDefault(a => a.StartsWith("--institution=", StringComparison.Ordinal))?["--institution=".Length..] ?? "";
        if (files.Length != 1 || institution.Length == 0 || args.Any(a => a.StartsWith("--", StringComparison.Ordinal) && a is not ("--confirm" or "--json") && !a.StartsWith("--institution=", StringComparison.Ordinal)))
            return await Say(output, Usage, BadUsage);
        if (!File.Exists(files[0])) return await Say(output, $"没有文件 {files[0]}。请核对路径。", BadUsage);
        if (new FileInfo(files[0]).Length > Platform.Files.FileStore.LongestFile) return await Say(output, "文件超过 20 MB。请去掉图片和多余的工作表，或者分成几份。", Faulty);

        services.GetRequiredService<CurrentUser>().BecomeSystem("contract-import", Permissions.Enter);
        var (id, findings) = await services.GetRequiredService<ImportFiles>().Take(await File.ReadAllBytesAsync(files[0], ct), Path.GetFileName(files[0]), institution, ct);
        if (id is not { } known) return await Say(output, string.Join('\n', findings.Select(f => $"{f.Message}{f.Remedy}")), Faulty);
        if (args.Contains("--confirm") && await Enter(services, known, ct) is { } refused) return await Say(output, refused, Faulty);
        return await Tell(services, known, args.Contains("--json"), output, ct);
    }

    /// <returns>Why nothing was entered; null when it went through.</returns>
    private static async Task<string?> Enter(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var commands = services.GetRequiredService<CommandRunner>();
        var confirmed = await commands.Run(new ConfirmImport(id), ct: ct);
        if (!confirmed.IsDone) return string.Join('\n', confirmed.Findings.Select(f => $"{f.Message}{f.Remedy}"));
        while (await Look(services, id, ct) is { State: ImportState.Running } import)
        {
            await Console.Error.WriteLineAsync($"{import.Next}/{import.Rows}");
            var outcome = await commands.Run(new ContinueImport(id), ct: ct);
            if (!outcome.IsDone) return string.Join('\n', outcome.Findings.Select(f => $"{f.Message}{f.Remedy}"));
        }

        return null;
    }

    private static async Task<int> Tell(IServiceProvider services, Guid id, bool json, TextWriter output, CancellationToken ct)
    {
        var import = (await Look(services, id, ct))!;
        var imports = services.GetRequiredService<Imports>();
        var faults = new List<ImportFault>();
        while (await imports.Faults(id, faults.Count, ct, FaultsAtOnce) is { Count: > 0 } more) faults.AddRange(more);
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(new
            {
                id, state = import.State.ToString(), import.Rows, import.Good, import.Known, import.Faulty, import.Next, import.Entered, faults = faults.Select(f => new { f.Line, f.Column, f.Reason, f.Remedy, article = f.Under }),
            }, Json));
        }
        else
        {
            await output.WriteLineAsync(ImportWords.Of(import));
            foreach (var f in faults) await output.WriteLineAsync($"  第 {f.Line} 行 {f.Column}：{f.Reason}{f.Remedy}");
            if (import.State is ImportState.Checked && import.Good > 0) await output.WriteLineAsync("还没有导入。核对以后加 --confirm 再执行一次。");
        }

        return import.Faulty > 0 ? Faulty : Done;
    }

    private static async Task<ContractImport?> Look(IServiceProvider services, Guid id, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope(); // what this scope has read would stay as it was
        return await scope.ServiceProvider.GetRequiredService<Imports>().Find(id, ct);
    }

    private static async Task<int> Say(TextWriter output, string what, int code)
    {
        await output.WriteLineAsync(what);
        return code;
    }
}

/// <summary>How an import stands, in words.</summary>
internal static class ImportWords
{
    public static string Of(ContractImport i) => i.State switch
    {
        ImportState.Checked => $"{i.FileName}：{i.Rows} 行，可以导入 {i.Good} 行，以前导入过 {i.Known} 行，有错 {i.Faulty} 行。",
        ImportState.Running => $"{i.FileName}：正在导入，已处理 {i.Next} 行，共 {i.Rows} 行，登记了 {i.Entered} 份。",
        _ => $"{i.FileName}：导入完成，{i.Rows} 行里登记了 {i.Entered} 份合同，没有导入的 {i.Rows - i.Entered} 行有错或者以前导入过。",
    };

    public static string Of(ImportState state) => state switch { ImportState.Checked => "核对了，没有导入", ImportState.Running => "正在导入", _ => "导入完成" };
}
