using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Reading;

/// <summary>The documents of one issuing area, newest first.</summary>
internal sealed record Area(string Name, bool IsAnotherPlace, IReadOnlyList<Regulation> Documents);

internal static class Areas
{
    /// <summary>The city's own first, as the register reads them; those of other places after.</summary>
    public static IReadOnlyList<Area> Of(IEnumerable<Regulation> regulations) =>
    [
        .. regulations.GroupBy(r => r.Area)
            .Select(g => new Area(g.Key, g.All(r => r.IsOfAnotherPlace), [.. g.OrderByDescending(r => r.InForceFrom).ThenBy(r => r.Law, StringComparer.Ordinal)]))
            .OrderBy(a => a.IsAnotherPlace),
    ];
}
