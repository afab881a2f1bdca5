using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Testing;

namespace Yiwang.Architecture.Tests;

/// <summary>No public address appears or disappears by accident: all of them are listed in routes.txt, and a change of it is reviewed.</summary>
public sealed class Routes(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly string Listed = Repository.PathOf("tests", "Yiwang.Architecture.Tests", "routes.txt");

    [Fact]
    public void Every_address_is_listed()
    {
        var real = hall.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText is { } pattern && !pattern.StartsWith("_content/", StringComparison.Ordinal)) // files
            .SelectMany(LinesOf).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (Environment.GetEnvironmentVariable("YIWANG_ACCEPT_ROUTES") == "1") File.WriteAllLines(Listed, real);

        var listed = File.ReadAllLines(Listed);
        Assert.True(real.SequenceEqual(listed),
            $"New: {string.Join("; ", real.Except(listed))}. Gone: {string.Join("; ", listed.Except(real))}. If it is meant: YIWANG_ACCEPT_ROUTES=1 ./test --quick Architecture");
    }

    private static IEnumerable<string> LinesOf(RouteEndpoint endpoint)
    {
        var address = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        // A page answers both; its POST is its forms.
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"];
        return methods.Select(m => $"{address} {m}");
    }
}
