using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Modelling;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Preparing;

/// <summary>Files of a project: taken from a form, handed out with a trace.</summary>
internal sealed class ProjectFiles(FileStore files, CommandRunner commands)
{
    /// <returns>What is wrong; empty when it was kept.</returns>
    public async Task<IReadOnlyList<Finding>> Receive(Guid project, ProjectFileKind? kind, HttpContext http)
    {
        if (kind is not { } known) return [Finding.Block("project.file-kind", "请选材料类别。", Places.Counterparty, "kind", "从列出的类别中选。")];
        if (http.Request.Form.Files.GetFile("file") is not { Length: > 0 } file) return [Finding.Block("project.no-file", "还没有选文件。", Places.Counterparty, "file", "请先选文件，再点“存入”。")];
        await using var content = file.OpenReadStream();
        var (stored, refused) = await files.Save(content, file.FileName, "file", http.RequestAborted);
        if (stored is null) return refused;
        var outcome = await commands.Run(new AttachProjectFile(project, known, stored), ct: http.RequestAborted);
        return outcome.IsDone ? [] : outcome.Findings;
    }

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/staff/contracts/projects/{id:guid}/files/{hash}", Download).Requires(Permissions.See);
        site.MapGet("/staff/contracts/projects/{id:guid}/drafts/{version:int}", Draft).Requires(Permissions.See);
        site.MapGet("/staff/contracts/models/{id:guid}/text", Model).Requires(Permissions.See);
    }

    private static async Task<IResult> Draft(Guid id, int version, Projects projects, CancellationToken ct) =>
        await projects.Find(id, ct) is { } project && await projects.Drafts(id).AsNoTracking().FirstOrDefaultAsync(d => d.Version == version, ct) is { } draft ? Plain(draft.Text, $"{project.Number}-{version}.txt") : Results.NotFound();

    private static async Task<IResult> Model(Guid id, ModelTexts models, CancellationToken ct) =>
        await models.Visible.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, ct) is { Number: { } number, Current: { } current } ? Plain(current.Text, $"{number}-{current.Number}.txt") : Results.NotFound();

    private static IResult Plain(string text, string name) => Results.File(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", name);

    private static async Task<IResult> Download(Guid id, string hash, Projects projects, FileStore files, CommandRunner commands, CancellationToken ct)
    {
        // The look is recorded first; whoever may not look gets nothing.
        if (!(await commands.Run(new ReadProjectFile(id, hash), ct: ct)).IsDone) return Results.NotFound();
        if ((await projects.Visible.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct))?.Files.FirstOrDefault(f => f.Hash == hash) is not { } file) return Results.NotFound();
        return Results.File(await files.Open(hash, ct), file.ContentType, file.Name);
    }
}
