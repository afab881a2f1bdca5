using System.Text;

namespace Yiwang.Platform.Cryptography;

/// <summary>An SM2 key of GB/T 32918: signs if it holds the private half, verifies in any case. Safe to share between threads.</summary>
public sealed class Sm2Key : IDisposable
{
    private const int LongestSignature = 80; // DER of two numbers of 32 bytes takes at most 72

    /// <summary>GB/T 32918 signs the signer's identifier with the text; this one is used by everyone who agreed on none.</summary>
    private static ReadOnlySpan<byte> DefaultSigner => "1234567812345678"u8;

    private readonly KeyHandle key;

    private Sm2Key(KeyHandle key, bool maySign) => (this.key, MaySign) = (key, maySign);

    public bool MaySign { get; }

    public static Sm2Key Generate()
    {
        using var context = LibCrypto.Check(LibCrypto.NewKeyContext(0, "SM2", null), "prepare an SM2 key");
        LibCrypto.Check(LibCrypto.KeyGenerationInit(context), "prepare an SM2 key");
        LibCrypto.Check(LibCrypto.GenerateKey(context, out var key), "generate an SM2 key");
        return new(key, maySign: true);
    }

    /// <summary>Reads a private key (PKCS #8) or a public one.</summary>
    public static Sm2Key FromPem(string pem)
    {
        var isPrivate = pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal);
        using var buffer = NewBuffer();
        var bytes = Encoding.ASCII.GetBytes(pem);
        if (LibCrypto.WriteBuffer(buffer, bytes, bytes.Length) != bytes.Length) throw LibCrypto.Fault("hold a key");

        // An empty password is given so that the library never asks for one on the terminal.
        var key = isPrivate ? LibCrypto.ReadPrivatePem(buffer, 0, 0, [0]) : LibCrypto.ReadPublicPem(buffer, 0, 0, [0]);
        LibCrypto.Check(key, "read the key as PEM");
        if (LibCrypto.KeyIsA(key, "SM2") == 1) return new(key, isPrivate);

        key.Dispose();
        throw new CryptographyException("The PEM holds a key that isn't an SM2 key.");
    }

    /// <summary>The signature with SM3 in DER, under the default signer.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        if (!MaySign) throw new CryptographyException("A public key can't sign.");

        using var context = LibCrypto.Check(LibCrypto.NewDigest(), "prepare to sign");
        LibCrypto.Check(LibCrypto.SignInit(context, out var keyContext, LibCrypto.Sm3, 0, key), "prepare to sign");
        LibCrypto.Check(LibCrypto.SetSignerId(keyContext, DefaultSigner, DefaultSigner.Length), "name the signer");

        Span<byte> signature = stackalloc byte[LongestSignature];
        var length = (nuint)LongestSignature;
        LibCrypto.Check(LibCrypto.Sign(context, signature, ref length, data, (nuint)data.Length), "sign");
        return signature[..(int)length].ToArray();
    }

    /// <summary>False for a wrong signature and for bytes that are none.</summary>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var context = LibCrypto.Check(LibCrypto.NewDigest(), "prepare to verify");
        LibCrypto.Check(LibCrypto.VerifyInit(context, out var keyContext, LibCrypto.Sm3, 0, key), "prepare to verify");
        LibCrypto.Check(LibCrypto.SetSignerId(keyContext, DefaultSigner, DefaultSigner.Length), "name the signer");

        var holds = LibCrypto.Verify(context, signature, (nuint)signature.Length, data, (nuint)data.Length) == 1;
        LibCrypto.ClearErrors();
        return holds;
    }

    public string ToPublicPem()
    {
        using var buffer = NewBuffer();
        LibCrypto.Check(LibCrypto.WritePublicPem(buffer, key), "write the public key");
        return ReadAll(buffer);
    }

    /// <summary>Unencrypted: whoever stores it keeps it from others' eyes.</summary>
    public string ToPrivatePem()
    {
        if (!MaySign) throw new CryptographyException("Only the public half of this key is here.");

        using var buffer = NewBuffer();
        LibCrypto.Check(LibCrypto.WritePrivatePem(buffer, key, 0, 0, 0, 0, 0), "write the private key");
        return ReadAll(buffer);
    }

    public void Dispose() => key.Dispose();

    private static MemoryBuffer NewBuffer() => LibCrypto.Check(LibCrypto.NewBuffer(LibCrypto.MemoryMethod()), "make a buffer");

    private static string ReadAll(MemoryBuffer buffer)
    {
        var bytes = new byte[4096];
        var read = LibCrypto.ReadBuffer(buffer, bytes, bytes.Length);
        return read > 0 ? Encoding.ASCII.GetString(bytes, 0, read) : throw LibCrypto.Fault("read a key back");
    }
}
