using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Yiwang.SingleSignOn.Authorising;

/// <summary>What a client asks of /connect/authorize, read but for the client itself (RFC 6749, RFC 7636, OpenID Connect Core).</summary>
internal sealed record AuthorizeRequest
{
    public const int LongestNonce = 200, LongestState = 2000, ChallengeSigns = 43;
    private const int LongestParameter = 2000, MostParameters = 40, LongestPrompt = 40;
    private const string NoPrompt = "none", Login = "login", Ask = "consent";

    public string ClientId { get; private init; } = "";
    public string RedirectUri { get; private init; } = "";
    public string? State { get; private init; }
    public string? Nonce { get; private init; }
    public IReadOnlyList<string> Scopes { get; private init; } = [];
    public string CodeChallenge { get; private init; } = "";
    public IReadOnlyList<string> Prompts { get; private init; } = [];
    public TimeSpan? MaxAge { get; private init; }

    /// <summary>The lowest of the wished levels; whoever asks for none gets any.</summary>
    public int LeastLevel { get; private init; }

    public bool MayNotAsk => Prompts.Contains(NoPrompt);
    public bool WantsSignIn => Prompts.Contains(Login);
    public bool WantsConsent => Prompts.Contains(Ask);

    /// <summary>The two that decide whether an error may be sent back at all. Null where one is missing, twice, or far too long.</summary>
    public static (string ClientId, string RedirectUri)? Sender(IQueryCollection query) =>
        query.Count <= MostParameters && One(query, "client_id") is { Length: > 0 } client && One(query, "redirect_uri") is { Length: > 0 } redirect ? (client, redirect) : null;

    /// <summary>For the answer to a request that is wrong elsewhere.</summary>
    public static string? StateOf(IQueryCollection query) => One(query, "state") is { Length: <= LongestState } state ? state : null;

    /// <returns>The request, or what is wrong with it.</returns>
    public static (AuthorizeRequest? Request, OAuthError? Error) Read(IQueryCollection query)
    {
        if (query.FirstOrDefault(p => p.Value.Count > 1).Key is { } twice) return (null, OAuthError.Invalid($"{Printable(twice)} is given twice."));
        if (query.FirstOrDefault(p => p.Value.ToString().Length > LongestParameter).Key is { } huge) return (null, OAuthError.Invalid($"{Printable(huge)} is too long."));
        if (query.ContainsKey("request")) return (null, new("request_not_supported", "Requests as objects are not read here."));
        if (query.ContainsKey("request_uri")) return (null, new("request_uri_not_supported", "Requests as objects are not read here."));
        if (One(query, "response_type") != "code") return (null, new("unsupported_response_type", "Only response_type=code."));
        if (One(query, "response_mode") is not (null or "query")) return (null, OAuthError.Invalid("Only response_mode=query."));
        if (One(query, "code_challenge_method") != "S256") return (null, OAuthError.Invalid("code_challenge_method must be S256."));
        if (One(query, "code_challenge") is not { Length: ChallengeSigns } challenge || !challenge.All(IsBase64Url)) return (null, OAuthError.Invalid("code_challenge must be 43 signs of base64url."));
        if (One(query, "nonce") is { Length: > LongestNonce }) return (null, OAuthError.Invalid("nonce is too long."));
        return ReadWishes(query, challenge);
    }

    private static (AuthorizeRequest?, OAuthError?) ReadWishes(IQueryCollection query, string challenge)
    {
        var scopes = Words(One(query, "scope"));
        if (!scopes.Contains(Clients.Scope.OpenId)) return (null, new("invalid_scope", "scope must contain openid."));
        var prompts = One(query, "prompt") is { Length: > LongestPrompt } ? ["?"] : Words(One(query, "prompt"));
        if (prompts.Any(p => p is not (NoPrompt or Login or Ask)) || (prompts.Count > 1 && prompts.Contains(NoPrompt))) return (null, OAuthError.Invalid("prompt: none alone, or login, consent."));
        int? seconds = null;
        if (One(query, "max_age") is { } age)
        {
            if (age.Length > 9 || !age.All(char.IsAsciiDigit) || age.Length == 0) return (null, OAuthError.Invalid("max_age must be a number of seconds."));
            seconds = int.Parse(age, System.Globalization.CultureInfo.InvariantCulture);
        }

        return (new()
        {
            ClientId = One(query, "client_id")!, RedirectUri = One(query, "redirect_uri")!, State = One(query, "state"), Nonce = One(query, "nonce"),
            Scopes = scopes, CodeChallenge = challenge, Prompts = prompts, MaxAge = seconds is { } s ? TimeSpan.FromSeconds(s) : null,
            LeastLevel = Acr.LeastOf(Words(One(query, "acr_values"))),
        }, null);
    }

    private static string? One(IQueryCollection query, string name) => query[name] is [{ } value] ? value : null;

    private static IReadOnlyList<string> Words(string? text) => [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    private static bool IsBase64Url(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    private static string Printable(string name) => name.Length <= 40 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : "A parameter";
}

/// <summary>How sure we are, as the claim acr says it; the numbers are those of the platform's assurance levels.</summary>
internal static class Acr
{
    private const string Prefix = "urn:yiwang:assurance:";
    private const int Lowest = 1, Highest = 3;

    public static List<string> All { get; } = [.. Enumerable.Range(Lowest, Highest).Select(Of)];

    public static string Of(int level) => Prefix + level.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What another house says in our words; what it says in others counts as the lowest.</summary>
    public static int LevelOf(string? acr) => All.IndexOf(acr ?? "") is >= 0 and var i ? i + Lowest : Lowest;

    /// <summary>acr_values is a wish in order of preference; what isn't ours is no reason to refuse.</summary>
    public static int LeastOf(IReadOnlyList<string> wished)
    {
        var known = All.Select((acr, i) => (acr, Level: i + Lowest)).Where(a => wished.Contains(a.acr)).Select(a => a.Level).ToArray();
        return known.Length > 0 ? known.Min() : 0;
    }
}

/// <summary>An error as the protocol names it. The description is for the client's developer and repeats nothing of what was sent.</summary>
internal sealed record OAuthError(string Code, string Description)
{
    public static OAuthError Invalid(string description) => new("invalid_request", description);
}
