using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Library.Reading;

/// <summary>
/// Which regulation of the register an imported document is. A number is unique only within its area, so the area must be named by the
/// document or its gazette; what bears no number is known by its title. Joined when read: register and library grow at different times.
/// </summary>
internal static class Joining
{
    public static bool Is(this Document document, Regulation regulation)
    {
        if (!document.Whence.Contains(regulation.Area, StringComparison.Ordinal)) return false;
        if (!regulation.Number.StartsWith('《')) return document.NumberKey == regulation.Number;
        var title = Plain(regulation.Number);
        return document.NumberKey.Length == 0 && (Plain(document.RulingTitle) == title || Plain(document.Title) == title);
    }

    public static Regulation? RegulationOf(this RegulationLibrary register, Document document) => register.All.FirstOrDefault(document.Is);

    /// <summary>The document's life, whether it is registered article by article or by its number only.</summary>
    public static async Task<DocumentLife?> Of(this Standings standings, Shelved shelved, CancellationToken ct)
    {
        if (shelved.Regulation is { } regulation) return await standings.Find(regulation.Law, ct);
        var (key, whence) = (shelved.Document.NumberKey, shelved.Document.Whence);
        return key.Length == 0 ? null : (await standings.Read(ct)).All.FirstOrDefault(l => l.Number == key && whence.Contains(l.Area, StringComparison.Ordinal));
    }

    private static string Plain(string title) => string.Concat(title.Where(char.IsLetterOrDigit));
}
