using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Registers.Keeping;
using Yiwang.Registers.Public;
using Yiwang.Testing;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Registers.Tests;

/// <summary>A register as its keeper, its readers and other modules use it. The registers are those of the demonstration city.</summary>
public sealed class RegisterScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Devices = "assistive-devices", Keeper = "institutions-city", Poor = "poor-households", PoorKeeper = "poverty-alleviation-lufeng";
    private const string Child = "441581202205100014";

    private static readonly DateOnly March = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Dictionary<string, string> Device(string name, string amount = "1,200", string years = "3", string basis = "粤残联〔2018〕6号") =>
        new() { ["device"] = name, ["amount"] = amount, ["years"] = years, ["basis"] = basis };

    [Fact]
    public async Task A_later_entry_takes_the_place_of_an_earlier_one_from_its_own_day()
    {
        hall.It_is(March);
        Done(await hall.Runs(Keeper, new RecordEntry(Devices, Device("测试轮椅甲"), new(2026, 1, 1))));
        Done(await hall.Runs(Keeper, new RecordEntry(Devices, Device("测试轮椅甲", "1500"), new(2026, 3, 1))));

        Assert.Null(await Find("测试轮椅甲", new(2025, 12, 31)));
        Assert.Equal(120_000, (await Find("测试轮椅甲", new(2026, 2, 28)))!.Fen("amount"));
        Assert.Equal(150_000, (await Find("测试轮椅甲", new(2026, 3, 1)))!.Fen("amount"));
        Assert.Single((await On(new(2026, 3, 1))), e => e.Key == "测试轮椅甲");
    }

    [Fact]
    public async Task Every_wrong_field_is_told_at_once_and_nothing_is_stored()
    {
        hall.It_is(March);
        var refused = await hall.Runs(Keeper, new RecordEntry(Devices, new Dictionary<string, string> { ["device"] = "", ["amount"] = "一百", ["years"] = "31", ["colour"] = "红" }, null, null));

        Assert.Equal(["from", "value.amount", "value.basis", "value.colour", "value.device", "value.years"], refused.Findings.Select(f => f.Where).Order(StringComparer.Ordinal));
        Assert.All(refused.Findings, f => Assert.False(string.IsNullOrEmpty(f.Remedy)));
        Done(await hall.Runs(Keeper, new RecordEntry(Devices, Device("测试边界", "0.01", "30"), March)));
        Assert.Equal(1, (await Find("测试边界", March))!.Fen("amount"));
    }

    [Fact]
    public async Task The_same_thing_from_the_same_day_is_refused_also_for_two_clerks_at_once_and_a_double_click_is_one()
    {
        hall.It_is(March);
        var key = Guid.CreateVersion7();
        var command = new RecordEntry(Devices, Device("测试助行器"), March);
        Done(await hall.Runs(Keeper, command, key));
        Done(await hall.Runs(Keeper, command, key));
        var again = await hall.Runs(Keeper, command);
        var both = await Task.WhenAll(hall.Runs(Keeper, new RecordEntry(Devices, Device("测试站立架"), March)), hall.Runs(Keeper, new RecordEntry(Devices, Device("测试站立架", "900"), March)));

        Assert.Equal("registers.twice", Assert.Single(again.Findings).Code);
        Assert.Single(both, o => o.IsDone);
        Assert.Equal(1, await hall.Look(db => db.Set<Entry>().CountAsync(e => e.Key == "测试站立架", Ct)));
    }

    [Fact]
    public async Task A_mistake_is_struck_out_with_a_reason_and_stays_readable_for_the_keeper_only()
    {
        hall.It_is(March);
        Done(await hall.Runs(Keeper, new RecordEntry(Devices, Device("测试坐垫", "9999"), March)));
        var wrong = (await Find("测试坐垫", March))!;
        Assert.Equal("registers.reason", Assert.Single((await hall.Runs(Keeper, new CloseEntry(wrong.Id, null, " "))).Findings).Code);
        Done(await hall.Runs(Keeper, new CloseEntry(wrong.Id, null, "金额抄错。")));
        Assert.Equal("registers.struck", Assert.Single((await hall.Runs(Keeper, new CloseEntry(wrong.Id, null, "再划一次。"))).Findings).Code);
        Done(await hall.Runs(Keeper, new RecordEntry(Devices, Device("测试坐垫", "99"), March)));

        Assert.Equal(9_900, (await Find("测试坐垫", March))!.Fen("amount"));
        using var keeper = await hall.Visitor(Keeper);
        Assert.Contains("已划去：金额抄错。", (await keeper.Opens($"/staff/registers/entries/{wrong.Id}")).Text, StringComparison.Ordinal);
        using var stranger = hall.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Opens($"/registers/entries/{wrong.Id}")).Status);
        Assert.DoesNotContain("9,999", (await stranger.Opens($"/registers/entries/{(await Find("测试坐垫", March))!.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains((await hall.LedgerOf($"register-entry/{wrong.Id:N}")), a => a.Sentence.Contains("划去登记错误的一条：金额抄错。", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_entry_counts_on_its_last_day_and_no_longer()
    {
        hall.It_is(March);
        Done(await hall.Runs(Keeper, new RecordEntry(Devices, Device("测试拐杖"), new(2026, 1, 1))));
        var id = (await Find("测试拐杖", March))!.Id;
        Assert.Equal("registers.until", Assert.Single((await hall.Runs(Keeper, new CloseEntry(id, new(2025, 12, 31), null))).Findings).Code);
        Done(await hall.Runs(Keeper, new CloseEntry(id, new(2026, 2, 28), null)));

        Assert.NotNull(await Find("测试拐杖", new(2026, 2, 28)));
        Assert.Null(await Find("测试拐杖", new(2026, 3, 1)));
    }

    [Fact]
    public async Task Only_its_keepers_record_and_others_are_told_that_there_is_nothing()
    {
        hall.It_is(March);
        var command = new RecordEntry(Devices, Device("测试无权"), March);

        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs(PoorKeeper, command)).Kind);
        Assert.Equal(OutcomeKind.Forbidden, (await hall.Runs("guardian-1", command)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs(Keeper, command with { Register = "no-such" })).Kind);
        using var reviewer = await hall.Visitor("reviewer-lufeng-1");
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.Opens($"/staff/registers/{Poor}")).Status);
        using var stranger = hall.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Opens($"/registers/{Poor}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Opens("/registers/aid-plans")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync(new Uri($"/registers/{Poor}.csv", UriKind.Relative), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync(new Uri($"/api/registers/{Poor}", UriKind.Relative), Ct)).StatusCode);
    }

    [Fact]
    public async Task A_person_lies_sealed_and_is_found_and_shown_by_a_masked_number_only()
    {
        hall.It_is(March);
        var number = WithSign("44158120220510001");
        Done(await hall.Runs(PoorKeeper, new RecordEntry(Poor, new Dictionary<string, string> { ["child"] = number, ["household"] = "H-001" }, March)));

        using var keeper = await hall.Visitor(PoorKeeper);
        var list = await keeper.Opens($"/staff/registers/{Poor}");
        var raw = await hall.Look(async db => (await db.Database.SqlQuery<string>($"SELECT \"Personal\" || \"Values\" || \"Key\" AS \"Value\" FROM registers_entries WHERE \"Register\" = {Poor}").ToListAsync(Ct)).Single());

        Assert.Contains($"{number[..4]}**********{number[14..]}", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(number, list.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(number, raw, StringComparison.Ordinal);
        Assert.Contains("身份证号码有误", Assert.Single((await hall.Runs(PoorKeeper, new RecordEntry(Poor, new Dictionary<string, string> { ["child"] = Child[..17] + "0" }, March))).Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_is_taken_in_whole_or_not_at_all_and_twice_changes_nothing()
    {
        hall.It_is(March);
        const string Csv = "器具名称,补贴额,几年补一次,依据文号\n测试导入甲,\"1,000\",2,粤残联〔2018〕6号\n测试导入乙,300.50,1,粤残联〔2018〕6号\n";
        var broken = await hall.Runs(Keeper, new ImportEntries(Devices, Csv + "测试导入丙,很多,1,x\n测试导入甲,1,1,x\n", March));
        var strange = await hall.Runs(Keeper, new ImportEntries(Devices, "名字,补贴额\nx,1\n", March));
        Assert.Equal(2, broken.Findings.Count);
        Assert.Contains("第 4 行", broken.Findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("第 5 行：同一项在表里不止一行", broken.Findings[1].Message, StringComparison.Ordinal);
        Assert.Equal(4, strange.Findings.Count); // an unknown column and three that are missing
        Assert.Null(await Find("测试导入甲", March));

        var first = await hall.Runs(Keeper, new ImportEntries(Devices, Csv, March));
        var again = await hall.Runs(Keeper, new ImportEntries(Devices, Csv, March));
        var changed = await hall.Runs(Keeper, new ImportEntries(Devices, Csv.Replace("300.50", "400", StringComparison.Ordinal), March));
        var later = await hall.Runs(Keeper, new ImportEntries(Devices, Csv.Replace("300.50", "400", StringComparison.Ordinal), March.AddDays(1)));

        Assert.Contains("登记 2 条", first.Findings[^1].Message, StringComparison.Ordinal);
        Assert.Contains("登记 0 条，2 条与已登记的相同", again.Findings[^1].Message, StringComparison.Ordinal);
        Assert.Contains("内容不同", Assert.Single(changed.Findings).Message, StringComparison.Ordinal);
        Assert.Contains("登记 1 条", later.Findings[^1].Message, StringComparison.Ordinal);
        Assert.Equal(30_050, (await Find("测试导入乙", March))!.Fen("amount"));
        Assert.Equal(40_000, (await Find("测试导入乙", March.AddDays(1)))!.Fen("amount"));
    }

    [Fact]
    public async Task A_table_that_is_too_long_or_no_table_is_refused()
    {
        hall.It_is(March);
        var lines = string.Concat(Enumerable.Range(0, ImportEntriesHandler.MostRows + 1).Select(i => $"超长{i},1,1,x\n"));

        foreach (var csv in new[] { "", "\0\0", "器具名称,补贴额,几年补一次,依据文号\n", "器具名称,器具名称\nx,y\n", "器具名称,补贴额,几年补一次,依据文号\n" + lines })
            Assert.Contains((await hall.Runs(Keeper, new ImportEntries(Devices, csv, March))).Findings, f => f.Severity is Severity.Blocks);
    }

    [Fact]
    public async Task By_pages_the_keeper_records_and_the_public_reads_and_takes_the_table_home()
    {
        hall.It_is(March);
        using var keeper = await hall.Visitor(Keeper);
        var desk = await (await keeper.Opens("/staff/registers")).Follows("基本型辅助器具补贴目录");
        var refused = await desk.Form("record").Fill("value.device", "=测试公式").Fill("value.amount", "贵").Fill("from", "2026-03-01").Submit();
        Assert.Contains("补贴额：应为金额", refused.Text, StringComparison.Ordinal);
        Assert.Equal("=测试公式", refused.Document.QuerySelector("input[name=\"value.device\"]")!.GetAttribute("value"));
        var done = await refused.Form("record").Fill("value.device", "=测试公式").Fill("value.amount", "88").Fill("value.years", "1").Fill("value.basis", "x").Fill("from", "2026-03-01").Submit();
        Assert.Contains("已登记", done.Text, StringComparison.Ordinal);

        using var stranger = hall.Visitor();
        var list = await (await stranger.Opens("/registers")).Follows("基本型辅助器具补贴目录");
        var entry = await list.Follows("=测试公式");
        var csv = Encoding.UTF8.GetString(await stranger.Http.GetByteArrayAsync(new Uri($"/registers/{Devices}.csv?on=2026-03-01", UriKind.Relative), Ct));
        var json = await stranger.Http.GetFromJsonAsync<JsonElement>(new Uri($"/api/registers/{Devices}?q=测试公式&on=2026-03-01", UriKind.Relative), Ct);

        Assert.Contains("第八条第（二）项", list.Text, StringComparison.Ordinal);
        Assert.Contains("88 元", entry.Text, StringComparison.Ordinal);
        Assert.Contains("'=测试公式", csv, StringComparison.Ordinal);
        Assert.Equal("88 元", Assert.Single(json.GetProperty("entries").EnumerateArray()).GetProperty("values").GetProperty("amount").GetString());
    }

    [Fact]
    public async Task A_long_register_is_read_page_by_page_without_a_gap()
    {
        hall.It_is(March);
        var csv = "器具名称,补贴额,几年补一次,依据文号\n" + string.Concat(Enumerable.Range(0, 120).Select(i => $"分页{i:000},1,1,x\n"));
        Done(await hall.Runs(Keeper, new ImportEntries(Devices, csv, new(2026, 1, 1))));
        using var http = hall.Client();
        var (seen, after) = (new List<string>(), "");
        do
        {
            var page = await http.GetFromJsonAsync<JsonElement>(new Uri($"/api/registers/{Devices}?q=分页&after={Uri.EscapeDataString(after)}", UriKind.Relative), Ct);
            seen.AddRange(page.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("title").GetString()!));
            after = page.GetProperty("next").GetString() ?? "";
        }
        while (after.Length > 0);

        Assert.Equal(120, seen.Count);
        Assert.Equal(seen.Distinct().Order(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task A_county_sees_its_own_and_the_city_sees_all()
    {
        hall.It_is(March);
        foreach (var county in new[] { "lufeng", "haifeng" })
            Done(await hall.Runs($"head-{county}", new RecordEntry("aid-plans", new Dictionary<string, string> { ["year"] = "2031", ["program"] = "full-time-private", ["children"] = "12", ["amount"] = "240000" }, March)));

        async Task<int> Seen(string account)
        {
            using var visitor = await hall.Visitor(account);
            return (await visitor.Http.GetFromJsonAsync<JsonElement>(new Uri("/api/registers/aid-plans", UriKind.Relative), Ct)).GetProperty("entries").GetArrayLength();
        }

        Assert.Equal((1, 1, 2), (await Seen("head-lufeng"), await Seen("reviewer-haifeng"), await Seen("appeals")));
    }

    private static string WithSign(string seventeen) => seventeen + CitizenNumber.CheckSign(seventeen);

    private Task<RegisteredEntry?> Find(string device, DateOnly on) => hall.Asks<IRegisters, RegisteredEntry?>(Actor.Stranger(), r => r.Find(Devices, on, Ct, device));

    private Task<IReadOnlyList<RegisteredEntry>> On(DateOnly day) => hall.Asks<IRegisters, IReadOnlyList<RegisteredEntry>>(Actor.Stranger(), r => r.On(Devices, day, Ct));

    private static void Done(Outcome outcome) => Assert.True(outcome.IsDone, string.Join("\n", outcome.Findings.Select(f => $"{f.Code}: {f.Message}")));
}
