using Yiwang.Kernel;

namespace Yiwang.Design;

internal static class FindingWords
{
    public static string Word(Severity severity) => severity switch
    {
        Severity.Blocks => "不能办",
        Severity.Warns => "请注意",
        _ => "说明",
    };

    public static Tone Tone(Severity severity) => severity switch
    {
        Severity.Blocks => Design.Tone.Bad,
        Severity.Warns => Design.Tone.Attention,
        _ => Design.Tone.Neutral,
    };

    /// <summary>共 3 条：2 条不能办，1 条请注意.</summary>
    public static string Count(IReadOnlyList<Finding> findings)
    {
        var kinds = findings.GroupBy(f => f.Severity).OrderBy(g => g.Key).Select(g => $"{g.Count()} 条{Word(g.Key)}").ToArray();
        return kinds.Length == 1 ? $"共 {kinds[0]}" : $"共 {findings.Count} 条：{string.Join("，", kinds)}";
    }
}
