using Microsoft.AspNetCore.Http;
using Yiwang.Identity.Sessions;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Web;

namespace Yiwang.Identity.Acting;

/// <summary>
/// What somebody sends in another's name is not done in his own because the authorisation has just ended: every request is turned back until
/// he has chosen anew, whichever of his windows it comes from.
/// </summary>
internal static class ActingGuard
{
    private static readonly string[] Passing = ["/my/acting-for", "/sign-out", "/_content"];

    private static readonly Finding Over = Finding.Block("acting.ended", "授权已经到期或被结束，这一步没有办。", remedy: "请打开 /my/acting-for 重新选择名义；要继续代办，请法定代表人重新授权。");

    /// <returns>Whether the request may go on.</returns>
    public static async Task<bool> LetsThrough(HttpContext http, SeenSession session, ActingFor? actsFor)
    {
        if (session.ActsForId is null || actsFor is not null || Passing.Any(p => http.Request.Path.StartsWithSegments(p))) return true;
        if (http.Request.Path.StartsWithSegments("/api")) await Http.Refusal(StatusCodes.Status403Forbidden, Over).ExecuteAsync(http);
        else
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = "/my/acting-for?ended=1";
        }

        return false;
    }
}
