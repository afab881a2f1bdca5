namespace Yiwang.Testing;

/// <summary>
/// A part of a document between two marks, written by a test when <c>YIWANG_WRITE_REPORTS=1</c>. It counts what there is; what has to hold is
/// asserted by the test, so that a new table or address doesn't break a build only because the picture is of yesterday.
/// </summary>
public static class Generated
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("YIWANG_WRITE_REPORTS") == "1";

    public static void Write(string file, string name, string wanted)
    {
        if (!Writes) return;
        var (begin, end) = ($"<!-- {name}: written by a test -->\n", $"<!-- /{name} -->");
        var text = File.ReadAllText(file);
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        if (from < 0 || to < from) throw new InvalidOperationException($"{file} has no marks {begin.Trim()} and {end}.");
        from += begin.Length;
        var inner = $"\n{wanted.ReplaceLineEndings("\n").Trim()}\n\n";
        File.WriteAllText(file, text[..from] + inner + text[to..]);
    }
}
