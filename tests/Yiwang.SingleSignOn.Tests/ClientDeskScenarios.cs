using System.Net;
using Microsoft.Extensions.Configuration;
using Yiwang.Kernel;
using Yiwang.SingleSignOn.Clients;
using Yiwang.SingleSignOn.Tests.Steps;
using Yiwang.Testing;

namespace Yiwang.SingleSignOn.Tests;

/// <summary>What the security administrator does on the pages.</summary>
public sealed class ClientDeskScenarios(ListeningTownHall hall) : IClassFixture<ListeningTownHall>
{
    [Fact(DisplayName = "登记、改、换密钥、停用，都在页面上；密钥只显示一次")]
    public async Task A_client_is_registered_changed_and_closed_on_the_pages()
    {
        var visitor = await hall.Signs_in_surely("security-administrator");
        var wrong = await (await visitor.Opens("/staff/clients/new")).Form("client").Fill("Name", "示例停车系统").Fill("RedirectUris", "http://park.example/in").Submit();
        Assert.Contains("https 开头", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("示例停车系统", wrong.Document.QuerySelector("input[name=Name]")!.GetAttribute("value"), StringComparison.Ordinal);

        var made = await wrong.Form("client").Fill("RunBy", "示例停车管理单位").Fill("Contact", "0660-0000101").Fill("Purpose", "停车缴费时认出车主")
            .Fill("RedirectUris", "https://park.example/in").Tick("Scopes", "profile").Submit();
        var (id, secret) = (Row(made, "client_id"), Row(made, "client_secret"));
        var page = await visitor.Opens($"/staff/clients/{id}");
        Assert.DoesNotContain(secret, page.Document.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await Knocks(id, secret)).Status);

        var changed = await page.Form("client").Fill("Purpose", "停车缴费、找车时认出车主").Submit();
        Assert.Contains("找车时", changed.Document.QuerySelector("textarea[name=Purpose]")!.TextContent, StringComparison.Ordinal);

        var second = Row(await changed.Form("secret").Submit("overlap"), "client_secret");
        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], new[] { (await Knocks(id, secret)).Status, (await Knocks(id, second)).Status });
        var third = Row(await (await visitor.Opens($"/staff/clients/{id}")).Form("secret").Submit("now"), "client_secret");
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest],
            new[] { (await Knocks(id, secret)).Status, (await Knocks(id, second)).Status, (await Knocks(id, third)).Status });

        var closed = await (await visitor.Opens($"/staff/clients/{id}")).Form("close").Submit();
        Assert.Contains("停用", closed.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Knocks(id, third)).Status);
        Assert.Contains("示例停车系统", (await visitor.Opens("/staff/clients")).Text, StringComparison.Ordinal);
        Assert.Equal(["登记了一个接入系统", "改了接入系统的登记", "停用了接入系统"], (await hall.LedgerOf($"client/{id}")).Select(a => a.Sentence).Where(s => !s.Contains("密钥", StringComparison.Ordinal)));
    }

    [Fact(DisplayName = "换签名密钥只要一个按钮；别的岗位打不开这些页面")]
    public async Task Keys_are_rotated_by_a_button_and_the_pages_are_nobody_elses()
    {
        var visitor = await hall.Signs_in_surely("security-administrator");
        await hall.Tokens(await hall.Registers(), "guardian-1");

        var page = await (await visitor.Opens("/staff/clients")).Form("rotate").Submit();

        Assert.Contains("已换下", page.Text, StringComparison.Ordinal);
        foreach (var other in new[] { "operations", "auditor", "reviewer-lufeng-1", "guardian-1" })
        {
            var (stranger, _) = await hall.Signs_in(other);
            Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Opens("/staff/clients")).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Opens("/staff/operations")).Status);
    }

    [Requirement("LF-SZ-065")]
    [Fact(DisplayName = "未接入的系统列在待接入清单，登记了就划去")]
    public async Task What_is_not_connected_stands_on_the_list_until_it_is()
    {
        var visitor = await hall.Signs_in_surely("security-administrator");
        var page = await (await visitor.Opens("/staff/clients")).Form("await").Fill("AwaitedName", "示例公积金系统").Fill("AwaitedRunBy", "示例公积金单位").Submit();
        Assert.Contains("示例公积金单位", page.Text, StringComparison.Ordinal);
        Assert.Contains("已经在待接入清单上", (await page.Form("await").Fill("AwaitedName", "示例公积金系统").Fill("AwaitedRunBy", "x").Submit()).Text, StringComparison.Ordinal);

        await hall.Registers(SignOnSteps.Details() with { Name = "示例公积金系统" });

        Assert.DoesNotContain("示例公积金单位", (await visitor.Opens("/staff/clients")).Text, StringComparison.Ordinal);
        page = await (await (await visitor.Opens("/staff/clients")).Form("await").Fill("AwaitedName", "示例旧系统").Fill("AwaitedRunBy", "示例旧单位").Submit()).Form("strike").Submit("不再接入");
        Assert.DoesNotContain("示例旧单位", page.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "安全管理员要双重验证才能登记、换密钥")]
    public async Task One_means_is_not_enough_to_let_a_system_in()
    {
        var (visitor, _) = await hall.Signs_in("security-administrator");

        Assert.StartsWith("/sign-in/raise", (await visitor.Opens("/staff/clients/new")).Address, StringComparison.Ordinal);
        Assert.Contains("第二重验证", (await (await visitor.Opens("/staff/clients")).Form("rotate").Submit()).Text, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "退出通知只发到允许的主机：不是内部的机器，不是 IP 地址")]
    [InlineData("https://library.example/left", "", true)]
    [InlineData("https://LIBRARY.example/left", "", true)]
    [InlineData("https://inside.example/left", "", false)]
    [InlineData("https://library.example:8443/left", "", false)]
    [InlineData("https://10.0.0.5/left", "", false)]
    [InlineData("https://[fd00::5]/left", "", false)]
    [InlineData("https://169.254.169.254/left", "", false)]
    [InlineData("http://127.0.0.1:5080/left", "", false)]
    [InlineData("https://localhost/left", "localhost", false)]
    [InlineData("https://library.example/left", "notice.example", false)]
    [InlineData("https://notice.example/left", "notice.example", true)]
    public void Nobody_points_the_notices_at_a_neighbour_inside(string address, string allowed, bool isTaken)
    {
        var options = SignOnOptions.From(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["SingleSignOn:BackChannelHosts"] = allowed }).Build());

        Assert.Equal(isTaken, ClientAddress.CheckNotice(SignOnSteps.Details() with { BackChannelLogoutUri = address }, options, isDemonstration: false) is null);
    }

    [Fact(DisplayName = "通知地址不在允许的主机之内：登记和改都不收")]
    public async Task A_client_with_a_notice_to_elsewhere_is_not_registered()
    {
        var outside = SignOnSteps.Details() with { BackChannelLogoutUri = "https://10.0.0.5/left" };

        var registered = await hall.Runs(SignOnSteps.Administrator, new RegisterClient(ClientDetails.NewId(), outside, null));
        var changed = await hall.Runs(SignOnSteps.Administrator, new ChangeClient((await hall.Registers()).Id, outside));

        Assert.Equal(["signon.client.notice-host", "signon.client.notice-host"], registered.Findings.Concat(changed.Findings).Select(f => f.Code));
    }

    [Theory(DisplayName = "回调地址只收 https，本机可以 http")]
    [InlineData("https://a.example/b", true)]
    [InlineData("http://127.0.0.1:8080/b", true)]
    [InlineData("http://localhost/b", true)]
    [InlineData("http://a.example/b", false)]
    [InlineData("https://a.example/b#c", false)]
    [InlineData("https://*.example/b", false)]
    [InlineData("https://u:p@a.example/b", false)]
    [InlineData("custom:/b", false)]
    [InlineData("/b", false)]
    public void An_address_that_leaves_anything_open_is_not_taken(string address, bool isGood) =>
        Assert.Equal(isGood, ClientAddress.Check(address, "RedirectUris") is null);

    private Task<Answer> Knocks(string id, string secret) => hall.Posts("/connect/token", new OtherSystem(id, secret, ""), ("grant_type", "password"));

    private static string Row(SeenPage page, string question) => page.Document.QuerySelectorAll("dl.summary-list > div")
        .First(r => r.QuerySelector("dt")!.TextContent.Trim() == question).QuerySelector("dd")!.TextContent.Trim();
}
