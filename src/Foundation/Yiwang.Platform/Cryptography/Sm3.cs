using System.Buffers;

namespace Yiwang.Platform.Cryptography;

/// <summary>The hash of GB/T 32905: one call for what is in memory, an instance for what arrives in pieces.</summary>
public sealed class Sm3 : IDisposable
{
    public const int HashBytes = 32;

    private const int BufferBytes = 64 * 1024;

    // The ledger hashes many short texts: making a context costs more than hashing one. Freed by its finalizer when the thread ends.
    [ThreadStatic]
    private static DigestContext? ofThisThread;

    private readonly DigestContext context = LibCrypto.Check(LibCrypto.NewDigest(), "make an SM3 context");

    public Sm3() => Start(context);

    public static byte[] Hash(ReadOnlySpan<byte> data)
    {
        var hash = new byte[HashBytes];
        Hash(data, hash);
        return hash;
    }

    /// <param name="hash">Receives 32 bytes.</param>
    public static void Hash(ReadOnlySpan<byte> data, Span<byte> hash)
    {
        var context = ofThisThread ??= LibCrypto.Check(LibCrypto.NewDigest(), "make an SM3 context");
        Start(context);
        Add(context, data);
        Finish(context, hash);
    }

    /// <summary>Lower-case hexadecimal, as files and ledger rows are named.</summary>
    public static string HashToHex(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[HashBytes];
        Hash(data, hash);
        return Convert.ToHexStringLower(hash);
    }

    public static async Task<byte[]> HashAsync(Stream stream, CancellationToken ct = default)
    {
        using var sm3 = new Sm3();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (await stream.ReadAsync(buffer, ct) is > 0 and var read) sm3.Append(buffer.AsSpan(0, read));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return sm3.Finish();
    }

    /// <summary>The keyed hash; whoever lacks the key can neither make nor guess it.</summary>
    public static byte[] Hmac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data)
    {
        if (key.Length < 16) throw new ArgumentException("An HMAC key has at least 16 bytes.", nameof(key));

        var hash = new byte[HashBytes];
        var made = LibCrypto.Hmac(LibCrypto.Sm3, key, key.Length, data, (nuint)data.Length, hash, out var length);
        return made != 0 && length == HashBytes ? hash : throw LibCrypto.Fault("compute HMAC-SM3");
    }

    public void Append(ReadOnlySpan<byte> data) => Add(context, data);

    /// <summary>The hash of everything appended; the instance then starts afresh.</summary>
    public byte[] Finish()
    {
        var hash = new byte[HashBytes];
        Finish(context, hash);
        Start(context);
        return hash;
    }

    public void Dispose() => context.Dispose();

    private static void Start(DigestContext context) =>
        LibCrypto.Check(LibCrypto.DigestInit(context, LibCrypto.Sm3, 0), "start SM3");

    private static void Add(DigestContext context, ReadOnlySpan<byte> data) =>
        LibCrypto.Check(LibCrypto.DigestUpdate(context, data, (nuint)data.Length), "continue SM3");

    private static void Finish(DigestContext context, Span<byte> hash)
    {
        // The library writes without knowing how much room there is.
        if (hash.Length < HashBytes) throw new ArgumentException("An SM3 hash needs 32 bytes of room.", nameof(hash));
        LibCrypto.Check(LibCrypto.DigestFinal(context, hash, 0), "finish SM3");
    }
}
