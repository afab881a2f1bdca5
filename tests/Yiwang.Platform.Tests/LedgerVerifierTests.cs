using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Data;
using Yiwang.Platform.Ledger;
using Yiwang.Platform.Tests.House;

namespace Yiwang.Platform.Tests;

/// <summary>What somebody with the database's password does behind the platform's back is named, by row.</summary>
public sealed class LedgerVerifierTests
{
    private const string Chain = "chain/1";

    [Fact]
    public async Task A_ledger_that_nobody_touched_is_sound()
    {
        await using var house = await HouseWithChain();

        var verdict = await house.Verify();

        Assert.Equal((6, 2), (verdict.Entries, verdict.Subjects));
        Assert.Empty(verdict.Faults);
    }

    [Theory(DisplayName = "台账中任何一栏被改，都指出是哪一行")]
    [InlineData("\"Sentence\" = 'x'")]
    [InlineData("\"Details\" = 'x'")]
    [InlineData("\"FactName\" = 'Other'")]
    [InlineData("\"ByPost\" = 'x'")]
    [InlineData("\"ByPostName\" = 'x'")]
    [InlineData("\"ByAccount\" = NULL")]
    [InlineData("\"Under\" = 'nonsense'")]
    [InlineData("\"At\" = \"At\" + 1")]
    public async Task A_changed_row_is_named_whichever_column_was_changed(string change)
    {
        await using var house = await HouseWithChain();
        await house.Sql($"UPDATE platform_ledger_entries SET {change} WHERE \"Subject\" = '{Chain}' AND \"Sequence\" = 3");

        Assert.Equal(new[] { 3 }, await FaultyRows(house));
    }

    [Theory(DisplayName = "台账中间或末尾被删的行，都指出来")]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task A_deleted_row_is_named_at_the_start_in_the_middle_and_at_the_end(int row)
    {
        await using var house = await HouseWithChain();
        await house.Sql($"DELETE FROM platform_ledger_entries WHERE \"Subject\" = '{Chain}' AND \"Sequence\" = {row}");

        Assert.Equal(new[] { row }, await FaultyRows(house));
    }

    [Fact]
    public async Task A_chain_that_is_gone_altogether_is_missed()
    {
        await using var house = await HouseWithChain();
        await house.Sql($"DELETE FROM platform_ledger_entries WHERE \"Subject\" = '{Chain}'");

        Assert.Equal(new[] { 5 }, await FaultyRows(house));
    }

    [Fact]
    public async Task A_chain_whose_end_was_forgotten_too_is_told_apart_from_a_sound_one()
    {
        await using var house = await HouseWithChain();
        await house.Sql($"DELETE FROM platform_ledger_heads WHERE \"Subject\" = '{Chain}'");

        Assert.Equal(new[] { 5 }, await FaultyRows(house));
    }

    [Fact]
    public async Task A_row_added_at_the_end_is_named()
    {
        await using var house = await HouseWithChain();
        await Insert(house, Chain, 6, after: 5);

        Assert.Equal(new[] { 6 }, await FaultyRows(house));
    }

    [Fact]
    public async Task A_row_put_between_two_others_is_named()
    {
        await using var house = await HouseWithChain();
        await house.Sql($"UPDATE platform_ledger_entries SET \"Sequence\" = \"Sequence\" + 100 WHERE \"Subject\" = '{Chain}' AND \"Sequence\" > 2");
        await house.Sql($"UPDATE platform_ledger_entries SET \"Sequence\" = \"Sequence\" - 99 WHERE \"Subject\" = '{Chain}' AND \"Sequence\" > 100");
        await Insert(house, Chain, 3, after: 2);

        Assert.Contains(4, await FaultyRows(house));
    }

    [Fact]
    public async Task Two_rows_that_changed_places_are_named()
    {
        await using var house = await HouseWithChain();
        foreach (var (from, to) in new[] { (2, 99), (3, 2), (99, 3) })
        {
            await house.Sql($"UPDATE platform_ledger_entries SET \"Sequence\" = {to} WHERE \"Subject\" = '{Chain}' AND \"Sequence\" = {from}");
        }

        var named = await FaultyRows(house);
        Assert.Contains(2, named);
        Assert.Contains(3, named);
    }

    [Fact]
    public async Task A_row_that_was_changed_together_with_its_hash_is_given_away_by_the_next()
    {
        await using var house = await HouseWithChain();
        await Forge(house, 3);

        Assert.Equal(new[] { 4 }, await FaultyRows(house));
    }

    [Fact]
    public async Task A_last_row_that_was_changed_together_with_its_hash_is_given_away_by_the_chains_end()
    {
        await using var house = await HouseWithChain();
        await Forge(house, 5);

        Assert.Equal(new[] { 5 }, await FaultyRows(house));
    }

    [Fact]
    public async Task One_chain_can_be_verified_alone()
    {
        await using var house = await HouseWithChain();
        await house.Sql($"UPDATE platform_ledger_entries SET \"Sentence\" = 'x' WHERE \"Subject\" = '{Chain}'");

        Assert.Empty((await house.Verify("chain/2")).Faults);
        Assert.Equal(5, (await house.Verify(Chain)).Faults.Count);
    }

    [Fact(DisplayName = "./run ledger verify 的输出和返回值")]
    public async Task The_verb_prints_what_it_found_and_returns_it()
    {
        await using var house = await HouseWithChain();
        var (soundCode, sound) = await RunVerb(house, "verify");
        var (usageCode, _) = await RunVerb(house, "burn");
        await house.Sql($"UPDATE platform_ledger_entries SET \"Sentence\" = 'x' WHERE \"Subject\" = '{Chain}' AND \"Sequence\" = 3");
        var (faultyCode, faulty) = await RunVerb(house, "verify");
        var (jsonCode, json) = await RunVerb(house, "verify", "--json");

        Assert.Equal((0, 2, 1, 1), (soundCode, usageCode, faultyCode, jsonCode));
        Assert.Contains("全部相符", sound, StringComparison.Ordinal);
        Assert.Contains($"{Chain} 第 3 行", faulty, StringComparison.Ordinal);
        using var parsed = System.Text.Json.JsonDocument.Parse(json);
        Assert.Equal(3, parsed.RootElement.GetProperty("faults")[0].GetProperty("sequence").GetInt32());
    }

    private static async Task<(int Code, string Output)> RunVerb(PlatformHouse house, params string[] words)
    {
        await using var output = new StringWriter();
        var code = await house.In<IServiceProvider, int>(services => LedgerVerb.Verb.Run(services, words, output, TestContext.Current.CancellationToken));
        return (code, output.ToString());
    }

    private static async Task<int[]> FaultyRows(PlatformHouse house)
    {
        var faults = (await house.Verify()).Faults;
        Assert.All(faults, f => Assert.Equal(Chain, f.Subject));
        return [.. faults.Select(f => f.Sequence).Distinct()];
    }

    /// <summary>Five facts about one subject and one about another, all in one piece of writing.</summary>
    private static async Task<PlatformHouse> HouseWithChain()
    {
        var house = await PlatformHouse.Open();
        await house.In<IServiceProvider, int>(async services =>
        {
            var (db, book) = ((YiwangDb)services.GetService(typeof(YiwangDb))!, (LedgerBook)services.GetService(typeof(LedgerBook))!);
            ((Access.CurrentUser)services.GetService(typeof(Access.CurrentUser))!).Become(PlatformHouse.Somebody, "", "clerk", "经办人", "", "", "", new HashSet<string>());
            for (var i = 1; i <= 5; i++) await book.Append(new ChainGrew(Chain, i), TestContext.Current.CancellationToken);
            await book.Append(new ChainGrew("chain/2", 1), TestContext.Current.CancellationToken);
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        return house;
    }

    /// <summary>As somebody would who knows how the hash is made.</summary>
    private static Task<int> Insert(PlatformHouse house, string subject, int sequence, int after) => house.In<YiwangDb, int>(async db =>
    {
        var before = await db.Set<LedgerEntry>().SingleAsync(e => e.Subject == subject && e.Sequence == after, TestContext.Current.CancellationToken);
        var entry = new LedgerEntry
        {
            Subject = subject, Sequence = sequence, FactName = "ChainGrew", Details = "{}", Sentence = "插入的一行", At = before.At,
            ByPost = "x", ByPostName = "x", PreviousHash = before.Hash,
        };
        entry.Hash = entry.ComputeHash();
        db.Add(entry);
        return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    private static Task<int> Forge(PlatformHouse house, int sequence) => house.In<YiwangDb, int>(async db =>
    {
        var row = db.Set<LedgerEntry>().Where(e => e.Subject == Chain && e.Sequence == sequence);
        await row.ExecuteUpdateAsync(e => e.SetProperty(x => x.Sentence, "改过的一句"), TestContext.Current.CancellationToken);
        var hash = (await row.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).ComputeHash();
        return await row.ExecuteUpdateAsync(e => e.SetProperty(x => x.Hash, hash), TestContext.Current.CancellationToken);
    });
}

internal sealed record ChainGrew(string Name, int Length) : Kernel.Fact(Name)
{
    public string? Cited { get; init; }

    public override string Sentence => $"第 {Length} 环";

    public override Kernel.Citation? Under => Cited is { } key ? Kernel.Citation.FromKey(key) : null;
}
