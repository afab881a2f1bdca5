using System.Text.Json;
using static Yiwang.Platform.Cryptography.KeyRingFile;

namespace Yiwang.Platform.Cryptography;

/// <summary>
/// The secrets of one installation, in one file that only its owner may read. All versions are kept: the highest seals and signs,
/// the others go on opening what they sealed until they are retired. Whoever backs up the database backs up this file, elsewhere.
/// </summary>
public sealed class KeyRing : IDisposable
{
    private const int LookAgainAfterMilliseconds = 1000;

    private readonly KeyRingFile file;
    private readonly byte[] index;
    private readonly Dictionary<int, Sm2Key> signing;
    private readonly Lock reading = new();
    private volatile DataKeySet data;
    private long lookedAt = Environment.TickCount64;

    private KeyRing(KeyRingFile file)
    {
        this.file = file;
        var stamp = file.Stamp;
        var contents = file.Read();
        data = new(stamp, DataKeysOf(contents));
        index = Convert.FromBase64String(Versions(contents.Index, "index")[^1].Secret);
        if (index.Length != Sm3.HashBytes) throw new CryptographyException($"An index key has {Sm3.HashBytes} bytes, not {index.Length}.");
        Fingerprint = Sm3.HashToHex(index);
        signing = Versions(contents.Signing, "signing").ToDictionary(k => (int)k.Version, k => Sm2Key.FromPem(k.Secret));
        SigningKeyVersion = signing.Keys.Max();
    }

    /// <summary>Oldest first. A key that another process added is here within a second.</summary>
    public IReadOnlyList<SealingKey> DataKeys => Fresh().Keys;

    public SealingKey DataKey => DataKeys[^1];

    public Sm2Key SigningKey => signing[SigningKeyVersion];

    public int SigningKeyVersion { get; }

    /// <summary>Tells installations apart without showing their keys; a rotation doesn't change it.</summary>
    internal string Fingerprint { get; }

    internal ReadOnlySpan<byte> IndexKey => index;

    /// <summary>Reads the ring of the folder, or makes the first one where there is none.</summary>
    /// <exception cref="CryptographyException">The file is damaged or others may read it. It is never replaced: that would lose all it sealed.</exception>
    public static KeyRing LoadOrCreate(string folder)
    {
        var file = new KeyRingFile(folder);
        file.CreateIfMissing();
        try
        {
            return new(file);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or CryptographyException)
        {
            throw new CryptographyException($"The key ring {file.Path} can't be used: {fault.Message} Restore it from its backup.", fault);
        }
    }

    /// <summary>The key that signed under that version; null where the ring never had it.</summary>
    public Sm2Key? FindSigningKey(int version) => signing.GetValueOrDefault(version);

    public void Dispose()
    {
        foreach (var key in signing.Values) key.Dispose();
    }

    /// <summary>The keys, looked for once more where the wanted one isn't among them: another node may have rotated a moment ago.</summary>
    internal IReadOnlyList<SealingKey> DataKeysWith(byte version)
    {
        var known = data.Keys;
        return known.Any(k => k.Version == version) ? known : Reread().Keys;
    }

    /// <summary>A new key that seals from now on; the older ones go on opening.</summary>
    internal byte AddDataKey(DateTimeOffset now)
    {
        file.Change(old => old.Data.Max(k => k.Version) is < byte.MaxValue and var newest
            ? old with { Data = [.. old.Data, new((byte)(newest + 1), NewSecret(SealingKey.Bytes)) { Since = now }] }
            : throw new CryptographyException("The ring has had its 255 data keys."));
        return Reread().Keys[^1].Version;
    }

    /// <summary>Takes an old key away. What it sealed can't be opened any more: the caller has seen that there is nothing.</summary>
    internal void RemoveDataKey(byte version)
    {
        file.Change(old => version != old.Data.Max(k => k.Version)
            ? old with { Data = [.. old.Data.Where(k => k.Version != version)] }
            : throw new CryptographyException($"Data key {version} is the one that seals."));
        Reread();
    }

    /// <summary>When each data key was made, by version.</summary>
    internal IReadOnlyDictionary<byte, DateTimeOffset?> DataKeyDates() => file.Read().Data.ToDictionary(k => k.Version, k => k.Since);

    private DataKeySet Fresh()
    {
        var now = Environment.TickCount64;
        if (now - Interlocked.Read(ref lookedAt) < LookAgainAfterMilliseconds) return data;
        Interlocked.Exchange(ref lookedAt, now);
        return file.Stamp == data.Stamp ? data : Reread();
    }

    private DataKeySet Reread()
    {
        lock (reading)
        {
            try
            {
                var stamp = file.Stamp;
                return stamp == data.Stamp ? data : data = new(stamp, DataKeysOf(file.Read()));
            }
            catch (IOException)
            {
                return data; // a file that can't be read just now takes no key away that is known
            }
        }
    }

    private static SealingKey[] DataKeysOf(Contents contents) =>
        [.. Versions(contents.Data, "data").Select(k => new SealingKey(k.Version, Convert.FromBase64String(k.Secret)))];

    private static VersionedKey[] Versions(IReadOnlyList<VersionedKey> keys, string kind)
    {
        if (keys.Count == 0) throw new CryptographyException($"It has no {kind} key.");
        if (keys.DistinctBy(k => k.Version).Count() != keys.Count) throw new CryptographyException($"It has two {kind} keys of one version.");
        return [.. keys.OrderBy(k => k.Version)];
    }

    private sealed record DataKeySet(DateTime Stamp, IReadOnlyList<SealingKey> Keys);
}
