using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Contracting.Texts;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Reviewing;

/// <summary>Files of a review: taken from a form, handed out with a trace.</summary>
internal sealed class ReviewIntake(FileStore files)
{
    /// <summary>A draft that can be read; plain text is kept as it came.</summary>
    public async Task<(StoredFile? File, IReadOnlyList<Finding> Findings)> Draft(IFormFile? sent, CancellationToken ct)
    {
        if (sent is not { Length: > 0 }) return (null, []);
        if (sent.Length > TextExtraction.MostBytes) return (null, [TextProblems.TooLarge(sent.Length) with { Where = "draft" }]);
        using var kept = new MemoryStream();
        await sent.CopyToAsync(kept, ct);
        if (!TextExtraction.TryRead(kept.ToArray(), ct, out var text, out var problem)) return (null, [problem with { Where = "draft" }]);
        if (text.Source is TextSource.Text) return (await files.KeepText(kept.ToArray(), sent.FileName, ct), []);
        kept.Position = 0;
        return await files.Save(kept, sent.FileName, "draft", ct);
    }

    /// <summary>A draft that was written here.</summary>
    public Task<StoredFile> Typed(string text, CancellationToken ct) => files.KeepText(Encoding.UTF8.GetBytes(text), "合同文本.txt", ct);

    /// <summary>Any other file; null where none was chosen.</summary>
    public async Task<(StoredFile? File, IReadOnlyList<Finding> Findings)> Other(IFormFile? sent, string field, CancellationToken ct)
    {
        if (sent is not { Length: > 0 }) return (null, []);
        await using var content = sent.OpenReadStream();
        return await files.Save(content, sent.FileName, field, ct);
    }

    /// <summary>The wording of a signed text that somebody sent to be compared; the file isn't kept.</summary>
    public static async Task<(string Digest, Finding? Problem)> DigestOf(IFormFile sent, CancellationToken ct)
    {
        if (sent.Length > TextExtraction.MostBytes) return ("", TextProblems.TooLarge(sent.Length) with { Where = "signed-text" });
        using var kept = new MemoryStream();
        await sent.CopyToAsync(kept, ct);
        return TextExtraction.TryRead(kept.ToArray(), ct, out var text, out var problem) ? (WordingDigest.Of(text), null) : ("", problem with { Where = "signed-text" });
    }

    public static void Map(IEndpointRouteBuilder site) => site.MapGet("/staff/contracts/reviews/{id:guid}/files/{hash}", Download).Requires(Permissions.SeeReviews);

    private static async Task<IResult> Download(Guid id, string hash, Reviews reviews, FileStore files, CommandRunner commands, CancellationToken ct)
    {
        // The look is recorded first; whoever may not look gets nothing.
        if (!(await commands.Run(new ReadReviewFile(id, hash), ct: ct)).IsDone || (await reviews.Find(id, ct))?.Files.FirstOrDefault(f => f.Hash == hash) is not { } file) return Results.NotFound();
        return Results.File(await files.Open(hash, ct), file.ContentType, file.Name);
    }
}
