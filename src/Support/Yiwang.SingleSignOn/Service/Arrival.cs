using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Cryptography;
using Yiwang.SingleSignOn.Authorising;

namespace Yiwang.SingleSignOn.Service;

/// <summary>Somebody for whom the identity service vouches, and what it said of him.</summary>
internal sealed record Arrival(string Issuer, string Subject, string Name, string Phone, string? CitizenNumber, int Level, string ReturnUrl)
{
    public override string ToString() => nameof(Arrival);

    public static Arrival? From(ClaimsPrincipal principal, ServiceOptions service, string? returnUrl)
    {
        string? Claim(string type) => principal.FindFirst(type)?.Value;
        if (Claim("iss") is not { Length: > 0 and <= AccountLink.LongestIssuer } issuer || Claim("sub") is not { Length: > 0 and <= 255 } subject) return null;
        return new(issuer, subject, Claim("name") ?? "", Claim("phone_number") ?? "", Claim(service.CitizenNumberClaim), Acr.LevelOf(Claim("acr")), returnUrl ?? "/");
    }
}

/// <summary>The door for those who come from the identity service: known, recognised by the identity number, or new.</summary>
internal sealed class ArrivalDoor(SignOnDb db, Entrance entrance, PersonalText keyed, SystemTask task, IDataProtectionProvider protection)
{
    private const string Cookie = "yiwang-arrival";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private ITimeLimitedDataProtector Seal => protection.CreateProtector("Yiwang.SingleSignOn.Arrival").ToTimeLimitedDataProtector();

    /// <returns>Where the visitor goes next.</returns>
    public async Task<string> Enter(HttpContext http, Arrival arrival, CancellationToken ct)
    {
        var index = AccountLink.IndexOf(keyed, arrival.Issuer, arrival.Subject);
        var link = await db.Links.AsNoTracking().FirstOrDefaultAsync(l => l.SubjectIndex == index && l.Issuer == arrival.Issuer, ct);
        if (link is not null) return await LetIn(http, arrival, link.AccountId, ct) ? arrival.ReturnUrl : Ask(http, arrival);

        if (!CitizenNumber.TryParse(arrival.CitizenNumber, out var number, out _) || await entrance.FindByCitizenNumber(number, ct) is not { } account) return Ask(http, arrival);
        var linked = await task.Run(new LinkAccount(arrival.Issuer, index, account), ct);
        return linked.IsDone && await LetIn(http, arrival, account, ct) ? arrival.ReturnUrl : Ask(http, arrival);
    }

    /// <summary>The person has said yes to an account of his own.</summary>
    public async Task<Outcome> Open(HttpContext http, Arrival arrival, CancellationToken ct)
    {
        if (!CitizenNumber.TryParse(arrival.CitizenNumber, out var number, out var problem)) return Outcome.From(problem);
        var (outcome, account) = await entrance.Open(arrival.Name, arrival.Phone, number, ct);
        if (!outcome.IsDone) return outcome;
        outcome = await task.Run(new LinkAccount(arrival.Issuer, AccountLink.IndexOf(keyed, arrival.Issuer, arrival.Subject), account), ct);
        if (!outcome.IsDone) return outcome;
        http.Response.Cookies.Delete(Cookie);
        return await entrance.LetIn(http, account, (AssuranceLevel)arrival.Level, ct);
    }

    public Arrival? Waiting(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 4000 } carried) return null;
        try
        {
            return JsonSerializer.Deserialize<Arrival>(Seal.Unprotect(carried));
        }
        catch (Exception broken) when (broken is CryptographicException or JsonException)
        {
            return null; // too late, or written by somebody else
        }
    }

    private async Task<bool> LetIn(HttpContext http, Arrival arrival, Guid account, CancellationToken ct) =>
        (await entrance.LetIn(http, account, (AssuranceLevel)arrival.Level, ct)).IsDone;

    // What the service told is carried by the browser, sealed: nothing is kept of somebody who has not said yes.
    private string Ask(HttpContext http, Arrival arrival)
    {
        http.Response.Cookies.Append(Cookie, Seal.Protect(JsonSerializer.Serialize(arrival), Patience),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = ServiceOptions.StartPath, MaxAge = Patience });
        return ServiceOptions.ArrivalPath;
    }
}
