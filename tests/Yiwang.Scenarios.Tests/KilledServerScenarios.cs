using System.Net;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

public sealed class KilledServerScenarios(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task After_being_killed_it_starts_again_on_what_it_left_behind()
    {
        var ct = TestContext.Current.CancellationToken;
        using var http = new HttpClient { BaseAddress = server.Address };

        await server.Kill();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri("/", UriKind.Relative), ct));
        await server.Start();

        using var answer = await http.GetAsync(new Uri("/api/openapi.json", UriKind.Relative), ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
