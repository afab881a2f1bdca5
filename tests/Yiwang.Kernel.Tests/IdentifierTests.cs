namespace Yiwang.Kernel.Tests;

public class IdentifierTests
{
    // Invented: sequence 000 of a day in 1900 belongs to nobody; the check sign is computed.
    private static readonly string Invented = WithCheck("44152119000101000");

    [Theory(DisplayName = "文号：各种括号和全角都认得，写法归一")]
    [InlineData("汕府办〔2019〕21号")]
    [InlineData("汕府办[2019]21号")]
    [InlineData("汕府办【２０１９】２１号")]
    [InlineData("汕府办（2019）第 21 号")]
    [InlineData(" 汕府办［2019］021号 ")]
    public void A_document_number_has_one_canonical_form(string text)
    {
        Assert.True(DocumentNumber.TryParse(text, out var number, out var problem));
        Assert.Null(problem);
        Assert.Equal("汕府办〔2019〕21号", number.ToString());
        Assert.Equal(new DocumentNumber("汕府办", 2019, 21), number);
    }

    [Theory(DisplayName = "文号有错：说明是哪一部分")]
    [InlineData(null, "document-number.empty")]
    [InlineData(" ", "document-number.empty")]
    [InlineData("汕府办2019年21号", "document-number.form")]
    [InlineData("汕府办〔2019〕21", "document-number.form")]
    [InlineData("〔2019〕21号", "document-number.form")]
    [InlineData("汕府办〔1019〕21号", "document-number.year")]
    [InlineData("汕府办〔2019〕0号", "document-number.sequence")]
    public void A_wrong_document_number_is_told_what_is_wrong(string? text, string code)
    {
        Assert.False(DocumentNumber.TryParse(text, out var number, out var problem));
        Assert.Null(number);
        Assert.Equal(code, problem.Code);
        Assert.NotEmpty(problem.Remedy);
    }

    [Theory]
    [InlineData("44", null)]
    [InlineData("440000", RegionLevel.Province)]
    [InlineData("441500", RegionLevel.City)]
    [InlineData("441521", RegionLevel.County)]
    [InlineData("441521000000", RegionLevel.County)]
    [InlineData("441521102", RegionLevel.Town)]
    [InlineData("441521102000", RegionLevel.Town)]
    [InlineData("441521102201", RegionLevel.Village)]
    [InlineData("４４１５２１", RegionLevel.County)]
    [InlineData("990000", null)]
    [InlineData("440021", null)]
    [InlineData("441521000201", null)]
    [InlineData("44152a", null)]
    [InlineData("", null)]
    public void A_region_code_knows_its_level_or_says_what_is_wrong(string text, RegionLevel? level)
    {
        var isRead = RegionCode.TryParse(text, out var code, out var problem);

        Assert.Equal(level, code?.Level);
        Assert.Equal(isRead, problem is null);
        Assert.All(problem is null ? [] : new[] { problem }, p => Assert.NotEmpty(p.Remedy));
    }

    [Fact]
    public void Regions_lie_in_each_other()
    {
        var village = RegionCode.Parse("441521102201");

        var around = new List<string>();
        for (var region = village; region is not null; region = region.Parent) around.Add(region.Value);

        Assert.Equal(["441521102201", "441521102", "441521", "441500", "440000"], around);
        Assert.True(RegionCode.Parse("441500").Contains(village));
        Assert.True(village.Contains(village));
        Assert.False(village.Contains(RegionCode.Parse("441500")));
        Assert.False(RegionCode.Parse("441581").Contains(village));
        Assert.Equal(RegionCode.Parse("441900"), RegionCode.Parse("441900003").Parent); // a town of a city without counties
        Assert.Equal(RegionCode.Parse("441521"), RegionCode.Parse("441521000000"));
        Assert.Equal("441521000000", RegionCode.Parse("441521").Full);
    }

    [Fact(DisplayName = "身份证号：默认只显示首尾各四位，不外泄")]
    public void A_citizen_number_prints_masked()
    {
        Assert.True(CitizenNumber.TryParse(Invented, out var number, out _));

        Assert.Equal("4415**********" + Invented[14..], number.ToString());
        Assert.Equal(number.Masked, $"{number}");
        Assert.Equal(Invented, number.Reveal());
        Assert.Equal((new DateOnly(1900, 1, 1), "441521"), (number.BirthDate, number.FirstRegion));
        Assert.DoesNotContain(Invented, System.Text.Json.JsonSerializer.Serialize(number), StringComparison.Ordinal);
        Assert.DoesNotContain(Invented, new { Number = number }.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_the_standard_has_the_right_check_sign()
    {
        Assert.Equal('X', CitizenNumber.CheckSign("11010519491231002")); // GB 11643-1999, example
        Assert.Equal('4', CitizenNumber.CheckSign("44052418800101001")); // GB 11643-1999, example
        Assert.True(CitizenNumber.TryParse("４４０５２４ 18800101 0014", out var number, out _));
        Assert.Equal(CitizenNumber.Parse("440524188001010014"), number);
        Assert.True(CitizenNumber.TryParse("11010519491231002x", out _, out _));
    }

    [Theory(DisplayName = "身份证号有错：说明是位数、字符、地区、日期还是校验位，不复述号码")]
    [InlineData("", "citizen-number.empty")]
    [InlineData("44152119000101000", "citizen-number.length")]
    [InlineData("441521000101000", "citizen-number.length")]
    [InlineData("4415211900010100AX", "citizen-number.characters")]
    [InlineData("991521190001010001", "citizen-number.region")]
    [InlineData("441521190013010001", "citizen-number.date")]
    [InlineData("441521190002300001", "citizen-number.date")]
    [InlineData("110105194912310021", "citizen-number.check")]
    public void A_wrong_citizen_number_is_told_what_is_wrong(string text, string code)
    {
        Assert.False(CitizenNumber.TryParse(text, out _, out var problem));
        Assert.Equal(code, problem.Code);
        Assert.True(text.Length == 0 || !problem.Message.Contains(text, StringComparison.Ordinal));
        Assert.NotEmpty(problem.Remedy);
    }

    [Fact]
    public void Any_single_wrong_digit_is_noticed()
    {
        for (var at = 0; at < 18; at++)
            for (var digit = '0'; digit <= '9'; digit++)
                if (Invented[at] != digit)
                    Assert.False(CitizenNumber.TryParse(Invented[..at] + digit + Invented[(at + 1)..], out _, out _), $"digit {at} as {digit}");
    }

    [Theory(DisplayName = "统一社会信用代码：校验位")]
    [InlineData("91350100M000100Y43", true)] // GB 32100-2015, example
    [InlineData("91350100m000100y43", true)]
    [InlineData("９１３５０１００Ｍ０００１００Ｙ４３", true)]
    [InlineData("91350100M000100Y44", false)]
    public void A_credit_code_is_checked(string text, bool isRight)
    {
        Assert.Equal(isRight, CreditCode.TryParse(text, out var code, out var problem));
        Assert.Equal(isRight ? "91350100M000100Y43" : null, code?.Value);
        Assert.Equal(isRight ? null : "credit-code.check", problem?.Code);
        if (isRight) Assert.Equal(("350100", "M000100Y4"), (code!.Region, code.OrganisationCode));
    }

    [Theory]
    [InlineData(null, "credit-code.empty")]
    [InlineData("91350100M000100Y4", "credit-code.length")]
    [InlineData("91350100I000100Y43", "credit-code.characters")]
    [InlineData("91A50100M000100Y43", "credit-code.region")]
    public void A_wrong_credit_code_is_told_what_is_wrong(string? text, string code)
    {
        Assert.False(CreditCode.TryParse(text, out _, out var problem));
        Assert.Equal(code, problem.Code);
    }

    private static string WithCheck(string seventeen) => seventeen + CitizenNumber.CheckSign(seventeen);
}
