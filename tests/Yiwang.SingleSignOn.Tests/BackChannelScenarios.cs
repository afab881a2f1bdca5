using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Yiwang.SingleSignOn.Clients;
using Yiwang.SingleSignOn.Leaving;
using Yiwang.SingleSignOn.Tests.Steps;
using Yiwang.Testing;

namespace Yiwang.SingleSignOn.Tests;

/// <summary>A client's own server is told when the person signs out here; one that is away is told again later.</summary>
public sealed class BackChannelScenarios
{
    private const string Issuer = "https://one.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "在一网退出，接入系统的服务器收到通知；它不在，过后再通知")]
    public async Task A_sign_out_is_told_to_the_clients_server()
    {
        await using var hall = new NamedHall();
        await hall.InitializeAsync();
        using var listener = new HttpListener();
        var port = FreePort();
        var system = await hall.Registers(SignOnSteps.Details(Scope.Profile) with { BackChannelLogoutUri = $"http://127.0.0.1:{port}/left/" });
        var (browser, pkce) = (await hall.Signs_in("guardian-1"), Pkce.New());
        var id = new JsonWebToken((await hall.Redeems(system, (await browser.Enters(system.Asks(pkce)))["code"], pkce))["id_token"]);
        Assert.Equal(Issuer, id.Issuer);

        await (await browser.Visitor.Opens("/connect/leave")).Form("leave").Submit();
        await hall.Everything_is_delivered();
        await Job(hall); // nobody listens yet
        Assert.Equal(1, (await hall.Look(db => db.Set<LogoutNotice>().AsNoTracking().SingleAsync(Ct))).Attempts);

        listener.Prefixes.Add($"http://127.0.0.1:{port}/left/");
        listener.Start();
        hall.Time_passes(TimeSpan.FromSeconds(5));
        var heard = Hear(listener);
        await Job(hall);

        var token = new JsonWebToken(await heard);
        Assert.Equal(("logout+jwt", id.Subject, id.GetPayloadValue<string>("sid"), system.Id), (token.Typ, token.Subject, token.GetPayloadValue<string>("sid"), token.Audiences.Single()));
        Assert.False(token.TryGetPayloadValue<string>("nonce", out _));
        Assert.Contains("backchannel-logout", token.GetPayloadValue<System.Text.Json.JsonElement>("events").GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await hall.Look(db => db.Set<LogoutNotice>().ToListAsync(Ct)));
    }

    private static async Task Job(ListeningTownHall hall)
    {
        await using var scope = hall.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TellClientsJob>().Run(Ct);
    }

    private static async Task<string> Hear(HttpListener listener)
    {
        var context = await listener.GetContextAsync();
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync(Ct);
        context.Response.Close();
        return WebUtility.UrlDecode(body["logout_token=".Length..]);
    }

    private static int FreePort()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return ((IPEndPoint)taken.LocalEndpoint).Port;
    }

    private sealed class NamedHall : ListeningTownHall
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["SingleSignOn:Issuer"] = Issuer };
    }
}
