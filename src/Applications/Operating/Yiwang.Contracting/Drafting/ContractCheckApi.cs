using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Contracting.Texts;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Web;

namespace Yiwang.Contracting.Drafting;

/// <summary>The JSON twin of the checking desk. The body is the file itself, whatever its type is said to be; nothing is kept.</summary>
internal static class ContractCheckApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/contracts/check", Check).WithMetadata(new RequestSizeLimitAttribute(TextExtraction.MostBytes)).Requires(Permissions.CheckTexts);

    [Requirement("LH-SZ-065")]
    [Requirement("LH-SZ-112")]
    private static async Task<IResult> Check(HttpRequest request, AdvisedCheck check, bool? adviser, CancellationToken ct)
    {
        var bytes = await Read(request, ct);
        if (bytes is null) return Http.Refusal(StatusCodes.Status413PayloadTooLarge, TextProblems.TooLarge(request.ContentLength ?? TextExtraction.MostBytes + 1));
        return TextExtraction.TryRead(bytes, ct, out var text, out var problem)
            ? Results.Json(TextVerdictJson.From((await check.Check(text, adviser is true, ct)).Verdict), TextVerdictJson.Options)
            : Http.Refusal(StatusCodes.Status422UnprocessableEntity, problem);
    }

    private static async Task<byte[]?> Read(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > TextExtraction.MostBytes) return null;
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int got; (got = await request.Body.ReadAsync(buffer, ct)) > 0;)
        {
            kept.Write(buffer, 0, got);
            if (kept.Length > TextExtraction.MostBytes) return null;
        }

        return kept.ToArray();
    }
}
