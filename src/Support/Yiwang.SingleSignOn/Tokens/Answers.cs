using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Yiwang.SingleSignOn.Authorising;

namespace Yiwang.SingleSignOn.Tokens;

/// <summary>Errors of the endpoints that programs call, in the words of RFC 6749 and RFC 6750.</summary>
internal static class Answers
{
    public static IResult Error(OAuthError error, int status = StatusCodes.Status400BadRequest) => Results.Json(new ErrorAnswer(error.Code, error.Description), statusCode: status);

    public static IResult NotTheClient(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"yiwang\"";
        return Error(new("invalid_client", "The client is unknown, closed, or has not proved itself."), StatusCodes.Status401Unauthorized);
    }

    public static IResult NotTheToken(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Error(new("invalid_token", "The access token is missing, run out, ended, or not for this."), StatusCodes.Status401Unauthorized);
    }

    private sealed record ErrorAnswer([property: JsonPropertyName("error")] string Error, [property: JsonPropertyName("error_description")] string Description);
}
