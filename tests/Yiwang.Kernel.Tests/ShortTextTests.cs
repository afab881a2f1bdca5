namespace Yiwang.Kernel.Tests;

public sealed class ShortTextTests
{
    [Theory]
    [InlineData("合同", 2, "合同")]
    [InlineData("合同法", 2, "合同")]
    [InlineData("合𠮷", 3, "合𠮷")]
    [InlineData("合𠮷", 2, "合")]
    [InlineData("𠮷", 1, "")]
    [InlineData("", 5, "")]
    public void A_text_is_cut_between_characters(string text, int most, string expected) => Assert.Equal(expected, ShortText.Within(text, most));

    [Fact]
    public void What_was_left_out_is_shown() => Assert.Equal(("合同", "合同……"), (ShortText.Told("合同", 2), ShortText.Told("合同法", 2)));
}
