using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Library.Importing;

/// <summary>What came of one file.</summary>
internal sealed record ImportedFile(string Name, Outcome Outcome, Issue? Issue, IReadOnlyList<Document> Documents);

/// <summary>Reads files and imports them one by one; the verb and the page both come through here.</summary>
internal sealed class GazetteImport(LibraryDb db, CommandRunner commands)
{
    public async Task<ImportedFile> Import(string path, bool replace, CancellationToken ct)
    {
        var name = Path.GetFileName(path);
        try
        {
            var about = new FileInfo(path);
            if (!about.Exists) return Refused(name, "gazette.no-file", $"没有文件 {path}。", "请核对路径。");
            if (about.Length > GazetteSplitter.MaxBytes) return new(name, Outcome.From(GazetteSplitter.TooLarge(about.Length)), null, []);
            return await Import(name, await File.ReadAllBytesAsync(path, ct), replace, ct);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Refused(name, "gazette.unreadable", $"读不出文件 {path}。", "请核对文件的读取权限，或重新复制一份。");
        }
    }

    public async Task<ImportedFile> Import(string name, byte[] bytes, bool replace, CancellationToken ct)
    {
        var (file, outcome) = GazetteFile.Read(name, bytes);
        return file is null ? new(name, outcome, null, []) : await Import(file, replace, ct);
    }

    public async Task<ImportedFile> Import(GazetteFile file, bool replace, CancellationToken ct)
    {
        var outcome = await commands.Run(new ImportGazette(file, replace), ct: ct);
        if (!outcome.IsDone) return new(file.Name, outcome, null, []);

        var issue = await db.Issues.AsNoTracking().FirstAsync(i => i.FileHash == file.Hash, ct);
        return new(file.Name, outcome, issue, await db.Documents.AsNoTracking().Where(d => d.IssueId == issue.Id).OrderBy(d => d.Order).ToArrayAsync(ct));
    }

    private static ImportedFile Refused(string name, string code, string message, string remedy) =>
        new(name, Outcome.Refused(code, message, where: name, remedy: remedy), null, []);
}
