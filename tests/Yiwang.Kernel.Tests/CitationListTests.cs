namespace Yiwang.Kernel.Tests;

public class CitationListTests(ITestOutputHelper output)
{
    [Theory(DisplayName = "一行里的几处出处：补全、展开")]
    [InlineData("第九条、第二十六条（一）（七）（九）", "第九条|第二十六条第（一）项|第二十六条第（七）项|第二十六条第（九）项")]
    [InlineData("第二十一条第一、三款", "第二十一条第一款|第二十一条第三款")]
    [InlineData("第五条至第七条、第九条", "第五条|第六条|第七条|第九条")]
    [InlineData("第二十四条（四）至（五）", "第二十四条第（四）项|第二十四条第（五）项")]
    [InlineData("二（二）1—3", "二（二）1|二（二）2|二（二）3")]
    [InlineData("四（三）1、2（4）", "四（三）1|四（三）2（4）")]
    [InlineData("四（三）2、五（一）", "四（三）2|五（一）")]
    [InlineData("三、4；四、3", "三4|四3")]
    [InlineData("一、二、三", "一|二|三")]
    [InlineData("附件1第24至26项", "附件1第24项|附件1第25项|附件1第26项")]
    [InlineData("第十三条第二款第（一）、（二）项", "第十三条第二款第（一）项|第十三条第二款第（二）项")]
    [InlineData("第十六条（一）1—3", "第十六条第（一）项第1目|第十六条第（一）项第2目|第十六条第（一）项第3目")]
    [InlineData("第六十七条第（一）至（二）项", "第六十七条第（一）项|第六十七条第（二）项")]
    [InlineData("第43、45项", "第43项|第45项")]
    [InlineData("附件3第4、9项", "附件3第4项|附件3第9项")]
    [InlineData("七（二）4；七（三）2", "七（二）4|七（三）2")]
    [InlineData("第七十八条（模块，文本未单独命名）", "第七十八条")]
    [InlineData("第八条末段、第十一条", "第十一条")]
    public void Several_places_in_one_line(string text, string places) =>
        Assert.Equal(places.Split('|'), CitationList.Parse(text).Places.Select(p => p.ToString()));

    [Fact]
    public void Prose_is_handed_back_and_places_get_their_document()
    {
        var list = CitationList.Parse("第八条末段、第十一条", Law.ShanweiRehabilitationAid);

        Assert.Equal(["第八条末段"], list.Prose);
        Assert.Equal([Citation.Of(Law.ShanweiRehabilitationAid, 11)], list.Places);
    }

    [Fact(DisplayName = "各目录的出处：读得出的不少于八成五，其余列出")]
    public void The_places_in_the_catalogues_are_read()
    {
        var lines = File.ReadAllLines(Path.Combine(Calendars.Root, "tests", "Yiwang.Kernel.Tests", "places-in-catalogues.txt"));

        var prose = lines.Where(line => CitationList.Parse(line) is not { Places.Count: > 0, Prose.Count: 0 }).ToList();

        foreach (var line in prose) output.WriteLine(line);
        output.WriteLine($"{lines.Length - prose.Count} of {lines.Length} read, {prose.Count} are prose.");
        Assert.True(lines.Length >= 1000);
        Assert.InRange(prose.Count, 0, lines.Length * 15 / 100);
    }
}
