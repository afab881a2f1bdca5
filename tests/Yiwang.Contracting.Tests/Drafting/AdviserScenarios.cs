using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yiwang.Contracting.Drafting;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Drafting;

/// <summary>A language model beside the rules: off, asked only when somebody wants it, and never a judge.</summary>
public sealed class AdviserScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Text = "示例平台建设合同\n甲方：示例市卫生健康部门\n乙方：示例服务有限公司\n一、乙方为甲方建设平台。\n二、合同总价款为人民币80000元，验收合格后支付。\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第四十五条：语言模型默认不接；接了也只在勾选时送，只提问不判定；指不到原文、不是本办法条文的不显示；送出留下记录")]
    [Article(Law.LuohuContracts, 45, 1), Article(Law.LuohuContracts, 37)]
    public async Task It_asks_where_it_is_wanted()
    {
        house.It_is(new(2026, 3, 2));
        using var clerk = await house.Visitor((await house.As(ContractHouse.Clerk)).Name);
        Assert.DoesNotContain("语言模型", (await clerk.Opens("/staff/contracts/check")).Text, StringComparison.Ordinal);

        var start = Text.IndexOf("验收合格", StringComparison.Ordinal);
        await using var model = await StandInAdviser.Start(house, _ => JsonSerializer.Serialize(new
        {
            questions = new object?[]
            {
                new { article = 45, paragraph = 1, item = 3, start, end = start + 4, text = "验收由谁做，多久没有结果算合格？" },
                new { article = 45, paragraph = 1, item = 3, start, end = 4000, text = "指到文本以外" }, new { article = 3, paragraph = 1, item = 0, start, end = start + 4, text = "别的条文" },
                new { article = 45, paragraph = 1, item = 3, start, end = start, text = "没有位置" }, new { article = 45, paragraph = 1, item = 3, start, end = start + 4, text = new string('长', 301) }, null,
            },
        }));
        var page = await clerk.Opens("/staff/contracts/check");
        var before = await Sent();
        var unasked = await page.Form("check").Fill("typed", Text).Submit();
        Assert.Empty(model.Asked);
        Assert.DoesNotContain("模型提问", unasked.Document.QuerySelectorAll(".severity").Select(e => e.TextContent));
        var asked = await page.Form("check").Fill("typed", Text).Tick("adviser", "yes").Submit();
        Assert.Contains("模型提问 验收由谁做", asked.Text, StringComparison.Ordinal);
        foreach (var dropped in new[] { "指到文本以外", "别的条文", "没有位置", "长长长" }) Assert.DoesNotContain(dropped, asked.Text, StringComparison.Ordinal);
        using var sent = JsonDocument.Parse(Assert.Single(model.Asked));
        Assert.Equal(Text.TrimEnd(), sent.RootElement.GetProperty("text").GetString()!.TrimEnd());
        Assert.Equal(before + 1, await Sent());

        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(Text)) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        using var answer = JsonDocument.Parse(await (await clerk.Http.PostAsync(new Uri("/api/contracts/check?adviser=true", UriKind.Relative), body, Ct)).Content.ReadAsStringAsync(Ct));
        var advice = Assert.Single(answer.RootElement.GetProperty("findings").EnumerateArray(), f => f.TryGetProperty("advice", out _));
        Assert.Equal(("asks", "验收合格"), (advice.GetProperty("severity").GetString(), advice.GetProperty("text").GetString()));
    }

    [Theory(DisplayName = "语言模型不答、答得看不懂、答得太长：照规则检查的结果照样显示，并说明模型没有答复")]
    [InlineData("")]
    [InlineData("{\"questions\":")]
    [InlineData("{}")]
    [InlineData("long")]
    [Article(Law.LuohuContracts, 45, 1)]
    public async Task A_silent_model_is_said_to_be_silent(string answer)
    {
        house.It_is(new(2026, 3, 2));
        await using var model = await StandInAdviser.Start(house, _ => answer == "long" ? $"{{\"questions\":[],\"more\":\"{new string('x', 300_000)}\"}}" : answer);
        using var clerk = await house.Visitor((await house.As(ContractHouse.Clerk)).Name);
        var page = await (await clerk.Opens("/staff/contracts/check")).Form("check").Fill("typed", Text).Tick("adviser", "yes").Submit();
        Assert.Contains("语言模型没有答复", page.Text, StringComparison.Ordinal);
        Assert.Contains("从文本读出的要素", page.Text, StringComparison.Ordinal);
    }

    private Task<int> Sent() => house.Look(db => db.Database.SqlQuery<int>($"SELECT CAST(COUNT(*) AS integer) AS \"Value\" FROM platform_ledger_entries WHERE \"Sentence\" LIKE '%送给语言模型%'").SingleAsync(Ct));

    /// <summary>Stands where a city's adapter of a language model would: another house, over real HTTP.</summary>
    private sealed class StandInAdviser : IAsyncDisposable
    {
        private readonly WebApplication app;
        private readonly IConfiguration configuration;

        private StandInAdviser(WebApplication app, IConfiguration configuration) => (this.app, this.configuration) = (app, configuration);

        public List<string> Asked { get; } = [];

        public static async Task<StandInAdviser> Start(ContractHouse house, Func<string, string> answers)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var model = new StandInAdviser(builder.Build(), house.Services.GetRequiredService<IConfiguration>());
            model.app.MapPost("/ask", async (HttpRequest request) =>
            {
                using var reader = new StreamReader(request.Body);
                model.Asked.Add(await reader.ReadToEndAsync());
                return Results.Text(answers(model.Asked[^1]), "application/json");
            });
            await model.app.StartAsync(Ct);
            model.configuration[TextAdviser.Setting] = model.app.Urls.Single() + "/ask";
            return model;
        }

        public async ValueTask DisposeAsync()
        {
            configuration[TextAdviser.Setting] = null;
            await app.DisposeAsync();
        }
    }
}
