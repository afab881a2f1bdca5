using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;
using Yiwang.Platform.Ledger;
using Yiwang.Platform.Tests.House;
using static Yiwang.Platform.Tests.House.LedgerHouse;
using Yiwang.Testing;

namespace Yiwang.Platform.Tests;

/// <summary>Roots signed over the ledger: what was rewritten with everything that hangs on it is still named, and a subject's record can be proved elsewhere.</summary>
public sealed class LedgerAnchorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anchors_cover_every_row_once_and_are_chained()
    {
        await using var house = await HouseWith(subjects: 3, rows: 4);
        await Append(house, "chain/9", 2);
        await Anchor(house);
        await Append(house, "chain/9", 1, from: 3);

        var anchors = await house.All<LedgerAnchor>();
        var verdict = await house.Verify();

        Assert.Equal([1, 2], anchors.Select(a => a.Number).Order());
        Assert.Equal(14, anchors.Sum(a => a.Rows));
        Assert.Equal(anchors.Single(a => a.Number == 1).LastRow + 1, anchors.Single(a => a.Number == 2).FirstRow);
        Assert.Equal((2, 14L, 1L), (verdict.Anchors!.Anchors, verdict.Anchors.Rows, verdict.Anchors.Waiting));
        Assert.Empty(verdict.Faults);
    }

    [Fact]
    public async Task The_job_waits_a_minute_for_more_before_it_anchors_again()
    {
        await using var house = await HouseWith(subjects: 1, rows: 1, anchored: false);
        await house.In<LedgerAnchoring, int>(async a => { await a.Run(Ct); return 0; });
        await Append(house, "chain/9", 1);
        await house.In<LedgerAnchoring, int>(async a => { await a.Run(Ct); return 0; });
        var soon = (await house.All<LedgerAnchor>()).Length;
        await house.Sql($"UPDATE platform_ledger_anchors SET \"At\" = {DateTimeOffset.UtcNow.AddSeconds(-61).UtcTicks}");
        await house.In<LedgerAnchoring, int>(async a => { await a.Run(Ct); return 0; });

        Assert.Equal((1, 2), (soon, (await house.All<LedgerAnchor>()).Length));
    }

    [Fact]
    public async Task Whoever_rewrites_a_row_and_the_whole_chain_after_it_is_given_away_by_the_signature()
    {
        await using var house = await HouseWith(subjects: 2, rows: 5);
        await house.In<YiwangDb, int>(async db =>
        {
            var chain = await db.Set<LedgerEntry>().Where(e => e.Subject == "chain/1").OrderBy(e => e.Sequence).ToArrayAsync(Ct);
            var previous = chain[1].Hash;
            foreach (var row in chain.Skip(2))
            {
                var forged = new LedgerEntry
                {
                    Subject = row.Subject, Sequence = row.Sequence, FactName = row.FactName, Details = row.Details, Sentence = row.Sequence == 3 ? "改过的一句" : row.Sentence,
                    At = row.At, ByAccount = row.ByAccount, ByPost = row.ByPost, ByPostName = row.ByPostName, PreviousHash = previous,
                };
                previous = forged.ComputeHash();
                await db.Set<LedgerEntry>().Where(e => e.Id == row.Id).ExecuteUpdateAsync(s => s
                    .SetProperty(e => e.Sentence, forged.Sentence).SetProperty(e => e.PreviousHash, forged.PreviousHash).SetProperty(e => e.Hash, previous), Ct);
            }

            return await db.Set<LedgerHead>().Where(h => h.Subject == "chain/1").ExecuteUpdateAsync(s => s.SetProperty(h => h.Hash, previous), Ct);
        });

        Assert.Equal([("chain/1", 3), ("chain/1", 4), ("chain/1", 5)], (await house.Verify()).Faults.Select(f => (f.Subject, f.Sequence)));
    }

    [Fact]
    public async Task A_chain_that_was_removed_with_its_end_is_missed_row_by_row()
    {
        await using var house = await HouseWith(subjects: 2, rows: 3);
        var rows = (await house.All<LedgerEntry>()).Where(e => e.Subject == "chain/2").Select(e => e.Id).Order().ToArray();
        await house.Sql("DELETE FROM platform_ledger_entries WHERE \"Subject\" = 'chain/2'");
        await house.Sql("DELETE FROM platform_ledger_heads WHERE \"Subject\" = 'chain/2'");

        Assert.Equal(rows.Select(r => $"第 {r} 号记录不见了"), (await house.Verify()).Faults.Select(f => f.What));
    }

    [Theory]
    [InlineData("UPDATE platform_ledger_anchors SET \"At\" = \"At\" + 1 WHERE \"Number\" = 1", 1)]
    [InlineData("UPDATE platform_ledger_anchors SET \"Signature\" = \"Hash\" WHERE \"Number\" = 2", 2)]
    [InlineData("UPDATE platform_ledger_anchors SET \"KeyVersion\" = 9 WHERE \"Number\" = 2", 2)]
    [InlineData("DELETE FROM platform_ledger_anchors WHERE \"Number\" = 1", 2)]
    public async Task An_anchor_that_was_touched_is_named(string harm, int named)
    {
        await using var house = await HouseWith(subjects: 1, rows: 3);
        await Append(house, "chain/9", 2);
        await Anchor(house);
        await house.Sql(harm);

        Assert.Contains((await house.Verify()).Faults, f => f.Subject == $"anchor/{named}");
    }

    [Fact(DisplayName = "随机改、删、插、调换台账 200 次，每次都指出来")]
    public async Task Two_hundred_random_harms_are_each_named()
    {
        await using var house = await HouseWith(subjects: 12, rows: 8);
        var rows = await house.All<LedgerEntry>();
        var dice = new Random(20261122);
        for (var turn = 0; turn < 200; turn++)
        {
            var (one, other) = (rows[dice.Next(rows.Length)], rows[dice.Next(rows.Length)]);
            var (harm, repair) = Harm(turn % 5, one, other, dice);
            foreach (var sql in harm) await house.Sql(sql);
            var faults = (await house.Verify()).Faults;
            foreach (var sql in repair) await house.Sql(sql);

            Assert.True(faults.Any(f => f.Subject == one.Subject || f.What.Contains($"第 {one.Id} 号", StringComparison.Ordinal)), $"Turn {turn}: {string.Join("; ", harm)}");
        }

        Assert.Empty((await house.Verify()).Faults);
    }

    [Fact]
    public async Task A_number_that_was_given_out_but_not_committed_is_waited_for()
    {
        if (TestDatabase.Engine != "postgres") return; // SQLite has one writer: numbers are committed in their order
        await using var house = await HouseWith(subjects: 1, rows: 1);
        await house.In<IServiceProvider, int>(async services =>
        {
            var db = (YiwangDb)services.GetService(typeof(YiwangDb))!;
            await using var slow = await db.Database.BeginTransactionAsync(Ct);
            await ((LedgerBook)services.GetService(typeof(LedgerBook))!).Append(new ChainGrew("chain/slow", 1), Ct);
            await db.SaveChangesAsync(Ct);
            await Append(house, "chain/fast", 1);
            await Anchor(house);
            var meanwhile = (await house.Verify()).Anchors!;
            Assert.Equal((1, 1L), (meanwhile.Anchors, meanwhile.Waiting));
            await slow.CommitAsync(Ct);
            return 0;
        });
        await Anchor(house);

        var verdict = await house.Verify();
        Assert.Empty(verdict.Faults);
        Assert.Equal(0, verdict.Anchors!.Waiting);
    }

    [Fact(DisplayName = "按岗位、人、条款、时间查台账，锚定前后的都查得到，一页一页不重不漏")]
    public async Task Rows_are_found_by_post_person_article_and_time_whether_anchored_or_not()
    {
        await using var house = await HouseWith(subjects: 4, rows: 5);
        await Append(house, "chain/1", 2, from: 6, post: "other", under: "汕尾/汕府办〔2019〕21号#a10.i2");
        await Anchor(house);
        await Append(house, "chain/2", 1, from: 6, post: "other", under: "汕尾/汕府办〔2019〕21号#a10.i2.m1");
        await Append(house, "chain/2", 1, from: 7, under: "汕尾/汕府办〔2019〕21号#a101");
        var today = DateTimeOffset.UtcNow.ToChinaDate();
        var article = Citation.FromKey("汕尾/汕府办〔2019〕21号#a10");

        Assert.Equal(["chain/2/6", "chain/1/7", "chain/1/6"], await Found(house, new(Post: "other")));
        Assert.Equal(["chain/2/6", "chain/1/7", "chain/1/6"], await Found(house, new(Under: article)));
        Assert.Equal(["chain/2/6"], await Found(house, new(Under: Citation.FromKey("汕尾/汕府办〔2019〕21号#a10.i2.m1"))));
        Assert.Equal(4, (await Found(house, new(Under: Citation.FromKey("汕尾/汕府办〔2019〕21号#")))).Length);
        Assert.Equal(7, (await Found(house, new(Subject: "chain/2"))).Length);
        Assert.Equal(24, (await Found(house, new(Account: PlatformHouse.Somebody, From: today.AddDays(-1), To: today.AddDays(1)))).Length);
        Assert.Empty(await Found(house, new(Account: PlatformHouse.SomebodyElse)));
        Assert.Empty(await Found(house, new(To: today.AddDays(-2))));
        Assert.Empty(await Found(house, new(From: today.AddDays(2))));
        Assert.Equal(3, (await Found(house, new(Post: "other", Account: PlatformHouse.Somebody, Under: article))).Length);
    }

    private static (string[] Harm, string[] Repair) Harm(int kind, LedgerEntry one, LedgerEntry other, Random dice)
    {
        var row = $"WHERE \"Id\" = {one.Id}";
        switch (kind)
        {
            case 0:
                var column = new[] { "Sentence", "Details", "FactName", "ByPost", "ByPostName" }[dice.Next(5)];
                var was = (string)typeof(LedgerEntry).GetProperty(column)!.GetValue(one)!;
                return ([$"UPDATE platform_ledger_entries SET \"{column}\" = 'x' {row}"], [$"UPDATE platform_ledger_entries SET \"{column}\" = '{was.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)}' {row}"]);
            case 1:
                return ([$"UPDATE platform_ledger_entries SET \"Sequence\" = \"Sequence\" + 1000 {row}"], [$"UPDATE platform_ledger_entries SET \"Sequence\" = {one.Sequence} {row}"]);
            case 2:
                return ([$"CREATE TABLE kept AS SELECT * FROM platform_ledger_entries {row}", $"DELETE FROM platform_ledger_entries {row}"],
                    ["INSERT INTO platform_ledger_entries SELECT * FROM kept", "DROP TABLE kept"]);
            case 3: // inserted: a copy at the end of its chain
                return ([$"INSERT INTO platform_ledger_entries (\"Id\", \"Subject\", \"Sequence\", \"FactName\", \"Details\", \"Sentence\", \"At\", \"ByPost\", \"ByPostName\", \"PreviousHash\", \"Hash\") SELECT 999999, \"Subject\", 9, \"FactName\", \"Details\", \"Sentence\", \"At\", \"ByPost\", \"ByPostName\", \"PreviousHash\", \"Hash\" FROM platform_ledger_entries {row}"],
                    ["DELETE FROM platform_ledger_entries WHERE \"Id\" = 999999"]);
            default: // two rows change places in the table, or one is moved behind all others
                return one.Id == other.Id
                    ? ([$"UPDATE platform_ledger_entries SET \"Id\" = 888888 {row}"], [$"UPDATE platform_ledger_entries SET \"Id\" = {one.Id} WHERE \"Id\" = 888888"])
                    : (Swap(one.Id, other.Id), Swap(one.Id, other.Id));
        }
    }

    private static string[] Swap(long one, long other) =>
    [
        $"UPDATE platform_ledger_entries SET \"Id\" = 777777 WHERE \"Id\" = {one}",
        $"UPDATE platform_ledger_entries SET \"Id\" = {one} WHERE \"Id\" = {other}",
        $"UPDATE platform_ledger_entries SET \"Id\" = {other} WHERE \"Id\" = 777777",
    ];

    /// <summary>All that is found, asked for by threes.</summary>
    private static async Task<string[]> Found(PlatformHouse house, LedgerQuestion question)
    {
        var found = new List<string>();
        for (LedgerPage page; ; question = question with { Before = page.Next })
        {
            page = await house.In<LedgerSearch, LedgerPage>(s => s.Find(question, 3, Ct));
            found.AddRange(page.Acts.Select(a => $"{a.Act.Subject}/{a.Act.Sequence}"));
            if (page.Next is null) return [.. found];
        }
    }
}
