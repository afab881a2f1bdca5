using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Yiwang.Host;

/// <summary>
/// A NUL is no text: nobody types it, PostgreSQL refuses it and SQLite ends a text there. Refused where it comes in with an address or a form,
/// before any page or command sees it. What comes as JSON is refused by <see cref="TextWithoutNul"/>.
/// </summary>
internal static class UnstorableText
{
    /// <summary>After antiforgery, which has read a page's form by then; nothing is read only for this.</summary>
    public static void RefuseUnstorableText(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null) return next(context); // what is shown is that it was refused
        // A form whose token is not good is nobody's to read; the page refuses it.
        var form = context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true } ? context.Features.Get<IFormFeature>()?.Form : null;
        if (!HasNul(context.Request.Query) && (form is null || !HasNul(form))) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    private static bool HasNul(IEnumerable<KeyValuePair<string, StringValues>> fields) =>
        fields.SelectMany(f => f.Value.Append(f.Key)).Any(text => text?.Contains('\0', StringComparison.Ordinal) == true);
}
