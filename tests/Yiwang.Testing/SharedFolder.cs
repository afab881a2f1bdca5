namespace Yiwang.Testing;

/// <summary>
/// The folder beside the repository with the catalogue of requirements, its tables and the gazettes (../shared; a worktree has it beside
/// itself too). A test that needs it says so and fails where it is not: a comparison that was not made must not look like one that passed.
/// </summary>
public static class SharedFolder
{
    public static string PathOf(params ReadOnlySpan<string> parts)
    {
        var folder = Path.GetFullPath(Repository.PathOf("..", "shared"));
        var path = Path.Combine([folder, .. parts]);
        return Path.Exists(path)
            ? path
            : throw new InvalidOperationException($"NOT COMPARED: {path} is not here. This test needs the shared folder beside the repository.");
    }
}
