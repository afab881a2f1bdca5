namespace Yiwang.Regulations.Tests.Library;

/// <summary>The five real gazettes beside the repository. Their text is never in it; a test that needs them fails where they are not.</summary>
internal static class Seeds
{
    public static string[] Files { get; } = Find();

    private static string[] Find()
    {
        var shared = Packs.Shared ?? throw new InvalidOperationException("The shared folder with the gazettes is missing: ../shared beside the repository, or YIWANG_SHARED.");
        var files = Directory.GetFiles(Path.Combine(shared, "seeds"), "*.txt").Order(StringComparer.Ordinal).ToArray();
        return files.Length == 5 ? files : throw new InvalidOperationException($"{shared}/seeds should hold five gazettes and holds {files.Length}.");
    }
}
