using Yiwang.Kernel;
using Yiwang.Regulations.Marks;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Register;
using Yiwang.Testing;

namespace Yiwang.Architecture.Tests;

/// <summary>All marks of the house, of rules and of tests, against the register.</summary>
internal static class CoverageMarks
{
    public static RegulationLibrary Register { get; } = ReadRegister();

    public static IReadOnlyList<MarkedMember> OfRules { get; } = MarkReader.ReadSources(AppContext.BaseDirectory);

    public static IReadOnlyList<MarkedMember> OfTests { get; } = [.. TestAssemblies().SelectMany(MarkReader.Read)];

    /// <summary>Marks whose article or requirement the register doesn't know.</summary>
    public static IEnumerable<string> Strangers(IEnumerable<MarkedMember> marks, RegulationLibrary register)
    {
        var known = register.All.SelectMany(r => r.Requirements).Select(r => r.Id).ToHashSet();
        return marks.SelectMany(m => m.Articles.Where(a => register.Article(a) is null).Select(a => $"{m.Name}: {a}")
            .Concat(m.Requirements.Where(id => !known.Contains(id)).Select(id => $"{m.Name}: {id}")));
    }

    /// <summary>
    /// What a rule is marked with and no test is: each of its requirements; and for a rule that names only articles, an article that no
    /// test names, neither itself nor by a requirement that lies in it.
    /// </summary>
    public static IEnumerable<string> Unproved(IEnumerable<MarkedMember> rules, IEnumerable<MarkedMember> tests, RegulationLibrary register)
    {
        var tested = tests.SelectMany(t => t.Requirements).ToHashSet();
        Citation[] places = [.. tests.SelectMany(t => t.Articles).Concat(register.All.SelectMany(r => r.Requirements).Where(r => tested.Contains(r.Id)).Select(r => r.Citation)).Distinct()];

        return rules.SelectMany(r => r.Requirements.Where(id => !tested.Contains(id)).Select(id => (r.Name, What: id))
                .Concat(r.Requirements.Count > 0 ? [] : r.Articles.Where(a => !places.Any(p => p.Contains(a) || a.Contains(p))).Select(a => (r.Name, What: a.ToString()))))
            .GroupBy(r => r.What, r => r.Name).Select(g => $"{g.Key}: {string.Join(", ", g)}");
    }

    // Of the same configuration as this assembly: artifacts/bin/PROJECT/CONFIGURATION/.
    private static IEnumerable<string> TestAssemblies()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Name;
        foreach (var project in Directory.EnumerateFiles(Repository.PathOf("tests"), "*.Tests.csproj", SearchOption.AllDirectories).Select(p => Path.GetFileNameWithoutExtension(p)!))
        {
            var assembly = Repository.PathOf("artifacts", "bin", project, configuration, $"{project}.dll");
            if (!File.Exists(assembly)) throw new InvalidOperationException($"Build the whole solution first: {assembly} is not there, so its marks are not known.");
            yield return assembly;
        }
    }

    private static RegulationLibrary ReadRegister()
    {
        var (regulations, findings) = RegisterReader.ReadAll(Repository.PathOf("packs"), "shanwei");
        return findings.Count == 0 ? new RegulationLibrary(regulations) : throw new InvalidDataException(string.Join('\n', findings.Select(f => $"{f.Where} {f.Message}")));
    }
}
