namespace Yiwang.Kernel.Tests;

public class ChineseNumberTests
{
    [Theory]
    [InlineData(0, "零")]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(20, "二十")]
    [InlineData(101, "一百零一")]
    [InlineData(110, "一百一十")]
    [InlineData(999, "九百九十九")]
    [InlineData(1001, "一千零一")]
    [InlineData(1010, "一千零一十")]
    [InlineData(9999, "九千九百九十九")]
    public void Numerals_as_regulations_write_them(int number, string text) => Assert.Equal(text, ChineseNumber.Format(number));

    [Fact]
    public void Every_number_comes_back()
    {
        for (var number = 0; number <= ChineseNumber.Max; number++)
            Assert.True(ChineseNumber.TryParse(ChineseNumber.Format(number), out var back) && back == number, $"{number}");
    }

    [Theory]
    [InlineData("一十二", 12)]
    [InlineData("一百〇三", 103)]
    public void Tolerated_spellings(string text, int number)
    {
        Assert.True(ChineseNumber.TryParse(text, out var read));
        Assert.Equal(number, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("一百一")]
    [InlineData("一一")]
    [InlineData("廿")]
    [InlineData("百")]
    [InlineData("二零一九")]
    [InlineData("十百")]
    [InlineData("一二十")]
    public void Ill_formed_numerals_are_refused(string text) => Assert.False(ChineseNumber.TryParse(text, out _));
}
