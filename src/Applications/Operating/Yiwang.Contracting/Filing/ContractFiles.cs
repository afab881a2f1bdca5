using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Contracting.Contracts;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Filing;

/// <summary>Files of a contract: taken from a form, handed out with a trace.</summary>
internal sealed class ContractFiles(FileStore files, CommandRunner commands)
{
    public const int Categories = 9, Negotiation = 1, Opinions = 6, Dispute = 8;

    /// <summary>第六十七条, in short words; the number is the item.</summary>
    [Article(Law.LuohuContracts, 67), Requirement("LH-HT-067b")]
    public static IReadOnlyList<string> CategoryNames { get; } =
        ["前期谈判材料", "对方资质和资信调查材料", "正式签订的合同文本及其附件", "补充、变更协议", "签约审批材料", "合法性审查和有关部门的意见", "履行情况记载", "争议处理的记载和材料", "其他文件资料"];

    /// <returns>What is wrong; empty when it was kept.</returns>
    public async Task<IReadOnlyList<Finding>> Receive(Guid contract, string? category, HttpContext http)
    {
        if (http.Request.Form.Files.GetFile("file") is not { Length: > 0 } file) return [Finding.Block("contract.no-file", "还没有选文件。", Contract.Required, "file", "请先选文件，再点“存入”。")];
        await using var content = file.OpenReadStream();
        var (stored, refused) = await files.Save(content, file.FileName, "file", http.RequestAborted);
        if (stored is null) return refused;
        var outcome = await commands.Run(new AttachFile(contract, int.TryParse(category, out var number) ? number : 0, stored), ct: http.RequestAborted);
        return outcome.IsDone ? [] : outcome.Findings;
    }

    public static void Map(IEndpointRouteBuilder site) => site.MapGet("/staff/contracts/{id:guid}/files/{hash}", Download).Requires(Permissions.See);

    private static async Task<IResult> Download(Guid id, string hash, ContractsDb db, FileStore files, CommandRunner commands, CancellationToken ct)
    {
        // The look is recorded first; whoever may not look gets nothing.
        if (!(await commands.Run(new ReadContractFile(id, hash), ct: ct)).IsDone || (await db.Find(id, ct))?.Files.FirstOrDefault(f => f.Hash == hash) is not { } file) return Results.NotFound();
        return Results.File(await files.Open(hash, ct), file.ContentType, file.Name);
    }
}
