using Yiwang.Testing;

namespace Yiwang.Regulations.Tests;

/// <summary>Where the repository's packs and the catalogue of requirements lie.</summary>
internal static class Packs
{
    public static string Directory { get; } = Repository.PathOf("packs");

    public static string Register { get; } = Path.Combine(Directory, "shanwei", "regulations", "rehabilitation-aid.yaml");

    /// <summary>The shared folder lies beside the repository; a worktree finds it by YIWANG_SHARED or at /work/shared. Null where there is none.</summary>
    public static string? Shared { get; } = new[]
    {
        Repository.PathOf("..", "shared"), Environment.GetEnvironmentVariable("YIWANG_SHARED"), "/work/shared",
    }.FirstOrDefault(folder => folder is not null && System.IO.Directory.Exists(Path.Combine(folder, "requirements")));

    /// <summary>A folder of packs with one register, for a test of its own.</summary>
    public static string WithRegister(string yaml, params (string Name, string Yaml)[] rulebooks)
    {
        var packs = System.IO.Directory.CreateTempSubdirectory("yiwang-packs-").FullName;
        Write(Path.Combine(packs, "city", "regulations", "one.yaml"), yaml);
        foreach (var (name, content) in rulebooks) Write(Path.Combine(packs, "city", "rulebooks", name), content);
        return packs;
    }

    private static void Write(string path, string content)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
