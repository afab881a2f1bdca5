using Yiwang.Kernel;
using Yiwang.Regulations.Amending.Versions;
using Yiwang.Regulations.Coverage;
using Yiwang.Regulations.Library.Reading;
using Yiwang.Regulations.Marks;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Amending.Impacts;

/// <summary>Looks up what cites each article that a new version changes.</summary>
internal sealed class ImpactReader(RuleMarks rules, PackEntries entries, RefusalCodes refusals, IOpenCases cases)
{
    private const string Procedures = "/procedures/";

    /// <param name="law">The regulation of the register; without one nothing can cite the document.</param>
    public async Task<Impact> Of(Comparison comparison, string law, CancellationToken ct)
    {
        var different = comparison.Different.ToArray();
        if (law.Length == 0) return new([.. different.Select(c => new ArticleImpact(c, [], 0))], OpenCases.None, [], refusals.AreKnown);

        var open = await cases.Under(law, ct);
        var located = Cites(law).Select(cite => (Cite: cite, At: Locate(comparison, cite.Place))).ToArray();
        var byChange = located.Where(l => l.At is not null).ToLookup(l => l.At!, l => l.Cite);
        return new(
            [.. different.Select(change => Of(change, [.. byChange[change]], open))],
            open, [.. located.Where(l => l.At is null && l.Cite.Place.Levels.Count > 0).Select(l => l.Cite.As(isReworded: true))], refusals.AreKnown);
    }

    private static ArticleImpact Of(ArticleChange change, Cite[] cites, OpenCases open)
    {
        // A rule or a number is asked until the case ends; a stage of a procedure only while the case is in it.
        var isAskedOfAll = cites.Any(c => c.Kind is TouchKind.Rule || !c.Where.Contains(Procedures, StringComparison.Ordinal));
        var atPlace = open.ByPlace.Where(p => change.Old is not null && cites.Any(c => c.Place == p.Key)).Select(p => p.Value).DefaultIfEmpty(0).Max();
        return new(change, [.. cites.Select(c => c.As(IsReworded(change, c.Place))).Distinct().OrderBy(t => t.Kind)], isAskedOfAll ? open.All : atPlace);
    }

    private IEnumerable<Cite> Cites(string law) =>
    [
        .. from rule in rules.All
           from place in rule.Articles
           where place.Document == law
           select new Cite(TouchKind.Rule, rule.Name, rule.Assembly, place),
        .. from entry in entries.All
           where entry.Citation.Document == law
           select new Cite(KindOf(entry.Kind), entry.Name, $"{entry.File}:{entry.Line}", entry.Citation),
        .. from refusal in refusals.All
           where refusal.Citation.Document == law
           select new Cite(TouchKind.Refusal, refusal.Code, $"{refusal.File}:{refusal.Line}", refusal.Citation),
    ];

    private static TouchKind KindOf(EntryKind kind) => kind switch
    {
        EntryKind.Period => TouchKind.Period,
        EntryKind.Amount => TouchKind.Amount,
        EntryKind.Material => TouchKind.Material,
        EntryKind.Refusal => TouchKind.Refusal,
        _ => TouchKind.Entry,
    };

    /// <summary>The article of the old version that the place lies in, whatever became of it; null where there is none.</summary>
    private static ArticleChange? Locate(Comparison comparison, Citation place)
    {
        foreach (var anchor in Places.Of(place))
            if (comparison.All.FirstOrDefault(c => c.Old is { Kind: not PieceKind.Frame } old && old.TextAt(anchor) is not null) is { } found) return found;
        return null;
    }

    private static bool IsReworded(ArticleChange change, Citation place)
    {
        if (change.Fate is ArticleFate.Moved) return false;
        if (change is not { Old: { } old, New: { } now }) return true;
        var anchor = Places.Of(place).First(a => old.TextAt(a) is not null);
        // a10.i2 of an article that is now a11 is a11.i2.
        var inNew = anchor.StartsWith(old.Anchor, StringComparison.Ordinal) ? now.Anchor + anchor[old.Anchor.Length..] : anchor;
        return old.TextAt(anchor) != now.TextAt(inNew);
    }

    private sealed record Cite(TouchKind Kind, string Name, string Where, Citation Place)
    {
        public Touch As(bool isReworded) => new(Kind, Name, Where, Place, isReworded);
    }
}
