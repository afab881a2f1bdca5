using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Paying;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;
using Yiwang.Testing;

namespace Yiwang.Contracting.Tests.Paying;

/// <summary>The house on a real port: the treasury's system is no browser.</summary>
public sealed class ListeningContractHouse : ContractHouse
{
    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    protected override bool Listens => true;
}

/// <summary>第十条第六款 and 第五十二条, asked by a plain HTTP client.</summary>
public sealed class ClearanceScenarios(ListeningContractHouse house) : IClassFixture<ListeningContractHouse>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第十条第六款：期内未备案先不付，逾期拒付并报告，备案后付；每次查询有记录，答复的签名可验")]
    [Article(Law.LuohuContracts, 10, 6), Article(Law.LuohuContracts, 52), Requirement("LH-HT-010f"), Requirement("LH-HT-052a"), Requirement("LH-HT-052b")]
    public async Task What_is_not_filed_is_not_paid()
    {
        house.It_is(new(2026, 3, 2));
        using var treasury = await SignedIn("contracts-treasury");
        var id = await house.Ready(await house.Entry(new(2026, 3, 2)));
        var registration = (await house.Stored(id)).Registration;

        Assert.Equal((false, "NotYet", "尚未备案登记"), await Ask(treasury, registration));
        Assert.Empty(await house.Dues("contracts-leading", id)); // in time: nothing to report
        house.It_is(new(2026, 3, 16));
        Assert.Equal((false, "NotYet", "尚未备案登记"), await Ask(treasury, registration)); // the tenth working day
        house.It_is(new(2026, 3, 17));
        Assert.Equal((false, "Overdue", "未按规定备案登记"), await Ask(treasury, registration));
        Assert.Equal((false, "Overdue", "未按规定备案登记"), await Ask(treasury, registration));
        Assert.Equal(["逾期没有备案，已暂停付款"], (await house.Dues("contracts-leading", id)).Select(d => d.Kind));

        await house.Done(ContractHouse.Clerk, new FileContract(id));
        var number = (await house.Stored(id)).Number!;
        Assert.Equal((true, "Filed", "已备案"), await Ask(treasury, number));
        Assert.Equal((true, "Filed", "已备案"), await Ask(treasury, registration));
        Assert.Empty(await house.Dues("contracts-leading", id));
        var record = await house.LedgerOf($"contract/{id}");
        Assert.Equal(6, record.Count(a => a.FactName == "ClearanceAsked"));
        Assert.Single(record, a => a.FactName == "PaymentsPaused");
        Assert.Single(record, a => a.FactName == "PaymentsResumed");
    }

    [Fact(DisplayName = "第四十九条第四款：免备案的可以付；没有的编号、别的岗位都得不到答复")]
    [Article(Law.LuohuContracts, 49, 4), Requirement("LH-HT-010f")]
    public async Task An_exempt_one_is_paid_and_nobody_else_may_ask()
    {
        house.It_is(new(2026, 5, 6));
        using var treasury = await SignedIn("contracts-treasury");
        var id = await house.Entered(await house.Entry(new(2026, 5, 6)) with { AmountInFen = 4_000_000, PaysInFen = 4_000_000 });
        var registration = (await house.Stored(id)).Registration;

        Assert.Equal((true, "Exempt", "采购类合同付款不超过规定金额，免备案"), await Ask(treasury, registration));
        using var unknown = await treasury.GetAsync(new Uri("/api/contracts/HT-000000-2026-000001/payment-clearance", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var clerk = await SignedIn(ContractHouse.Clerk);
        using var refused = await clerk.GetAsync(new Uri($"/api/contracts/{registration}/payment-clearance", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static async Task<(bool, string, string)> Ask(HttpClient http, string number)
    {
        using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri($"/api/contracts/{number}/payment-clearance", UriKind.Relative), Ct));
        var root = answer.RootElement;
        var payload = root.GetProperty("payload").GetString()!;
        using var key = Sm2Key.FromPem(root.GetProperty("publicKey").GetString()!);
        var signature = Convert.FromHexString(root.GetProperty("signature").GetString()!);
        Assert.True(key.Verify(Encoding.UTF8.GetBytes(payload), signature));
        Assert.False(key.Verify(Encoding.UTF8.GetBytes(payload.Replace("false", "true", StringComparison.Ordinal) + " "), signature));
        using var said = JsonDocument.Parse(payload);
        Assert.Contains("第", said.RootElement.GetProperty("article").GetString()!, StringComparison.Ordinal);
        return (said.RootElement.GetProperty("allowed").GetBoolean(), said.RootElement.GetProperty("standing").GetString()!, said.RootElement.GetProperty("reason").GetString()!);
    }

    private async Task<HttpClient> SignedIn(string account)
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = house.Address };
        await (await new Visitor(http).Opens("/sign-in")).Form("demonstration").Submit((await house.As(account)).Name);
        return http;
    }
}
