using System.Security.Cryptography;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Platform.Tests.Cryptography;

public sealed class SealedTextTests
{
    private static readonly SealingKey Key = NewKey(1);

    [Fact(DisplayName = "SM4 与 GB/T 32907 附录 A 的示例一致")]
    public void The_published_block_comes_out()
    {
        var block = Convert.FromHexString("0123456789abcdeffedcba9876543210");

        // CBC under an IV of zeros: the first block is the bare cipher's.
        var hidden = Sm4.Encrypt(block, new byte[16], block);

        Assert.Equal("681edf34d206965e86b3e94f536e4246", Convert.ToHexStringLower(hidden[..16]));
        Assert.Equal(block, Sm4.Decrypt(block, new byte[16], hidden));
    }

    [Theory]
    [InlineData("")]
    [InlineData("441501201801011239")]
    [InlineData("恰好十六字节吗")]
    [InlineData("示例某某，住汕尾市城区示例路 1 号，𠮷野家旁")]
    public void A_sealed_text_opens_to_itself(string plain)
    {
        var sealedText = SealedText.Seal(plain, Key);

        Assert.Equal(plain, SealedText.Open(sealedText, Key));
        Assert.NotEqual(sealedText, SealedText.Seal(plain, Key));
    }

    [Fact]
    public void Any_changed_byte_breaks_the_seal()
    {
        var bytes = Convert.FromBase64String(SealedText.Seal("441501201801011239", Key));

        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            Assert.Throws<BrokenSealException>(() => SealedText.Open(Convert.ToBase64String(changed), Key));
        }
    }

    [Fact]
    public void A_cut_or_foreign_value_is_no_sealed_text()
    {
        var bytes = Convert.FromBase64String(SealedText.Seal("441501201801011239", Key));

        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<BrokenSealException>(() => SealedText.Open(Convert.ToBase64String(bytes, 0, length), Key));
        Assert.Throws<BrokenSealException>(() => SealedText.Open("441501201801011239", Key));
        Assert.Throws<BrokenSealException>(() => SealedText.Open("不是密文", Key));
    }

    [Fact]
    public void Another_key_of_the_same_version_does_not_open_it()
    {
        var sealedText = SealedText.Seal("441501201801011239", Key);

        var refusal = Assert.Throws<BrokenSealException>(() => SealedText.Open(sealedText, NewKey(1)));

        Assert.Contains("another key ring", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rotated_ring_still_opens_what_the_old_key_sealed()
    {
        var old = SealedText.Seal("441501201801011239", Key);

        Assert.Equal("441501201801011239", SealedText.Open(old, NewKey(2), Key));
        Assert.Contains("version 1", Assert.Throws<BrokenSealException>(() => SealedText.Open(old, NewKey(2))).Message, StringComparison.Ordinal);
    }

    private static SealingKey NewKey(byte version) => new(version, RandomNumberGenerator.GetBytes(48));
}
