using System.Buffers;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Platform.Files;

/// <summary>
/// Files by the SM3 hash of their bytes: each content lies on disk once, arrives whole or not at all, and is checked on every read.
/// </summary>
public sealed class FileStore
{
    public const long LongestFile = 20 * 1024 * 1024;

    private const int BufferBytes = 64 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyFolder = OwnerOnly | UnixFileMode.UserExecute;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly string root;
    private readonly string arriving;

    public FileStore(string folder)
    {
        root = Path.GetFullPath(folder);
        arriving = Path.Combine(root, "arriving");
        Directory.CreateDirectory(arriving, OwnerOnlyFolder);
        RemoveLeftovers();
    }

    /// <summary>Stores the file, or says everything that is wrong with it and leaves nothing behind.</summary>
    /// <param name="fileName">As sent; only its extension is compared with the content.</param>
    /// <param name="field">The name of the form's input, which the findings point to.</param>
    public async Task<(StoredFile? File, IReadOnlyList<Finding> Findings)> Save(Stream content, string fileName, string field, CancellationToken ct = default)
    {
        var draft = Path.Combine(arriving, Guid.CreateVersion7().ToString("N"));
        try
        {
            string hash;
            long length;
            FileKind kind;
            await using (var file = NewFile(draft))
            {
                (hash, length) = await Receive(content, file, ct);
                var extension = FileName.ExtensionOf(fileName);
                kind = FileSniffer.Sniff(file, extension, whole: length <= LongestFile);
                var findings = Check(kind, length, extension, FileName.For(fileName, extension), field);
                if (findings.Count > 0) return (null, findings);

                file.Flush(flushToDisk: true);
            }
            Keep(draft, hash);
            return (new(hash, kind.ContentType, length, NameOf(fileName, kind)), []);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Keeps a plain text that its reader has understood, such as a gazette. Text has no signature to be known by, so <see cref="Save"/> refuses it.</summary>
    public async Task<StoredFile> KeepText(ReadOnlyMemory<byte> text, string fileName, CancellationToken ct = default)
    {
        if (text.Length is 0 or > (int)LongestFile) throw new ArgumentOutOfRangeException(nameof(text), "A text to keep has 1 byte to 20 MB.");
        var draft = Path.Combine(arriving, Guid.CreateVersion7().ToString("N"));
        var hash = Sm3.HashToHex(text.Span);
        try
        {
            await using (var file = NewFile(draft))
            {
                await file.WriteAsync(text, ct);
                file.Flush(flushToDisk: true);
            }
            Keep(draft, hash);
            return new(hash, "text/plain", text.Length, FileName.For(fileName, ".txt"));
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>The bytes of a stored file, all of them checked before the first is handed out.</summary>
    /// <exception cref="DamagedFileException">The bytes on disk changed.</exception>
    /// <exception cref="FileNotFoundException">Nothing was ever stored under this hash, or it was lost.</exception>
    public async Task<Stream> Open(string hash, CancellationToken ct = default)
    {
        var path = PathOf(hash);
        if (!File.Exists(path)) throw new FileNotFoundException($"No file is stored under {hash}.", path);

        var file = new FileStream(path, new FileStreamOptions { Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous, BufferSize = BufferBytes });
        try
        {
            var found = Convert.ToHexStringLower(await Sm3.HashAsync(file, ct));
            if (found != hash) throw new DamagedFileException(hash, found);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops at the first buffer beyond the limit: nobody's upload can fill the disk.</summary>
    private static async Task<(string Hash, long Length)> Receive(Stream content, FileStream file, CancellationToken ct)
    {
        using var sm3 = new Sm3();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var length = 0L;
            while (length <= LongestFile && await content.ReadAsync(buffer, ct) is > 0 and var read)
            {
                length += read;
                sm3.Append(buffer.AsSpan(0, read));
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            return (Convert.ToHexStringLower(sm3.Finish()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static List<Finding> Check(FileKind kind, long length, string extension, string shown, string field)
    {
        if (length == 0)
            return [Finding.Block("file.empty", $"“{shown}”是空文件。", where: field, remedy: "请先打开确认文件内容，再重新上传。")];

        var findings = new List<Finding>();
        var isTooLong = length > LongestFile;
        if (isTooLong)
            findings.Add(Finding.Block("file.too-large", $"“{shown}”超过 20 MB。", where: field, remedy: "请压缩照片、降低扫描分辨率，或拆成几份上传，每个不超过 20 MB。"));
        // Of a file cut off at the limit the kind may not be known; only a certain refusal is told with it.
        if (kind.Refusal is { } refusal && !(isTooLong && kind == FileKind.Unknown))
            findings.Add(refusal.ToFinding(shown, field));
        if (kind.Refusal is null && extension.Length > 0 && !kind.Allows(extension))
            findings.Add(Finding.Block("file.mismatch", $"“{shown}”的文件名以 {extension} 结尾，内容却是 {kind.Name}。", where: field,
                remedy: $"如果内容无误，请把文件名结尾改为 {kind.Extensions[0]} 后重新上传；否则请重新选择文件。"));
        return findings;
    }

    private static string NameOf(string sent, FileKind kind) =>
        FileName.For(sent, FileName.ExtensionOf(sent) is { Length: > 0 } extension ? extension : kind.Extensions[0]);

    private static FileStream NewFile(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Share = FileShare.None,
        Options = FileOptions.Asynchronous,
        BufferSize = 0,
        UnixCreateMode = OwnerOnly,
    });

    // Replaces an equal file on purpose: should the old bytes be damaged, the new ones mend them.
    private void Keep(string draft, string hash)
    {
        var path = PathOf(hash);
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder)) MakeFolder(folder);
        File.Move(draft, path, overwrite: true);
        Disk.SyncFolder(folder);
    }

    private void MakeFolder(string folder)
    {
        Directory.CreateDirectory(folder, OwnerOnlyFolder);
        Disk.SyncFolder(Path.GetDirectoryName(folder)!);
        Disk.SyncFolder(root);
    }

    private string PathOf(string hash)
    {
        if (hash.Length != 2 * Sm3.HashBytes || hash.AsSpan().ContainsAnyExcept(HexDigits))
            throw new ArgumentException("A file's hash is 64 lower-case hexadecimal digits.", nameof(hash));
        return Path.Combine(root, hash[..2], hash[2..4], hash);
    }

    /// <summary>A crash leaves the draft it was writing. Drafts of a running process are locked by it and stay.</summary>
    private void RemoveLeftovers()
    {
        foreach (var draft in Directory.EnumerateFiles(arriving))
        {
            try
            {
                using var unlocked = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                File.Delete(draft);
            }
            catch (IOException)
            {
                // Another node is receiving it right now.
            }
        }
    }
}
