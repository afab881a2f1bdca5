using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace Yiwang.Host;

/// <summary>
/// A form that its page doesn't show any more: it was sent twice, or somebody else was first. Nothing is done again, and whoever sent it is told so and led to how it
/// stands now, instead of being told that nothing was taken.
/// </summary>
internal static class GoneForms
{
    /// <summary>Innermost: what is refused before a page is reached keeps its own answer.</summary>
    public static void TellOfGoneForms(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Response is not { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest } || !WasGoodForm(context)) return;
        context.Response.StatusCode = StatusCodes.Status409Conflict;
        context.Response.Headers.ContentType = default; // it was said to be plain text, of which there is none: the visitor saw an empty page
    });

    // A page that refuses in its own words has an answer of its own.
    private static bool WasGoodForm(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) != true && context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true } && context.Request.HasFormContentType && context.Request.Form.ContainsKey("_handler");
}
