using System.Net;
using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Regulations.Normative.CleanUps;
using Yiwang.Regulations.Normative.CleanUps.Concluding;
using Yiwang.Regulations.Normative.CleanUps.Proposing;
using Yiwang.Regulations.Normative.CleanUps.Publishing;
using Yiwang.Regulations.Normative.CleanUps.Starting;
using Yiwang.Regulations.Normative.Documents;
using Yiwang.Regulations.Normative.Registering;
using Yiwang.Regulations.Public;
using Yiwang.Testing;

namespace Yiwang.Regulations.Tests.Normative;

/// <summary>
/// The clean-up of 罗府办规〔2018〕11号 done again: twelve documents with its numbers, of the other place that uses the same signs,
/// on the days of the catalogue's example.
/// </summary>
public sealed class CleanUpTests : IAsyncLifetime
{
    private const string Clerk = "documents-1", Area = "罗定", Notice = "罗府办〔2018〕11号";
    private static readonly DateOnly Day = new(2018, 12, 17);
    private readonly TownHall hall = new();
    private Guid id;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Conclusion, number as this place may write it, day of issue.</summary>
    private static readonly (Conclusion Conclusion, string Number, DateOnly Issued)[] Twelve =
    [
        (Conclusion.Repeal, "罗府〔2015〕4号", new(2015, 1, 5)), (Conclusion.Repeal, "罗府办〔2015〕7号", new(2015, 2, 5)), (Conclusion.Repeal, "罗府办〔2015〕9号", new(2015, 3, 5)),
        (Conclusion.Repeal, "罗府〔2017〕2号", new(2017, 1, 5)), (Conclusion.Repeal, "罗府〔2017〕3号", new(2017, 2, 5)), (Conclusion.Repeal, "罗府办〔2017〕11号", new(2017, 3, 5)),
        (Conclusion.Lapse, "罗府〔2012〕14号", new(2012, 4, 5)), (Conclusion.Lapse, "罗府办〔2014〕31号", new(2014, 5, 5)), (Conclusion.Lapse, "罗府办〔2014〕33号", new(2014, 6, 5)), (Conclusion.Lapse, "罗府办〔2016〕2号", new(2016, 1, 5)),
        (Conclusion.Amend, "罗府办〔2017〕9号", new(2017, 5, 5)), (Conclusion.Amend, "罗府办〔2017〕12号", new(2017, 6, 5)),
    ];

    public async ValueTask InitializeAsync()
    {
        await hall.InitializeAsync();
        hall.It_is(Day);
        foreach (var (_, number, issued) in Twelve) Done(await hall.Runs(Clerk, new RegisterDocument(Area, number, $"示例{number}", issued)));
    }

    public ValueTask DisposeAsync() => hall.DisposeAsync();

    [Fact(DisplayName = "期间从2013-12-17到2018-12-17，两端都算；期间以外的人工列入；别的机关和已经终止的不列")]
    [Article(Law.LuohuDocumentReview, "前言"), Article(Law.LuohuDocumentReview, "二"), Requirement("LH-QL-001")]
    public async Task The_window_makes_the_list_and_keeps_nothing_out()
    {
        foreach (var (number, issued) in new[] { ("罗府办〔2013〕901号", new DateOnly(2013, 12, 16)), ("罗府办〔2013〕902号", new(2013, 12, 17)), ("罗府办〔2018〕903号", Day), ("罗府办函〔2018〕904号", new(2018, 1, 2)) })
            Done(await hall.Runs(Clerk, new RegisterDocument(Area, number, $"示例{number}", issued)));

        await Starts();

        var listed = (await Seen()).Items.Select(i => i.Life.Number).ToArray();
        Assert.Contains("罗府办〔2013〕902号", listed);
        Assert.Contains("罗府办〔2018〕903号", listed);
        Assert.DoesNotContain("罗府办〔2013〕901号", listed);
        Assert.DoesNotContain("罗府办函〔2018〕904号", listed);
        Assert.DoesNotContain("罗府〔2012〕14号", listed);
        Assert.Equal("clean-up.why", Assert.Single((await hall.Runs(Clerk, new TakeIntoCleanUp(id, "罗府〔2012〕14号", ""))).Findings).Code);
        Done(await hall.Runs(Clerk, new TakeIntoCleanUp(id, "罗府〔2012〕14号", "早于期间，内容已经过时。")));
        Assert.Contains(await hall.LedgerOf($"clean-up/{id}"), a => a.Sentence.Contains("人工列入罗府〔2012〕14号", StringComparison.Ordinal));
        Assert.Equal("clean-up.item-twice", Assert.Single((await hall.Runs(Clerk, new TakeIntoCleanUp(id, "罗府〔2012〕14号", "再列"))).Findings).Code);
        Assert.Equal("normative.unknown-number", Assert.Single((await hall.Runs(Clerk, new TakeIntoCleanUp(id, "罗府〔2012〕99号", "没有"))).Findings).Code);
    }

    [Fact(DisplayName = "只知道年份的文件不漏，列入并提示核对")]
    [Article(Law.LuohuDocumentReview, "前言"), Requirement("LH-QL-001")]
    public async Task A_document_of_which_only_the_year_is_known_is_listed_with_a_word()
    {
        var book = new LifeBook([new("罗定/罗府办〔2013〕5号", "边上的年份", "示例", null, null), new("罗定/罗府办〔2015〕5号", "中间的年份", "示例", null, null), new("罗定/罗府办〔2012〕5号", "太早", "示例", null, null)]);
        var area = new IssuingArea(Area, [new("罗府办", "示例")]);

        var listed = CandidateRule.Of(book, area, new(Area, ["罗府办"], new(2013, 12, 17), Day));

        Assert.Equal(["边上的年份", "中间的年份"], listed.Select(c => c.Life.Title));
        Assert.Contains("只知道是 2013 年", listed[0].Why, StringComparison.Ordinal);
        Assert.Equal("", listed[1].Why);
    }

    [Fact(DisplayName = "有一件没有结论，或者与正文的6、4、2不符，不能公布，并指出差额")]
    [Article(Law.LuohuDocumentReview, "前言"), Requirement("LH-QL-001"), Requirement("LH-QL-002")]
    public async Task Every_document_is_concluded_and_the_counts_agree()
    {
        await Starts();
        Done(await hall.Runs(Clerk, new TakeIntoCleanUp(id, "罗府〔2012〕14号", "早于期间。")));
        await Concludes(Twelve.Where(t => t.Number != "罗府办〔2017〕11号"));

        var refused = await hall.Runs(Clerk, new PublishCleanUp(id, Notice, Day, new(6, 4, 2, 0)));

        Assert.Contains(refused.Findings, f => f.Code == "clean-up.unconcluded" && f.Message.Contains("罗府办〔2017〕11号", StringComparison.Ordinal));
        Assert.Contains(refused.Findings, f => f.Code == "clean-up.count" && f.Message.Contains("写废止 6 件，清单是 5 件，少 1 件", StringComparison.Ordinal));
        Assert.True((await Life("罗府〔2015〕4号")).On(null, Day).Applies);
        Assert.Empty(await hall.Look(db => db.Set<DocumentChange>().ToArrayAsync(Ct)));
    }

    [Fact(DisplayName = "公布：废止6、失效4从公布日起不再有效，修订2继续有效；通知登记，清单12行，全部入账")]
    [Article(Law.LuohuDocumentReview, "一"), Article(Law.LuohuDocumentReview, "二"), Article(Law.LuohuDocumentReview, "三"), Article(Law.LuohuDocumentReview, "前言")]
    [Requirement("LH-QL-003"), Requirement("LH-QL-004"), Requirement("LH-QL-005"), Requirement("LH-QL-009"), Requirement("LH-QL-010")]
    public async Task Publishing_changes_the_states_on_its_day()
    {
        await Is_published();

        foreach (var (conclusion, number, _) in Twelve)
        {
            var life = await Life(number);
            Assert.Equal(ValidityState.InForce, life.On(null, Day.AddDays(-1)).State);
            Assert.Equal(conclusion switch { Conclusion.Repeal => ValidityState.Repealed, Conclusion.Lapse => ValidityState.Lapsed, _ => ValidityState.ToBeAmended }, life.On(null, Day).State);
            Assert.Equal(Notice, life.On(null, Day).By!.Number);
            Assert.Contains(await hall.LedgerOf(life.Subject), a => a.Under?.Number == Notice);
        }

        Assert.Equal(Day, (await Life(Notice)).IssuedOn);
        Assert.Contains("废止 6 件，宣布失效 4 件，修订 2 件，继续有效 0 件", (await hall.LedgerOf($"clean-up/{id}"))[^1].Sentence, StringComparison.Ordinal);
        var csv = (await hall.Client().GetStringAsync(new Uri($"/normative/{Area}/{Notice}/list.csv", UriKind.Relative), Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith("序号,文件名称,文号,结论,依据,日期", csv[0], StringComparison.Ordinal);
        Assert.Equal(12, csv.Length - 1);
        Assert.Equal(Twelve.Select(t => t.Number), csv.Skip(1).Select(l => l.Split(',')[2]));
    }

    [Fact(DisplayName = "同一通知公布两次，第二次什么都不变；换一个文号不行；两人同时公布只成一次")]
    public async Task Publishing_twice_changes_nothing()
    {
        await Is_concluded();
        var publish = new PublishCleanUp(id, Notice, Day, new(6, 4, 2, 0));

        var both = await Task.WhenAll(hall.Runs(Clerk, publish), hall.Runs("documents-2", publish));
        var again = await hall.Runs(Clerk, publish);
        var other = await hall.Runs(Clerk, publish with { Number = "罗府办〔2018〕12号" });
        var late = await hall.Runs(Clerk, new ConcludeDocuments(id, [new($"{Area}/罗府办〔2017〕9号", Conclusion.Keep, "", "", 1)]));

        Assert.All(both, Done);
        Assert.Equal("clean-up.published-already", Assert.Single(again.Findings).Code);
        Assert.Equal("clean-up.published", Assert.Single(other.Findings).Code);
        Assert.Equal("clean-up.published", Assert.Single(late.Findings).Code);
        Assert.Equal(12, await hall.Look(db => db.Set<DocumentChange>().CountAsync(Ct)));
        Assert.Single(await hall.LedgerOf($"clean-up/{id}"), a => a.FactName == nameof(CleanUpPublished));
    }

    [Fact(DisplayName = "公布前被别的文件废止了的，不能再废止一次，整个公布都不存")]
    public async Task A_document_that_ended_meanwhile_stops_the_publication()
    {
        await Is_concluded();
        Done(await hall.Runs("documents-2", new Regulations.Normative.Changing.RecordChange($"{Area}/罗府〔2015〕4号", ChangeKind.Repealed, new(2018, 12, 1), "罗府〔2017〕2号")));

        var refused = await hall.Runs(Clerk, new PublishCleanUp(id, Notice, Day, new(6, 4, 2, 0)));

        Assert.Contains(refused.Findings, f => f.Code == "normative.ended-already" && f.Message.Contains("罗府〔2015〕4号自2018年12月1日起废止", StringComparison.Ordinal));
        Assert.Equal(1, await hall.Look(db => db.Set<DocumentChange>().CountAsync(Ct)));
        Assert.Null(await hall.Asks<Standings, DocumentLife?>(Actor.Stranger(), s => s.Find($"{Area}/{Notice}", Ct)));
    }

    [Fact(DisplayName = "两个经办人对同一件作结论，后一个看到前一个的，不会悄悄盖掉")]
    public async Task The_second_clerk_hears_of_the_first()
    {
        await Starts();
        const string Law = $"{Area}/罗府办〔2015〕7号";

        Done(await hall.Runs(Clerk, new ConcludeDocuments(id, [new(Law, Conclusion.Repeal, "已经过时。", "", 0)])));
        var second = await hall.Runs("documents-2", new ConcludeDocuments(id, [new(Law, Conclusion.Keep, "", "", 0)]));
        var bare = await hall.Runs("documents-2", new ConcludeDocuments(id, [new(Law, Conclusion.Lapse, " ", "罗府办〔2015〕99号", 1), new($"{Area}/罗府办〔2015〕99号", Conclusion.Keep, "", "", 0)]));

        Assert.Contains("已有人作出结论：废止", Assert.Single(second.Findings).Message, StringComparison.Ordinal);
        Assert.Equal(["clean-up.not-listed", "clean-up.reason", "normative.unknown-number"], bare.Findings.Select(f => f.Code).Order());
        Assert.Equal(Conclusion.Repeal, (await Seen()).Items.Single(i => i.Item.Law == Law).Item.Conclusion);
    }

    [Fact(DisplayName = "各单位报意见、公布后签收，待办随之开关；别的单位的意见看不到")]
    [Article(Law.LuohuDocumentReview, "前言"), Requirement("LH-QL-008")]
    public async Task Departments_propose_and_sign_for_the_result()
    {
        await Starts();
        Assert.Contains("报清理意见", (await Inbox("department-reform")).Text, StringComparison.Ordinal);
        Done(await hall.Runs("department-reform", new ProposeConclusions(id, [new($"{Area}/罗府办〔2017〕9号", Conclusion.Amend, "与上位法不一致。")])));
        Done(await hall.Runs("department-reform", new ProposeConclusions(id, [new($"{Area}/罗府办〔2017〕9号", Conclusion.Repeal, "改了主意。")])));

        var office = await Seen();
        Assert.Equal(Conclusion.Repeal, Assert.Single(office.Items.Single(i => i.Life.Number == "罗府办〔2017〕9号").Proposals).Proposal.Conclusion);
        Assert.DoesNotContain((await SeenBy("department-construction"))!.Items, i => i.Proposals.Count > 0);
        Assert.Null(await SeenBy("reviewer-lufeng-1"));
        Assert.DoesNotContain("报清理意见", (await Inbox("department-reform")).Text, StringComparison.Ordinal);

        await Is_concluded(started: true);
        var published = await hall.Runs(Clerk, new PublishCleanUp(id, Notice, Day, new(6, 4, 2, 0)));
        Assert.Contains(published.Findings, f => f.Code == "clean-up.unanswered" && f.Severity is Severity.Warns);
        Assert.Contains("签收清理结果", (await Inbox("department-reform")).Text, StringComparison.Ordinal);
        using var reader = await hall.Visitor("department-reform");
        var signed = await (await reader.Opens($"/staff/clean-ups/{id}/receipt")).Form("receive").Submit("签收");

        Assert.Contains("已签收", signed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("签收清理结果", (await Inbox("department-reform")).Text, StringComparison.Ordinal);
        Assert.Contains("签收清理结果", (await Inbox("department-construction")).Text, StringComparison.Ordinal);
        var participants = (await Seen()).Participants;
        Assert.Equal("441500-reform", Assert.Single(participants, p => p.Participant.ReceivedAt is not null).Participant.Institution);
        Assert.Contains(await hall.LedgerOf($"clean-up/{id}"), a => a.Sentence == "签收清理结果");
    }

    [Fact(DisplayName = "公众在通知的页面上按结论筛选清单")]
    [Article(Law.LuohuDocumentReview, "前言"), Requirement("LH-QL-008"), Requirement("LH-QL-009")]
    public async Task The_public_narrows_the_result_by_conclusion()
    {
        await Is_published();

        var all = await hall.Visitor().Opens($"/normative/{Area}/{Notice}");
        var lapsed = await all.Follows("宣布失效 4 件");
        var original = await hall.Visitor().Opens("/normative/罗湖/罗府办规〔2018〕11号?conclusion=amendment-decided");

        Assert.Contains("废止 6 件", all.Text, StringComparison.Ordinal);
        Assert.Contains("罗府办〔2016〕2号", lapsed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("罗府办〔2015〕7号", lapsed.Text, StringComparison.Ordinal);
        Assert.Contains("政府采购管理办法", original.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("城市更新实施办法", original.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_one_clean_up_of_an_area_is_open_and_only_the_office_runs_it()
    {
        await Starts();

        var second = await hall.Runs("documents-2", Start());
        var wrong = await hall.Runs(Clerk, new StartCleanUp("", "某地", Day.AddDays(1), 0, [], null));

        Assert.Equal("clean-up.open", Assert.Single(second.Findings).Code);
        Assert.Equal(["area", "cutOff", "proposalsBy", "title", "years"], wrong.Findings.Select(f => f.Where).Order());
        Assert.Equal(OutcomeKind.Forbidden, (await hall.Runs("department-reform", new PublishCleanUp(id, Notice, Day, new(6, 4, 2, 0)))).Kind);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await hall.Visitor("gazette-editor")).Opens("/staff/clean-ups")).Status);
    }

    private static StartCleanUp Start() => new("2018年规范性文件清理", Area, Day, 5, ["罗府", "罗府办"], Day);

    private async Task Starts()
    {
        Done(await hall.Runs(Clerk, Start()));
        id = await hall.Look(db => db.Set<CleanUp>().Where(c => c.Area == Area).Select(c => c.Id).SingleAsync(Ct));
    }

    private async Task Is_concluded(bool started = false)
    {
        if (!started) await Starts();
        Done(await hall.Runs(Clerk, new TakeIntoCleanUp(id, "罗府〔2012〕14号", "早于期间，内容已经过时。")));
        await Concludes(Twelve);
    }

    private async Task Concludes(IEnumerable<(Conclusion Conclusion, string Number, DateOnly Issued)> which) =>
        Done(await hall.Runs(Clerk, new ConcludeDocuments(id, [.. which.Select(t => new Concluded($"{Area}/{t.Number}", t.Conclusion, "清理所得的理由。", "", 0))])));

    private async Task Is_published()
    {
        await Is_concluded();
        Done(await hall.Runs(Clerk, new PublishCleanUp(id, Notice, Day, new(6, 4, 2, 0))));
    }

    private async Task<SeenCleanUp> Seen() => (await SeenBy(Clerk))!;

    private async Task<SeenCleanUp?> SeenBy(string account) => await hall.Asks<CleanUpReader, SeenCleanUp?>(await hall.As(account), r => r.Find(id, Ct));

    private async Task<SeenPage> Inbox(string account)
    {
        using var visitor = await hall.Visitor(account);
        return await visitor.Opens("/staff/inbox");
    }

    private async Task<DocumentLife> Life(string number) => (await hall.Asks<Standings, DocumentLife?>(Actor.Stranger(), s => s.Find($"{Area}/{number}", Ct)))!;

    private static void Done(Outcome outcome) => Assert.True(outcome.IsDone, string.Join('\n', outcome.Findings));
}
