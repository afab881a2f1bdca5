using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform;
using Yiwang.Regulations.Amending.Loading;

namespace Yiwang.Regulations.Amending.Contradictions;

/// <summary><c>./run contradictions [--json]</c>: 1 where there is one.</summary>
internal static class ContradictionsVerb
{
    public static Verb Verb { get; } = new("contradictions", "contradictions [--json]     文件之间、文件和规则之间的矛盾：期限、承诺、材料", Run);

    public static object Json(IReadOnlyList<Contradiction> found) => new
    {
        contradictions = found.Select(c => new { kind = JsonNamingPolicy.KebabCaseLower.ConvertName(c.Kind.ToString()), c.Subject, first = Of(c.First), second = Of(c.Second), toDo = c.ToDo }),
    };

    private static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken ct)
    {
        if (args.Any(a => a != "--json"))
        {
            await output.WriteLineAsync(Verb.Usage);
            return 2;
        }

        var reader = services.GetRequiredService<ContradictionReader>();
        var found = await reader.All(ct);
        await output.WriteLineAsync(args.Length > 0 ? JsonSerializer.Serialize(Json(found), AmendVerb.Json) : string.Join(Environment.NewLine,
        [
            .. found.SelectMany(c => new[]
            {
                $"{ContradictionWords.Of(c.Kind)}：{c.Subject}", $"  {c.First.Citation}：{c.First.Says}　{c.First.Where}".TrimEnd('　'),
                $"  {c.Second.Citation}：{c.Second.Says}　{c.Second.Where}".TrimEnd('　'), $"  {c.ToDo}",
            }),
            $"{(found.Count == 0 ? "没有发现矛盾" : $"共 {found.Count} 处")}。{ContradictionWords.Extent(reader)}",
        ]));
        return found.Count == 0 ? 0 : 1;
    }

    private static object Of(Statement s) => new { citation = s.Citation.ToString(), href = s.Citation.Href, s.Says, s.Where };
}
