using Microsoft.AspNetCore.Http;
using Yiwang.Kernel;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Importing;

/// <summary>Takes a table from a form or from the disk, keeps its bytes and has it checked.</summary>
internal sealed class ImportFiles(FileStore files, CommandRunner commands)
{
    public const string Field = "file";

    public async Task<(Guid? Import, IReadOnlyList<Finding> Findings)> Receive(HttpContext http, string institution)
    {
        if (http.Request.Form.Files.GetFile(Field) is not { Length: > 0 } file) return (null, [Finding.Block("contract.no-file", "还没有选文件。", where: Field, remedy: "请先选表格，再点“核对”。")]);
        if (file.Length > FileStore.LongestFile) return (null, [Finding.Block("table.too-large", "文件超过 20 MB。", where: Field, remedy: "请去掉图片和多余的工作表，或者分成几份。")]);
        using var kept = new MemoryStream();
        await file.CopyToAsync(kept, http.RequestAborted);
        return await Take(kept.ToArray(), file.FileName, institution, http.RequestAborted);
    }

    public async Task<(Guid? Import, IReadOnlyList<Finding> Findings)> Take(byte[] bytes, string name, string institution, CancellationToken ct)
    {
        // Nothing is kept that isn't a table.
        if (TableFile.Read(bytes, SheetMemory.MostRows, Field) is { Problem: { } problem }) return (null, [problem]);
        var (stored, refused) = bytes.AsSpan().StartsWith("PK"u8) ? await files.Save(new MemoryStream(bytes), name, Field, ct) : (await files.KeepText(bytes, name, ct), []);
        if (stored is null) return (null, refused);
        var outcome = await commands.Run(new CheckImport(institution, stored), ct: ct);
        return outcome.IsDone ? (ContractImport.IdOf(institution, stored.Hash), []) : (null, outcome.Findings.Count > 0 ? outcome.Findings : [Finding.Block("contract.import-not-yours", "不能替别的单位导入。", where: Field, remedy: "请由本单位的承办人导入。")]);
    }
}
