using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Acting;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Testing;

namespace Yiwang.Identity.Tests;

public sealed class ActingScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly Actor Manager = new("示例管理", "manager", "管理员", Permissions.ManageAccounts);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "法定代表人登记单位，授权经办人办指定事项；经办人选择单位名义，页头看得见；结束授权，下一次请求就不能再代办")]
    public async Task An_agent_acts_in_the_name_until_the_authorisation_is_ended()
    {
        await using var register = await StandInRealNameService.Start(hall);
        using var head = await hall.Visitor("guardian-1");
        var page = await SecondFactorScenarios.Raise(await head.Opens("/my/legal-persons/new"));
        await page.Form("legal-person").Fill("Name", "示例康复中心").Fill("CreditCode", Code('1')).Submit();
        var legal = await Legal(Code('1'));
        var authorisations = await head.Opens($"/my/legal-persons/{legal}");
        var given = await authorisations.Form("authorise").Fill("AgentName", "示例家长乙").Fill("AgentPhone", "10000000002").Tick("Scope", "rural-toilets")
            .Fill("From", Day(0)).Fill("To", Day(30)).Submit();
        Assert.Contains("有效", given.Text, StringComparison.Ordinal);

        using var agent = await hall.Visitor("guardian-2");
        var chosen = await (await agent.Opens("/my/acting-for")).Form("acting-for").Fill("Other", legal.ToString()).Submit();
        Assert.Contains("以示例康复中心的名义", chosen.Document.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        var desk = await Asked(await IdOf("guardian-2"), legal);
        Assert.Equal((true, false, false), (desk!.Covers("rural-toilets"), desk.Covers("welfare-institutions"), desk.IsRepresentative));

        await given.Form("authorisation-end").Submit("结束");
        var turned = await agent.Opens("/my/security");
        Assert.StartsWith("/my/acting-for?ended", turned.Address, StringComparison.Ordinal);
        Assert.StartsWith("/my/acting-for?ended", (await agent.Opens("/my/cases")).Address, StringComparison.Ordinal);
        await turned.Form("acting-for").Fill("Other", "self").Submit();
        Assert.Contains("以本人名义", (await agent.Opens("/my/security")).Document.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("法定代表人结束授权", (await hall.LedgerOf($"legal-person/{legal}")).Select(a => a.ToString()).Aggregate((a, b) => a + b), StringComparison.Ordinal);

    }

    [Fact(DisplayName = "授权到期的第二天就不能代办；没有开始的也不能")]
    public async Task An_authorisation_holds_from_its_first_to_its_last_day()
    {
        var (legal, head, agent) = (await Registered('2', "guardian-1"), await Self("guardian-1"), await IdOf("guardian-3"));
        var (from, to) = (hall.Today.AddDays(2), hall.Today.AddDays(4));
        Assert.True((await hall.Runs(head, Give(legal, "guardian-3", from, to))).IsDone);

        Assert.Null(await Asked(agent, legal));
        hall.It_is(from);
        Assert.NotNull(await Asked(agent, legal));
        hall.It_is(to);
        Assert.NotNull(await Asked(agent, legal));
        hall.It_is(to.AddDays(1));
        Assert.Null(await Asked(agent, legal));
    }

    [Fact(DisplayName = "被授权人不能转授权；别人看不到也动不了；经办人自己可以不再代办")]
    public async Task An_agent_passes_nothing_on_and_may_give_up()
    {
        var (legal, head, agent) = (await Registered('3', "guardian-1"), await Self("guardian-1"), await Self("guardian-4"));
        Assert.True((await hall.Runs(head, Give(legal, "guardian-4", hall.Today, hall.Today.AddDays(9)))).IsDone);
        var id = await hall.Look(db => db.Set<Authorisation>().Where(a => a.LegalPersonId == legal).Select(a => a.Id).SingleAsync(Ct));

        Assert.Equal("authorisation.no-redelegation", Assert.Single((await hall.Runs(agent, Give(legal, "guardian-5", hall.Today, hall.Today))).Findings).Code);
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs(await Self("guardian-5"), Give(legal, "guardian-2", hall.Today, hall.Today))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs(await Self("guardian-5"), new EndAuthorisation(id))).Kind);
        Assert.True((await hall.Runs(agent, new EndAuthorisation(id))).IsDone);
        Assert.Null(await Asked(agent.AccountId!.Value, legal));
    }

    [Fact]
    public async Task What_is_wrong_with_an_authorisation_is_told_at_once()
    {
        var (legal, head) = (await Registered('4', "guardian-1"), await Self("guardian-1"));
        var wrong = new AuthoriseAgent(Guid.CreateVersion7(), legal, "示例别人", "10000000002", ["nothing"], hall.Today, hall.Today.AddDays(-1));

        var findings = (await hall.Runs(head, wrong)).Findings;
        var one = await hall.Runs(head with { Assurance = AssuranceLevel.One }, Give(legal, "guardian-2", hall.Today, hall.Today));

        Assert.Equal(["authorisation.agent", "authorisation.period", "authorisation.scope"], findings.Select(f => f.Code).Order(StringComparer.Ordinal));
        Assert.Equal(Assurance.Code, Assert.Single(one.Findings).Code);
    }

    [Fact]
    public async Task The_register_decides_who_represents_a_legal_person()
    {
        await using var register = await StandInRealNameService.Start(hall);
        register.Answers = () => StandInRealNameService.Says(false);
        var head = await Self("guardian-1");

        var refused = await hall.Asks(head, (LegalPersonDesk d) => d.Register(Guid.CreateVersion7(), "示例企业", Code('5'), Ct));
        var unproved = await hall.Asks(head with { Assurance = AssuranceLevel.Two }, (LegalPersonDesk d) => d.Register(Guid.CreateVersion7(), "示例企业", Code('5'), Ct));

        Assert.Equal(("real-name.differs", Assurance.Code), (Assert.Single(refused.Findings).Code, Assert.Single(unproved.Findings).Code));
    }

    [Fact(DisplayName = "监护人代未成年人办事，到孩子 18 周岁那天为止（民法典第十七条、第二十七条）")]
    public async Task A_guardian_acts_for_a_child_until_it_is_of_age()
    {
        var (guardian, born) = (await IdOf("guardian-5"), hall.Today.AddYears(-17));
        var record = new RecordGuardianship(guardian, "示例孩子", CitizenNumber.Parse(SignUpScenarios.Number(born.ToString("yyyyMMdd"))), "户口簿");

        Assert.True((await hall.Runs(Manager, record)).IsDone);
        var twice = await hall.Runs(Manager, record);
        var grown = await hall.Runs(Manager, record with { WardNumber = CitizenNumber.Parse("441581199001010008") });

        Assert.Equal(("guardianship.exists", "guardianship.of-age"), (Assert.Single(twice.Findings).Code, Assert.Single(grown.Findings).Code));
        var ward = await hall.Look(db => db.Set<Guardianship>().Where(g => g.GuardianId == guardian).Select(g => g.WardId).SingleAsync(Ct));
        Assert.Equal(ActingForKind.Ward, (await Asked(guardian, ward))!.Kind);
        hall.It_is(born.AddYears(18));
        Assert.Null(await Asked(guardian, ward));
    }

    [Fact(DisplayName = "账号管理先要第二重验证；管理员能登记监护人、注销账号")]
    public async Task An_officer_with_the_post_records_guardians_and_closes_accounts()
    {
        var open = new OpenAccount(AccountKind.Person, new("示例路人", "10000000077", CitizenNumber.Parse(SignUpScenarios.Number("19800101"))), "10000000077", "yanshi-2026", []) { DemonstrationKey = "passer-by" };
        Assert.True((await hall.Runs(Manager, open)).IsDone);
        using var officer = await hall.Visitor("operations");
        var desk = await SecondFactorScenarios.Raise(await officer.Opens("/staff/accounts"));
        Assert.Equal("/staff/accounts", desk.Address);

        var found = await desk.Form("account-find").Fill("SignInName", "10000000077").Submit();
        Assert.Contains("请选要办什么", (await found.Form("account-act").Submit()).Text, StringComparison.Ordinal);
        var wrong = await (await found.Form("account-act").Fill("What", "guardian").Submit()).Form("account-guardian").Fill("WardName", "示例孩子").Fill("WardNumber", "12").Fill("Paper", "户口簿").Submit();
        var done = await wrong.Form("account-guardian").Fill("WardName", "示例孩子乙").Fill("WardNumber", SignUpScenarios.Number("20200202")).Fill("Paper", "户口簿").Submit();
        var closed = await (await (await done.Form("account-find").Fill("SignInName", "10000000077").Submit()).Form("account-act").Fill("What", "close").Submit()).Form("account-close").Submit();

        Assert.Contains("18位", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("监护关系已经登记", done.Text, StringComparison.Ordinal);
        Assert.Contains("账号已经注销", closed.Text, StringComparison.Ordinal);
        using var citizen = await hall.Visitor("guardian-3");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await citizen.Opens("/staff/accounts")).Status);
    }

    private static AuthoriseAgent Give(Guid legal, string agent, DateOnly from, DateOnly to) =>
        new(Guid.CreateVersion7(), legal, "示例家长" + "甲乙丙丁戊"[agent[^1] - '1'], $"1000000000{agent[^1]}", [], from, to);

    private async Task<Guid> Registered(char sign, string head)
    {
        await using var register = await StandInRealNameService.Start(hall);
        Assert.True((await hall.Asks(await Self(head), (LegalPersonDesk d) => d.Register(Guid.CreateVersion7(), "示例单位" + sign, Code(sign), Ct))).IsDone);
        return await Legal(Code(sign));
    }

    private async Task<Actor> Self(string account) => (await hall.As(account)) with { Permissions = [Permissions.OwnAccount] };

    private async Task<Guid> IdOf(string account) => (await hall.As(account)).AccountId!.Value;

    private Task<ActingFor?> Asked(Guid account, Guid other) => hall.Asks(Manager, (ActingDesk d) => d.Find(account, other, Ct));

    private Task<Guid> Legal(string code) => hall.Look(db => db.Set<LegalPerson>().Where(p => p.CreditCode == code).Select(p => p.Id).SingleAsync(Ct));

    private string Day(int days) => hall.Today.AddDays(days).ToString("yyyy-MM-dd");

    private static string Code(char sign)
    {
        var seventeen = $"91441581MA000000{sign}";
        return seventeen + CreditCode.CheckSign(seventeen);
    }
}
