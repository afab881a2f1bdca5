using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Ledger;

/// <summary><c>./run ledger verify [SUBJECT] [--json]</c></summary>
internal static class LedgerVerb
{
    public static Verb Verb { get; } = new("ledger", "ledger verify [对象] [--json]    核验台账，指出被改、缺失或错位的行", Run);

    private static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken ct)
    {
        var words = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToArray();
        if (words is not (["verify"] or ["verify", _]))
        {
            await output.WriteLineAsync(Verb.Usage);
            return 2;
        }

        var json = args.Contains("--json");
        var progress = json ? null : new Progress<long>(count => Console.Error.Write($"\r已核验 {count:N0} 行"));
        var verdict = await services.GetRequiredService<LedgerVerifier>().Verify(words.ElementAtOrDefault(1), progress, ct);
        if (json) await output.WriteLineAsync(JsonSerializer.Serialize(verdict, StoredJson.Options));
        else await Print(verdict, output);
        return verdict.Faults.Count == 0 ? 0 : 1;
    }

    private static async Task Print(LedgerVerdict verdict, TextWriter output)
    {
        await output.WriteLineAsync($"{verdict.Subjects:N0} 条链，{verdict.Entries:N0} 行；{(verdict.Faults.Count == 0 ? "全部相符" : $"有 {verdict.Faults.Count:N0} 处不符")}");
        foreach (var fault in verdict.Faults) await output.WriteLineAsync($"  {fault.Subject} 第 {fault.Sequence} 行：{fault.What}");
    }
}
