using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.RealName;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Identity.Tests;

public sealed class SignUpScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Secret = "四只风筝一起飞呀";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "自己注册：先验手机，再核实名，通过后就是三级登录，记下时间和来源")]
    public async Task Whoever_signs_up_proves_the_telephone_and_the_name_first()
    {
        await using var register = await StandInRealNameService.Start(hall);
        await using var gateway = await StandInTextGateway.Start(hall);

        var inside = await SignsUp(gateway, "示例新人", Number("19880808"), "13900000001");

        Assert.Equal("/my/security", inside.Address);
        Assert.Contains("三级", inside.Text, StringComparison.Ordinal);
        var account = await hall.Look(async db => (await db.Set<Account>().AsNoTracking().ToListAsync(Ct)).Single(a => a.Phone == "13900000001"));
        Assert.Equal(("示例省核验服务", true), (account.ProvedBy, account.ProvedAt is not null));
        Assert.DoesNotContain(await hall.LedgerOf($"account/{account.Id}"), act => act.ToString().Contains(account.Name, StringComparison.Ordinal) || act.ToString().Contains("13900000001", StringComparison.Ordinal));
        Assert.StartsWith("{", Assert.Single(register.Asked), StringComparison.Ordinal); // nothing in the address
    }

    [Fact(DisplayName = "对不上、没有答复、答非所问，都说清楚，账号不开；再有答复时同一个验证码还能用")]
    public async Task An_account_is_not_opened_before_the_register_has_agreed()
    {
        await using var register = await StandInRealNameService.Start(hall);
        await using var gateway = await StandInTextGateway.Start(hall);
        register.Answers = () => StandInRealNameService.Says(false);
        var page = await Asks("示例新人", Number("19880809"), "13900000002");
        var code = await gateway.CodeTo("13900000002");

        Assert.Contains("姓名和身份证号对不上", (await page.Form("sign-up-code").Fill("Code", code).Submit()).Text, StringComparison.Ordinal);
        register.Answers = () => Results.StatusCode(500);
        Assert.Contains("暂时没有答复", (await page.Form("sign-up-code").Fill("Code", code).Submit()).Text, StringComparison.Ordinal);
        register.Answers = () => Results.Text("<html>maybe</html>", "application/json");
        Assert.Contains("暂时没有答复", (await page.Form("sign-up-code").Fill("Code", code).Submit()).Text, StringComparison.Ordinal);
        register.Answers = () => Results.Json(new { source = "x" });
        Assert.Contains("暂时没有答复", (await page.Form("sign-up-code").Fill("Code", code).Submit()).Text, StringComparison.Ordinal);
        Assert.Equal(7, register.Asked.Count); // once where it answered, twice where it didn't
        register.Answers = () => StandInRealNameService.Says(true);

        Assert.Equal("/my/security", (await page.Form("sign-up-code").Fill("Code", code).Submit()).Address);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_told_as_such()
    {
        var service = hall.Services.GetRequiredService<RealNameService>();
        await using var register = await StandInRealNameService.Start(hall);
        await register.GoAway();

        Assert.Equal(RealNameAnswer.Silent, (await service.AskPerson("示例某某", CitizenNumber.Parse(Number("19900101")), Ct)).Kind);
        Assert.Null(new RealNameAddress(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build(), hall.Services.GetRequiredService<Platform.YiwangOptions>()).Find());
    }

    [Fact(DisplayName = "未满 18 周岁的不能自己注册，告诉由监护人代办（民法典第十七条至第二十条、第二十七条）")]
    public async Task A_minor_opens_no_account()
    {
        var born = hall.Today.AddYears(-18);

        var refused = await Asks("示例少年", Number(born.AddDays(1).ToString("yyyyMMdd")), "13900000003");
        var allowed = await Asks("示例青年", Number(born.ToString("yyyyMMdd")), "13900000004");

        Assert.Contains("由监护人代办", refused.Text, StringComparison.Ordinal);
        Assert.Contains("验证码已经发出", allowed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once_and_a_person_has_one_account()
    {
        await using var register = await StandInRealNameService.Start(hall);
        await using var gateway = await StandInTextGateway.Start(hall);
        using var visitor = hall.Visitor();
        var page = await (await visitor.Opens("/sign-up")).Form("sign-up").Fill("Name", "").Fill("Number", "123").Fill("Phone", "12").Fill("Password", "12345678").Fill("Again", "x").Submit();
        foreach (var told in new[] { "请填姓名", "18位", "11 位的手机号", "太常见", "两次填的密码不一样" }) Assert.Contains(told, page.Text, StringComparison.Ordinal);

        await SignsUp(gateway, "示例独一", Number("19770707"), "13900000005");
        var again = await SignsUp(gateway, "示例独一", Number("19770707"), "13900000006");

        Assert.Contains("您已经有账号", again.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("示例某某", "441581199001010008", "true")]
    [InlineData("某某", "441581199001010008", "false")]
    public async Task The_stand_in_of_the_demonstration_knows_invented_people_only(string name, string number, string told)
    {
        using var http = hall.Client();
        using var answer = await http.PostAsync(new Uri(StandIn.Path + "persons", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { name, number }), Ct);

        Assert.Contains($"\"matches\":{told}", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    internal static string Number(string born)
    {
        var seventeen = $"441581{born}000";
        return seventeen + CitizenNumber.CheckSign(seventeen);
    }

    private async Task<SeenPage> SignsUp(StandInTextGateway gateway, string name, string number, string phone) =>
        await (await Asks(name, number, phone)).Form("sign-up-code").Fill("Code", await gateway.CodeTo(phone)).Submit();

    private async Task<SeenPage> Asks(string name, string number, string phone) =>
        await (await hall.Visitor().Opens("/sign-up")).Form("sign-up").Fill("Name", name).Fill("Number", number).Fill("Phone", phone).Fill("Password", Secret).Fill("Again", Secret).Submit();
}
