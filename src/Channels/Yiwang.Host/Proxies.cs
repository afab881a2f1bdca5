using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Yiwang.Host;

/// <summary>
/// Who stands in front of the house. Setting <c>Proxies</c>: addresses or networks, separated by commas, for example <c>127.0.0.1, 10.1.0.0/16</c>.
/// Only from them is it believed where a visitor comes from and whether he came by TLS; without the setting nobody is believed. The address that
/// the visitor typed is the request's own Host: the proxy passes it on.
/// </summary>
internal static class Proxies
{
    /// <summary>First of all layers: what follows looks at the visitor's address and scheme.</summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        if (Read(app.Configuration["Proxies"]) is { Count: > 0 } trusted) app.UseForwardedHeaders(OptionsFor(trusted));
    }

    private static ForwardedHeadersOptions OptionsFor(IReadOnlyList<IPNetwork> trusted)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null, // as far back as the chain is of ours; the first stranger in it is the visitor
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted) options.KnownIPNetworks.Add(network);
        return options;
    }

    private static List<IPNetwork> Read(string? setting) =>
        [.. (setting ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(NetworkOf)];

    private static IPNetwork NetworkOf(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var one) ? new IPNetwork(one, one.GetAddressBytes().Length * 8)
        : throw new InvalidOperationException($"Proxies={text}: say addresses or networks, for example 127.0.0.1, 10.1.0.0/16.");
}
