using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Platform.Packs;

namespace Yiwang.Identity.Acting;

/// <summary>The kinds of service that an authorisation can name, from the pack's services.yaml.</summary>
internal sealed class ServiceScopes
{
    public IReadOnlyList<(string Code, string Name)> All { get; private init; } = [];

    public IReadOnlyList<Finding> Findings { get; private init; } = [];

    public static ServiceScopes Read(YiwangOptions options)
    {
        var file = YamlFile.Read(Path.Combine(options.PacksDirectory, options.City, "services.yaml"));
        var all = file.Root.Maps("services").Select(row => (row.Text("code"), row.Text("name"))).ToArray();
        var findings = file.Finish();
        return new() { All = findings.Count > 0 ? [] : all, Findings = findings };
    }

    public string? Find(string code) => All.FirstOrDefault(s => s.Code == code).Name;

    public string InWords(IReadOnlyCollection<string> scope) => scope.Count == 0 ? "全部事项" : string.Join("、", scope.Select(s => Find(s) ?? s));
}
