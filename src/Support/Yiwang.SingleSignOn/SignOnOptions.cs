using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Yiwang.SingleSignOn;

/// <summary>What an installation decides about its provider: <c>SingleSignOn:Issuer</c> and how long things last.</summary>
internal sealed class SignOnOptions
{
    private static readonly string[] Loopbacks = ["localhost", "127.0.0.1", "[::1]"];

    public string? Issuer { get; init; }
    public TimeSpan CodeLife { get; init; } = TimeSpan.FromSeconds(60);
    public TimeSpan IdTokenLife { get; init; } = TimeSpan.FromMinutes(5);
    public TimeSpan AccessTokenLife { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>From signing in until the last refresh token of that sign-in ends, however often it is exchanged.</summary>
    public TimeSpan GrantLife { get; init; } = TimeSpan.FromHours(8);

    public TimeSpan SigningKeyLife { get; init; } = TimeSpan.FromDays(90);

    /// <summary>While a new secret is brought to all machines of a client, the old one still works.</summary>
    public TimeSpan SecretOverlap { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Hosts that may be told of a sign-out; empty where each client's own are meant.</summary>
    public IReadOnlyList<string> BackChannelHosts { get; init; } = [];

    public TimeSpan LongestSigned => IdTokenLife > AccessTokenLife ? IdTokenLife : AccessTokenLife;

    public static SignOnOptions From(IConfiguration configuration)
    {
        var own = configuration.GetSection("SingleSignOn");
        var issuer = own["Issuer"]?.TrimEnd('/');
        if (issuer is not null && (!Uri.TryCreate(issuer, UriKind.Absolute, out var address) || (address.Scheme != "https" && !address.IsLoopback) || address.Query.Length > 0 || address.Fragment.Length > 0))
            throw new InvalidOperationException("SingleSignOn:Issuer: say the https address under which the platform is reached, for example https://one.example.gov.cn.");

        return new()
        {
            Issuer = issuer,
            BackChannelHosts = (own["BackChannelHosts"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries),
            IdTokenLife = Minutes("IdTokenMinutes", 5, 60),
            AccessTokenLife = Minutes("AccessTokenMinutes", 10, 60),
            GrantLife = TimeSpan.FromHours(Bounded("GrantHours", 8, 24 * 30)),
            SigningKeyLife = TimeSpan.FromDays(Bounded("SigningKeyDays", 90, 366)),
            SecretOverlap = TimeSpan.FromDays(Bounded("SecretOverlapDays", 7, 30)),
        };

        TimeSpan Minutes(string name, int usual, int most) => TimeSpan.FromMinutes(Bounded(name, usual, most));
        int Bounded(string name, int usual, int most) => own.GetValue(name, usual) is var value && value >= 1 && value <= most
            ? value
            : throw new InvalidOperationException($"SingleSignOn:{name}: from 1 to {most}.");
    }

    /// <summary>
    /// Who signs the tokens. Where nobody has said it, only a machine that talks to itself is believed: whatever else stands in the
    /// request's Host header was written by whoever sent it.
    /// </summary>
    public string? IssuerFor(HttpRequest request) => Issuer
        ?? (Array.Exists(Loopbacks, l => l == request.Host.Host) ? $"{request.Scheme}://{request.Host.Value}" : null);
}
