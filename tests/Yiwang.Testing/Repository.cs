namespace Yiwang.Testing;

/// <summary>Where the repository lies, seen from a test that was built inside it.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Yiwang.slnx"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests don't run inside the repository.");
    }
}
