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
    public const string ContinuePath = "/connect/continue", Asked = "yiwang_asked", Denied = "yiwang_denied";

    /// <summary>The person has answered: asked for consent again, he would never get away.</summary>
    public static string AfterConsent(HttpRequest request, bool isGiven)
    {
        var query = request.Query.Where(p => p.Key != "prompt").SelectMany(p => p.Value, (p, value) => new KeyValuePair<string, string?>(p.Key, value));
        return QueryHelpers.AddQueryString(ContinuePath, isGiven ? query : query.Append(new(Denied, "1")));
    }

    private IDataProtector Seal => protection.CreateProtector("Yiwang.SingleSignOn.FreshSignIn");

    public string SignIn(HttpRequest request, bool mustBeNew) => QueryHelpers.AddQueryString("/sign-in", "returnUrl", WayBack(request, mustBeNew));

    public string Raise(HttpRequest request) => Assurance.RaiseFor(WayBack(request, mustBeNew: false));

    public bool IsSince(HttpRequest request, DateTimeOffset signedInAt)
    {
        if (request.Query[Asked] is not [{ Length: > 0 and < 400 } sealedMoment]) return false;
        try
        {
            return long.TryParse(Seal.Unprotect(sealedMoment), CultureInfo.InvariantCulture, out var ticks) && signedInAt.UtcTicks >= ticks;
        }
        catch (CryptographicException)
        {
            return false; // written by somebody else
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
