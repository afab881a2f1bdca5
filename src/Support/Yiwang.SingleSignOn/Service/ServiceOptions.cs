using Microsoft.Extensions.Configuration;

namespace Yiwang.SingleSignOn.Service;

/// <summary>
/// The province's identity service, where one is set: <c>SignInService:Authority</c>, <c>ClientId</c>, <c>ClientSecret</c>, <c>Name</c>, <c>Scopes</c>,
/// <c>CitizenNumberClaim</c>, <c>LocalFor</c> (everybody, officers or nobody: who may still sign in with a password of ours).
/// </summary>
internal sealed record ServiceOptions(string Authority, string ClientId, string ClientSecret, string Name)
{
    public const string Scheme = "sign-in-service", StartPath = "/sign-in/service", CallbackPath = "/sign-in/service/callback", ArrivalPath = "/sign-in/service/arrival";

    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "profile", "phone", "citizen_number"];
    public string CitizenNumberClaim { get; init; } = "citizen_number";
    public bool IsLocalForPersons { get; init; }
    public bool IsLocalForOfficers { get; init; }

    public static ServiceOptions? From(IConfiguration configuration)
    {
        var own = configuration.GetSection("SignInService");
        if (own["Authority"] is not { Length: > 0 } authority) return null;
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || (address.Scheme != "https" && !address.IsLoopback)) throw new InvalidOperationException("SignInService:Authority: say its https address.");

        var local = own["LocalFor"] ?? "officers";
        if (local is not ("everybody" or "officers" or "nobody")) throw new InvalidOperationException("SignInService:LocalFor: everybody, officers or nobody.");
        return new(authority.TrimEnd('/'), Needed("ClientId"), Needed("ClientSecret"), own["Name"] ?? "省统一身份认证")
        {
            Scopes = (own["Scopes"] ?? "openid profile phone citizen_number").Split(' ', StringSplitOptions.RemoveEmptyEntries), CitizenNumberClaim = own["CitizenNumberClaim"] ?? "citizen_number",
            IsLocalForPersons = local == "everybody", IsLocalForOfficers = local != "nobody",
        };

        string Needed(string name) => own[name] is { Length: > 0 } value ? value : throw new InvalidOperationException($"SignInService:{name} is needed beside Authority.");
    }

    // A generated one would print the secret.
    public override string ToString() => nameof(ServiceOptions);
}
