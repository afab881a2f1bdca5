namespace Yiwang.Platform.Cryptography;

/// <summary>
/// The cipher of GB/T 32907 in CBC mode with padding. It hides and doesn't authenticate, so only <see cref="SealedText"/> uses it.
/// </summary>
internal static class Sm4
{
    internal const int KeyBytes = 16;
    internal const int BlockBytes = 16;

    internal static byte[] Encrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> plain) => Run(key, iv, plain, encrypt: true);

    internal static byte[] Decrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> hidden) => Run(key, iv, hidden, encrypt: false);

    private static byte[] Run(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> input, bool encrypt)
    {
        // OpenSSL reads 16 bytes of each, whatever it is given.
        if (key.Length != KeyBytes || iv.Length != BlockBytes) throw new ArgumentException("SM4 takes a key and an IV of 16 bytes.");

        var what = encrypt ? "encrypt with SM4" : "decrypt with SM4";
        var output = new byte[input.Length + BlockBytes];
        using var context = LibCrypto.Check(LibCrypto.NewCipher(), "make an SM4 context");
        LibCrypto.Check(LibCrypto.CipherInit(context, LibCrypto.Sm4Cbc, key, iv, encrypt ? 1 : 0, 0), what);
        LibCrypto.Check(LibCrypto.CipherUpdate(context, output, out var written, input, input.Length), what);
        LibCrypto.Check(LibCrypto.CipherFinal(context, output.AsSpan(written), out var last), what);
        return output[..(written + last)];
    }
}
