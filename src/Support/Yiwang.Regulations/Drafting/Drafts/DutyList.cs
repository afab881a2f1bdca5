using Yiwang.Platform;
using Yiwang.Platform.Packs;

namespace Yiwang.Regulations.Drafting.Drafts;

/// <summary>One duty (职能条目) of one department.</summary>
internal sealed record Duty(string Code, string Institution, string Text);

/// <summary>Which department has which duty, as the city's pack says (<c>duties.yaml</c>). Read once at start.</summary>
internal sealed class DutyList
{
    private DutyList(IReadOnlyList<Duty> all) => All = all;

    public IReadOnlyList<Duty> All { get; }

    public IEnumerable<Duty> Of(string institution) => All.Where(d => d.Institution == institution);

    public Duty? Find(string code) => All.FirstOrDefault(d => d.Code == code);

    public static DutyList Load(YiwangOptions options)
    {
        var path = Path.Combine(options.PacksDirectory, options.City, "duties.yaml");
        if (!File.Exists(path)) return new([]);
        var file = YamlFile.Read(path);
        Duty[] duties = [.. file.Root.Maps("duties").Select(d => new Duty(d.Text("code"), d.Text("institution"), d.Text("text")))];
        return file.Finish() is { Count: > 0 } findings ? throw new PackException(findings) : new(duties);
    }
}
