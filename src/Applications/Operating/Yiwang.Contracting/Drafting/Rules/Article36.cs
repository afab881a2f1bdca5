using System.Text.RegularExpressions;
using Yiwang.Contracting.Texts.Elements;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>第三十六条: one body at the seat of the signing body, by its full name.</summary>
internal static partial class Article36
{
    /// <summary>A body by a relation that need not lead to the seat: the plaintiff's court, the place of performance.</summary>
    [Article(Law.LuohuContracts, 36, 1)]
    [Requirement("LH-HT-036a")]
    public static IEnumerable<TextFinding> Seat(ContractReading reading) =>
        from forum in reading.Dispute.Named
        where IsRelative(forum) && !PointsToSeat(reading, forum)
        select Places.Of(36, 1).Warns(forum.At, $"“{forum.Name}”不一定在政府一方所在地。", $"改为所在地机构的全称，例如{reading.Place.Courts[0]}。");

    [Article(Law.LuohuContracts, 36, 2)]
    [Requirement("LH-HT-036b")]
    public static IEnumerable<TextFinding> FullName(ContractReading reading)
    {
        if (reading.Dispute.Unchosen is { } blank) yield return Places.Of(36, 2).Warns(blank, "争议解决方式没有选定。", "选定一种，并写明机构全称。");
        foreach (var forum in reading.Dispute.Named)
        {
            var isShort = IsRelative(forum) ? PointsToSeat(reading, forum) : IsLocal(reading, forum) && !IsKnown(reading, forum);
            if (isShort) yield return Places.Of(36, 2).Warns(forum.At, $"“{forum.Name}”不是裁判机构的准确全称。", $"写全称，例如{(forum.Kind is ForumKind.Court or ForumKind.RelativeCourt ? reading.Place.Courts[0] : reading.Place.Arbitration[0])}。");
        }
    }

    [Article(Law.LuohuContracts, 36, 2)]
    [Requirement("LH-HT-036c")]
    public static IEnumerable<TextFinding> BothWays(ContractReading reading)
    {
        if (reading.Dispute is not { Court: { } court, Arbitration: { } arbitration }) yield break;
        var (first, second) = court.At.Start < arbitration.At.Start ? (court, arbitration) : (arbitration, court);
        yield return Places.Of(36, 2).Blocks(first.At.With(second.At), "同时约定了仲裁和诉讼，这样的条款不能用。", "只留一种，并写明机构全称。");
    }

    internal static bool IsRelative(ForumFound forum) => forum.Kind is ForumKind.RelativeCourt or ForumKind.RelativeArbitration;

    internal static bool IsKnown(ContractReading reading, ForumFound forum) => reading.Place.Courts.Contains(forum.Name) || reading.Place.Arbitration.Contains(forum.Name);

    internal static bool IsLocal(ContractReading reading, ForumFound forum) => IsKnown(reading, forum) || (reading.Place.Seat.IsMatch(forum.Name) && !IsOfOtherDistrict(reading, forum));

    // 甲方所在地, where 甲方 is the signing body; or a place name of the seat.
    private static bool PointsToSeat(ContractReading reading, ForumFound forum) =>
        reading.Pattern("(?:{government})[^，。；]{0,4}(?:所在地|住所地)").IsMatch(forum.Name) || reading.Place.Seat.IsMatch(forum.Name);

    // 汕尾市海丰县人民法院 is a court of the seat with a word too many.
    private static bool IsOfOtherDistrict(ContractReading reading, ForumFound forum) =>
        DistrictCourt().IsMatch(forum.Name) && !reading.Place.Courts.Any(c => forum.Name.EndsWith(c, StringComparison.Ordinal));

    // The full name of a district's court: accurate, and where it is not one of the seat's, another district's of the same city.
    [GeneratedRegex("^(?:[\u4e00-\u9fa5]{2,3}省)?[\u4e00-\u9fa5]{2,4}市[\u4e00-\u9fa5]{1,4}[区县]人民法院$")]
    private static partial Regex DistrictCourt();
}
