using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Yiwang.Platform.Access;
using Yiwang.Platform.Time;

namespace Yiwang.SingleSignOn.Authorising;

/// <summary>
/// The way to the sign-in and back. Where the sign-in must be a new one (prompt=login, max_age) the address back carries the moment at
/// which it was asked, sealed, so that the old sign-in doesn't pass for it and the new one isn't asked for again.
/// </summary>
internal sealed class FreshSignIn(IDataProtectionProvider protection, BusinessClock clock)
{
    public const string ContinuePath = "/connect/continue", Asked = "yiwang_asked", Denied = "yiwang_denied", Consented = "yiwang_consented";

    /// <summary>The person has answered: asked for consent again, he would never get away.</summary>
    public string AfterConsent(HttpRequest request, bool isGiven)
    {
        var query = request.Query.Where(p => p.Key is not ("prompt" or Consented)).SelectMany(p => p.Value, (p, value) => new KeyValuePair<string, string?>(p.Key, value));
        return QueryHelpers.AddQueryString(ContinuePath, query.Append(isGiven ? new(Consented, Seal.Protect(RequestOf(request))) : new(Denied, "1")));
    }

    /// <summary>Whether the person said yes to this very request: its challenge is of one use.</summary>
    public bool IsConsentedTo(HttpRequest request) => request.Query[Consented] is [{ Length: > 0 and < 1000 } answer] && Opened(answer) == RequestOf(request);

    private IDataProtector Seal => protection.CreateProtector("Yiwang.SingleSignOn.FreshSignIn");

    public string SignIn(HttpRequest request, bool mustBeNew) => QueryHelpers.AddQueryString("/sign-in", "returnUrl", WayBack(request, mustBeNew));

    public string Raise(HttpRequest request) => Assurance.RaiseFor(WayBack(request, mustBeNew: false));

    public bool IsSince(HttpRequest request, DateTimeOffset signedInAt)
    {
        if (request.Query[Asked] is not [{ Length: > 0 and < 400 } sealedMoment]) return false;
        return long.TryParse(Opened(sealedMoment), CultureInfo.InvariantCulture, out var ticks) && signedInAt.UtcTicks >= ticks;
    }

    private static string RequestOf(HttpRequest request) => $"{request.Query["client_id"]} {request.Query["code_challenge"]}";

    /// <returns>Null where somebody else wrote it.</returns>
    private string? Opened(string sealedText)
    {
        try
        {
            return Seal.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // By a page that answers: a browser that follows a form's redirects to another site would be stopped by form-action 'self'.
    private string WayBack(HttpRequest request, bool mustBeNew)
    {
        var query = request.Query.Where(p => p.Key != Asked).SelectMany(p => p.Value, (p, value) => new KeyValuePair<string, string?>(p.Key, value));
        var back = QueryHelpers.AddQueryString(ContinuePath, query);
        if (!mustBeNew) return request.Query[Asked] is [{ } earlier] ? QueryHelpers.AddQueryString(back, Asked, earlier) : back;
        return QueryHelpers.AddQueryString(back, Asked, Seal.Protect(clock.Real.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture)));
    }
}
