using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;
using Yiwang.Platform.Web;

namespace Yiwang.Platform.Keys;

/// <summary><c>./run keys [rotate | reseal | retire N]</c></summary>
internal static class KeysVerb
{
    private const string Usage = """
        keys [--json]             数据密钥有哪几版，各加密了多少条
        keys rotate               更换数据密钥；旧数据由服务在后台重新加密
        keys reseal               现在就把旧数据全部重新加密（不等后台）
        keys retire 版本           删除旧密钥；还有数据由它加密时不删
        """;

    public static Verb Verb { get; } = new("keys", Usage, Run);

    private static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken ct)
    {
        var json = args.Contains("--json");
        switch (args.Where(a => a != "--json").ToArray())
        {
            case []: return await Tell(services, json, output, ct);
            case ["rotate"]: return await Act(services, new RotateDataKey(), "已换用新的数据密钥。请马上备份密钥文件（与数据库分开放）；旧备份要用旧的密钥文件打开，也请留着。", json, output, ct);
            case ["retire", var text] when byte.TryParse(text, CultureInfo.InvariantCulture, out var version):
                return await Act(services, new RetireDataKey(version), "已删除。换钥以前的数据库备份，只能用当时的密钥文件打开。", json, output, ct);
            case ["reseal"]:
                await services.GetRequiredService<Resealing>().RunToTheEnd(ct);
                return await Tell(services, json, output, ct);
            default:
                await output.WriteLineAsync(Usage);
                return 2;
        }
    }

    private static async Task<int> Act<TCommand>(IServiceProvider services, TCommand command, string done, bool json, TextWriter output, CancellationToken ct) where TCommand : ICommand
    {
        services.GetRequiredService<CurrentUser>().BecomeSystem("keys", PlatformPermissions.ManageKeys);
        var outcome = await services.GetRequiredService<CommandRunner>().Run(command, ct: ct);
        if (json) await output.WriteLineAsync(JsonSerializer.Serialize(new { done = outcome.IsDone, findings = outcome.Findings.Select(FindingJson.From) }, StoredJson.Options));
        else
        {
            foreach (var finding in outcome.Findings) await output.WriteLineAsync($"{finding.Message}{finding.Remedy}");
            if (outcome.IsDone) await output.WriteLineAsync(done);
        }

        return outcome.IsDone ? 0 : 1;
    }

    private static async Task<int> Tell(IServiceProvider services, bool json, TextWriter output, CancellationToken ct)
    {
        var (ring, rows) = (services.GetRequiredService<KeyRing>(), services.GetRequiredService<SealedRows>());
        var progress = await Resealing.Read(services.GetRequiredService<YiwangDb>(), ct);
        var versions = new List<(SealingKey Key, IReadOnlyList<SealedUnder> Under)>();
        foreach (var key in ring.DataKeys) versions.Add((key, await rows.CountUnder(key.Version, ct)));
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(new { current = ring.DataKey.Version, versions = versions.Select(v => new { v.Key.Version, rows = v.Under.Sum(u => u.Rows), columns = v.Under }), progress }, StoredJson.Options));
            return 0;
        }

        foreach (var (key, under) in versions)
            await output.WriteLineAsync($"第 {key.Version} 版{(key.Version == ring.DataKey.Version ? "（正在使用）" : "")}：{under.Sum(u => u.Rows):N0} 条，{under.Count} 列");
        if (progress is { Broken: > 0 }) await output.WriteLineAsync($"有 {progress.Broken:N0} 条打不开，没有动它们。请用备份的密钥文件核对。");
        return 0;
    }
}
