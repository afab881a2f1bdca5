using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Verifying;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>第二十六条（三）: the police confirm household and permit; what comes back is the same or not, nothing else.</summary>
[Article(Law.ShanweiRehabilitationAid, 26, Item = 3)]
public sealed class RegisterScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Requirement("SW-KF-026f")]
    [Fact(DisplayName = "一致：不转人工，可以通过；核实留痕，监护人看得到")]
    public async Task The_same_goes_on()
    {
        hall.It_is(Monday);
        var guardian = await hall.As("guardian-1");
        var id = await hall.Applied(guardian);
        await hall.Looked(Reviewer(), id);
        hall.Done(await hall.Runs(Reviewer(), new NoteRegisterAnswer(id, RegisterKind.Household, RegisterAnswer.Same, null)));
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(id)));
        Assert.Contains("向公安部门核实户籍：一致", await hall.Sentences(id));
    }

    [Requirement("SW-KF-026f")]
    [Fact(DisplayName = "不一致：转公安部门人工，10个工作日内给结论；有结论以前不能通过，结论不一致是不予通过的理由")]
    public async Task What_differs_goes_to_a_person_with_a_day()
    {
        hall.It_is(new DateOnly(2026, 9, 25)); // before the holiday of National Day
        var guardian = await hall.As("guardian-1");
        var id = await hall.Applied(guardian);
        await hall.Looked(Reviewer(), id);
        hall.Done(await hall.Runs(Reviewer(), new NoteRegisterAnswer(id, RegisterKind.Household, RegisterAnswer.Different, null)));
        (await hall.Runs(Reviewer(), new ApproveAid(id))).Refused("aid.register.open");
        (await hall.Runs(Reviewer(), new RefuseAid(id, ["aid.register.open"], "等不及结论"))).Refused("aid.refuse.no-ground");

        using var police = await hall.Visitor("public-security-lufeng");
        var inbox = await police.Opens("/staff/inbox");
        Assert.Contains("核实户籍", inbox.Text, StringComparison.Ordinal);
        var desk = await police.Opens(inbox.Document.QuerySelector("main a[href^='/staff/register-checks/']")!.GetAttribute("href")!);
        Assert.Contains("10月15日", desk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("孤独症", desk.Text, StringComparison.Ordinal); // nothing of the disability
        var bare = await desk.Form("conclude").Submit();
        Assert.Contains("请写明怎样核实的", bare.Text, StringComparison.Ordinal);
        var done = await bare.Form("conclude").Fill("conclusion", "Different").Fill("note", "户籍已迁出。").Submit();
        Assert.Contains("户籍已迁出。", done.Text, StringComparison.Ordinal);
        Assert.Contains("公安户籍核实岗查看了儿童资料", await hall.Sentences(id));

        (await hall.Runs(Reviewer(), new ApproveAid(id))).Refused("aid.register.different");
        hall.Done(await hall.Runs(Reviewer(), new RefuseAid(id, ["aid.register.different"], "户籍已迁出本市。")));
    }

    [Requirement("SW-KF-026f")]
    [Fact(DisplayName = "没有应答的也转人工；别县公安看不到；结论一次")]
    public async Task No_answer_goes_to_a_person_as_well()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(await hall.As("guardian-1"));
        await hall.Looked(Reviewer(), id);
        hall.Done(await hall.Asks<RegisterEnquiry, Outcome>(Reviewer(), e => e.Ask(id, RegisterKind.Household, null, TestContext.Current.CancellationToken))); // nothing is configured here
        (await hall.Asks<RegisterEnquiry, Outcome>(Reviewer(), e => e.Ask(id, RegisterKind.ResidencePermit, null, TestContext.Current.CancellationToken))).Refused("register.no-permit");
        var check = (await hall.Look(db => new RehabilitationAid.BenefitsDb(db).RegisterChecksOf(id, TestContext.Current.CancellationToken))).Single();

        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs(Police("441521"), new ConcludeRegisterCheck(check.Id, RegisterAnswer.Same, null, "已核对底册。"))).Kind);
        hall.Done(await hall.Runs(Police("441581"), new ConcludeRegisterCheck(check.Id, RegisterAnswer.Same, null, "已核对底册。")));
        (await hall.Runs(Police("441581"), new ConcludeRegisterCheck(check.Id, RegisterAnswer.NotFound, null, "再改。"))).Refused("register.concluded");
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(id)));
    }

    [Requirement("SW-KF-026f")]
    [Theory(DisplayName = "真实 HTTP：只读结果和有效期；答非所问、出错、太慢都算没有应答")]
    [InlineData("""{ "result": "same", "validUntil": "2027-01-01", "name": "不该读的" }""", 200, "Same", "2027-01-01")]
    [InlineData("""{ "result": "different" }""", 200, "Different", null)]
    [InlineData("""{ "result": "not-found" }""", 200, "NotFound", null)]
    [InlineData("""{ "result": "maybe" }""", 200, "NoAnswer", null)]
    [InlineData("[]", 200, "NoAnswer", null)]
    [InlineData("<html>", 200, "NoAnswer", null)]
    [InlineData("""{ "result": "same" }""", 503, "NoAnswer", null)]
    public async Task The_stand_in_is_asked_over_http(string body, int status, string expected, string? until)
    {
        var asked = new List<string>();
        await using var stand = Stand_in(async context =>
        {
            asked.Add(await new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted));
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body, context.RequestAborted);
        });
        await stand.StartAsync(TestContext.Current.CancellationToken);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(PopulationRegister.Setting, stand.Urls.First() + "/")]).Build();
        using var http = new HttpClient();
        var (answer, validUntil) = await new PopulationRegister(configuration, http, NullLogger<PopulationRegister>.Instance)
            .Ask(RegisterKind.ResidencePermit, "441581202205100011", "441581", TestContext.Current.CancellationToken);

        Assert.Equal((expected, until), (answer.ToString(), validUntil?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(["citizenNumber", "kind", "region"], JsonDocument.Parse(Assert.Single(asked)).RootElement.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    private static WebApplication Stand_in(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        return app;
    }

    private static Actor Police(string county) => new("示例核实", "county-public-security.verify", "公安户籍核实岗", Permissions.VerifyRegisters)
    {
        Institution = $"{county}-ps", InstitutionName = "示例公安机关", Region = county,
    };
}
