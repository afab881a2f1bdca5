using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Yiwang.SingleSignOn;

/// <summary>A form as the protocol's endpoints take it: small, url-encoded, no file.</summary>
internal static class FormText
{
    private const int MostFields = 40, LongestName = 60, LongestValue = 8 * 1024, LongestBody = 64 * 1024;

    /// <returns>Null for anything else.</returns>
    public static async Task<IFormCollection?> Read(HttpContext http)
    {
        var request = http.Request;
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true || request.ContentLength > LongestBody) return null;
        http.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { ValueCountLimit = MostFields, KeyLengthLimit = LongestName, ValueLengthLimit = LongestValue, BufferBodyLengthLimit = LongestBody }));
        try
        {
            return await request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception bad) when (bad is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    /// <returns>The only value; null where there is none or more than one, which the protocol forbids.</returns>
    public static string? One(this IFormCollection form, string name) => form[name] is [{ } value] ? value : null;

    public static bool HasTwice(this IFormCollection form) => form.Any((KeyValuePair<string, StringValues> p) => p.Value.Count > 1);
}
