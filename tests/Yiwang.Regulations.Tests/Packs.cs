using Yiwang.Testing;

namespace Yiwang.Regulations.Tests;

/// <summary>Where the repository's packs and the catalogue of requirements lie.</summary>
internal static class Packs
{
    public static string Directory { get; } = Repository.PathOf("packs");

    public static string Register { get; } = Path.Combine(Directory, "shanwei", "regulations", "rehabilitation-aid.yaml");

    public static string Rulebooks { get; } = Path.Combine(Directory, "shanwei", "rulebooks");

    /// <summary>The catalogue of requirements or the gazettes: tests that need them fail where they are not.</summary>
    public static string Shared(params ReadOnlySpan<string> parts) => SharedFolder.PathOf(parts);

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
