using System.Reflection;
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

    /// <summary>A way of mapping that <see cref="LateEndpoints"/> doesn't know compiles each of its endpoints before the first page: a hundred took half a start.</summary>
    [Fact]
    public void An_endpoint_is_compiled_when_it_is_called()
    {
        var early = hall.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText is { } pattern && pattern.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .Where(e => e.Metadata.GetMetadata<MethodInfo>()?.DeclaringType?.Assembly.GetName().Name?.StartsWith("Yiwang.", StringComparison.Ordinal) == true) // not the framework's own
            .ToLookup(e => e.RequestDelegate?.Method.DeclaringType?.DeclaringType == typeof(LateEndpoints));
        Assert.NotEmpty(early[true]);
        Assert.True(!early[false].Any(), $"Mapped past LateEndpoints: {string.Join("; ", early[false].SelectMany(LinesOf).Order(StringComparer.Ordinal).Take(10))}");
    }

    private static IEnumerable<string> LinesOf(RouteEndpoint endpoint)
    {
        var address = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        // A page answers both; its POST is its forms.
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"];
        return methods.Select(m => $"{address} {m}");
    }
}
