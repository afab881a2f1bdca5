using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;

namespace Yiwang.Identity.SignIn;

/// <summary>The cookie says which account it is and nothing else: name, post and permissions are looked up for each request.</summary>
internal sealed class AccountClaims(IdentityDb db)
{
    public const string Scheme = "yiwang";

    /// <returns>Whether it is an officer's account.</returns>
    public async Task<bool> SignIn(HttpContext http, Guid accountId)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, accountId.ToString())], Scheme);
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
        return await db.Accounts.AnyAsync(a => a.Id == accountId && a.Kind == AccountKind.Officer, http.RequestAborted);
    }

    public static Guid? AccountOf(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}
