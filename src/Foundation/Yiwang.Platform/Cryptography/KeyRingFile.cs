using System.Security.Cryptography;
using System.Text.Json;
using Yiwang.Platform.Files;

namespace Yiwang.Platform.Cryptography;

/// <summary>The one file of a key ring: made once, changed only as a whole, never read while others than its owner could.</summary>
internal sealed class KeyRingFile(string folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyFolder = OwnerOnly | UnixFileMode.UserExecute;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public string Path { get; } = System.IO.Path.Combine(folder, "keyring.json");

    /// <summary>Changes with every change of the file.</summary>
    public DateTime Stamp => File.GetLastWriteTimeUtc(Path);

    /// <exception cref="CryptographyException">Others may read it.</exception>
    /// <exception cref="JsonException">It is damaged.</exception>
    public Contents Read()
    {
        if ((File.GetUnixFileMode(Path) & ~OwnerOnly) != 0)
            throw new CryptographyException($"{Path} may be read by others than its owner. Run: chmod 600 {Path}");
        return JsonSerializer.Deserialize<Contents>(File.ReadAllText(Path), Json) ?? throw new CryptographyException("It is empty.");
    }

    public void CreateIfMissing()
    {
        Directory.CreateDirectory(folder, OwnerOnlyFolder);
        if (File.Exists(Path)) return;
        using var signing = Sm2Key.Generate();
        // A hard link, unlike a rename, never replaces: of two that start at once the first one's keys stay.
        Write(new([new(1, NewSecret(SealingKey.Bytes))], [new(1, NewSecret(Sm3.HashBytes))], [new(1, signing.ToPrivatePem())]), draft => Disk.Link(draft, Path));
    }

    /// <summary>Reads, changes, replaces; of two that do so at once one is refused.</summary>
    public void Change(Func<Contents, Contents> change)
    {
        using var turn = Lock();
        Write(change(Read()), draft => File.Move(draft, Path, overwrite: true));
    }

    public static string NewSecret(int bytes) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes));

    private FileStream Lock()
    {
        try
        {
            return new(Path + ".lock", new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.DeleteOnClose, UnixCreateMode = OwnerOnly });
        }
        catch (IOException busy)
        {
            throw new CryptographyException($"Somebody else is changing {Path}. Try again in a moment.", busy);
        }
    }

    private void Write(Contents contents, Action<string> put)
    {
        var draft = System.IO.Path.Combine(folder, $".{Guid.CreateVersion7():N}.new");
        try
        {
            using (var file = new FileStream(draft, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
            {
                JsonSerializer.Serialize(file, contents, Json);
                file.Flush(flushToDisk: true);
            }

            put(draft);
            Disk.SyncFolder(folder);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    internal sealed record Contents(IReadOnlyList<VersionedKey> Data, IReadOnlyList<VersionedKey> Index, IReadOnlyList<VersionedKey> Signing);

    internal sealed record VersionedKey(byte Version, string Secret)
    {
        /// <summary>When it was made; null for the first of an installation.</summary>
        public DateTimeOffset? Since { get; init; }
    }
}
