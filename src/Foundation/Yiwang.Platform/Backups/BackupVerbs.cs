using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;

namespace Yiwang.Platform.Backups;

/// <summary><c>./run backup DIR</c> while it serves, <c>./run restore DIR</c> while it doesn't; both for the embedded installation.</summary>
internal static class BackupVerbs
{
    public static Verb Backup { get; } = new("backup", "backup 文件夹 [--json]    在线备份数据库和文件（SQLite）；PostgreSQL 见 docs/operations.md",
        (services, args, output, ct) => Run(services, args, output, b => b.Save, [], ct)) { NeedsDatabase = false };

    public static Verb Restore { get; } = new("restore", "restore 文件夹 [--replace] [--json]    停止服务后，用备份恢复，并逐个核对",
        (services, args, output, ct) => Run(services, args, output, b => (folder, token) => b.Restore(folder, args.Contains("--replace"), token), ["--replace"], ct)) { NeedsDatabase = false };

    private static async Task<int> Run(
        IServiceProvider services, string[] args, TextWriter output, Func<EmbeddedBackup, Func<string, CancellationToken, Task<(Outcome, BackupReport?)>>> act, string[] options, CancellationToken ct)
    {
        var folders = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToArray();
        if (folders.Length != 1 || args.Except(folders).Except(options).Any(a => a != "--json"))
        {
            await output.WriteLineAsync($"{Backup.Usage}\n{Restore.Usage}");
            return 2;
        }

        var (outcome, report) = await act(services.GetRequiredService<EmbeddedBackup>())(Path.GetFullPath(folders[0]), ct);
        if (args.Contains("--json")) await output.WriteLineAsync(JsonSerializer.Serialize(new { findings = outcome.Findings.Select(Web.FindingJson.From), report }, BackupManifest.Json));
        else await Print(outcome, report, output);
        return outcome.IsDone ? 0 : 1;
    }

    private static async Task Print(Outcome outcome, BackupReport? report, TextWriter output)
    {
        foreach (var finding in outcome.Findings) await output.WriteLineAsync($"{finding.Where}：{finding.Message}{finding.Remedy}");
        if (report is not null) await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"数据库 {report.DatabaseBytes / 1_048_576.0:F1} MB，文件 {report.Files} 个（{report.FileBytes / 1_048_576.0:F1} MB），{report.Seconds:F1} 秒，校验值（SM3）{report.DatabaseSm3}。"));
    }
}
