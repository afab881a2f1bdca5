using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.Reminding;

/// <summary>A document that runs out within the days of the local setting, for the city or for one county that goes on applying it.</summary>
internal sealed record EndingSoon(DocumentLife Life, RegionCode? Region, string RegionName, DateOnly LastDay);

internal static class EndingSoonRule
{
    /// <summary>What an order has ended, or will end, needs no reminder; a plan's period ends nothing; another place's documents are its own affair.</summary>
    [Article(Law.ShanweiRehabilitationAid, 28, 2), Requirement("SW-KF-028")]
    public static IReadOnlyList<EndingSoon> Of(IEnumerable<DocumentLife> lives, DateOnly today, int days) =>
    [
        .. from life in lives
           where life.Term is Term.Validity && !life.Changes.Any(c => c.EndsIt)
           from place in Places(life)
           let last = life.LastDayFor(place.Region, today)
           where last >= today && last <= today.AddDays(days)
           select new EndingSoon(life, place.Region, place.Name, last.Value),
    ];

    // Until the document's own last day it is one question; after it each county has its own.
    private static IEnumerable<(RegionCode? Region, string Name)> Places(DocumentLife life) =>
        life.Decisions.Select(d => ((RegionCode?)d.Region, d.RegionName)).Prepend((null, "")).DistinctBy(p => p.Item1?.Value);
}
