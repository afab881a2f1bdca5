using Yiwang.Platform.Cryptography;

namespace Yiwang.Platform.Tests.Cryptography;

public sealed class Sm2KeyTests
{
    private static readonly byte[] Text = "受理通知书 第 1 号"u8.ToArray();

    [Fact]
    public void A_signature_holds_for_its_text_and_key_only()
    {
        using var key = Sm2Key.Generate();
        using var stranger = Sm2Key.Generate();
        var signature = key.Sign(Text);

        Assert.True(key.Verify(Text, signature));
        Assert.False(stranger.Verify(Text, signature));
        Assert.False(key.Verify("受理通知书 第 2 号"u8, signature));
        Assert.False(key.Verify(Text, []));
        Assert.False(key.Verify(Text, new byte[72]));
    }

    [Fact]
    public void No_changed_byte_of_a_signature_passes()
    {
        using var key = Sm2Key.Generate();
        var signature = key.Sign(Text);

        for (var at = 0; at < signature.Length; at++)
        {
            var changed = signature.ToArray();
            changed[at] ^= 1;
            Assert.False(key.Verify(Text, changed), $"byte {at}");
        }
    }

    [Fact]
    public void Keys_survive_as_pem_and_the_public_half_only_verifies()
    {
        using var key = Sm2Key.Generate();
        using var restored = Sm2Key.FromPem(key.ToPrivatePem());
        using var shown = Sm2Key.FromPem(key.ToPublicPem());

        Assert.True(shown.Verify(Text, restored.Sign(Text)));
        Assert.False(shown.MaySign);
        Assert.Throws<CryptographyException>(() => shown.Sign(Text));
        Assert.Throws<CryptographyException>(() => shown.ToPrivatePem());
    }

    [Fact]
    public void A_key_of_another_kind_is_refused()
    {
        using var other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);

        Assert.Contains("isn't an SM2 key", Assert.Throws<CryptographyException>(() => Sm2Key.FromPem(other.ExportPkcs8PrivateKeyPem())).Message, StringComparison.Ordinal);
        Assert.Throws<CryptographyException>(() => Sm2Key.FromPem("-----BEGIN PUBLIC KEY-----\nbm8=\n-----END PUBLIC KEY-----"));
        Assert.Throws<CryptographyException>(() => Sm2Key.FromPem(""));
    }

    [Fact]
    public void One_key_serves_many_threads()
    {
        using var key = Sm2Key.Generate();
        var failed = 0;

        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, n =>
        {
            var text = BitConverter.GetBytes(n);
            if (!key.Verify(text, key.Sign(text))) Interlocked.Increment(ref failed);
        });

        Assert.Equal(0, failed);
    }
}
