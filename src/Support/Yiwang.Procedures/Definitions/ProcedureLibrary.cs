using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Packs;
using Yiwang.Procedures.Public;

namespace Yiwang.Procedures.Definitions;

/// <summary>The procedures of the city's pack, read once. A pack with errors stops the start and says every line.</summary>
internal sealed class ProcedureLibrary : IProcedureLibrary
{
    private readonly Dictionary<string, Procedure> procedures = [];

    public ProcedureLibrary(YiwangOptions options, CityDirectory city)
    {
        var posts = city.Posts.Select(p => p.Code).ToHashSet();
        var findings = new List<Finding>();
        foreach (var path in FilesOf(options))
        {
            var law = YamlFile.Read(path).Root.OptionalText("law") ?? "";
            var (procedure, found) = ProcedureFile.Read(YamlFile.Read(path, law), posts);
            findings.AddRange(found);
            if (procedure is not null && !procedures.TryAdd(procedure.Code, procedure)) findings.Add(Finding.Block("procedure.twice", $"流程代码“{procedure.Code}”重复。", where: path));
        }

        PackException.ThrowIfAny(findings);
    }

    public IReadOnlyCollection<Procedure> All => procedures.Values;

    public Procedure Get(string code) => procedures.TryGetValue(code, out var found) ? found : throw new KeyNotFoundException($"No procedure is called {code}.");

    private static IEnumerable<string> FilesOf(YiwangOptions options)
    {
        var folder = Path.Combine(options.PacksDirectory, options.City, "procedures");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal) : [];
    }
}
