using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Register;

/// <summary>Joins, by area and number, the regulations that the packs hold article by article with those that they know by number only.</summary>
internal static class PackLives
{
    public static IEnumerable<DocumentLife> Of(IReadOnlyCollection<Regulation> regulations, NormativePacks normative)
    {
        var repealed = regulations.SelectMany(r => r.Repeals, (r, number) => (Law: $"{r.Area}/{number}", Change: Repeal(r))).ToLookup(x => x.Law, x => x.Change);
        var lives = regulations.Select(r => r.Life).ToDictionary(l => l.Law);
        foreach (var document in normative.Documents.Where(d => !lives.ContainsKey(d.Law))) lives.Add(document.Law, document);
        foreach (var law in repealed.Select(g => g.Key).Where(law => !lives.ContainsKey(law))) lives.Add(law, new(law, "", "", null, null));
        return lives.Values.Select(l => l with { Changes = Changes(normative.Changes[l.Law].Concat(repealed[l.Law])) });
    }

    /// <summary>In the order of their dates; of two sources that tell the same end, the first.</summary>
    public static IReadOnlyList<StateChange> Changes(IEnumerable<StateChange> changes) =>
        [.. changes.OrderBy(c => c.From).DistinctBy(c => (c.Kind, c.From, c.By.Document))];

    private static StateChange Repeal(Regulation by) =>
        new(ChangeKind.Repealed, by.InForceFrom, by.ValidityArticle ?? by.Citation) { ReplacedBy = by.Law };
}
