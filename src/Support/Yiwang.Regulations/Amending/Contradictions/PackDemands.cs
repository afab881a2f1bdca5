using System.Globalization;
using YamlDotNet.RepresentationModel;
using Yiwang.Kernel;
using Yiwang.Regulations.Coverage;

namespace Yiwang.Regulations.Amending.Contradictions;

/// <summary>The period that a procedure of the packs counts a step by.</summary>
/// <param name="Step">Procedure and stage: rehabilitation-aid/review.</param>
internal sealed record AppliedPeriod(string Step, Period Period, string Where);

/// <summary>A material that a rulebook asks for, in all its alternatives.</summary>
internal sealed record AskedMaterial(IReadOnlyList<(string Id, string Name)> AnyOf, Citation Citation, string Where);

/// <summary>Periods and materials as the packs' procedures and rulebooks have them; what is malformed there is refused by the modules that carry them out.</summary>
internal static class PackDemands
{
    public static IReadOnlyList<AppliedPeriod> Periods(string packs) =>
    [
        .. from file in Files(packs)
           from stage in ListOf(file.Root, "stages")
           let period = PackTree.Has(stage, "period") ? stage["period"] : null
           where period is not null && PeriodOf(period, file.Law) is not null
           select new AppliedPeriod($"{PackTree.Text(file.Root, "procedure")}/{PackTree.Text(stage, "stage")}", PeriodOf(period, file.Law)!, $"{file.Shown}:{period.Start.Line}"),
    ];

    public static IReadOnlyList<AskedMaterial> Materials(string packs) =>
    [
        .. from file in Files(packs)
           from material in ListOf(file.Root, "materials")
           let place = Citation.TryParse(PackTree.Text(material, "article"), out var read) ? read.In(file.Law) : null
           where place is not null
           select new AskedMaterial([.. ListOf(material, "any-of").Select(a => (PackTree.Text(a, "id") ?? "", PackTree.Text(a, "name") ?? ""))], place, $"{file.Shown}:{material.Start.Line}"),
    ];

    private static IEnumerable<(string Shown, YamlNode Root, string Law)> Files(string packs) =>
        from path in PackTree.Files(packs)
        let root = PackTree.Read(File.ReadAllText(path))
        where root is not null
        let law = PackTree.Text(root, "law") ?? (PackTree.Has(root, "document") ? PackTree.Text(root["document"], "law") : null)
        where law is not null
        select (PackTree.Shown(packs, path), root, law);

    private static IEnumerable<YamlNode> ListOf(YamlNode node, string key) => PackTree.Has(node, key) && node[key] is YamlSequenceNode list ? list.Children : [];

    private static Period? PeriodOf(YamlNode node, string law) =>
        int.TryParse(PackTree.Text(node, "amount"), CultureInfo.InvariantCulture, out var amount) && amount is > 0 and < 1000
        && Enum.TryParse<PeriodUnit>(PackTree.Text(node, "unit")?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var unit)
        && Citation.TryParse(PackTree.Text(node, "article"), out var place)
            ? new(amount, unit, place.In(law)) : null;
}
