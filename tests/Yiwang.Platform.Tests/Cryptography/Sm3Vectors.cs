using System.Text;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Platform.Tests.Cryptography;

/// <summary>The examples of GB/T 32905-2016 appendix A, and what the ways of hashing owe each other.</summary>
public sealed class Sm3Vectors
{
    private const string OfAbc = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";

    [Theory(DisplayName = "SM3 与 GB/T 32905 附录 A 的示例一致")]
    [InlineData(1, "abc", OfAbc)]
    [InlineData(16, "abcd", "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732")]
    public void The_published_examples_come_out(int times, string part, string expected)
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(part, times)));

        Assert.Equal(expected, Sm3.HashToHex(text));
        Assert.Equal(expected, Convert.ToHexStringLower(Sm3.Hash(text)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(300_001)]
    public async Task Pieces_and_streams_hash_like_the_whole(int length)
    {
        var data = new byte[length];
        new Random(length).NextBytes(data);
        using var sm3 = new Sm3();
        foreach (var piece in data.Chunk(777)) sm3.Append(piece);

        Assert.Equal(Sm3.Hash(data), sm3.Finish());
        Assert.Equal(Sm3.Hash(data), await Sm3.HashAsync(new MemoryStream(data), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_finished_instance_starts_afresh()
    {
        using var sm3 = new Sm3();
        sm3.Append("gone"u8);
        sm3.Finish();

        sm3.Append("abc"u8);

        Assert.Equal(OfAbc, Convert.ToHexStringLower(sm3.Finish()));
    }

    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        var wrong = 0;
        Parallel.For(0, 20_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            if (Sm3.HashToHex("abc"u8) != OfAbc) Interlocked.Increment(ref wrong);
        });

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void A_hash_does_not_write_beyond_its_room()
    {
        Assert.Throws<ArgumentException>(() => Sm3.Hash("abc"u8, new byte[31]));
    }

    [Fact]
    public void Another_key_gives_another_keyed_hash()
    {
        var one = Sm3.Hmac(new byte[32], "abc"u8);
        var other = Sm3.Hmac([.. new byte[31], 1], "abc"u8);

        Assert.NotEqual(one, other);
        Assert.Equal(one, Sm3.Hmac(new byte[32], "abc"u8));
        Assert.Throws<ArgumentException>(() => Sm3.Hmac([], "abc"u8));
    }
}
