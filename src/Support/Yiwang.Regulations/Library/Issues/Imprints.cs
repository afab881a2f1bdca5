using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Platform.Packs;

namespace Yiwang.Regulations.Library.Issues;

/// <summary>Who edits and publishes a gazette, and where to reach them, from a day on (版权页).</summary>
internal sealed record Imprint(DateOnly From, string Publisher, string Address, string Postcode, string Phone, string Fax);

/// <summary>The gazettes whose form the packs know (<c>gazettes/*.yaml</c>). Read once at start.</summary>
internal sealed class Imprints(IReadOnlyDictionary<string, IReadOnlyList<Imprint>> byGazette)
{
    /// <summary>Whether the issue is one of those that must carry all that a cover carries: of a gazette known here, from its first imprint on.</summary>
    public bool Bind(string gazette, int year) => byGazette.TryGetValue(gazette, out var imprints) && (year == 0 || imprints.Any(i => i.From.Year <= year));

    /// <summary>The imprint of the issue's own day; a later change leaves it as it was. Null where none is known for that day.</summary>
    [Requirement("LD-GB-009")]
    public Imprint? Of(string gazette, DateOnly publishedOn) =>
        byGazette.TryGetValue(gazette, out var imprints) ? imprints.Where(i => i.From <= publishedOn).MaxBy(i => i.From) : null;

    public static Imprints Load(YiwangOptions options)
    {
        var files = new[] { "china", options.City, "library" }.Select(p => Path.Combine(options.PacksDirectory, p, "gazettes")).Where(Directory.Exists)
            .SelectMany(d => Directory.EnumerateFiles(d, "*.yaml").Order(StringComparer.Ordinal)).Select(p => YamlFile.Read(p)).ToArray();
        var known = new Dictionary<string, IReadOnlyList<Imprint>>();
        foreach (var file in files)
        {
            known[file.Root.Text("gazette")] = [.. file.Root.Maps("imprints").Select(i =>
                new Imprint(i.Date("from"), i.Text("publisher"), i.Text("address"), i.Text("postcode"), i.Text("phone"), i.Text("fax")))];
        }

        PackException.ThrowIfAny([.. files.SelectMany(f => f.Finish())]);
        return new(known);
    }
}
