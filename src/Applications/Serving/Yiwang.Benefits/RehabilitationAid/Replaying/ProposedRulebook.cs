using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Packs;
using Yiwang.Regulations.Public;

using LocalDecision = Yiwang.Benefits.RehabilitationAid.Rules.LocalDecision;

namespace Yiwang.Benefits.RehabilitationAid.Replaying;

/// <summary>A changed rulebook, valid, as if it had been in force on the day of every case.</summary>
/// <param name="Region">The county whose file was changed; null where it is the city's.</param>
internal sealed record ProposedRulebook(RulebookLibrary Library, string? Region, string Scope) : ProposedRules(Scope)
{
    private const string FileName = "拟议的规则文件";

    /// <param name="folder">The folder <c>rulebooks</c> of the city's pack: what the proposed file does not replace.</param>
    public static (ProposedRulebook? Rules, IReadOnlyList<Finding> Findings) Read(string yaml, string folder, RulebookLibrary current)
    {
        var region = YamlFile.Parse(yaml, FileName).Root is var root && root.Has("region") ? root.OptionalText("region") ?? "" : null;
        var proposed = YamlFile.Parse(yaml, FileName, Law.ShanweiRehabilitationAid);
        var counties = Directory.GetFiles(folder, $"{RulebookReader.FileName}.*.yaml").Order(StringComparer.Ordinal)
            .Where(path => region is null || !path.EndsWith($".{region}.yaml", StringComparison.Ordinal))
            .Select(path => YamlFile.Read(path, Law.ShanweiRehabilitationAid));
        var city = region is null ? proposed : YamlFile.Read(Path.Combine(folder, $"{RulebookReader.FileName}.yaml"), Law.ShanweiRehabilitationAid);

        var load = RulebookReader.Load(city, YamlFile.Read(Path.Combine(folder, "..", "regions.yaml")), [.. counties, .. region is null ? [] : new[] { proposed }]);
        return load.Library is not { } library ? (null, load.Findings)
            : (new(AsIfInForce(library, current), region, region is null ? "全市" : current.NameOf(region)), load.Findings);
    }

    /// <summary>
    /// A new decision of a county counts from the first case on, and prevails. The document's own term stays as it is: with that of a
    /// version yet to come every case would only be refused for having come too early.
    /// </summary>
    private static RulebookLibrary AsIfInForce(RulebookLibrary proposed, RulebookLibrary current)
    {
        var decisions = proposed.Decisions.ToDictionary(c => c.Key, c =>
        {
            var known = (current.Decisions.GetValueOrDefault(c.Key) ?? []).Select(d => d.Number).ToHashSet();
            return (IReadOnlyList<LocalDecision>)
            [
                .. c.Value.Where(d => known.Contains(d.Number)),
                .. c.Value.Where(d => !known.Contains(d.Number)).Select(d => d with { From = DateOnly.MinValue, Until = null }),
            ];
        });
        var (now, then) = (proposed.City.Document, current.City.Document);
        return new(proposed.City with { Document = now with { ValidFrom = then.ValidFrom, ValidUntil = then.ValidUntil } }, decisions);
    }
}
