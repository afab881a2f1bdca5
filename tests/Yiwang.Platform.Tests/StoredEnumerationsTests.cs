using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Data;
using Yiwang.Platform.Tests.House;

namespace Yiwang.Platform.Tests;

public sealed class StoredEnumerationsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_is_stored_under_its_name_and_asked_for_by_it()
    {
        await using var house = await PlatformHouse.Open();
        var (taken, waiting) = (await house.A_parcel(), await house.A_parcel());
        await house.Run(new TakeParcel(taken.Id));

        var (text, one, other, both, none) = await house.In<YiwangDb, (string, Guid, Guid, int, int)>(async db =>
        {
            var parcels = db.Set<Parcel>().AsNoTracking();
            var (asked, all, nothing) = (ParcelStatus.Waiting, Enum.GetValues<ParcelStatus>(), Array.Empty<ParcelStatus>());
            var column = db.Model.FindEntityType(typeof(Parcel))!.FindProperty(nameof(Parcel.Status))!;
            return (column.GetTypeMapping().Converter!.ProviderClrType.Name,
                await parcels.Where(p => p.Status == ParcelStatus.Taken).Select(p => p.Id).SingleAsync(Ct),
                await parcels.Where(p => p.Status == asked).Select(p => p.Id).SingleAsync(Ct),
                await parcels.CountAsync(p => all.Contains(p.Status), Ct),
                await parcels.CountAsync(p => nothing.Contains(p.Status), Ct));
        });

        Assert.Equal((nameof(String), taken.Id, waiting.Id, 2, 0), (text, one, other, both, none));
    }

    [Fact]
    public async Task A_name_that_the_program_does_not_know_is_a_fault_and_no_first_member()
    {
        await using var house = await PlatformHouse.Open();
        var parcel = await house.A_parcel();

        await house.In<YiwangDb, int>(async db =>
        {
            var known = await db.Set<Parcel>().SingleAsync(p => p.Id == parcel.Id, Ct);
            var column = db.Model.FindEntityType(typeof(Parcel))!.FindProperty(nameof(Parcel.Status))!;
            var converter = column.GetTypeMapping().Converter!;
            Assert.Equal(known.Status, converter.ConvertFromProvider(converter.ConvertToProvider(known.Status)));
            Assert.Throws<ArgumentException>(() => converter.ConvertFromProvider("Lost"));
            return 0;
        });
    }
}
