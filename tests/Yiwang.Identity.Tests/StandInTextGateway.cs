using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yiwang.Identity.SecondFactors;
using Yiwang.Testing;

namespace Yiwang.Identity.Tests;

/// <summary>Stands where the city's gateway for text messages would: another house, over real HTTP.</summary>
internal sealed partial class StandInTextGateway : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly IConfiguration configuration;
    private readonly ConcurrentQueue<(string Number, string Text)> sent = [];

    private StandInTextGateway(WebApplication app, IConfiguration configuration) => (this.app, this.configuration) = (app, configuration);

    /// <summary>How many of the next messages it doesn't take.</summary>
    public int Refuses { get; set; }

    public static async Task<StandInTextGateway> Start(TownHall hall)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var gateway = new StandInTextGateway(builder.Build(), hall.Services.GetRequiredService<IConfiguration>());
        gateway.app.MapPost("/messages", (Message message) =>
        {
            if (gateway.Refuses-- > 0) return Results.StatusCode(503);
            gateway.sent.Enqueue((message.Number, message.Text));
            return Results.Accepted();
        });
        await gateway.app.StartAsync();
        gateway.configuration[TextMessages.Setting] = gateway.app.Urls.Single() + "/";
        return gateway;
    }

    /// <summary>The text that arrived at the number, waited for.</summary>
    public async Task<string> TextTo(string number)
    {
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(10);)
        {
            if (sent.TryDequeue(out var message) && message.Number == number) return message.Text;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException("No text message arrived.");
    }

    public async Task<string> CodeTo(string number) => SixDigits().Match(await TextTo(number)).Value;

    public async Task<bool> IsSilent()
    {
        await Task.Delay(200, TestContext.Current.CancellationToken);
        return sent.IsEmpty;
    }

    public async ValueTask DisposeAsync()
    {
        configuration[TextMessages.Setting] = null; // the scenarios of one hall share it
        await app.DisposeAsync();
    }

    [GeneratedRegex("[0-9]{6}")]
    private static partial Regex SixDigits();

    private sealed record Message(string Number, string Text);
}
