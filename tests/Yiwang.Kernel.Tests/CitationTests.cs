using System.Text.Json;

namespace Yiwang.Kernel.Tests;

public class CitationTests
{
    [Theory(DisplayName = "出处：各种写法读得出，写法归一")]
    [InlineData("罗府规〔2018〕6号第四十九条第二款第（三）项", "罗府规〔2018〕6号第四十九条第二款第（三）项", "罗府规〔2018〕6号#a49.p2.i3")]
    [InlineData("罗府规[2018]6号 第49条第2款第(三)项", "罗府规〔2018〕6号第四十九条第二款第（三）项", "罗府规〔2018〕6号#a49.p2.i3")]
    [InlineData("罗府规【２０１８】６号第四十九条第二款第三项", "罗府规〔2018〕6号第四十九条第二款第（三）项", "罗府规〔2018〕6号#a49.p2.i3")]
    [InlineData("罗府规（2018）6 号", "罗府规〔2018〕6号", "罗府规〔2018〕6号#")]
    [InlineData("《示例办法》（汕府办〔2019〕21号）第十条", "汕府办〔2019〕21号第十条", "汕府办〔2019〕21号#a10")]
    [InlineData("汕尾/汕府办〔2019〕21号第十条（二）1", "汕府办〔2019〕21号第十条第（二）项第1目", "汕尾/汕府办〔2019〕21号#a10.i2.m1")]
    [InlineData("国务院令第 712 号第五条", "国务院令第712号第五条", "国务院令第712号#a5")]
    [InlineData("《政府信息公开条例》第二十条", "《政府信息公开条例》第二十条", "《政府信息公开条例》#a20")]
    [InlineData("第十条（二）1", "第十条第（二）项第1目", "#a10.i2.m1")]
    [InlineData("第十条第（二）项第1目", "第十条第（二）项第1目", "#a10.i2.m1")]
    [InlineData("第八条（三）2（1）", "第八条第（三）项第2目（1）", "#a8.i3.m2.d1")]
    [InlineData("第八条㈢2.⑴①", "第八条第（三）项第2目（1）①", "#a8.i3.m2.d1.o1")]
    [InlineData("第5条", "第五条", "#a5")]
    [InlineData("第９５条", "第九十五条", "#a95")]
    [InlineData("第九百九十九条", "第九百九十九条", "#a999")]
    [InlineData("第一百零三条", "第一百零三条", "#a103")]
    [InlineData("第一百三十三条之一第二款", "第一百三十三条之一第二款", "#a133-1.p2")]
    [InlineData("第二章", "第二章", "#c2")]
    [InlineData("第二章第十条", "第十条", "#a10")]
    [InlineData("附件1", "附件1", "#x1")]
    [InlineData("附件", "附件", "#x0")]
    [InlineData("附件1第28项", "附件1第28项", "#x1.i28")]
    [InlineData("附件１第三条", "附件1第三条", "#x1.a3")]
    [InlineData("二（三）表1第14项", "二（三）表1第14项", "#h2.i3.t1.i14")]
    [InlineData("专栏5", "专栏5", "#b5")]
    [InlineData("附表第10项", "附表第10项", "#y0.i10")]
    [InlineData("通知一", "通知一", "#n0.h1")]
    [InlineData("四（二）2（4）", "四（二）2（4）", "#h4.i2.m2.d4")]
    [InlineData("一、（一）1.（1）①", "一（一）1（1）①", "#h1.i1.m1.d1.o1")]
    [InlineData("三、4", "三4", "#h3.m4")]
    [InlineData("三", "三", "#h3")]
    [InlineData("第36项", "第36项", "#i36")]
    public void Every_form_is_read_and_one_is_written(string text, string printed, string key)
    {
        var citation = Citation.Parse(text);

        Assert.Equal((printed, key), (citation.ToString(), citation.Key));
        Assert.Equal(citation, Citation.FromKey(citation.Key));
        Assert.Equal(citation.Place, citation.Place.Length == 0 ? "" : Citation.Parse(citation.Place).Place);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    [InlineData("全文")]
    [InlineData("第条")]
    [InlineData("第零条")]
    [InlineData("第一千条")]
    [InlineData("第1000条")]
    [InlineData("第十条第（二）项第三款")]
    [InlineData("第四条至第九条")]
    [InlineData("第十条末款")]
    [InlineData("第一百一条")]
    [InlineData("第十条第十条")]
    [InlineData("第一条（一）（二）")]
    [InlineData("第10-1条")]
    public void What_is_no_single_place_is_refused(string? text)
    {
        Assert.False(Citation.TryParse(text, out var citation));
        Assert.Null(citation);
    }

    [Fact]
    public void Parse_and_FromKey_name_what_they_could_not_read()
    {
        Assert.Contains("全文", Assert.Throws<FormatException>(() => Citation.Parse("全文")).Message, StringComparison.Ordinal);
        foreach (var key in new[] { "", "x", "x#10", "x#a0", "x#a1000", "x#a1x", "x#q1", "x#p1-2", "x#o21" })
            Assert.Throws<FormatException>(() => Citation.FromKey(key));
    }

    [Fact]
    public void A_mark_and_a_reading_of_the_same_place_are_equal()
    {
        var marked = Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 2, subItem: 1);
        var read = Citation.Parse("第十条（二）1").In(Law.ShanweiRehabilitationAid);

        Assert.Equal(marked, read);
        Assert.Equal(marked.GetHashCode(), read.GetHashCode());
        Assert.Equal((10, 0, 2, 1), (read.Article, read.Paragraph, read.Item, read.SubItem));
        Assert.Equal("汕府办〔2019〕21号第十条第（二）项第1目", marked.ToString());
        Assert.NotEqual(marked, Citation.Of("罗定/汕府办〔2019〕21号", 10, item: 2, subItem: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Citation.Of(Law.ShanweiRehabilitationAid, -1));
    }

    [Fact]
    public void A_link_leads_to_the_article()
    {
        var place = Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 2, subItem: 1);

        Assert.Equal("/regulations/%E6%B1%95%E5%B0%BE/%E6%B1%95%E5%BA%9C%E5%8A%9E%E3%80%942019%E3%80%9521%E5%8F%B7/a10.i2.m1#a10.i2.m1", place.Href);
        Assert.Equal("/regulations/汕尾/汕府办〔2019〕21号/a10.i2.m1#a10.i2.m1", Uri.UnescapeDataString(place.Href));
        Assert.Equal("#a10", Citation.Parse("第十条（二）1").Href);
        Assert.Equal("h4", Citation.Parse("四（二）2").Anchor);
        Assert.Equal("x1", Citation.Parse("附件1第28项").Anchor);
        Assert.Equal("x1.a3", Citation.Parse("附件1第三条第二款").Anchor);
        Assert.DoesNotContain('#', Citation.Of(Law.ShanweiRehabilitationAid, 0).Href);
        Assert.EndsWith("/a10", Citation.Of(Law.ShanweiRehabilitationAid, 10).Href, StringComparison.Ordinal);
        Assert.EndsWith("/h4.i2", Citation.Parse("四（二）").In(Law.LuohuSmartCity).Href, StringComparison.Ordinal);
        Assert.EndsWith("/h4.i2.m2.d1#h4.i2.m2.d1", Citation.Parse("四（二）2（1）").In(Law.LuodingDigitalGovernment).Href, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("第十条（二）1")]
    [InlineData("四（二）2（1）①")]
    [InlineData("附件1第28项")]
    [InlineData("通知三")]
    [InlineData("前言")]
    [InlineData("二（三）表1第9项")]
    public void What_an_address_says_is_read_back(string text)
    {
        var place = Citation.Parse(text).In(Law.LuohuSmartCity);

        Assert.True(Citation.TryFromCode(Law.LuohuSmartCity, place.Code, out var read));
        Assert.Equal(place, read);
        Assert.False(Citation.TryFromCode(Law.LuohuSmartCity, place.Code + ".", out _));
        Assert.False(Citation.TryFromCode(Law.LuohuSmartCity, "", out _));
    }

    [Fact]
    public void A_mark_can_name_a_plain_section()
    {
        var mark = new ArticleAttribute(Law.LufengDigitalGovernment, "四（一）2");

        Assert.Equal("陆丰/《陆丰市数字政府改革建设“十四五”规划》#h4.i1.m2", mark.Citation.Key);
        Assert.Throws<FormatException>(() => new ArticleAttribute(Law.LufengDigitalGovernment, "随便写的"));
    }

    [Theory]
    [InlineData("序言", "前言")]
    [InlineData("前言一", "前言一")]
    public void What_stands_before_the_first_section_is_a_place(string text, string place) => Assert.Equal(place, Citation.Parse(text).Place);

    [Fact]
    public void An_article_contains_its_paragraphs_and_a_document_its_articles()
    {
        var article = Citation.Of(Law.ShanweiRehabilitationAid, 10);

        Assert.True(article.Contains(article));
        Assert.True(article.Contains(Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 2)));
        Assert.True(Citation.Of(Law.ShanweiRehabilitationAid, 0).Contains(article));
        Assert.False(article.Contains(Citation.Of(Law.ShanweiRehabilitationAid, 1)));
        Assert.False(Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 2).Contains(article));
        Assert.False(article.Contains(Citation.Parse("第十条")));
    }

    [Fact]
    public void In_json_a_citation_is_its_key()
    {
        var place = Citation.Of(Law.ShanweiRehabilitationAid, 10, paragraph: 1);

        var json = JsonSerializer.Serialize(place);

        Assert.Equal(place.Key, JsonSerializer.Deserialize<string>(json));
        Assert.Equal(place, JsonSerializer.Deserialize<Citation>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Citation>("\"第十条\""));
    }
}
