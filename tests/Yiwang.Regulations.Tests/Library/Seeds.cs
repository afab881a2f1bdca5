using Yiwang.Testing;

namespace Yiwang.Regulations.Tests.Library;

/// <summary>The five real gazettes beside the repository. Their text is never in it; a test that needs them fails where they are not.</summary>
internal static class Seeds
{
    public static string[] Files { get; } = Find();

    private static string[] Find()
    {
        var folder = SharedFolder.PathOf("seeds");
        var files = Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToArray();
        return files.Length == 5 ? files : throw new InvalidOperationException($"{folder} should hold five gazettes and holds {files.Length}.");
    }
}
