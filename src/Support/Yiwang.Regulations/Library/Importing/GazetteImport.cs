using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Library.Importing;

/// <summary>What came of one file.</summary>
internal sealed record ImportedFile(string Name, Outcome Outcome, Issue? Issue, IReadOnlyList<Document> Documents);

/// <summary>One file as it was read; without <paramref name="File"/> it is refused, and the outcome says why.</summary>
internal sealed record ReadFile(string Name, GazetteFile? File, Outcome Outcome);

/// <summary>Reads files and imports them one by one; the verb and the page both come through here.</summary>
internal sealed class GazetteImport(LibraryDb db, CommandRunner commands)
{
    /// <summary>Reads and splits; another file may be stored meanwhile.</summary>
    public static async Task<ReadFile> Read(string path, CancellationToken ct)
    {
        var name = Path.GetFileName(path);
        try
        {
            var about = new FileInfo(path);
            if (!about.Exists) return Refused(name, "gazette.no-file", $"没有文件 {path}。", "请核对路径。");
            if (about.Length > GazetteSplitter.MaxBytes) return new(name, null, Outcome.From(GazetteSplitter.TooLarge(about.Length)));
            var (file, outcome) = GazetteFile.Read(name, await File.ReadAllBytesAsync(path, ct));
            return new(name, file, outcome);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Refused(name, "gazette.unreadable", $"读不出文件 {path}。", "请核对文件的读取权限，或重新复制一份。");
        }
    }

    public async Task<ImportedFile> Import(ReadFile read, bool replace, CancellationToken ct) =>
        read.File is { } file ? await Import(file, replace, ct) : new(read.Name, read.Outcome, null, []);

    public async Task<ImportedFile> Import(string path, bool replace, CancellationToken ct) => await Import(await Read(path, ct), replace, ct);

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

    private static ReadFile Refused(string name, string code, string message, string remedy) =>
        new(name, null, Outcome.Refused(code, message, where: name, remedy: remedy));
}
