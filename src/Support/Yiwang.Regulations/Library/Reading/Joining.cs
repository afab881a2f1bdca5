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

    private static string Plain(string title) => string.Concat(title.Where(char.IsLetterOrDigit));
}
