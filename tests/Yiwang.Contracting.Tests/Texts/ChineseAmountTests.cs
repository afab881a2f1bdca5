using FsCheck;
using FsCheck.Fluent;
using Yiwang.Contracting.Texts.Elements;

namespace Yiwang.Contracting.Tests.Texts;

/// <summary>Amounts in Chinese numerals.</summary>
public sealed class ChineseAmountTests
{
    [Theory]
    [InlineData("壹佰贰拾万元整", 120_000_000)]
    [InlineData("拾万零伍佰元整", 10_050_000)]
    [InlineData("叁元零伍分", 305)]
    [InlineData("伍角", -1)]
    [InlineData("零元伍角", 50)]
    [InlineData("壹亿元整", 10_000_000_000)]
    [InlineData("壹万贰仟叁佰肆拾伍元陆角柒分", 1_234_567)]
    [InlineData("一百二十万元", 120_000_000)]
    [InlineData("贰拾圆整", 2_000)]
    [InlineData("两万元", 2_000_000)]
    [InlineData("壹佰贰拾玖万陆千玖元佰整", -1)]
    [InlineData("佰万元整", -1)]
    [InlineData("壹拾佰元", -1)]
    [InlineData("壹贰叁元", -1)]
    [InlineData("万元", -1)]
    [InlineData("元整", -1)]
    public void Reads_what_is_well_formed_and_nothing_else(string text, long fen) =>
        Assert.Equal(fen, ChineseAmount.TryParse(text, out var read) ? read : -1);

    [Theory]
    [InlineData(0, "零元整")]
    [InlineData(10_050_000, "壹拾万零伍佰元整")]
    [InlineData(10_000_000_000, "壹亿元整")]
    [InlineData(305, "叁元零伍分")]
    [InlineData(1_000_100, "壹万零壹元整")]
    public void Writes_as_banks_do(long fen, string text) => Assert.Equal(text, ChineseAmount.Format(fen));

    [Fact]
    public void What_is_written_is_read_again() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).Two().Select(p => (((long)p.Item1 << 31) | (uint)p.Item2) % (ChineseAmount.MostFen + 1)).ToArbitrary(),
            fen => ChineseAmount.TryParse(ChineseAmount.Format(fen), out var read) && read == fen).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Small_amounts_too() =>
        Prop.ForAll(Gen.Choose(0, 20_000_000).Select(n => (long)n).ToArbitrary(), fen => ChineseAmount.TryParse(ChineseAmount.Format(fen), out var read) && read == fen).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void No_run_of_numerals_throws() =>
        Prop.ForAll(Gen.Elements("零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整〇一十百千".ToCharArray()).ArrayOf().Select(c => new string(c)).ToArbitrary(),
            text => (!ChineseAmount.TryParse(text, out var fen) || fen >= 0) && MoneyReader.Read(text).Count >= 0).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
}
