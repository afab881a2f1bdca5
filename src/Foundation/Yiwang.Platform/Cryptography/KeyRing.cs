using System.Security.Cryptography;
using System.Text.Json;
using Yiwang.Platform.Files;

namespace Yiwang.Platform.Cryptography;

/// <summary>
/// The secrets of one installation, in one file that only its owner may read. All versions are kept: the highest seals and signs,
/// the others go on opening what they sealed. Whoever backs up the database backs up this file, elsewhere.
/// </summary>
public sealed class KeyRing : IDisposable
{
    private const string FileName = "keyring.json";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyFolder = OwnerOnly | UnixFileMode.UserExecute;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly byte[] index;
    private readonly Dictionary<int, Sm2Key> signing;

    private KeyRing(Contents contents)
    {
        DataKeys = [.. Versions(contents.Data, "data").Select(k => new SealingKey(k.Version, Convert.FromBase64String(k.Secret)))];
        index = Convert.FromBase64String(Versions(contents.Index, "index")[^1].Secret);
        if (index.Length != Sm3.HashBytes) throw new CryptographyException($"An index key has {Sm3.HashBytes} bytes, not {index.Length}.");
        Fingerprint = Sm3.HashToHex(JsonSerializer.SerializeToUtf8Bytes(contents, Json));
        signing = Versions(contents.Signing, "signing").ToDictionary(k => (int)k.Version, k => Sm2Key.FromPem(k.Secret));
        SigningKeyVersion = signing.Keys.Max();
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<SealingKey> DataKeys { get; }

    public SealingKey DataKey => DataKeys[^1];

    public Sm2Key SigningKey => signing[SigningKeyVersion];

    public int SigningKeyVersion { get; }

    /// <summary>Tells rings apart without showing their keys.</summary>
    internal string Fingerprint { get; }

    internal ReadOnlySpan<byte> IndexKey => index;

    /// <summary>Reads the ring of the folder, or makes the first one where there is none.</summary>
    /// <exception cref="CryptographyException">The file is damaged or others may read it. It is never replaced: that would lose all it sealed.</exception>
    public static KeyRing LoadOrCreate(string folder)
    {
        Directory.CreateDirectory(folder, OwnerOnlyFolder);
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) Create(folder, path);
        if ((File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
            throw new CryptographyException($"{path} may be read by others than its owner. Run: chmod 600 {path}");

        try
        {
            return new(JsonSerializer.Deserialize<Contents>(File.ReadAllText(path), Json)
                ?? throw new CryptographyException("It is empty."));
        }
        catch (Exception fault) when (fault is JsonException or FormatException or CryptographyException)
        {
            throw new CryptographyException($"The key ring {path} can't be used: {fault.Message} Restore it from its backup.", fault);
        }
    }

    /// <summary>The key that signed under that version; null where the ring never had it.</summary>
    public Sm2Key? FindSigningKey(int version) => signing.GetValueOrDefault(version);

    public void Dispose()
    {
        foreach (var key in signing.Values) key.Dispose();
    }

    private static void Create(string folder, string path)
    {
        using var signing = Sm2Key.Generate();
        var contents = new Contents(
            [new(1, NewSecret(SealingKey.Bytes))],
            [new(1, NewSecret(Sm3.HashBytes))],
            [new(1, signing.ToPrivatePem())]);

        var draft = Path.Combine(folder, $".{Guid.CreateVersion7():N}.new");
        try
        {
            using (var file = new FileStream(draft, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
            {
                JsonSerializer.Serialize(file, contents, Json);
                file.Flush(flushToDisk: true);
            }
            // A hard link, unlike a rename, never replaces: of two that start at once the first one's keys stay.
            Disk.Link(draft, path);
            Disk.SyncFolder(folder);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static string NewSecret(int bytes) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes));

    private static VersionedKey[] Versions(IReadOnlyList<VersionedKey> keys, string kind)
    {
        if (keys.Count == 0) throw new CryptographyException($"It has no {kind} key.");
        if (keys.DistinctBy(k => k.Version).Count() != keys.Count) throw new CryptographyException($"It has two {kind} keys of one version.");
        return [.. keys.OrderBy(k => k.Version)];
    }

    private sealed record Contents(IReadOnlyList<VersionedKey> Data, IReadOnlyList<VersionedKey> Index, IReadOnlyList<VersionedKey> Signing);

    private sealed record VersionedKey(byte Version, string Secret);
}
