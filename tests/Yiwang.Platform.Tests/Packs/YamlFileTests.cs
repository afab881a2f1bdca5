using Yiwang.Kernel;
using Yiwang.Platform.Packs;

namespace Yiwang.Platform.Tests.Packs;

public sealed class YamlFileTests
{
    private const string Sound = """
        title: 示例办法
        validFrom: 2019-12-17
        periods:
          review: { days: 10, kind: working-days, article: 第十条（二）1 }
        categories: [视力, 听力]
        rows:
          - { id: 甲, amount: 1500 }
          - { id: 乙, amount: 3000 }
        """;

    [Fact]
    public void A_sound_file_gives_its_values_and_no_findings()
    {
        var file = YamlFile.Parse(Sound, "示例.yaml", Law.ShanweiRehabilitationAid);
        var review = file.Root.Map("periods").Map("review");

        Assert.Equal("示例办法", file.Root.Text("title"));
        Assert.Equal(new DateOnly(2019, 12, 17), file.Root.Date("validFrom"));
        Assert.Equal((10, Measure.WorkingDays), (review.Number("days"), review.Choice<Measure>("kind")));
        Assert.Equal(Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 2, subItem: 1), review.Citation("article"));
        Assert.Equal(["视力", "听力"], file.Root.Texts("categories"));
        Assert.Equal([1500, 3000], file.Root.Maps("rows").Select(r => { r.Text("id"); return r.Number("amount"); }));
        Assert.Empty(file.Finish());
    }

    [Fact]
    public void Every_error_is_told_at_once_with_its_line()
    {
        var file = YamlFile.Parse("""
            title: 示例办法
            validForm: 2019-12-17
            days: 十天
            article: 十条
            rows:
              - { id: 甲 }
            """, "示例.yaml");
        file.Root.Text("title");
        file.Root.Date("validFrom");
        file.Root.Number("days");
        file.Root.Citation("article");
        foreach (var row in file.Root.Maps("rows")) { row.Text("id"); row.Number("amount"); }

        Assert.Equal(
            [("yaml.missing", "示例.yaml:1"), ("yaml.unknown-key", "示例.yaml:2"), ("yaml.form", "示例.yaml:3"),
             ("yaml.citation", "示例.yaml:4"), ("yaml.missing", "示例.yaml:6")],
            file.Finish().Select(f => (f.Code, f.Where)));
    }

    [Theory]
    [InlineData("a: [1, 2", "yaml.syntax")]
    [InlineData("a: 1\na: 2", "yaml.syntax")]
    [InlineData("- 1\n- 2", "yaml.not-a-map")]
    [InlineData("", "yaml.not-a-map")]
    public void A_broken_file_gives_one_finding_and_not_a_hundred(string yaml, string code)
    {
        var file = YamlFile.Parse(yaml, "坏.yaml");
        file.Root.Text("title");

        Assert.Equal(code, Assert.Single(file.Finish()).Code);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named_from_the_packs_folder_on() =>
        Assert.Equal("packs/无/无.yaml", Assert.Single(YamlFile.Read("/tmp/packs/无/无.yaml").Finish()).Where);

    private enum Measure { CalendarDays, WorkingDays }
}
