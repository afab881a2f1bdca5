using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Kernel;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Public;
using Yiwang.Regulations.Public;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>Ended cases decided again under a proposed rulebook: three approved and one refused in 陆丰, one approved in 海丰.</summary>
public sealed class ReplayedTownHall : IAsyncLifetime
{
    public TownHall Hall { get; } = new();

    internal Guid Approved { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Hall.InitializeAsync();
        Hall.It_is(new DateOnly(2026, 3, 2));
        Approved = await Approve(new Wanted(), Reviewer());
        await Approve(new Wanted(), Reviewer());
        await Approve(new Wanted { Number = Numbers.Next(new DateOnly(2019, 10, 1)) }, Reviewer()); // six on the day that counts, seven at the end of the year
        await Approve(Wanted.From(Wanted.Haifeng), Reviewer(Wanted.Haifeng));
        await Hall.RefusedFor(Guardian());
        await Hall.Applied(Guardian()); // open: never replayed
    }

    public ValueTask DisposeAsync() => Hall.DisposeAsync();

    private async Task<Guid> Approve(Wanted wanted, Testing.Actor reviewer)
    {
        var id = await Hall.Applied(Guardian(), wanted);
        await Hall.Looked(reviewer, id);
        Hall.Done(await Hall.Runs(reviewer, new ApproveAid(id)));
        return id;
    }
}

public sealed class ReplayScenarios(ReplayedTownHall replayed) : IClassFixture<ReplayedTownHall>
{
    private readonly TownHall hall = replayed.Hall;

    [Fact(DisplayName = "拟议的省级标准高过某县自定的：指出那个县的文件和行")]
    public async Task A_floor_above_a_countys_table_names_the_countys_line()
    {
        var (status, answer) = await Post("appeals", City("amount-yuan: 2000, measure: person-month, rule: fixed, months-per-year: 10, funding: shared }\n  - { id: part", "amount-yuan: 2500, measure: person-month, rule: fixed, months-per-year: 10, funding: shared }\n  - { id: part"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("packs/shanwei/rulebooks/rehabilitation-aid.441521.yaml:", answer, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "标准提高后重新试算：每件多多少，依据哪一条；没有改动任何办件，只记下谁试算过")]
    public async Task A_raised_standard_gives_other_amounts()
    {
        var before = await Everything();
        var result = await Replay("appeals", City("amount-yuan: 2000, measure: person-month, rule: fixed, months-per-year: 10, funding: shared }\n  - { id: part", "amount-yuan: 2100, measure: person-month, rule: fixed, months-per-year: 10, funding: shared }\n  - { id: part"));

        Assert.Equal((5, 3, 2), (result.Done, result.Count("otherwise"), result.Count("same")));
        Assert.Equal(3 * 100_000, result.Root.GetProperty("differenceInFen").GetInt64());
        Assert.All(result.Otherwise, c => Assert.Equal("通过", c.GetProperty("now").GetProperty("outcome").GetString()));
        Assert.All(result.Otherwise, c => Assert.StartsWith("汕府办〔2019〕21号第八条第（三）项第2目", Assert.Single(c.GetProperty("because").EnumerateArray()).GetString(), StringComparison.Ordinal));
        Assert.Equal(before, await Everything());
        var act = Assert.Single(await hall.LedgerOf($"replay/{result.Id:N}"));
        Assert.Equal("市残联申诉答复岗", act.ByPostName);
        Assert.StartsWith("用拟议的规则（摘要 ", act.Sentence, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "年龄收紧后：原来通过的会不予通过，依据第五条")]
    public async Task A_stricter_age_refuses_what_was_approved()
    {
        var result = await Replay("appeals", City("age-date: { value: 08-31", "age-date: { value: 12-31"));

        var refused = Assert.Single(result.Otherwise);
        Assert.Equal(("通过", "不予通过", -2_000_000), (refused.GetProperty("then").GetProperty("outcome").GetString(), refused.GetProperty("now").GetProperty("outcome").GetString(), refused.GetProperty("differenceInFen").GetInt64()));
        Assert.Equal(["汕府办〔2019〕21号第五条"], refused.GetProperty("because").EnumerateArray().Select(b => b.GetString()));
    }

    [Fact]
    public async Task The_rules_in_force_change_nothing()
    {
        var result = await Replay("appeals", File.ReadAllText(FileOf("rehabilitation-aid.yaml")));

        Assert.Equal((5, 5, 0), (result.Done, result.Count("same"), result.Count("not-reproduced")));
    }

    [Fact(DisplayName = "要多交一件材料：不当作不予通过，列为须补材料")]
    public async Task A_new_material_leaves_it_to_the_applicant()
    {
        var result = await Replay("appeals", City("  - { id: authorisation, original: false, article: 第十条（一）1, basis: local,\n      places: [household, institution, residence-permit], applicants: [agent],",
            "  - { id: authorisation, original: false, article: 第十条（一）1, basis: local,\n      places: [household, institution, residence-permit], applicants: [guardian, agent],"));

        Assert.Equal(4, result.Otherwise.Count);
        Assert.All(result.Otherwise, c => Assert.Equal("须补材料或核对原件", c.GetProperty("now").GetProperty("outcome").GetString()));
        Assert.All(result.Otherwise, c => Assert.Equal(JsonValueKind.Null, c.GetProperty("differenceInFen").ValueKind));
    }

    [Fact(DisplayName = "县里提高标准：只试算这个县的办件，决定按已施行计；低于省里的载不进")]
    public async Task A_countys_own_table_may_raise_and_not_lower()
    {
        var raised = await Replay("appeals", County("amount-yuan: 2600"));
        var (status, lowered) = await Post("appeals", County("amount-yuan: 1900"));

        Assert.Equal(("陆丰市", 4, 3), (raised.Root.GetProperty("scope").GetString(), raised.Done, raised.Otherwise.Count));
        Assert.Equal(3 * 600_000, raised.Root.GetProperty("differenceInFen").GetInt64());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("aid.standard.below-province", lowered, StringComparison.Ordinal);
        Assert.Contains("第七条", lowered, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "编号只给能看这些办件的岗位；数目和依据不含个人信息")]
    public async Task Numbers_are_seen_only_by_posts_that_may_see_the_cases()
    {
        var rules = City("age-date: { value: 08-31", "age-date: { value: 12-31");

        var superior = Assert.Single((await Replay("appeals", rules)).Otherwise);
        var editor = await Replay("gazette-editor", rules);

        Assert.StartsWith("KFJZ-441581-2026-", superior.GetProperty("number").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, Assert.Single(editor.Otherwise).GetProperty("number").ValueKind);
        Assert.DoesNotContain("测试小禾", editor.Root.GetRawText(), StringComparison.Ordinal);
        using var other = await hall.Visitor("appeals");
        using var answer = await other.Http.GetAsync(new Uri($"/api/replays/{editor.Id}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post("reviewer-lufeng-1", rules)).Status);
    }

    [Fact]
    public async Task What_is_no_rulebook_is_refused_with_its_line()
    {
        Assert.Contains("yaml.", (await Post("appeals", "不是: [规则")).Answer, StringComparison.Ordinal);
        Assert.Contains("replay.not-text", (await Post("appeals", "")).Answer, StringComparison.Ordinal);
        Assert.Contains("aid.rulebook.row-missing", (await Post("appeals", City("id: blind-orientation, kind", "id: blind-orientatio, kind"))).Answer, StringComparison.Ordinal);
        Assert.Contains("replay.unknown-law", (await Post("appeals", "a: 1", "?law=示例/没有的〔2031〕1号")).Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_replays_in_the_browser_and_pages_through()
    {
        using var officer = await hall.Visitor("appeals");
        var desk = await officer.Opens("/staff/replays");

        var nothing = await desk.Form("replay").Submit("试算");
        var page = await desk.Form("replay").Attach("file", "拟议.yaml", Encoding.UTF8.GetBytes(City("age-date: { value: 08-31", "age-date: { value: 12-31"))).Submit("试算");
        for (var look = 0; look < 100 && !page.Text.Contains("已试算 5 件", StringComparison.Ordinal); look++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            page = await officer.Opens(page.Address);
        }

        Assert.Contains("还没有选规则文件", nothing.Text, StringComparison.Ordinal);
        Assert.Contains("已试算 5 件，其中 1 件的结果会不同，4 件不变", page.Text, StringComparison.Ordinal);
        Assert.Contains("-20,000 元", page.Text, StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.OK, (await officer.Opens(page.Document.QuerySelector("tbody a")!.GetAttribute("href")!)).Status);
        Assert.Contains("残疾儿童康复救助，全市", (await officer.Opens("/staff/replays")).Text, StringComparison.Ordinal);
    }

    /// <summary>10,000 by YIWANG_REPLAY_CASES=10000; the time of the processor, whoever else uses the machine.</summary>
    [Fact]
    public async Task Many_cases_are_replayed_in_reasonable_time()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var own = new Own();
        await own.Hall.InitializeAsync();
        own.Hall.It_is(new DateOnly(2026, 3, 2));
        var source = await own.Hall.Applied(Guardian(), new Wanted { Number = Numbers.Next(new DateOnly(2019, 10, 1)) });
        await own.Hall.Looked(Reviewer(), source);
        own.Hall.Done(await own.Hall.Runs(Reviewer(), new ApproveAid(source)));
        var cases = int.Parse(Environment.GetEnvironmentVariable("YIWANG_REPLAY_CASES") ?? "1000", CultureInfo.InvariantCulture);
        await own.Hall.Look(async db => { await Copies(db, source, cases - 1, ct); return true; });

        var (busy, watch) = (Environment.CpuUsage.TotalTime, System.Diagnostics.Stopwatch.StartNew());
        var (rules, many) = (City("age-date: { value: 08-31", "age-date: { value: 12-31"), 0);
        await own.Hall.Asks<IEnumerable<IReplay>, bool>(Reviewer(), async replays =>
        {
            var replay = replays.Single(r => r.Law == Law.ShanweiRehabilitationAid);
            await foreach (var one in replay.Run(replay.Read(rules).Rules!, ct)) many += one.Fate is ReplayFate.Otherwise ? 1 : 0;
            return true;
        });
        busy = Environment.CpuUsage.TotalTime - busy;

        TestContext.Current.TestOutputHelper?.WriteLine($"{many} cases in {watch.Elapsed.TotalSeconds:F1} s, processor {busy.TotalSeconds:F1} s");
        Assert.Equal(cases, many);
        Assert.InRange(busy.TotalMilliseconds / cases, 0, 10);
    }

    private sealed class Own : IAsyncDisposable
    {
        public TownHall Hall { get; } = new();

        public ValueTask DisposeAsync() => Hall.DisposeAsync();
    }

    private static async Task Copies(YiwangDb db, Guid source, int count, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        for (var i = 0; i < count; i++)
        {
            var (id, grant, number, child) = (Guid.CreateVersion7(), Guid.CreateVersion7(), $"KFJZ-441581-2026-9{i:D5}", $"{i:D64}");
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO procedures_cases ("Id", "Number", "Procedure", "RulebookVersion", "Region", "Institution", "Superior", "Holder", "Applicant", "ReceivedOn", "ReceivedAt", "State", "Result", "EndedOn", "Stage", "DueOn", "AnswerBy", "NoticesIssued", "Revision", "Stages", "Supplements")
                SELECT {id}, {number}, "Procedure", "RulebookVersion", "Region", "Institution", "Superior", "Holder", "Applicant", "ReceivedOn", "ReceivedAt", "State", "Result", "EndedOn", "Stage", "DueOn", "AnswerBy", "NoticesIssued", "Revision", "Stages", "Supplements" FROM procedures_cases WHERE "Id" = {source}
                """, ct);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO benefits_aid_applications ("Id", "Applicant", "StartedOn", "SubmittedOn", "ChildIndex", "Answers", "Revision")
                SELECT {id}, "Applicant", "StartedOn", "SubmittedOn", {child}, "Answers", "Revision" FROM benefits_aid_applications WHERE "Id" = {source}
                """, ct);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO benefits_aid_grants ("Id", "CaseId", "CaseNumber", "ChildIndex", "Region", "Row", "GrantedOn", "AmountInFen", "Condition", "Months")
                SELECT {grant}, {id}, {number}, {child}, "Region", "Row", "GrantedOn", "AmountInFen", "Condition", "Months" FROM benefits_aid_grants WHERE "CaseId" = {source}
                """, ct);
        }

        await transaction.CommitAsync(ct);
    }

    private Task<string> Everything() => hall.Look(async db =>
    {
        var ct = TestContext.Current.CancellationToken;
        var cases = await db.Set<Case>().AsNoTracking().OrderBy(c => c.Number).Select(c => new { c.Number, c.State, c.Result, c.Revision }).ToArrayAsync(ct);
        var grants = await db.Set<RehabilitationAid.Granting.AidGrant>().AsNoTracking().OrderBy(g => g.Id).Select(g => new { g.Id, g.AmountInFen }).ToArrayAsync(ct);
        return JsonSerializer.Serialize(new { cases, grants, letters = await db.Set<Notice>().CountAsync(ct) });
    });

    private async Task<Result> Replay(string account, string yaml)
    {
        var (status, answer) = await Post(account, yaml);
        Assert.True(status is HttpStatusCode.Accepted, answer);
        var id = JsonDocument.Parse(answer).RootElement.GetProperty("id").GetGuid();
        using var visitor = await hall.Visitor(account);
        for (var waited = 0; waited < 200; waited++)
        {
            var root = JsonDocument.Parse(await visitor.Http.GetStringAsync(new Uri($"/api/replays/{id}", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
            // Only whoever started it may look; here the visitor is the same person.
            if (!root.GetProperty("running").GetBoolean()) return new Result(id, root);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The replay did not end.");
    }

    private async Task<(HttpStatusCode Status, string Answer)> Post(string account, string yaml, string query = "")
    {
        using var visitor = await hall.Visitor(account);
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(yaml));
        using var answer = await visitor.Http.PostAsync(new Uri($"/api/replays{query}", UriKind.Relative), body, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string City(string words, string by)
    {
        var yaml = File.ReadAllText(FileOf("rehabilitation-aid.yaml"));
        Assert.Contains(words, yaml, StringComparison.Ordinal);
        return yaml.Replace(words, by, StringComparison.Ordinal);
    }

    private static string County(string fullTimePrivate) => File.ReadAllText(FileOf("rehabilitation-aid.441581.yaml")) + $$"""

        - number: 陆府办〔2031〕演示9号
          issued: 2031-01-01
          from: 2031-02-01
          demonstration: true
          standards:
            countersigned: [财政, 发展改革, 残联]
            rows:
            - { id: cochlear-implant, amount-yuan: 15000 }
            - { id: cochlear-implant-national, amount-yuan: 15000 }
            - { id: corrective-surgery, amount-yuan: 10000 }
            - { id: corrective-devices-and-training, amount-yuan: 6000 }
            - { id: assistive-device }
            - { id: low-vision-basic, amount-yuan: 1500, every-years: 3 }
            - { id: low-vision-monthly, amount-yuan: 2000, months-per-year: 10 }
            - { id: blind-orientation, amount-yuan: 3000, every-years: 5 }
            - { id: full-time-public, amount-yuan: 1200, months-per-year: 10 }
            - { id: full-time-private, {{fullTimePrivate}}, months-per-year: 10 }
            - { id: part-time-public, amount-yuan: 600, months-per-year: 10 }
            - { id: part-time-private, amount-yuan: 1000, months-per-year: 10 }
        """;

    private static string FileOf(string name) => Path.Combine(Repository.Root, "packs", "shanwei", "rulebooks", name);

    private sealed record Result(Guid Id, JsonElement Root)
    {
        public int Done => Root.GetProperty("done").GetInt32();

        public IReadOnlyList<JsonElement> Otherwise => [.. Root.GetProperty("otherwise").EnumerateArray()];

        public int Count(string fate) => Root.GetProperty("counts").GetProperty(fate).GetInt32();
    }
}
