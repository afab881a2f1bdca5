using System.Text.RegularExpressions;

namespace Yiwang.Regulations.Coverage;

/// <summary>
/// Refusals, warnings, periods and amounts that are written in the source and name no article: a <c>Finding</c> without a citation, a
/// number of days or money without a mark. Many are right as they are (a form left empty, a session's length); the list says which they are.
/// It reads the source, not the program, because only there can be seen what was left out.
/// </summary>
internal static partial class UncitedCode
{
    /// <summary>Null where the source doesn't lie beside the program: then nothing can be said.</summary>
    public static IReadOnlyList<string>? Find(string root)
    {
        var source = Path.Combine(root, "src");
        if (!Directory.Exists(source)) return null;
        return
        [
            .. Directory.EnumerateFiles(source, "*.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(IsSource)
                .SelectMany(path => FindIn(File.ReadAllText(path), Path.GetRelativePath(root, path).Replace('\\', '/'))),
        ];
    }

    /// <summary>A finding in the source that does name an article.</summary>
    /// <param name="Citation">The expression, as the source writes it.</param>
    internal sealed record CitedCall(string Code, string File, int Line, string Citation);

    /// <summary>The other half: every finding with the expression that names its article. Null where there is no source.</summary>
    public static IEnumerable<CitedCall>? CitedIn(string root)
    {
        var source = Path.Combine(root, "src");
        if (!Directory.Exists(source)) return null;
        return Directory.EnumerateFiles(source, "*.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(IsSource)
            .SelectMany(path => CitedIn(File.ReadAllText(path), Path.GetRelativePath(root, path).Replace('\\', '/')));
    }

    private static IEnumerable<CitedCall> CitedIn(string source, string name) =>
        from call in RefusalCall().Matches(source)
        let arguments = CallArguments.Read(source, call.Index + call.Length)
        where arguments.Count > 2 && arguments[0].StartsWith('"') && IsCited(arguments)
        select new CitedCall(CodeOf(arguments[0]), name, source.AsSpan(0, call.Index).Count('\n') + 1, CitationOf(arguments)!);

    public static IEnumerable<string> FindIn(string source, string name) =>
        Refusals(source).Concat(Numbers(source)).OrderBy(f => f.At).Select(f => $"{name}:{source.AsSpan(0, f.At).Count('\n') + 1} {f.What}");

    // Samples of the design system are not rules.
    private static bool IsSource(string path) =>
        (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
        && !path.Split(Path.DirectorySeparatorChar).Any(folder => folder is "obj" or "bin" or "Showcase");

    private static IEnumerable<(int At, string What)> Refusals(string source)
    {
        foreach (Match call in RefusalCall().Matches(source))
        {
            var arguments = CallArguments.Read(source, call.Index + call.Length);
            // The declarations themselves, and helpers that hand on what they were given.
            if (arguments.Count < 2 || arguments[0].StartsWith("string ", StringComparison.Ordinal)) continue;
            if (!IsCited(arguments)) yield return (call.Index, CodeOf(arguments[0]));
        }
    }

    private static bool IsCited(IReadOnlyList<string> arguments) => (CitationOf(arguments) ?? "null") != "null";

    private static string? CitationOf(IReadOnlyList<string> arguments)
    {
        var named = arguments.FirstOrDefault(a => a.StartsWith("citation:", StringComparison.Ordinal));
        var third = arguments.Count > 2 && !NamedArgument().IsMatch(arguments[2]) ? arguments[2] : null;
        return named?["citation:".Length..].Trim() ?? third;
    }

    private static string CodeOf(string argument) => argument.Trim('$').Trim('"');

    private static IEnumerable<(int At, string What)> Numbers(string source) =>
        NumberOfTime().Matches(source).Where(m => !m.Groups["marks"].Value.Contains("Article(", StringComparison.Ordinal))
            .Select(m => (m.Groups["name"].Index, $"{m.Groups["name"].Value} = {m.Groups["value"].Value.Trim()}"));

    [GeneratedRegex(@"\b(?:Finding\.(?:Block|Warn)|Outcome\.Refuse(?:d)?)\(")]
    private static partial Regex RefusalCall();

    [GeneratedRegex(@"^[a-z]\w*:(?!:)")]
    private static partial Regex NamedArgument();

    // A constant or fixed value that is a stretch of time or an amount of money, with the attributes above it.
    [GeneratedRegex(@"(?<marks>(?:^[ \t]*\[[^\n]*\]\r?\n)*)^[ \t]*(?:public |internal |private |protected )*(?:const|static readonly) (?:(?:int|long|decimal|double) (?<name>\w*(?:Days|Months|Years|Hours|Minutes|Fen|Yuan)\w*)|TimeSpan (?<name>\w+)) = (?<value>[^;\n]*\d[^;\n]*);", RegexOptions.Multiline)]
    private static partial Regex NumberOfTime();
}
