namespace Yiwang.Regulations.Coverage;

/// <summary>Splits the arguments of a call as C# writes them, past strings, interpolations, comments and nested calls.</summary>
internal static class CallArguments
{
    /// <param name="start">The first sign after the opening bracket.</param>
    public static IReadOnlyList<string> Read(string source, int start)
    {
        var (arguments, begin, depth) = (new List<string>(), start, 0);
        for (var i = start; i < source.Length; i++)
        {
            switch (source[i])
            {
                case '"':
                    i = EndOfString(source, i);
                    break;
                case '\'' when i + 2 < source.Length:
                    i = source[i + 1] == '\\' ? i + 3 : i + 2;
                    break;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}' when depth > 0:
                    depth--;
                    break;
                case ')':
                    arguments.Add(source[begin..i].Trim());
                    return arguments;
                case ',' when depth == 0:
                    arguments.Add(source[begin..i].Trim());
                    begin = i + 1;
                    break;
            }
        }

        return arguments;
    }

    // The closing quote of the string that opens here. An interpolated one may hold further strings in its braces.
    private static int EndOfString(string source, int open)
    {
        if (source.AsSpan(open).StartsWith("\"\"\"")) return Math.Max(source.IndexOf("\"\"\"", open + 3, StringComparison.Ordinal), open) + 2;

        var isVerbatim = open > 0 && source[open - 1] == '@' || (open > 1 && source[open - 1] == '$' && source[open - 2] == '@');
        var isInterpolated = open > 0 && source[open - 1] == '$' || (open > 1 && source[open - 1] == '@' && source[open - 2] == '$');
        for (var i = open + 1; i < source.Length; i++)
        {
            if (source[i] == '\\' && !isVerbatim) i++;
            else if (source[i] == '{' && isInterpolated) i = source[i + 1] == '{' ? i + 1 : EndOfHole(source, i);
            else if (source[i] == '"') return i;
        }

        return source.Length - 1;
    }

    private static int EndOfHole(string source, int open)
    {
        var depth = 0;
        for (var i = open; i < source.Length; i++)
        {
            if (source[i] == '"') i = EndOfString(source, i);
            else if (source[i] == '{') depth++;
            else if (source[i] == '}' && --depth == 0) return i;
        }

        return source.Length - 1;
    }
}
