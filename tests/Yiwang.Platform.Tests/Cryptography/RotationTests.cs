using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;
using Yiwang.Platform.Keys;
using Yiwang.Platform.Tests.House;

namespace Yiwang.Platform.Tests.Cryptography;

public sealed class RotationTests
{
    private const int Letters = 1700; // four batches

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "换钥：新旧数据都读得到，后台重新加密到完，旧密钥停用后照样读得到")]
    [Requirement("SW-SZ-196")]
    public async Task After_a_rotation_everything_is_sealed_again_and_the_old_key_can_go()
    {
        await using var house = await WithLetters();

        Assert.True((await Manage(house, new RotateDataKey())).IsDone);
        await Add(house, "后来的");
        Assert.Equal(Letters + 1, await Readable(house));
        Assert.Equal("keys.too-soon", (await Manage(house, new RetireDataKey(1))).Findings.Single().Code);

        await Finish(house);

        var progress = (await house.In<DataKeyState, ResealProgress?>(s => s.Progress(Ct)))!;
        Assert.Equal((Letters + 3, Letters + 3, 0L), (progress.Rows, progress.Done, progress.Broken));
        Assert.True((await Manage(house, new RetireDataKey(1))).IsDone);
        Assert.Equal([2], house.Services.GetRequiredService<KeyRing>().DataKeys.Select(k => (int)k.Version));
        Assert.Equal(Letters + 1, await Readable(house));
        Assert.Equal(["第一行", "第二行"], (await house.All<Enclosure>()).Single(e => e.Hint is null).Lines);
        Assert.Equal(["换用第 2 版数据密钥", "停用并删除第 1 版数据密钥"], (await house.In<Ledger.LedgerReader, IReadOnlyList<Ledger.RecordedAct>>(l => l.ActsAbout(DataKeys.Subject, Ct))).Select(a => a.Sentence));
    }

    [Fact(DisplayName = "重新加密中途被杀：重启后从剩下的接着做，期间读写照常")]
    public async Task A_kill_in_the_middle_loses_nothing_and_the_next_node_goes_on()
    {
        await using var house = await WithLetters();
        Assert.True((await Manage(house, new RotateDataKey())).IsDone);

        await Batch(house); // columns come in the order of their names: the enclosures' two, then letters
        await Batch(house);
        await Batch(house);
        await HalfABatch(house); // what a kill leaves: a transaction that nobody committed
        var left = await Left(house);
        Assert.InRange(left, 1, Letters - 1);
        Assert.Equal(Letters, await Readable(house));
        await Add(house, "正在加密时写的");

        await using var second = house.SecondNode();
        await Finish(second);

        Assert.Equal(0, await Left(second));
        Assert.Equal(Letters + 1, await Readable(house)); // the first node reads what the second sealed
        var progress = (await second.In<DataKeyState, ResealProgress?>(s => s.Progress(Ct)))!;
        Assert.Equal(progress.Rows, progress.Done);
        Assert.True((await Manage(second, new RetireDataKey(1))).IsDone);
    }

    [Fact]
    public async Task A_key_under_which_something_lies_is_not_retired_and_neither_is_the_current_one()
    {
        await using var house = await WithLetters();
        await Manage(house, new RotateDataKey());
        await MadeLongAgo(house);

        var refused = await Manage(house, new RetireDataKey(1));

        Assert.Equal(["parcels_enclosures.Hint", "parcels_enclosures.Lines", "parcels_letters.Addressee"], refused.Findings.Select(f => f.Where));
        Assert.All(refused.Findings, f => Assert.Equal("keys.in-use", f.Code));
        Assert.Equal("keys.current", (await Manage(house, new RetireDataKey(2))).Findings.Single().Code);
        Assert.Equal("keys.unknown", (await Manage(house, new RetireDataKey(9))).Findings.Single().Code);
        Assert.Equal("keys.unfinished", (await Manage(house, new RotateDataKey())).Findings.Single().Code);
        Assert.Equal(OutcomeKind.Forbidden, (await house.Run(new RotateDataKey())).Kind);
        Assert.Equal(Letters, await Readable(house));
    }

    [Fact]
    public async Task A_row_that_somebody_changes_meanwhile_keeps_what_he_wrote_and_a_broken_one_stays_and_is_told()
    {
        await using var house = await WithLetters();
        await Manage(house, new RotateDataKey());
        await MadeLongAgo(house);
        var ids = (await house.All<Letter>()).Select(l => l.Id).Order().ToArray();
        await house.In<YiwangDb, int>(async db =>
        {
            (await db.Set<Letter>().FindAsync([ids[5]], Ct))!.Addressee = "改过的";
            return await db.SaveChangesAsync(Ct);
        });
        // The last letters of a seal are its proof.
        await house.Sql("UPDATE parcels_enclosures SET \"Hint\" = substr(\"Hint\", 1, length(\"Hint\") - 8) || 'AAAAAAAA' WHERE \"Hint\" IS NOT NULL");

        await Finish(house);

        Assert.Equal("改过的", (await house.All<Letter>()).Single(l => l.Id == ids[5]).Addressee);
        Assert.Equal(1, (await house.In<DataKeyState, ResealProgress?>(s => s.Progress(Ct)))!.Broken);
        Assert.Equal("parcels_enclosures.Hint", (await Manage(house, new RetireDataKey(1))).Findings.Single().Where);
    }

    [Fact]
    public async Task A_node_that_did_not_rotate_opens_what_the_other_sealed_at_once_and_seals_with_the_new_key_soon()
    {
        await using var house = await WithLetters();
        await using var other = house.SecondNode();
        Assert.Equal(1, other.Services.GetRequiredService<KeyRing>().DataKey.Version);

        await Manage(house, new RotateDataKey());
        await Add(house, "新的");

        Assert.Equal(Letters + 1, await Readable(other));
        await Task.Delay(1100, Ct);
        Assert.Equal(2, other.Services.GetRequiredService<KeyRing>().DataKey.Version);
    }

    [Fact]
    public void How_a_sealed_text_begins_tells_its_key_and_nothing_else_does()
    {
        var keys = Enumerable.Range(1, 255).Select(v => new SealingKey((byte)v, new byte[SealingKey.Bytes])).ToArray();

        foreach (var key in keys)
        {
            var text = SealedText.Seal("甲", key);
            Assert.Equal(key.Version, SealedText.VersionOf(text));
            Assert.Contains(text[..3], SealedText.BeginningsOf(key.Version));
        }

        Assert.Equal(4 * 255, keys.SelectMany(k => SealedText.BeginningsOf(k.Version)).Distinct().Count());
        Assert.All(["", "abc", "甲乙丙丁", "AAAA"], text => Assert.Equal(0, SealedText.VersionOf(text)));
    }

    private static async Task<PlatformHouse> WithLetters()
    {
        var house = await PlatformHouse.Open();
        await house.In<YiwangDb, int>(async db =>
        {
            for (var i = 0; i < Letters; i++) db.Add(new Letter { Id = Guid.CreateVersion7(), Addressee = $"收信人{i}", AddresseeIndex = $"{i}" });
            db.Add(new Enclosure { Kind = "a", Number = 1, Lines = ["第一行", "第二行"] });
            db.Add(new Enclosure { Kind = "a", Number = 2, Lines = ["别的"], Hint = "提示" });
            return await db.SaveChangesAsync(Ct);
        });
        return house;
    }

    private static Task Add(PlatformHouse house, string name) => house.In<YiwangDb, int>(db =>
    {
        db.Add(new Letter { Id = Guid.CreateVersion7(), Addressee = name, AddresseeIndex = name });
        return db.SaveChangesAsync(Ct);
    });

    private static async Task<int> Readable(PlatformHouse house) => (await house.All<Letter>()).Count(l => l.Addressee.Length > 0);

    private static Task<Outcome> Manage<TCommand>(PlatformHouse house, TCommand command) where TCommand : ICommand =>
        house.RunAs(PlatformHouse.Somebody, command, null, PlatformPermissions.ManageKeys);

    private static async Task Finish(PlatformHouse house)
    {
        await MadeLongAgo(house);
        for (var run = 0; run < 50 && await house.In<YiwangDb, bool>(async db => (await Resealing.Read(db, Ct))?.FinishedAt is null); run++)
        {
            await house.In<Resealing, int>(async r =>
            {
                await r.Run(Ct);
                return 0;
            });
        }
    }

    private static Task<int> Batch(PlatformHouse house) => house.In<IServiceProvider, int>(async services =>
    {
        var (db, rows, place) = (services.GetRequiredService<YiwangDb>(), services.GetRequiredService<SealedRows>(), services.GetRequiredService<ResealPlace>());
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        var batch = await rows.Reseal(rows.Columns[place.Column], place.After, Ct);
        await transaction.CommitAsync(Ct);
        (place.Column, place.After) = batch.Last is null ? (place.Column + 1, null) : (place.Column, batch.Last);
        return batch.Changed;
    });

    private static Task<int> HalfABatch(PlatformHouse house) => house.In<IServiceProvider, int>(async services =>
    {
        var (db, rows) = (services.GetRequiredService<YiwangDb>(), services.GetRequiredService<SealedRows>());
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        return (await rows.Reseal(rows.Columns.Single(c => c.Table == "parcels_letters"), null, Ct)).Changed;
    });

    private static Task<long> Left(PlatformHouse house) => house.In<SealedRows, long>(async rows => (await rows.CountUnder(1, Ct)).Sum(u => u.Rows));

    /// <summary>As if the rotation lay back so far that every node knows of it.</summary>
    private static async Task MadeLongAgo(PlatformHouse house)
    {
        var path = Path.Combine(house.DataDirectory, "keys", "keyring.json");
        var contents = JsonNode.Parse(await File.ReadAllTextAsync(path, Ct))!;
        foreach (var key in contents["data"]!.AsArray()) key!["since"] = "2020-01-01T00:00:00+00:00";
        await File.WriteAllTextAsync(path, contents.ToJsonString(), Ct);
    }
}
