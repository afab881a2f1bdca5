using Microsoft.Extensions.Configuration;

namespace Yiwang.Platform.Web;

/// <summary>How an interface of another house is called: over TLS, following no one elsewhere, within a time (ASVS 12.3.1, 15.3.2).</summary>
public static class OutsideService
{
    /// <returns>Null where the setting names none.</returns>
    /// <exception cref="InvalidOperationException">It is to be called in plain text over a network. On this machine itself plain HTTP is taken.</exception>
    public static Uri? AddressOf(IConfiguration configuration, string setting)
    {
        if (!Uri.TryCreate(configuration[setting], UriKind.Absolute, out var address)) return null;
        return address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback) ? address
            : throw new InvalidOperationException($"{setting}: say an address with https; http is taken on this machine only.");
    }

    /// <summary>One for the life of the program. A redirect is an answer that isn't understood: it could lead what is asked to anybody.</summary>
    public static HttpClient Client(TimeSpan patience) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) }) { Timeout = patience };
}
