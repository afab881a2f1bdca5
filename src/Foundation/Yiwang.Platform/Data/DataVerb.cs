using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Yiwang.Platform.Data;

/// <summary><c>./run data classes</c></summary>
internal static class DataVerb
{
    private const string Usage = "data classes [--json]      每一列数据的分级、怎样存放；没有加密的敏感列写明理由";

    public static Verb Verb { get; } = new("data", Usage, Run);

    private static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken ct)
    {
        if (args is not (["classes"] or ["classes", "--json"]))
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        var columns = ColumnClasses.Of(services.GetRequiredService<YiwangDb>().Model, services.GetServices<YiwangModule>());
        if (args.Length == 2) await output.WriteLineAsync(JsonSerializer.Serialize(columns, StoredJson.Options));
        else
        {
            foreach (var column in columns) await output.WriteLineAsync(Line(column));
            await output.WriteLineAsync(string.Join("，", columns.GroupBy(c => c.Class).OrderBy(c => c.Key).Select(c => $"{(c.Key is { } named ? ColumnClasses.NameOf(named) : "未分级")} {c.Count()} 列")));
        }

        return columns.All(c => c.Class is not null && !c.IsUnguarded) ? 0 : 1;
    }

    private static string Line(ClassedColumn column) =>
        $"{column.Table}.{column.Column}\t{(column.Class is { } named ? ColumnClasses.NameOf(named) : "未分级")}\t{column.Keeping switch { Keeping.Sealed => "加密", Keeping.Indexed => "加钥散列", _ => "明文" }}\t{column.Open}";
}
