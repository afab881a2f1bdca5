using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;
using Yiwang.Platform.Ledger;

namespace Yiwang.Platform.Tests.House;

/// <summary>A house with chains of facts, anchored or not.</summary>
internal static class LedgerHouse
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<PlatformHouse> HouseWith(int subjects, int rows, bool anchored = true)
    {
        var house = await PlatformHouse.Open();
        for (var subject = 1; subject <= subjects; subject++) await Append(house, $"chain/{subject}", rows);
        if (anchored) await Anchor(house);
        return house;
    }

    public static Task<int> Append(PlatformHouse house, string subject, int rows, int from = 1, string post = "clerk", string? under = null) => house.In<IServiceProvider, int>(async services =>
    {
        var (db, book) = ((YiwangDb)services.GetService(typeof(YiwangDb))!, (LedgerBook)services.GetService(typeof(LedgerBook))!);
        ((CurrentUser)services.GetService(typeof(CurrentUser))!).Become(PlatformHouse.Somebody, "", post, "经办人", "", "", "", new HashSet<string>());
        for (var i = from; i < from + rows; i++) await book.Append(new ChainGrew(subject, i) { Cited = under }, Ct);
        return await db.SaveChangesAsync(Ct);
    });

    public static Task<int> Anchor(PlatformHouse house) => house.In<LedgerAnchoring, int>(async anchoring =>
    {
        await anchoring.AnchorAll(Ct);
        return 0;
    });
}
