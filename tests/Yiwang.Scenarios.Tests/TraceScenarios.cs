using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Yiwang.Scenarios.Tests.Survival;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

/// <summary>A trace that another system began is continued: in the log's lines, and in what a collector gets.</summary>
[Collection(InTurn.Name)]
public sealed class TraceScenarios
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "别的系统带来的 traceparent：日志里有，采集器收到请求、命令两层，没有个人信息")]
    public async Task A_trace_that_came_with_a_request_is_found_in_the_log_and_at_the_collector()
    {
        if (TownHall.IsOnPostgres) return; // the same on both
        var received = new ConcurrentQueue<byte[]>();
        await using var collector = await Collector(received);
        await using var database = await (await TownHall.Template.Value).Copy();
        var settings = RunningServer.SettingsFor(database.DataDirectory, database.ConnectionString);
        (settings["OTEL_EXPORTER_OTLP_ENDPOINT"], settings["OTEL_EXPORTER_OTLP_PROTOCOL"], settings["OTEL_BSP_SCHEDULE_DELAY"]) = (collector.Urls.Single(), "http/protobuf", "200");
        await using var host = new HostProcess(settings, Path.Combine(database.DataDirectory, "server.log"));
        await host.Start();
        using var http = await Writers.SignedIn(host.Address);

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/registers/{Writers.Register}/entries", UriKind.Relative));
        request.Headers.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");
        request.Content = JsonContent.Create(new { values = new { title = "带着编号来的规划", issuer = "示例单位" }, from = "2026-01-01" });
        using var answer = await http.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Trouble.Until(() => Task.FromResult(received.Any(spans => Text(spans).Contains("RecordEntry", StringComparison.Ordinal) && spans.AsSpan().IndexOf(Convert.FromHexString(Trace)) >= 0)));
        await Trouble.Until(() => Task.FromResult(host.Log.Split('\n').Any(line => line.Contains("RecordEntry Done", StringComparison.Ordinal) && line.Contains(Trace, StringComparison.Ordinal))));
        Assert.DoesNotContain(received, spans => Text(spans).Contains("带着编号来的规划", StringComparison.Ordinal));
    }

    private static async Task<WebApplication> Collector(ConcurrentQueue<byte[]> received)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/v1/traces", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, Ct);
            received.Enqueue(body.ToArray());
        });
        await app.StartAsync(Ct);
        return app;
    }

    private static string Text(byte[] spans) => Encoding.UTF8.GetString(spans);
}
