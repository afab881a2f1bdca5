namespace Yiwang.Architecture.Tests;

/// <summary>A part of a document between two marks that a test writes and afterwards holds to what it is.</summary>
internal static class Generated
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("YIWANG_WRITE_REPORTS") == "1";

    public static void Check(string file, string name, string wanted)
    {
        var (begin, end) = ($"<!-- {name}: written by a test -->\n", $"<!-- /{name} -->");
        var text = File.ReadAllText(file);
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        Assert.True(from >= 0 && to > from, $"{file} has no marks {begin.Trim()} and {end}.");
        from += begin.Length;
        var inner = $"\n{wanted.ReplaceLineEndings("\n").Trim()}\n\n";
        if (Writes) File.WriteAllText(file, text[..from] + inner + text[to..]);
        else Assert.True(text[from..to] == inner, $"{file}, {name}: the report is of another day. Write it anew: YIWANG_WRITE_REPORTS=1 and this test.\n{inner}");
    }
}
