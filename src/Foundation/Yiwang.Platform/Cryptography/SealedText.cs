using System.Security.Cryptography;
using System.Text;

namespace Yiwang.Platform.Cryptography;

/// <summary>The two secrets that seal a text: one hides it, the other proves that nobody changed it.</summary>
public sealed class SealingKey
{
    internal const int Bytes = Sm4.KeyBytes + Sm3.HashBytes;

    private readonly byte[] secret;

    public SealingKey(byte version, ReadOnlySpan<byte> secret)
    {
        if (secret.Length != Bytes) throw new CryptographyException($"A sealing key has {Bytes} bytes, not {secret.Length}.");
        Version = version;
        this.secret = secret.ToArray();
    }

    /// <summary>Written into each sealed value, so that older values stay readable after a rotation.</summary>
    public byte Version { get; }

    internal ReadOnlySpan<byte> Hiding => secret.AsSpan(0, Sm4.KeyBytes);

    internal ReadOnlySpan<byte> Proving => secret.AsSpan(Sm4.KeyBytes);
}

/// <summary>
/// A short text at rest: SM4-CBC under a random IV, then HMAC-SM3 over everything. OpenSSL 3.0 has no SM4-GCM.
/// Base64 of: format (1 byte), key version (1), IV (16), hidden text, tag (32).
/// </summary>
public static class SealedText
{
    private const byte Format = 1;
    private const int HeadBytes = 2 + Sm4.BlockBytes;
    private const int ShortestBytes = HeadBytes + Sm4.BlockBytes + Sm3.HashBytes;

    /// <summary>Sealing the same text twice gives two different values; to find one, keep an index beside it.</summary>
    public static string Seal(string plain, SealingKey key)
    {
        Span<byte> iv = stackalloc byte[Sm4.BlockBytes];
        RandomNumberGenerator.Fill(iv);
        var bytes = Encoding.UTF8.GetBytes(plain);
        var hidden = Sm4.Encrypt(key.Hiding, iv, bytes);
        CryptographicOperations.ZeroMemory(bytes);

        var body = (byte[])[Format, key.Version, .. iv, .. hidden];
        return Convert.ToBase64String([.. body, .. Sm3.Hmac(key.Proving, body)]);
    }

    /// <exception cref="BrokenSealException">It was changed, cut short, or none of the keys sealed it.</exception>
    public static string Open(string stored, params IEnumerable<SealingKey> keys)
    {
        var bytes = Decode(stored);
        var key = keys.FirstOrDefault(k => k.Version == bytes[1])
            ?? throw new BrokenSealException($"The value was sealed under key version {bytes[1]}, which isn't in the key ring. Restore the key ring that belongs to this database.");

        var body = bytes.AsSpan(..^Sm3.HashBytes);
        if (!CryptographicOperations.FixedTimeEquals(Sm3.Hmac(key.Proving, body), bytes.AsSpan(^Sm3.HashBytes..)))
            throw new BrokenSealException($"The seal is broken: the value was changed after sealing, or belongs to another key ring (key version {key.Version}).");

        var plain = Sm4.Decrypt(key.Hiding, body[2..HeadBytes], body[HeadBytes..]);
        var text = Encoding.UTF8.GetString(plain);
        CryptographicOperations.ZeroMemory(plain);
        return text;
    }

    /// <summary>Which key sealed it; 0, which no key has, where it isn't a sealed text.</summary>
    public static byte VersionOf(string stored)
    {
        Span<byte> head = stackalloc byte[3];
        return stored.Length >= 4 && Convert.TryFromBase64Chars(stored.AsSpan(0, 4), head, out var read) && read > 1 && head[0] == Format ? head[1] : (byte)0;
    }

    /// <summary>How all texts begin that this key version sealed, so that the database can count them: three letters, four possibilities.</summary>
    internal static IReadOnlyList<string> BeginningsOf(byte version) =>
        [.. Enumerable.Range(0, 4).Select(bits => Convert.ToBase64String([Format, version, (byte)(bits << 6)])[..3])];

    private static byte[] Decode(string stored)
    {
        var buffer = new byte[stored.Length];
        if (!Convert.TryFromBase64String(stored, buffer, out var length) || length < ShortestBytes)
            throw new BrokenSealException("The value isn't a sealed text, or was cut short.");
        if (buffer[0] != Format) throw new BrokenSealException($"The value has seal format {buffer[0]}; this version of the platform reads format {Format}.");
        return buffer[..length];
    }
}
