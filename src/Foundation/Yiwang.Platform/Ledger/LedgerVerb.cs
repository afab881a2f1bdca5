using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Ledger;

/// <summary><c>./run ledger verify | proof | check</c></summary>
internal static class LedgerVerb
{
    private const string Usage = """
        ledger verify [对象] [--json]    核验台账，指出被改、缺失或错位的行
        ledger proof 对象 [--out=文件]    写出一个对象的证明文件，离开数据库也能核验
        ledger check 文件 [--key=公钥文件] [--json]    核验证明文件，不用数据库
        """;

    public static Verb Verb { get; } = new("ledger", Usage, Run) { OfflineWords = ["check"] };

    private static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken ct)
    {
        var words = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToArray();
        switch (words)
        {
            case ["verify"] or ["verify", _]: return await Verify(services, words.ElementAtOrDefault(1), args.Contains("--json"), output, ct);
            case ["proof", var subject]: return await Prove(services, subject, Option(args, "--out="), output, ct);
            case ["check", var file]: return await Check(file, Option(args, "--key="), args.Contains("--json"), output, ct);
            default:
                await output.WriteLineAsync(Verb.Usage);
                return 2;
        }
    }

    private static async Task<int> Verify(IServiceProvider services, string? subject, bool json, TextWriter output, CancellationToken ct)
    {
        var progress = json ? null : new Progress<long>(count => Console.Error.Write($"\r已核验 {count:N0} 行"));
        var verdict = await services.GetRequiredService<LedgerVerifier>().Verify(subject, progress, ct);
        if (json) await output.WriteLineAsync(JsonSerializer.Serialize(verdict, StoredJson.Options));
        else await Print(verdict, output);
        return verdict.Faults.Count == 0 ? 0 : 1;
    }

    private static async Task Print(LedgerVerdict verdict, TextWriter output)
    {
        await output.WriteLineAsync($"{verdict.Subjects:N0} 条链，{verdict.Entries:N0} 行；{(verdict.Faults.Count == 0 ? "全部相符" : $"有 {verdict.Faults.Count:N0} 处不符")}");
        if (verdict.Anchors is { } signed) await output.WriteLineAsync($"{signed.Anchors:N0} 次锚定，签名覆盖 {signed.Rows:N0} 行，还有 {signed.Waiting:N0} 行等待锚定");
        foreach (var fault in verdict.Faults) await output.WriteLineAsync($"  {fault.Subject} 第 {fault.Sequence} 行：{fault.What}");
    }

    private static async Task<int> Prove(IServiceProvider services, string subject, string? file, TextWriter output, CancellationToken ct)
    {
        if (await services.GetRequiredService<LedgerProver>().Prove(subject, ct) is not { } proof)
        {
            await output.WriteLineAsync($"没有“{subject}”的记录。请核对对象，例如 case/ 加办件的标识。");
            return 1;
        }

        file ??= $"proof-{string.Concat(subject.Select(c => char.IsLetterOrDigit(c) || c == '-' ? c : '-'))}.json";
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(proof, StoredJson.Options), ct);
        await output.WriteLineAsync($"{file}：{proof.Entries.Count} 行，其中 {proof.Entries.Count(e => e.Anchor is null)} 行还没有锚定。核验：./run ledger check {file}");
        return 0;
    }

    private static async Task<int> Check(string file, string? keyFile, bool json, TextWriter output, CancellationToken ct)
    {
        foreach (var wanted in new[] { file, keyFile }.OfType<string>().Where(f => !File.Exists(f)))
        {
            await output.WriteLineAsync($"没有文件 {wanted}。请核对路径。");
            return 2;
        }

        var verdict = LedgerProofCheck.Check(await File.ReadAllTextAsync(file, ct), keyFile is null ? null : await File.ReadAllTextAsync(keyFile, ct));
        if (json) await output.WriteLineAsync(JsonSerializer.Serialize(verdict, StoredJson.Options));
        else await Print(verdict, keyFile is not null, output);
        return verdict.Faults.Count == 0 ? 0 : 1;
    }

    private static async Task Print(ProofVerdict verdict, bool isKeyKnown, TextWriter output)
    {
        if (verdict.Entries > 0) await output.WriteLineAsync($"{verdict.Subject}：{verdict.Entries} 行；{(verdict.Faults.Count == 0 ? "全部相符" : $"有 {verdict.Faults.Count} 处不符")}；{verdict.Unanchored} 行还没有锚定");
        foreach (var fault in verdict.Faults) await output.WriteLineAsync($"  {fault}");
        if (!isKeyKnown) foreach (var key in verdict.Keys) await output.WriteLineAsync($"签名公钥的 SM3：{key}。请与该单位公布的核对，或用 --key= 给出公钥。");
    }

    private static string? Option(string[] args, string name) => Array.Find(args, a => a.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
}
