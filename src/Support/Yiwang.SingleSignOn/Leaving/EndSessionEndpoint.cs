using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Yiwang.Identity.Public;
using Yiwang.Platform.Access;

namespace Yiwang.SingleSignOn.Leaving;

internal static class EndSessionEndpoint
{
    public const string Path = "/connect/end-session", AskPath = "/connect/leave", ConfirmedPath = "/connect/leave/confirmed";

    private static readonly string[] WayBack = ["client_id", "post_logout_redirect_uri", "state"];

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet(Path, (HttpContext http, LeavingServices services) =>
            End(http, http.Request.Query.Count <= 20 ? name => http.Request.Query[name] is [{ Length: < 4000 } one] ? one : null : _ => null, services)).Open("接入系统把来访者送到这里退出").ExcludeFromDescription();
        site.MapPost(Path, async (HttpContext http, LeavingServices services) =>
        {
            var form = await FormText.Read(http);
            return await End(http, name => form?.One(name), services);
        }).Open("接入系统把来访者送到这里退出").ExcludeFromDescription();
        site.MapPost(ConfirmedPath, async (HttpContext http, IAntiforgery antiforgery, LeavingServices services) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var back = await EndSessionRequest.Read(name => name == "id_token_hint" ? null : form.One(name), http.Request, services, http.RequestAborted);
            await Entrance.LetOut(http, http.RequestAborted);
            // By a page that answers, with a link back: a form's redirect to another site is stopped by form-action.
            return Results.LocalRedirect(back.Back is null ? AskPath : QueryHelpers.AddQueryString(AskPath, Kept(form.One)));
        }).Open("确认退出，凭防伪令牌").ExcludeFromDescription();
    }

    private static IEnumerable<KeyValuePair<string, string?>> Kept(Func<string, string?> ask) =>
        WayBack.Where(n => ask(n) is not null).Select(n => new KeyValuePair<string, string?>(n, ask(n)));

    private static async Task<IResult> End(HttpContext http, Func<string, string?> ask, LeavingServices services)
    {
        http.Response.Headers.CacheControl = "no-store";
        var asked = await EndSessionRequest.Read(ask, http.Request, services, http.RequestAborted);
        if (asked.IsForThisSignIn)
        {
            await Entrance.LetOut(http, http.RequestAborted);
            return asked.Back is { } back ? Results.Redirect(back) : Results.LocalRedirect(AskPath);
        }

        // Without proof that it is this person's own client another site could sign people out: ask.
        return Results.LocalRedirect(asked.ClientName is null ? AskPath : QueryHelpers.AddQueryString(AskPath, Kept(ask)));
    }
}
