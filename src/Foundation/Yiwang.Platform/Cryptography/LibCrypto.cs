using System.Runtime.InteropServices;
using System.Text;

namespace Yiwang.Platform.Cryptography;

/// <summary>The few calls into the system's OpenSSL 3 that SM2, SM3 and SM4 need. All arithmetic happens there.</summary>
internal static partial class LibCrypto
{
    private const string Library = "libcrypto.so.3";
    private const ulong NoCleanupAtExit = 0x00080000;

    // Fetching an algorithm by name takes a lock and a search; the results live as long as the process.
    internal static readonly nint Sm3;
    internal static readonly nint Sm4Cbc;

    static LibCrypto()
    {
        // Otherwise OpenSSL tears itself down at exit while threads may still be hashing.
        if (InitCrypto(NoCleanupAtExit, 0) != 1) throw Fault("start");
        Sm3 = Found(FetchDigest(0, "SM3", null), "SM3");
        Sm4Cbc = Found(FetchCipher(0, "SM4-CBC", null), "SM4-CBC");
    }

    /// <summary>Throws with OpenSSL's own reason unless the call said 1.</summary>
    internal static void Check(int result, string what)
    {
        if (result != 1) throw Fault(what);
    }

    internal static T Check<T>(T handle, string what) where T : SafeHandle => handle.IsInvalid ? throw Fault(what) : handle;

    internal static CryptographyException Fault(string what)
    {
        Span<byte> text = stackalloc byte[256];
        DescribeError(PeekLastError(), text, (nuint)text.Length);
        ClearErrors(); // the queue belongs to the thread and .NET reads it too
        return new CryptographyException($"OpenSSL failed to {what}: {Encoding.ASCII.GetString(text[..text.IndexOf((byte)0)])}");
    }

    private static nint Found(nint algorithm, string name) => algorithm != 0 ? algorithm
        : throw new CryptographyException($"{Library} of this machine doesn't offer {name}. OpenSSL 3 with its default provider is needed.");

    [LibraryImport(Library, EntryPoint = "OPENSSL_init_crypto")]
    private static partial int InitCrypto(ulong options, nint settings);

    [LibraryImport(Library, EntryPoint = "EVP_MD_fetch", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint FetchDigest(nint library, string name, string? properties);

    [LibraryImport(Library, EntryPoint = "EVP_CIPHER_fetch", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint FetchCipher(nint library, string name, string? properties);

    [LibraryImport(Library, EntryPoint = "ERR_peek_last_error")]
    private static partial nuint PeekLastError();

    [LibraryImport(Library, EntryPoint = "ERR_error_string_n")]
    private static partial void DescribeError(nuint code, Span<byte> text, nuint length);

    [LibraryImport(Library, EntryPoint = "ERR_clear_error")]
    internal static partial void ClearErrors();

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_new")]
    internal static partial DigestContext NewDigest();

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_free")]
    internal static partial void FreeDigest(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_DigestInit_ex2")]
    internal static partial int DigestInit(DigestContext context, nint algorithm, nint parameters);

    [LibraryImport(Library, EntryPoint = "EVP_DigestUpdate")]
    internal static partial int DigestUpdate(DigestContext context, ReadOnlySpan<byte> data, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_DigestFinal_ex")]
    internal static partial int DigestFinal(DigestContext context, Span<byte> digest, nint length);

    [LibraryImport(Library, EntryPoint = "HMAC")]
    internal static partial nint Hmac(nint algorithm, ReadOnlySpan<byte> key, int keyLength, ReadOnlySpan<byte> data, nuint length, Span<byte> digest, out uint digestLength);

    [LibraryImport(Library, EntryPoint = "EVP_CIPHER_CTX_new")]
    internal static partial CipherContext NewCipher();

    [LibraryImport(Library, EntryPoint = "EVP_CIPHER_CTX_free")]
    internal static partial void FreeCipher(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_CipherInit_ex2")]
    internal static partial int CipherInit(CipherContext context, nint algorithm, ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, int encrypt, nint parameters);

    [LibraryImport(Library, EntryPoint = "EVP_CipherUpdate")]
    internal static partial int CipherUpdate(CipherContext context, Span<byte> output, out int written, ReadOnlySpan<byte> input, int length);

    [LibraryImport(Library, EntryPoint = "EVP_CipherFinal_ex")]
    internal static partial int CipherFinal(CipherContext context, Span<byte> output, out int written);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_CTX_new_from_name", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial KeyContext NewKeyContext(nint library, string name, string? properties);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_CTX_free")]
    internal static partial void FreeKeyContext(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_keygen_init")]
    internal static partial int KeyGenerationInit(KeyContext context);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_generate")]
    internal static partial int GenerateKey(KeyContext context, out KeyHandle key);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_free")]
    internal static partial void FreeKey(nint key);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_is_a", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int KeyIsA(KeyHandle key, string name);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_CTX_set1_id")]
    internal static partial int SetSignerId(nint context, ReadOnlySpan<byte> id, int length);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSignInit")]
    internal static partial int SignInit(DigestContext context, out nint keyContext, nint algorithm, nint engine, KeyHandle key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSign")]
    internal static partial int Sign(DigestContext context, Span<byte> signature, ref nuint length, ReadOnlySpan<byte> data, nuint dataLength);

    [LibraryImport(Library, EntryPoint = "EVP_DigestVerifyInit")]
    internal static partial int VerifyInit(DigestContext context, out nint keyContext, nint algorithm, nint engine, KeyHandle key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestVerify")]
    internal static partial int Verify(DigestContext context, ReadOnlySpan<byte> signature, nuint length, ReadOnlySpan<byte> data, nuint dataLength);

    [LibraryImport(Library, EntryPoint = "BIO_s_mem")]
    internal static partial nint MemoryMethod();

    [LibraryImport(Library, EntryPoint = "BIO_new")]
    internal static partial MemoryBuffer NewBuffer(nint method);

    [LibraryImport(Library, EntryPoint = "BIO_free")]
    internal static partial int FreeBuffer(nint buffer);

    [LibraryImport(Library, EntryPoint = "BIO_write")]
    internal static partial int WriteBuffer(MemoryBuffer buffer, ReadOnlySpan<byte> data, int length);

    [LibraryImport(Library, EntryPoint = "BIO_read")]
    internal static partial int ReadBuffer(MemoryBuffer buffer, Span<byte> data, int length);

    [LibraryImport(Library, EntryPoint = "PEM_write_bio_PKCS8PrivateKey")]
    internal static partial int WritePrivatePem(MemoryBuffer buffer, KeyHandle key, nint cipher, nint password, int length, nint callback, nint state);

    [LibraryImport(Library, EntryPoint = "PEM_write_bio_PUBKEY")]
    internal static partial int WritePublicPem(MemoryBuffer buffer, KeyHandle key);

    [LibraryImport(Library, EntryPoint = "PEM_read_bio_PrivateKey")]
    internal static partial KeyHandle ReadPrivatePem(MemoryBuffer buffer, nint key, nint callback, ReadOnlySpan<byte> password);

    [LibraryImport(Library, EntryPoint = "PEM_read_bio_PUBKEY")]
    internal static partial KeyHandle ReadPublicPem(MemoryBuffer buffer, nint key, nint callback, ReadOnlySpan<byte> password);
}
